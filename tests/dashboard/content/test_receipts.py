"""Receipts: all at once as one by one, found again in older versions, and their page."""

from __future__ import annotations

import hashlib
import html
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import dashboard.content.receipts
from dashboard.answers.asked.refused import Refused
from dashboard.content.receipts import Receipts
from dashboard.content.versions.digests import digest_of_scores
from dashboard.content.versions.publish import publish
from dashboard.content.versions.published import open_book
from dashboard.frame.page import PageRequest
from dashboard.server.router import Router
from dashboard.views.method import receipt as receipt_page
from dashboard.views.method.receipt.answer import receipt_answer
from dashboard.views.method.receipt.words import receipt_statement
from methodology.explain.receipts import as_number, every_receipt, node_receipt
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.roots import METHODOLOGY, OBSERVATIONS, write_root
from tests.support.site import site_of, small_book

Damage = Callable[[Path], object]
NEXT = METHODOLOGY.replace("version: 1.0.0\n", "version: 1.1.0\n", 1) + (
    "  - {version: 1.1.0, date: 2026-12-24, what: Second release.}\n"
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    dashboard.content.receipts._opened.cache_clear()


@pytest.fixture
def first(tmp_path: Path) -> ScoreBook:
    """Version 1.0.0, published."""
    root = write_root(tmp_path / "root")
    publish(root)
    return open_book(root)


@pytest.fixture
def second(first: ScoreBook, tmp_path: Path) -> ScoreBook:
    """The same root afterwards: another figure and another version, not published yet."""
    figures = OBSERVATIONS.replace("50.5", "70.5").replace("internet-use,XKX,2022,1e1,,,\n", "")
    changes = {"methodology/methodology.yaml": NEXT, "data/observations.csv": figures}
    return open_book(write_root(tmp_path / "root", changes))


def receipt_of(book: ScoreBook, iso3: str, node: str, year: int = 2022, lane: str = "all") -> str:
    return node_receipt(book, book.node_index[node], iso3, year, lane)


def page(book: ScoreBook, root: Path | None, receipt: str):
    site = site_of(book, root)
    return receipt_page.page(site, PageRequest(path=f"/receipt/{receipt}", params={"receipt": receipt}))


# --- all receipts at once -----------------------------------------------------------------------------------


def test_all_receipts_at_once_are_those_of_one_by_one(first: ScoreBook):
    numbers = every_receipt(first)
    for node, economy, year, lane in np.ndindex(numbers.shape):
        one = node_receipt(
            first, first.nodes[node], first.economies[economy].iso3, first.years[year], first.lanes[lane]
        )
        assert as_number(one) == numbers[node, economy, year, lane]
    assert len(np.unique(numbers)) == numbers.size


def test_the_form_of_a_receipt_never_changes():
    # Should this fail, receipts that people have cited no longer lead anywhere: keep the old form.
    text = (
        '{"engine":"2.0.0","inputs":{"figures":[["law",60.0,2021,4.0,"goalposts",[["best",100],["worst",0]],'
        '1.0,[["unknown",1.0]],[1.0],1.0]],"iso3":"AAA","lane":"all","node":"privacy","year":2021},'
        '"methodology":{"aggregation":{"dimension":1.0,"overall":1.0,"pillar":1.0},"gate":{},"lanes":{'
        '"corporate":["corporate"],"state":["state","compelled","protection"]},"max_age":3,"scale":[1.0,6.0],'
        '"version":"0.0.0"}}'
    )
    assert receipt_of(small_book(), "AAA", "privacy", 2021) == hashlib.sha256(text.encode()).hexdigest()[:12]


def test_a_receipt_names_the_engine_that_made_the_number():
    book = small_book()
    other = replace(book, engine="0.9.0")
    assert receipt_of(book, "AAA", "law", 2021) != receipt_of(other, "AAA", "law", 2021)


def test_the_last_bit_of_a_logarithm_changes_no_receipt_and_no_digest():
    book = small_book()
    shaken = replace(book.normalised, score=np.nextafter(book.normalised.score, 10))
    other = replace(book, normalised=shaken)
    assert receipt_of(book, "AAA", "law", 2021) == receipt_of(other, "AAA", "law", 2021)
    assert digest_of_scores(book) == digest_of_scores(other)


def test_the_digest_of_scores_sees_a_thousandth_of_a_point():
    book = small_book()
    other = replace(book, normalised=replace(book.normalised, score=book.normalised.score + 0.001))
    assert digest_of_scores(book) != digest_of_scores(other)


# --- found again --------------------------------------------------------------------------------------------


def test_a_current_number_is_found_with_the_version_that_published_it(first: ScoreBook, tmp_path: Path):
    found = Receipts(first, tmp_path / "root").find(receipt_of(first, "AAA", "privacy.law", 2021, "state"))
    assert found is not None
    assert (found.iso3, found.node.id, found.year, found.lane) == ("AAA", "privacy.law", 2021, "state")
    assert found.book is first
    assert found.published.version == "1.0.0"


def test_a_superseded_number_is_found_in_its_version(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    old = receipt_of(first, "AAA", "internet-use")
    assert old != receipt_of(second, "AAA", "internet-use")
    found = Receipts(second, tmp_path / "root").find(old)
    assert found.published.version == "1.0.0"
    assert found.book.cell("AAA", "internet-use", 2022).score == first.cell("AAA", "internet-use", 2022).score


def test_without_a_root_only_current_numbers_are_found(first: ScoreBook, second: ScoreBook):
    receipts = Receipts(second)
    assert receipts.find(receipt_of(second, "AAA", "access")).published is None
    assert receipts.find(receipt_of(first, "AAA", "access")) is None
    assert receipts.current() is None


@pytest.mark.parametrize("asked", ["", "0" * 12, "0" * 11, "x" * 12, "../../etc/pas", "0" * 13, "٠" * 12])
def test_what_is_no_receipt_is_not_found(first: ScoreBook, asked: str):
    assert Receipts(first).find(asked) is None


def test_lists_are_kept_and_damaged_ones_made_again(first: ScoreBook, tmp_path: Path):
    receipt = receipt_of(first, "AAA", "access")
    Receipts(first, tmp_path / "root").prepare()
    kept = list((tmp_path / "cache").glob("receipts-*"))
    assert len(kept) == 1
    kept[0].write_bytes(b"damaged")
    assert Receipts(first, tmp_path / "root").find(receipt) is not None
    assert kept[0].read_bytes() != b"damaged"


def test_a_published_version_that_is_served_knows_its_own_record(first: ScoreBook, tmp_path: Path):
    folder = tmp_path / "root/versions/1.0.0"
    receipts = Receipts(open_book(folder), folder)
    assert receipts.current().version == "1.0.0"


def test_content_without_a_treatment_has_the_receipts_it_always_had(first: ScoreBook):
    """As they were given before content could ask for treatments; engine 1.0.0."""
    digests = [
        hashlib.sha256(every_receipt(score(book.content, engine="1.0.0")).tobytes()).hexdigest()[:16]
        for book in (small_book(), first)
    ]
    assert digests == ["4c67ded6657eaa6d", "0d3d6baf9fe73c67"]


# --- a published version that is damaged --------------------------------------------------------------------

RECORD, ARCHIVE = "published.json", "content.tar.xz"


def changed(name: str, value: object) -> Damage:
    """One entry of the record replaced."""

    def change(folder: Path) -> None:
        entries = json.loads((folder / RECORD).read_text())
        (folder / RECORD).write_text(json.dumps(entries | {name: value}))

    return change


def written(name: str, change: Callable[[bytes], bytes]) -> Damage:
    """The bytes of a file replaced."""
    return lambda folder: (folder / name).write_bytes(change((folder / name).read_bytes()))


def instead(name: str, make: Callable[[Path], object]) -> Damage:
    """Something else in the place of a file."""

    def change(folder: Path) -> None:
        (folder / name).unlink()
        make(folder / name)

    return change


DAMAGES: dict[str, Damage] = {
    **{f"{name} {kind}": written(name, change) for name in (RECORD, ARCHIVE) for kind, change in {
        "empty": lambda _whole: b"",
        "cut": lambda whole: whole[: len(whole) // 2],
        "zeroed": lambda whole: bytes(len(whole)),
        "one bit turned": lambda whole: whole[:40] + bytes([whole[40] ^ 0x80]) + whole[41:],
    }.items()},
    **{f"{name} {kind}": instead(name, make) for name in (RECORD, ARCHIVE) for kind, make in {
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
        "gone": lambda _path: None,
        "a link to itself": lambda path: path.symlink_to(path),
        "endless": lambda path: path.symlink_to("/dev/zero"),
    }.items()},
    **{f"record: {name} is {value!r}"[:60]: changed(name, value) for name, value in (
        ("version", "9.9.9"), ("version", "1.x"), ("version", 1), ("version", None), ("date", "soon"),
        ("date", 20261122), ("what", ["a", "list"]), ("engine", "9.9.9"), ("engine", {}),
        ("content", "0" * 64),
        ("receipts", "0" * 64), ("receipts", 5),
    )},
    "record: a list": written(RECORD, lambda _whole: b"[1, 2]"),
    "record: a number": written(RECORD, lambda _whole: b"7"),
    "record: nested without end": written(RECORD, lambda _whole: b"[" * 100_000),
    "record: a long number": written(RECORD, lambda _whole: b"1" * 10_000),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_version_is_told_and_hides_no_other_number(
    name: str, first: ScoreBook, second: ScoreBook, tmp_path: Path
):
    root = tmp_path / "root"
    old, both = receipt_of(first, "AAA", "internet-use"), receipt_of(second, "AAA", "access")
    publish(root)
    assert "as published in version 1.1.0" in page(second, root, both).html
    shutil.rmtree(tmp_path / "cache")
    DAMAGES[name](root / "versions/1.0.0")
    receipts = Receipts(second, root)
    receipts.prepare()
    site = site_of(second, root)
    site.__dict__["receipts"] = receipts
    request = PageRequest(path=f"/receipt/{both}", params={"receipt": both})
    html = receipt_page.page(site, request).html
    assert "This number stands, as published in version 1.1.0" in html
    assert "Damaged here and not searched: 1.0.0." in html
    with pytest.raises(Refused) as problem:
        receipt_page.page(site, replace(request, params={"receipt": old}))
    assert "published versions 1.1.0. Damaged here and not searched: 1.0.0." in problem.value.rule
    changes = Router(site).view("/methodology/changes")
    assert changes.status == 200
    assert "damaged here: it cannot be read, or is not what was published" in changes.html


def test_a_number_that_a_damaged_version_may_have_is_not_called_unpublished(
    first: ScoreBook, second: ScoreBook, tmp_path: Path
):
    changed("receipts", "0" * 64)(tmp_path / "root/versions/1.0.0")
    html = page(second, tmp_path / "root", receipt_of(second, "AAA", "access")).html
    assert "No published version that can be read here has it; damaged and not searched: 1.0.0." in html
    assert "not a published version" not in html
    assert "<dd>cannot be looked up here</dd>" in html


def test_a_version_that_is_mended_counts_again(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    archive = tmp_path / "root/versions/1.0.0/content.tar.xz"
    whole, receipts = archive.read_bytes(), Receipts(second, tmp_path / "root")
    archive.write_bytes(whole[:100])
    old = receipt_of(first, "AAA", "internet-use")
    assert receipts.find(old) is None
    assert receipts.look_up().damaged == ("1.0.0",)
    archive.write_bytes(whole)
    assert receipts.find(old).published.version == "1.0.0"
    assert receipts.look_up().damaged == ()


def test_a_kept_list_whose_content_is_gone_leads_nowhere(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    receipts, old = Receipts(second, tmp_path / "root"), receipt_of(first, "AAA", "internet-use")
    receipts.prepare()
    dashboard.content.receipts._opened.cache_clear()
    (tmp_path / "root/versions/1.0.0/content.tar.xz").write_bytes(b"damaged")
    assert receipts.find(old) is None
    assert receipts.look_up().damaged == ("1.0.0",)


# --- the page -----------------------------------------------------------------------------------------------


def test_the_answer_decomposes_the_way_from_then_to_now(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    receipt = receipt_of(first, "AAA", "internet-use")
    answer = receipt_answer(Receipts(second, tmp_path / "root").find(receipt), receipt, second)
    assert not answer.in_force
    assert answer.live.path == "/country/AAA/indicator/internet-use"
    assert answer.change.real == pytest.approx(1.0)
    assert (answer.change.evidence, answer.change.method) == (0.0, 0.0)
    assert "A newer number has taken its place: 3.5 in version 1.0.0, 4.5 today." in receipt_statement(answer)


def test_a_number_that_stands_says_so(first: ScoreBook, tmp_path: Path):
    receipt = receipt_of(first, "AAA", "internet-use")
    found = page(first, tmp_path / "root", receipt)
    assert (found.name, found.status) == ("receipt", 200)
    assert "This number stands, as published in version 1.0.0 on 2026-11-22." in found.html
    assert 'data-score="3.525"' in found.html
    assert 'data-version="1.0.0"' in found.html
    assert 'data-low="3.525" data-high="3.525"' in found.html
    assert "probably" not in found.html
    assert "Then and now" not in found.html


def test_a_number_of_unpublished_content_says_so(tmp_path: Path):
    root = write_root(tmp_path / "new")
    book = open_book(root)
    html = page(book, root, receipt_of(book, "AAA", "access")).html
    assert "It belongs to content that is not a published version yet." in html
    assert "<dt>Published</dt><dd>not yet</dd>" in html


def test_where_versions_cannot_be_looked_up_nothing_is_said_about_them(first: ScoreBook, tmp_path: Path):
    closed = write_root(tmp_path / "closed")
    (closed / "versions").write_text("a file where the folder should be")
    for root in (None, closed):
        html = page(first, root, receipt_of(first, "AAA", "access")).html
        assert "Whether it has been published cannot be looked up here" in html
        assert "<dt>Published</dt><dd>cannot be looked up here</dd>" in html
        assert "not a published version" not in html


def test_our_own_content_without_its_versions_is_not_called_unpublished(
    first: ScoreBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "root/versions").rename(tmp_path / "elsewhere")
    monkeypatch.setattr("dashboard.content.load.OWN_CONTENT", tmp_path / "root")
    html = page(first, tmp_path / "root", receipt_of(first, "AAA", "access")).html
    assert "Whether it has been published cannot be looked up here" in html


def test_capital_letters_are_as_good(first: ScoreBook):
    receipt = receipt_of(first, "AAA", "access")
    assert receipt in page(first, None, receipt.upper()).html


def test_a_superseded_number_shows_then_and_now(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    shown = page(second, tmp_path / "root", receipt_of(first, "AAA", "internet-use")).html
    assert "Then and now" in shown
    assert "+1.00" in shown
    assert "drd diff 1.0.0" in shown
    assert "--content 1.0.0" in shown
    assert f'href="/receipt/{receipt_of(second, "AAA", "internet-use")}"' in shown


def test_a_number_that_lost_its_score_says_why(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    shown = page(second, tmp_path / "root", receipt_of(first, "XKX", "internet-use")).html
    assert "In version 1.0.0 it read “1.5”; today it reads “not scored”." in shown
    assert "No figure has been published for any year up to 2022." in shown


def test_a_number_that_is_gone_says_so(first: ScoreBook, tmp_path: Path):
    root = tmp_path / "root"
    (root / "indicators/access/internet-use.yaml").rename(root / "indicators/access/people-online.yaml")
    for file in ("indicators/tensions.yaml", "data/observations.csv"):
        path = root / file
        path.write_text(path.read_text().replace("internet-use", "people-online"))
    now = open_book(root)
    shown = page(now, root, receipt_of(first, "AAA", "internet-use")).html
    assert "Today’s content no longer has it." in shown


def test_an_unknown_receipt_explains_what_receipts_are(first: ScoreBook, tmp_path: Path):
    with pytest.raises(Refused) as problem:
        page(first, tmp_path / "root", "000000000000")
    assert "twelve signs" in problem.value.rule
    assert "published versions 1.0.0" in problem.value.rule
    with pytest.raises(Refused) as problem:
        page(first, None, "<script>")
    assert "no published version is kept here that could be searched" in problem.value.rule
    with pytest.raises(Refused) as problem:
        page(first, write_root(tmp_path / "new"), "<script>")
    assert "no version is published yet" in problem.value.rule


def test_a_withheld_figure_is_on_no_receipt(first: ScoreBook, second: ScoreBook, tmp_path: Path):
    # Requests are withheld: the figure is 10, with the source's bounds of 8 and 12.
    shown = html.unescape(str(page(second, tmp_path / "root", receipt_of(first, "AAA", "requests")).html))
    assert '"value": null' in shown
    assert "10.0" not in shown
