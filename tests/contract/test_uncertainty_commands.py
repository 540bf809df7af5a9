"""`drd uncertainty` and `drd compare`: their tables and texts, and what they refuse."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from dashboard.content.load import check_content
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.command import Command, run_process
from tests.support.roots import broken, write_root

COLUMNS = "iso3,year,lane,node,score,low,high,rank_low,rank_high"


pytestmark = pytest.mark.usefixtures("own_cache")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def counted(book: ScoreBook, indicator: str, lane: str) -> bool:
    """Whether a lane answers for a part of an indicator."""
    channels = book.methodology.lanes[lane]
    return sum(book.framework.by_id[indicator].responsibility.get(channel, 0) for channel in channels) > 0


def test_the_table_has_every_point_score_with_its_interval_and_ranks(root: Path, drd: Command):
    outcome = drd("uncertainty")
    assert (outcome.code, outcome.words) == (0, "")
    assert outcome.out.splitlines()[0] == COLUMNS
    book, found = score(check_content(root)), rows(outcome.out)
    expected = {
        (economy.iso3, lane, node.id): cell.score
        for economy in book.economies
        for lane in book.lanes
        for node in book.nodes
        if (cell := book.cell(economy.iso3, node.id, book.default_year, lane)).score is not None
        and (lane == "all" or node.level != "indicator" or counted(book, node.id, lane))
    }
    assert {(row["iso3"], row["lane"], row["node"]): float(row["score"]) for row in found} == expected
    for row in found:
        assert 1 <= float(row["low"]) <= float(row["high"]) <= 6
        assert 1 <= int(row["rank_low"]) <= int(row["rank_high"]) <= len(book.economies)
        assert row["year"] == str(book.default_year)


def test_the_same_seed_gives_the_same_bytes_with_any_number_of_jobs(drd: Command):
    runs = [
        drd("uncertainty", "--draws", "400", "--seed", "7", "--jobs", jobs).out for jobs in ("1", "2", "3")
    ]
    assert len(set(runs)) == 1
    assert drd("uncertainty", "--draws", "400", "--seed", "8").out != runs[0]


def test_the_defaults_are_those_of_the_methodology(drd: Command):
    assert drd("uncertainty").out == drd("uncertainty", "--draws", "100", "--seed", "1", "--year", "2022").out


def test_a_second_run_takes_what_the_first_has_kept(root: Path, drd: Command, tmp_path: Path):
    first = drd("uncertainty").out
    (kept,) = (tmp_path / "cache").glob("doubt-*")
    stamp = kept.stat().st_mtime_ns
    assert drd("uncertainty").out == first
    assert kept.stat().st_mtime_ns == stamp


def test_another_year(drd: Command):
    assert {row["year"] for row in rows(drd("uncertainty", "--year", "2021").out)} == {"2021"}


def test_it_writes_a_file(drd: Command, tmp_path: Path):
    file = tmp_path / "doubt.csv"
    outcome = drd("uncertainty", "-o", str(file))
    assert (outcome.code, outcome.out) == (0, "")
    assert file.read_text(encoding="utf-8") == drd("uncertainty").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year", "1999"], ['"1999"', "2020 to 2022"]),
        (["--draws", "0"], ["--draws", "from 1 to 100000", "found 0"]),
        (["--draws", "100001"], ["--draws", "100001"]),
        (["--seed", "-1"], ["--seed", "0 or more", "-1"]),
        (["--jobs", "0"], ["--jobs", "1 or more", "0"]),
        (["-o", "/no/such/folder/file.csv"], ["cannot be written"]),
    ],
)
def test_it_refuses_what_it_cannot_do(drd: Command, arguments: list[str], words: list[str]):
    outcome = drd("uncertainty", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert all(word in outcome.words for word in words)


def test_a_fault_of_content_ends_with_1(root: Path, drd: Command):
    write_root(root, broken("methodology/methodology.yaml", "weights: 50", "weights: 0"))
    assert drd("uncertainty").code == 1


KINDS = "kinds: [[structure], [process, outcome]], "


def online(first: float, second: float) -> dict[str, str]:
    """Content in which one figure each makes a score, and two economies have one."""
    rows = f"series,iso3,year,value\ninternet-use,AAA,2022,{first}\ninternet-use,BBB,2022,{second}\n"
    more = "privacy-law,AAA,2021,2\ndata-requests,AAA,2021,1\ntransparency-report,AAA,2021,1\n"
    return {**broken("methodology/methodology.yaml", KINDS, ""), "data/observations.csv": rows + more}


def test_compare_says_what_can_and_cannot_be_told_apart(root: Path, drd: Command):
    write_root(root, online(90, 10))
    outcome = drd("compare", "AAA", "BBB")
    assert (outcome.code, outcome.words) == (0, "")
    text = outcome.out
    assert "Alland (AAA), Bertland (BBB); 2022." in text
    assert "Right to privacy" in text
    assert "Right of access" in text
    assert "all        5.5 (5.5-5.5)  1.5 (1.5-1.5)" in text
    assert "AAA is higher than BBB: in 100% of the draws" in text
    assert "AAA is higher than BBB: in 100% of the draws" in drd("compare", "BBB", "AAA").out


def test_compare_of_equals(root: Path, drd: Command):
    write_root(root, online(50, 50))
    text = drd("compare", "AAA", "BBB").out
    words = "AAA is higher in 0% of the draws, BBB in 0%, level in 100%"
    assert f"AAA and BBB cannot be told apart: {words}" in text


def test_compare_names_what_has_no_score(drd: Command):
    lines = drd("compare", "AAA", "XKX").out.splitlines()
    assert any(line.split()[:1] == ["all"] and line.endswith("no score") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["AAA"], ["two or more"]),
        (["AAA", "AAA"], ["two or more different", "AAA"]),
        (["AAA", "ZZZ"], ['"ZZZ"', "not a known country"]),
        (["AAA", "BBB", "--year", "1999"], ['"1999"']),
    ],
)
def test_compare_refuses(drd: Command, arguments: list[str], words: list[str]):
    outcome = drd("compare", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert all(word in outcome.words for word in words)


def test_both_as_processes_of_their_own(root: Path, tmp_path: Path):
    done = run_process(tmp_path, "uncertainty", "--content", str(root), "--draws", "50")
    assert (done.returncode, done.stdout.split(b"\n")[0]) == (0, COLUMNS.encode())
    done = run_process(tmp_path, "compare", "AAA", "BBB", "--content", str(root))
    assert (done.returncode, done.stderr) == (0, b"")
