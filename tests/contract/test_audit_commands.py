"""`drd sensitivity` and `drd audit`: what they print, in which format, and how they end."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest

from dashboard.content.load import load_content
from methodology.scoring.engine import score
from tests.support.command import ROOT, Command
from tests.support.roots import METHODOLOGY, OBSERVATIONS, SOURCES, write_root

SENSITIVITY = "table,year,lane,about,pillar,iso3,measure,value,low,high,state,state_then"
AUDIT = "table,year,subject,other,measure,value"
COUNT = 30
CONTEXT = """context:
  - {series: index, title: An index, pillar: privacy, source: reports}
  - {series: index, title: An index, pillar: access, better: lower, source: survey}
"""


pytestmark = pytest.mark.usefixtures("own_cache")


def filled() -> dict[str, str | None]:
    """The good root with thirty economies, each with a law, requests and internet use, and an index."""
    draw = random.Random(1)
    economies, rows = ["iso3,name,gdp_pc_ppp"], ["series,iso3,year,value,low,high,note"]
    for place in range(COUNT):
        iso3 = f"A{chr(65 + place // 26)}{chr(65 + place % 26)}"
        economies.append(f"{iso3},Land {place},{1000 + 431 * place}")
        figures = {
            "privacy-law": place % 3,
            "data-requests": round(draw.uniform(2, 900), 3),
            "transparency-report": 1,
            "internet-use": round(draw.uniform(5, 95), 3),
            "index": round(draw.uniform(0, 1000), 5),
        }
        rows += [f"{series},{iso3},2022,{value},,," for series, value in figures.items()]
    return {
        "data/economies.csv": "\n".join(economies) + "\n",
        "data/observations.csv": "\n".join(rows) + "\n",
        "data/company_markets.csv": None,
        "data/companies.csv": None,
        "data/company_scores.csv": None,
        "data/events.csv": None,
        "methodology/methodology.yaml": METHODOLOGY.replace("changes:", CONTEXT + "changes:"),
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_root(tmp_path / "root", filled())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_sensitivity_prints_a_long_table(drd: Command):
    outcome = drd("sensitivity", "--base", "64")
    assert (outcome.code, outcome.words) == (0, "")
    assert outcome.out.splitlines()[0] == SENSITIVITY
    found = rows(outcome.out)
    assert {row["table"] for row in found} >= {"rank-shift", "score", "without-source", "without-dimension"}
    assert {row["year"] for row in found} == {"2022"}
    moved = {row["about"]: int(row["value"]) for row in found if row["measure"] == "outputs_moved"}
    assert moved
    assert all(count > 0 for count in moved.values())
    indices = [row for row in found if row["table"] == "score" and row["measure"] == "total"]
    assert {row["pillar"] for row in indices} == {"privacy"}  # access lacks a law and is not scored
    assert len({row["iso3"] for row in indices}) == COUNT
    for row in indices:
        if row["value"]:
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"])


def test_the_same_run_twice_gives_the_same_bytes(drd: Command):
    first, again = (drd("sensitivity", "--base", "64", "--seed", "5").out for _ in range(2))
    assert first == again
    assert drd("sensitivity", "--base", "64", "--seed", "6").out != first


def test_the_name_of_the_file_chooses_the_format(drd: Command, tmp_path: Path):
    for name in ("s.json", "s.csv", "s.txt"):
        assert drd("sensitivity", "--base", "64", "-o", str(tmp_path / name)).out == ""
    document = json.loads((tmp_path / "s.json").read_text())
    assert document["year"] == 2022
    assert set(document["inputs"]) | set(document["idle"]) == {
        "weights", "aggregation", "normalisation", "dimension", "measurement", "missing",
    }  # fmt: skip
    assert all(document["moved"][name] > 0 for name in document["inputs"])
    assert (tmp_path / "s.csv").read_text().startswith(SENSITIVITY)
    assert "Without one source" in (tmp_path / "s.txt").read_text()
    plain = drd("sensitivity", "--base", "64", "--format", "csv", "-o", str(tmp_path / "other.json"))
    assert plain.code == 0
    assert (tmp_path / "other.json").read_text().startswith(SENSITIVITY)


def test_nothing_to_test_ends_with_1(root: Path, drd: Command):
    strict = METHODOLOGY.replace("indicators: 1, kinds", "indicators: 9, kinds")
    write_root(root, filled() | {"methodology/methodology.yaml": strict})
    outcome = drd("sensitivity", "--base", "64")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.words == "drd: nothing to test in 2022, lane all: no pillar is scored\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--year", "1999"), ['"1999"', "2020 to 2022"]),
        (("--lane", "everyone"), ['"everyone"', "all, state, corporate"]),
        (("--base", "1"), ["--base", "2 or more", "1"]),
        (("--seed", "-1"), ["--seed", "0 or more", "-1"]),
        (("--format", "xlsx"), ["xlsx", "csv"]),
        (("--base", "64", "-o", "/nowhere/at/all.csv"), ["/nowhere/at/all.csv", "cannot be written"]),
    ],
)
def test_wrong_use_of_sensitivity_ends_with_2(drd: Command, arguments: tuple[str, ...], words: list[str]):
    outcome = drd("sensitivity", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert all(word in outcome.words for word in words), outcome.words


def test_audit_prints_a_report(drd: Command):
    outcome = drd("audit")
    assert (outcome.code, outcome.words) == (0, "")
    for heading in (
        "Statistical audit of 2022",
        "What asks for a decision",
        "Internal consistency (Cronbach's alpha)",
        "Effective and nominal weights of indicators",
        "Correlation with log income a head",
        "An index and privacy",
    ):
        assert heading in outcome.out
    for name in ("privacy-law", "requests", "internet-use"):
        assert name in outcome.out


def test_audit_as_table_and_as_document(drd: Command, tmp_path: Path):
    found = rows(drd("audit", "--format", "csv").out)
    assert drd("audit", "--format", "csv").out.splitlines()[0] == AUDIT
    tables = {row["table"] for row in found}
    assert tables >= {
        "availability-indicator", "availability-economy", "availability-year", "distribution", "correlation",
        "alpha-pillar", "weight-indicator", "income", "agreement", "disagreement",
    }  # fmt: skip
    assert drd("audit", "-o", str(tmp_path / "audit.json")).out == ""
    document = json.loads((tmp_path / "audit.json").read_text())
    agreement = document["agreements"][0]
    row = next(r for r in found if r["table"] == "agreement" and r["measure"] == "rho")
    assert float(row["value"]) == agreement["rho"]
    assert len(agreement["disagreements"]) == 10
    assert {alarm["kind"] for alarm in document["alarms"]} <= {
        "thin", "heavy-tails", "crowded", "redundant", "contrary", "astray", "effective-weight",
    }  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "json", "text"])
def test_no_withheld_figure_is_printed(root: Path, drd: Command, form: str):
    """Requests and the index are of a source that keeps its figures; our scores of them are shown."""
    kept = [line.split(",") for line in str(filled()["data/observations.csv"]).splitlines()[1:]]
    figures = {row[3] for row in kept if row[0] in ("data-requests", "index")}
    for command in (("audit",), ("sensitivity", "--base", "64")):
        out = drd(*command, "--format", form).out
        assert out
        assert not any(figure in out for figure in figures if len(figure) > 5)


def test_the_commands_take_the_year(root: Path, drd: Command):
    write_root(root, {"data/observations.csv": OBSERVATIONS, "data/sources.yaml": SOURCES})
    assert drd("audit", "--year", "2021").code == 0
    outcome = drd("audit", "--year", "1999")
    assert outcome.code == 2
    assert '"1999"' in outcome.words


def test_a_fault_of_content_ends_with_1(root: Path, drd: Command):
    write_root(root, {"data/economies.csv": "iso3,name\nAA,Short\n"})
    for command in ("audit", "sensitivity"):
        outcome = drd(command)
        assert outcome.code == 1
        assert "data/economies.csv" in outcome.words


def test_the_shipped_audit_compares_without_repeating_figures():
    """No figure of a measure whose terms are reserved is in the audit of the repository's own content."""
    from dashboard.exports.audit.report import audit_report
    from methodology.audit.run import audit

    book = score(load_content(ROOT))
    found = audit(book, book.default_year)
    assert {a.measure.series for a in found.agreements} == {m.series for m in book.content.context}
    for agreement in found.agreements:
        assert agreement.economies >= 50
        assert agreement.rho > 0.5
        source = book.content.sources[agreement.measure.source]
        told = {d.apart is not None for d in agreement.disagreements}
        assert told == {source.redistribute == "raw"}
    text = audit_report(found).text()
    for agreement in found.agreements:
        for disagreement in agreement.disagreements:
            assert disagreement.iso3 in text


def test_the_audit_refuses_what_runs_against_its_dimension(root: Path, drd: Command):
    """`drd audit` ends with 1 and names the file; a dated decision answers it."""
    contrary = (
        "title: Backwards\nkind: outcome\nresponsibility: state\nseries: backwards\nsource: survey\n"
        "scale: {method: goalposts, worst: 0, best: 100}\n"
    )
    file = root / "indicators/access/backwards.yaml"
    file.write_text(contrary)
    table = root / "data/observations.csv"
    lines = [line.split(",") for line in table.read_text().splitlines()]
    added = [
        f"backwards,{row[1]},{row[2]},{100 - float(row[3])}" for row in lines if row[0] == "internet-use"
    ]
    table.write_text(table.read_text() + "\n".join(f"{row},,," for row in added) + "\n")
    outcome = drd("audit")
    assert outcome.code == 1
    assert (
        "indicators/access/backwards.yaml: the indicator runs against the rest of its dimension: found -1"
        in (outcome.words)
    )
    assert 'record a "decision" with date and reason' in outcome.words
    for name in ("access/backwards", "access/internet-use"):
        path = root / f"indicators/{name}.yaml"
        path.write_text(path.read_text() + "decision: {date: 2026-11-29, reason: Kept for the test.}\n")
    assert drd("audit").code == 0
    report = json.loads(drd("audit", "--format", "json").out)
    assert report["refused"] == []
    assert {r["indicator"] for r in report["refusals"]} == {"backwards", "internet-use"}
