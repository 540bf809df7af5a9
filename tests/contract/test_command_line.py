"""`drd`: results on standard output, words on standard error, and the four exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

import dashboard.content.load
from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.content.load import check_content
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.command import ROOT, Command, run_process
from tests.support.roots import ECONOMIES, METHODOLOGY, broken, write_root

COLUMNS = (
    "iso3,year,lane,node,level,score,state,coverage,bound_low,bound_high,reason,value,observed_year,status"
)


pytestmark = pytest.mark.usefixtures("own_cache")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_validate_says_what_it_found(drd: Command):
    outcome = drd("validate")
    assert (outcome.code, outcome.words) == (0, "")
    assert outcome.out == (
        "The content is in order: 2 pillars, 2 dimensions, 3 indicators, 3 economies, 6 observations, "
        "2 sources.\n"
    )


TREATED = {"methodology/methodology.yaml": METHODOLOGY + "treatment: {heavy_tails: usual, missing: median}\n"}


def test_validate_says_how_many_scores_are_treated(root: Path, drd: Command):
    write_root(root, TREATED)
    outcome = drd("validate")
    assert outcome.code == 0
    assert outcome.out.startswith("The content is in order")
    # Eight scores are observed; XKX lacks the law of 2021 and 2022, BBB the use of 2022.
    assert outcome.words == (
        "drd: note: the methodology asks for treatments; "
        "3 of 11 scores of indicators, over all years, rest on one (3 imputed)\n"
    )


def test_an_imputed_score_says_so_in_table_and_trace(root: Path, drd: Command):
    write_root(root, TREATED)
    found = {row["node"]: row for row in rows(drd("score", "--country", "BBB", "--lane", "all").out)}
    row = found["internet-use"]
    assert (row["score"], row["state"], row["status"]) == ("2.5125", "scored", "imputed")
    assert (row["coverage"], row["bound_low"], row["bound_high"]) == ("0.0", "1.0", "6.0")
    assert row["value"] == row["observed_year"] == row["reason"] == ""
    # The exposure rule forbids a score of requests, so none is made up.
    assert (found["requests"]["score"], found["requests"]["status"]) == ("", "missing")
    assert found["access"]["state"] == "not-scored"
    text = drd("explain", "BBB", "internet-use").out
    assert "value: imputed\n" in text
    assert "treatment: imputed; how median\n" in text
    trace = json.loads(drd("explain", "BBB", "internet-use", "--format", "json").out)
    assert trace["treatment"] == {"step": "imputed", "how": "median"}


@pytest.mark.parametrize("command", [["validate"], ["score"], ["explain", "AAA", "privacy"]])
def test_a_fault_of_content_ends_with_1_and_all_places(root: Path, drd: Command, command: list[str]):
    write_root(root, broken("data/economies.csv", "XKX,Cland", "XK,Cland"))
    outcome = drd(*command)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.words.splitlines() == [
        'data/economies.csv, row 4: "XK" is not a code; allowed: three capital letters',
        'data/observations.csv, row 7: "XKX" is not a code of data/economies.csv. Did you mean "XK"?',
        "drd: 2 faults found in the content",
    ]


def test_the_table_has_the_agreed_columns_and_order(drd: Command):
    outcome = drd("score")
    assert outcome.out.splitlines()[0] == COLUMNS
    found = rows(outcome.out)
    assert {row["year"] for row in found} == {"2022"}
    keys = [(row["iso3"], row["lane"]) for row in found]
    assert list(dict.fromkeys(keys)) == [
        (iso3, lane) for iso3 in ("AAA", "BBB", "XKX") for lane in ("all", "state", "corporate")
    ]
    nodes = [row["node"] for row in found if row["iso3"] == "AAA" and row["lane"] == "all"]
    assert nodes == [
        "privacy", "privacy.law", "privacy-law", "privacy.practice", "requests", "access", "internet-use",
    ]  # fmt: skip


def test_a_lane_leaves_out_what_it_does_not_answer_for(drd: Command):
    found = rows(drd("score", "--lane", "corporate", "--country", "AAA").out)
    assert [row["node"] for row in found if row["level"] == "indicator"] == ["requests"]


def test_raw_figures_stand_only_where_the_licence_allows(drd: Command):
    found = {row["node"]: row for row in rows(drd("score", "--country", "AAA", "--lane", "all").out)}
    assert found["privacy-law"]["value"] == "2.0"
    assert found["requests"]["value"] == ""
    assert (found["requests"]["observed_year"], found["requests"]["status"]) == ("2021", "carried")
    assert found["internet-use"]["status"] == "observed"
    assert found["privacy"]["value"] == found["privacy"]["status"] == found["privacy"]["observed_year"] == ""


def test_an_unpublished_overall_is_left_out(root: Path, drd: Command):
    assert not [row for row in rows(drd("score").out) if row["node"] == "overall"]
    write_root(
        root, broken("methodology/methodology.yaml", "publish_overall: false", "publish_overall: true")
    )
    found = [row for row in rows(drd("score", "--lane", "all").out) if row["level"] == "overall"]
    assert [row["iso3"] for row in found] == ["AAA", "BBB", "XKX"]


def check_row(book: ScoreBook, row: dict[str, str]) -> None:
    cell = book.cell(row["iso3"], row["node"], int(row["year"]), row["lane"])
    expected = [cell.score, cell.coverage, cell.bound_low, cell.bound_high, book.public_value(cell)]
    assert [row[name] for name in ("score", "coverage", "bound_low", "bound_high", "value")] == [
        "" if number is None else repr(number) for number in expected
    ]
    assert (row["state"], row["level"], row["reason"]) == (cell.state, cell.level, cell_reason(cell))
    assert row["observed_year"] == ("" if cell.observed_year is None else str(cell.observed_year))
    assert row["status"] == (cell.status or "")


def test_every_row_is_the_cell_of_the_score_book(root: Path, drd: Command):
    book = score(check_content(root))
    found = rows(drd("score", "--year", "all").out)
    for row in found:
        check_row(book, row)
    assert {row["year"] for row in found} == {"2020", "2021", "2022"}
    assert {row["state"] for row in found} == {"scored", "range", "not-scored"}


@pytest.mark.parametrize("chosen", [["BBB", "AAA"], ["BBB,AAA"], ["BBB", "--country", "AAA"]])
def test_countries_are_chosen_in_several_ways(drd: Command, chosen: list[str]):
    found = rows(drd("score", "--country", *chosen, "--year", "2021").out)
    assert list(dict.fromkeys(row["iso3"] for row in found)) == ["BBB", "AAA"]
    assert {row["year"] for row in found} == {"2021"}


def test_json_and_parquet_hold_the_same_table(drd: Command, tmp_path: Path):
    table = rows(drd("score").out)
    records = json.loads(drd("score", "--format", "json").out)
    path = tmp_path / "scores.parquet"
    assert drd("score", "--format", "parquet", "-o", str(path)).code == 0
    stored = pyarrow.parquet.read_table(path).to_pylist()
    assert records == stored
    as_text = [
        {name: "" if v is None else repr(v) if isinstance(v, float) else str(v) for name, v in row.items()}
        for row in records
    ]
    assert as_text == table


def test_output_goes_to_a_file_whole_or_not_at_all(drd: Command, tmp_path: Path):
    path = tmp_path / "scores.csv"
    outcome = drd("score", "-o", str(path))
    assert (outcome.code, outcome.out, outcome.words) == (0, "", "")
    assert path.read_text(encoding="utf-8").startswith(COLUMNS)
    kept = path.read_bytes()
    assert drd("score", "--country", "ZZZ", "-o", str(path)).code == 2
    assert path.read_bytes() == kept
    assert [item.name for item in tmp_path.iterdir() if item.name.endswith(".part")] == []


def test_a_place_that_cannot_be_written_is_wrong_usage(drd: Command, tmp_path: Path):
    outcome = drd("score", "-o", str(tmp_path / "no" / "scores.csv"))
    assert outcome.code == 2
    assert "cannot be written" in outcome.words


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["score", "--country", "AAB"], ['"AAB"', "3 codes", "AAA to XKX", 'Did you mean "AAA"?']),
        (["score", "--country", "alland"], ['"alland"', 'Did you mean "AAA"?']),
        (["score", "--country", "aaa"], ['"aaa"', 'Did you mean "AAA"?']),
        (["score", "--country", ""], ["nothing after", "--country"]),
        (["score", "--year", "1999"], ['"1999"', "2020 to 2022"]),
        (["score", "--year", "soon"], ['"soon"', "2020 to 2022"]),
        (["score", "--year", "2" * 5000], [f'"{"2" * 100}…"', "2020 to 2022"]),
        (["explain", "AAA", "\x1b[31m\udcff"], ['"\ufffd[31m\ufffd"', "privacy, access"]),
        (
            ["score", "--lane", "corporat"],
            ['"corporat"', "all, state, corporate, every", 'mean "corporate"?'],
        ),
        (["score", "--format", "xml"], ["xml", "csv", "json", "parquet"]),
        (["explain", "AAA", "privcy"], ['"privcy"', "privacy, access", 'Did you mean "privacy"?']),
        (["explain", "AAA", "overall"], ["not published"]),
        (["explain", "ABA", "privacy"], ['"ABA"', "not a known country"]),
        (["explain", "", "privacy"], ["nothing after", "explain"]),
        (["explain", "AAA", "privacy", "--lane", "every"], ['"every"', "all, state, corporate"]),
        (["explain", "AAA", "privacy", "--year", "all"], ['"all"', "2020 to 2022"]),
        (["explain", "AAA"], ["NODE"]),
        (["serve", "--port", "70000"], ["70000", "65535"]),
        (["serve", "--workers", "0"], ["from 1 to 256"]),
        (["scores"], ["scores", "score"]),
    ],
)
def test_wrong_usage_ends_with_2(drd: Command, command: list[str], words: list[str]):
    outcome = drd(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert all(word in outcome.words for word in words), outcome.words
    assert "Traceback" not in outcome.words


def test_a_root_that_is_no_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    outcome = Command(tmp_path / "nowhere", capsys)("validate")
    assert outcome.code == 2
    assert "nowhere" in outcome.words


def test_the_environment_chooses_the_root_and_the_option_goes_before_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("DRD_CONTENT", str(tmp_path / "nowhere"))
    assert dashboard.commands.main.main(["validate"]) == 2
    assert dashboard.commands.main.main(["validate", "--content", str(root)]) == 0


def test_our_own_fault_ends_with_3_in_one_line(drd: Command, monkeypatch: pytest.MonkeyPatch):
    def fail(root: Path, aside: bool = False) -> None:
        raise RuntimeError("a wheel\ncame off")

    monkeypatch.setattr(dashboard.content.load, "load_content", fail)
    outcome = drd("score")
    assert outcome.code == 3
    assert outcome.words == (
        "drd: a fault of the program, not yours: RuntimeError: a wheel came off (DRD_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("DRD_DEBUG", "1")
    assert "Traceback" in drd("score").words


def test_explain_prints_the_trace_with_its_receipt(drd: Command):
    trace = json.loads(drd("explain", "AAA", "privacy", "--format", "json").out)
    assert (trace["node"], trace["iso3"], trace["year"], trace["lane"]) == ("privacy", "AAA", 2022, "all")
    text = drd("explain", "AAA", "privacy").out
    assert text.startswith("Alland (AAA), 2022, lane all; scale 1 (worst) to 6 (best)\n")
    assert text.endswith(f"receipt {trace['receipt']}\n")
    assert f"Right to privacy [privacy]: {trace['score']:.4f}" in text
    assert "value: withheld, carried, of 2021" in text


def test_explain_says_why_there_is_no_score(drd: Command):
    text = drd("explain", "XKX", "privacy").out
    assert "[privacy]: not-scored" in text
    assert "why: no indicator is observed" in text


def test_text_is_utf8_whatever_the_locale(tmp_path: Path):
    economies = {"data/economies.csv": ECONOMIES.replace("Alland", "Côte d’Ällandé")}
    write_root(tmp_path / "root", economies)
    done = run_process(tmp_path, "explain", "AAA", "access", "--content", "root", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").startswith("Côte d’Ällandé (AAA)")


def test_lines_end_alike_everywhere(tmp_path: Path):
    write_root(tmp_path / "root")
    done = run_process(tmp_path, "score", "--content", "root", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert b"\r" not in done.stdout
    assert done.stdout.endswith(b"\n")


def test_a_reader_that_leaves_early_is_no_fault(root: Path, tmp_path: Path):
    write_root(root, {"methodology/methodology.yaml": METHODOLOGY.replace("first: 2020", "first: 1900")})
    command = [sys.executable, "-m", "dashboard", "score", "--year", "all", "--content", str(root)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    words = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), words) == (0, b"")


def test_our_own_content_is_in_order(tmp_path: Path):
    done = run_process(tmp_path, "validate")
    assert done.returncode == 0, done.stderr.decode()
