"""`drd publish --public`: the same numbers, and no figure that may not be passed on."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from dashboard.content.content_files import digest, gather
from dashboard.content.public.files import public_files
from dashboard.content.versions.archive import pack, unpack
from dashboard.content.versions.digests import digests
from dashboard.content.versions.kept_numbers import NUMBERS
from dashboard.content.versions.published import RECORD, Published, open_book, write_record
from dashboard.server.app import create_app
from dashboard.server.router import Router
from methodology.doubt.run import uncertainty
from methodology.explain.receipts import node_receipt
from methodology.faults.finding import Report
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.contract.test_terms_everywhere import API, COMMANDS, OF_ONE_COUNTRY, OF_THE_WORLD
from tests.support.command import Command
from tests.support.four_terms import (
    BACKGROUND,
    EARLIER,
    EVENTS,
    FIGURES,
    REQUESTS,
    WORDS,
    four_terms,
    rows,
    write_four_terms,
)
from tests.support.roots import faults, read
from tests.support.site import site_of

WITHHELD = [
    str(table[word]) for table in (FIGURES, EARLIER, BACKGROUND, EVENTS, REQUESTS) for word in WORDS[1:]
]
"""Every figure and event of AAA that may not be passed on in bulk; all of them are easy to find."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root whose restricted figures stand in their own file, with a version scored before rounding."""
    shut = {"data/observations.csv": rows(("raw",)), "data/restricted.csv": rows(WORDS[1:])}
    made = write_four_terms(tmp_path / "root", shut)
    old = score(read(made), engine="1.0.0")
    files = gather(made, Report())
    record = Published("1.0.0", "2026-11-01", "First.", "1.0.0", digest(files), *digests(old))
    folder = made / "versions/1.0.0"
    folder.mkdir(parents=True)
    (folder / RECORD).write_bytes(write_record(record))
    (folder / "content.tar.xz").write_bytes(pack(files))
    return made


@pytest.fixture
def public(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert Command(root, capsys)("publish").code == 0
    outcome = Command(root, capsys)("publish", "--public", str(tmp_path / "public"))
    assert outcome.code == 0, outcome.words
    assert outcome.out == f"{tmp_path / 'public'}\n"
    assert "12 figures left out, 6 rounded scores in their place" in outcome.words
    assert "2.0.0 whole, 1.0.0 as numbers only" in outcome.words or "1.0.0 as numbers only" in outcome.words
    return tmp_path / "public"


def every_byte(folder: Path) -> dict[str, bytes]:
    """All files of a folder, packed ones unpacked and tables as text."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_dir():
            continue
        name, data = path.relative_to(folder).as_posix(), path.read_bytes()
        found[name] = data
        if path.suffix == ".xz":
            found |= {f"{name}/{inner}": part for inner, part in unpack(data).items()}
        if path.suffix == ".parquet":
            found[name] = pq.read_table(io.BytesIO(data)).to_pandas().to_csv().encode()
    return found


def test_both_editions_give_the_same_numbers_to_the_last_digit(
    root: Path, public: Path, capsys: pytest.CaptureFixture[str]
):
    whole, shared = open_book(root), open_book(public)
    assert digests(shared) == digests(whole)
    for lane in whole.lanes:
        for node in whole.nodes:
            for year in whole.years:
                ours, theirs = whole.column(node.id, year, lane), shared.column(node.id, year, lane)
                assert np.array_equal(ours.score, theirs.score, equal_nan=True), (lane, node.id, year)
                assert np.array_equal(ours.state, theirs.state)
    words = ("score", "--year", "all", "--format", "json")
    assert Command(public, capsys)(*words).out == Command(root, capsys)(*words).out
    explained = ("explain", "AAA", "privacy", "--format", "json")
    assert Command(public, capsys)(*explained).out == Command(root, capsys)(*explained).out


DOUBT = """version: 2.0.0
years: {first: 2021, default: 2022, max_age: 3}
uncertainty: {draws: 50, seed: 1, measurement: {expert: 0.3}, goalposts: 0.1, leave_out: 0.2}
changes:
  - {version: 2.0.0, date: 2026-11-29, what: First.}
"""


def test_both_editions_draw_the_same_doubt_so_that_no_interval_gives_a_figure_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    told = WORDS[1:3]
    bounded = rows(told).replace("22.5713,,", "22.5713,20,25")
    root = write_four_terms(
        tmp_path / "root",
        {
            "data/observations.csv": rows(("raw",)),
            "data/restricted.csv": bounded,
            "methodology/methodology.yaml": DOUBT,
            "indicators/privacy/none-measure.yaml": None,
            "indicators/privacy/none-background.yaml": None,
        },
    )
    assert Command(root, capsys)("publish", "--public", str(tmp_path / "public")).code == 0
    ours, theirs = (uncertainty(open_book(folder), 2022) for folder in (root, tmp_path / "public"))
    for name in ("cite-measure", "derived-measure", "raw-measure", "privacy"):
        assert theirs.interval("AAA", name, "all") == ours.interval("AAA", name, "all")
    assert "cite-measure,AAA,2022,2.1,2,2.3" in (tmp_path / "public/data/leaf_scores.csv").read_text()


def test_no_byte_of_the_public_edition_holds_a_withheld_figure(root: Path, public: Path):
    assert all(any(figure.encode() in data for data in every_byte(root).values()) for figure in WITHHELD)
    held = {
        (name, figure) for name, data in every_byte(public).items() for figure in WITHHELD
        if figure.encode() in data
    }  # fmt: skip
    assert held == set()


def test_leaf_scores_stand_in_for_the_figures(public: Path):
    text = (public / "data/leaf_scores.csv").read_text()
    assert text.splitlines()[0] == "indicator,iso3,year,score,low,high"
    assert "cite-measure,AAA,2022,2.1,," in text
    assert "derived-measure,AAA,2022,2.7,," in text
    assert "none-measure" not in text
    assert "raw-measure" not in text
    assert not (public / "data/restricted.csv").exists()


def test_a_cited_figure_is_not_in_the_public_edition(public: Path):
    site = site_of(open_book(public), public)
    html = str(Router(site).view("/country/AAA/indicator/cite-measure").html)
    assert FIGURES["cite"] not in html
    assert "We have no licence from House of cite to pass this figure on" in html
    assert 'data-score="2.1"' in html


def test_receipts_of_published_versions_resolve(root: Path, public: Path):
    old = read(root)
    then = score(old, engine="1.0.0")
    site = site_of(open_book(public), public)
    router = Router(site)

    def page(book: ScoreBook, node: str, iso3: str = "AAA") -> tuple[int, str]:
        number = node_receipt(book, book.node_index[node], iso3, 2022, "all")
        view = router.view(f"/receipt/{number}")
        return view.status, str(view.html)

    for node in ("privacy", "raw-measure"):
        status, html = page(then, node)
        assert status == 200
        assert "This number was published in version 1.0.0 on 2026-11-01." in html
    status, html = page(then, "cite-measure")
    assert status == 404
    assert "does not keep receipts that rest on a single figure" in html
    for node in ("privacy", "privacy.law", "cite-measure", "raw-measure"):
        assert page(site.book, node)[0] == 200


def test_numbers_of_older_versions_are_rounded(public: Path):
    table = pq.read_table(public / f"versions/1.0.0/{NUMBERS}").to_pandas()
    scores = table["score"].dropna()
    assert (scores.round(1) == scores).all()
    assert {"cite-measure", "derived-measure"} & set(table[table["score"].notna()]["node"]) == set()


def test_a_whole_version_of_the_public_edition_opens(public: Path, capsys: pytest.CaptureFixture[str]):
    outcome = Command(public, capsys)("publish", "--check")
    assert (outcome.code, outcome.words) == (0, "1 published, all as they were\n")
    record = json.loads((public / "versions/2.0.0" / RECORD).read_text())
    assert record["content"] == open_book(public).content.digest
    refused = Command(public / "versions/1.0.0", capsys)("score")
    assert refused.code == 1
    assert "the numbers only" in refused.words


def test_every_page_address_and_command_works_on_the_public_edition(
    public: Path, capsys: pytest.CaptureFixture[str]
):
    client = create_app(open_book(public), root=public).server.test_client()
    for address in (*OF_ONE_COUNTRY, *OF_THE_WORLD, *(f"/api/v1{path}" for path in API)):
        assert client.get(address).status_code == 200, address
    for words in COMMANDS:
        outcome = Command(public, capsys)(*words)
        assert outcome.code == 0, (words, outcome.words)


def test_a_public_edition_of_the_public_edition_is_the_same(
    public: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert Command(public, capsys)("publish", "--public", str(tmp_path / "again")).code == 0
    assert every_byte(tmp_path / "again") == every_byte(public)


@pytest.mark.parametrize("where", ["inside", "around", "full", "file"])
def test_a_folder_that_is_not_new_and_apart_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str
):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/old.csv").write_text("old")
    (tmp_path / "file").write_text("a file")
    target = {
        "inside": root / "public",
        "around": tmp_path,
        "full": tmp_path / "full",
        "file": tmp_path / "file",
    }
    outcome = Command(root, capsys)("publish", "--public", str(target[where]))
    assert (outcome.code, outcome.out) == (2, "")
    assert re.search("not apart|not empty|is a file", outcome.words)
    assert (tmp_path / "full/old.csv").read_text() == "old"
    assert not (root / "public").exists()


def test_an_open_indicator_that_asks_for_a_withheld_series_is_refused(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = root / "indicators/privacy/raw-measure.yaml"
    path.write_text(path.read_text() + "requires: [cite-series]\n")
    outcome = Command(root, capsys)("publish", "--public", str(tmp_path / "public"))
    assert outcome.code == 1
    assert "would give other numbers" in outcome.words
    assert not (tmp_path / "public").exists()


def test_a_table_that_is_filed_apart_stays_as_it_is(root: Path):
    book, files = open_book(root), gather(root, Report())
    events = "data/events.csv"
    assert EVENTS["cite"].encode() not in public_files(files, book)[events]
    apart = files | {"data/restricted_events.csv": b"iso3,start,end,kind,source\n"}
    made = public_files(apart, book)
    assert made[events] == files[events]
    assert "data/restricted_events.csv" not in made


def test_figures_and_leaf_scores_do_not_stand_together(tmp_path: Path):
    leaves = "indicator,iso3,year,score,low,high\nrequests,AAA,2021,3.5,,\n"
    found = faults(tmp_path, {"data/leaf_scores.csv": leaves, "data/restricted.csv": rows(())})
    assert any("stand in the public edition only" in fault.message for fault in found)


@pytest.mark.parametrize(
    "change",
    [
        {"data/restricted.csv": rows(WORDS[1:]) + "none-series,AAA,2025,44.5713,,,\n"},
        {"data/restricted.csv": rows(WORDS[1:]) + "cite-series,XKX,2010,22.5713,,,\n"},
        {"indicators/privacy/cite-measure.yaml": "applies: {except: [BBB], reason: Cannot.}\n",
         "data/restricted.csv": rows(WORDS[1:]) + "cite-series,BBB,2024,22.5713,,,\n"},
        {"indicators/privacy/cite-measure.yaml": "requires: [raw-series]\n",
         "data/restricted.csv": rows(WORDS[1:]) + "cite-series,XKX,2024,22.5713,,,\n"},
        {"indicators/privacy/cite-measure.yaml": "requires: [asked-of-another]\n",
         "data/restricted.csv": rows(WORDS[1:]) + "asked-of-another,AAA,2022,1,,,\n"},
    ],
    ids=["newest-of-none", "before-the-first-year", "does-not-apply", "not-exposed", "asked-for-is-withheld"],
)  # fmt: skip
def test_the_table_of_all_years_and_lanes_is_the_same_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, str]
) -> None:
    """Also years, states and reasons: what is withheld and counts nowhere leaves no mark in either."""
    plain = four_terms()
    files = {name: (plain.get(name) or "") + text if name.endswith(".yaml") else text
             for name, text in change.items()}  # fmt: skip
    root = write_four_terms(tmp_path / "root", {"data/observations.csv": rows(("raw",)), **files})
    outcome = Command(root, capsys)("publish", "--public", str(tmp_path / "public"))
    assert outcome.code == 0, outcome.words
    table = [
        Command(edition, capsys)("score", "--year", "all", "--lane", "every").out
        for edition in (root, tmp_path / "public")
    ]
    assert table[0] == table[1]
    assert table[0].count("\n") > 50


def test_figures_filed_against_their_terms_are_refused_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"data/observations.csv": rows(()), "data/restricted.csv": rows()}
    root = write_four_terms(tmp_path / "root", files)
    outcome = Command(root, capsys)("publish", "--public", str(tmp_path / "public"))
    assert outcome.code == 1
    assert "figures whose source is raw belong into data/observations.csv" in outcome.words
