"""Reads `data/leaf_scores.csv`: the rounded scores that stand in the public edition for withheld figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.reading.figures.observation_rows import EARLIEST, LATEST
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Finding, Report, did_you_mean, unknown
from methodology.model import Framework, LeafScore, Methodology

FILE = "data/leaf_scores.csv"
NEEDED = ("indicator", "iso3", "year", "score")
COLUMNS = (*NEEDED, "low", "high")


@dataclass(frozen=True)
class LeafScores:
    """The leaf scores in the order of the file, with the row number of each."""

    scores: tuple[LeafScore, ...]
    rows: tuple[int, ...]


def read_leaf_scores(text: str, economies: Collection[str] | None, report: Report) -> LeafScores:
    """The rows that can be read; one for each indicator, economy and year. `economies` None: not known."""
    leaves: list[LeafScore] = []
    numbers: list[int] = []
    seen: dict[tuple[str, str, int], int] = {}
    for row in read_rows(text, FILE, report, NEEDED, COLUMNS):
        leaf = _leaf(row, economies)
        if leaf is None:
            continue
        key = (leaf.indicator, leaf.iso3, leaf.year)
        first = seen.setdefault(key, row.number)
        if first != row.number:
            row.fault(f"{', '.join(map(str, key))} is repeated; it stands in row {first} already")
            continue
        leaves.append(leaf)
        numbers.append(row.number)
    return LeafScores(tuple(leaves), tuple(numbers))


def _leaf(row: Row, economies: Collection[str] | None) -> LeafScore | None:
    indicator, code = row.needed("indicator"), row.needed("iso3")
    if code and economies is not None and code not in economies:
        row.fault(f'"{code}" is not in data/economies.csv.{did_you_mean(code, economies)}')
    row.needed("year")
    row.needed("score")
    year, score, low, high = row.whole("year"), row.figure("score"), row.figure("low"), row.figure("high")
    if year is not None and not EARLIEST <= year <= LATEST:
        row.fault(f'"year" must be a year from {EARLIEST} to {LATEST}; found {year}')
    if low is not None and high is not None and low > high:
        row.fault(f'"low" must not be above "high"; found {low:g} and {high:g}')
    if (low is None) != (high is None):
        row.fault('"low" and "high" must stand together')
    return None if year is None or score is None else LeafScore(indicator, code, year, score, low, high)


def check_leaf_scores(leaves: LeafScores, framework: Framework, methodology: Methodology) -> list[Finding]:
    """Every leaf score is of an indicator that there is, and it and its bounds lie on the scale."""
    findings = []
    known: Mapping[str, object] = framework.by_id
    for leaf, row in zip(leaves.scores, leaves.rows, strict=True):
        if leaf.indicator not in known:
            findings.append(Finding(FILE, row, unknown(leaf.indicator, "indicator", known), "row"))
        for column, score in (("score", leaf.score), ("low", leaf.low), ("high", leaf.high)):
            if score is not None and not methodology.scale_min <= score <= methodology.scale_max:
                ends = f"{methodology.scale_min:g} to {methodology.scale_max:g}"
                message = f'"{column}" must lie on the scale, {ends}; found {score:g}'
                findings.append(Finding(FILE, row, message, "row"))
    return findings
