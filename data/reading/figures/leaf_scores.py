"""Reads `data/leaf_scores.csv`: the rounded scores that stand in the public edition for withheld figures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from data.reading.dates import year_of
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Finding, Report, row_findings, unknown
from methodology.model import Framework, LeafScore, Methodology

FILE = "data/leaf_scores.csv"
NEEDED = ("indicator", "iso3", "year", "score")
COLUMNS = (*NEEDED, "low", "high")
MOST_ROWS = 500_000


@dataclass(frozen=True)
class LeafScores:
    """The leaf scores in the order of the file, with the row number of each."""

    scores: tuple[LeafScore, ...]
    rows: tuple[int, ...]


def read_leaf_scores(text: str, economies: Collection[str] | None, report: Report) -> LeafScores:
    """The rows that can be read; one for each indicator, economy and year. `economies` None: not known."""
    leaves: list[LeafScore] = []
    numbers: list[int] = []
    seen: dict[object, int] = {}
    for row in read_rows(text, FILE, report, NEEDED, COLUMNS, MOST_ROWS):
        leaf = _leaf(row, economies)
        if leaf is None:
            continue
        row.once(f"{leaf.indicator}, {leaf.iso3}, {leaf.year}", (leaf.indicator, leaf.iso3, leaf.year), seen)
        leaves.append(leaf)
        numbers.append(row.number)
    return LeafScores(tuple(leaves), tuple(numbers))


def _leaf(row: Row, economies: Collection[str] | None) -> LeafScore | None:
    indicator, code = row.needed("indicator"), row.listed("iso3", economies, "data/economies.csv")
    year = year_of(row, "year", needed=True)
    row.needed("score")
    score, low, high = row.figure("score"), row.figure("low"), row.figure("high")
    row.bounds(None, low, high)
    return None if year is None or score is None else LeafScore(indicator, code, year, score, low, high)


def check_leaf_scores(leaves: LeafScores, framework: Framework, methodology: Methodology) -> list[Finding]:
    """Every leaf score is of an indicator that there is, and it and its bounds lie on the scale."""
    return row_findings(FILE, _faults(leaves, framework.by_id, methodology))


def _faults(
    leaves: LeafScores, known: Mapping[str, object], methodology: Methodology
) -> Iterator[tuple[int, Callable[[], str]]]:
    for leaf, row in zip(leaves.scores, leaves.rows, strict=True):
        if leaf.indicator not in known:
            yield row, partial(unknown, leaf.indicator, "indicator", known)
        for column, score in (("score", leaf.score), ("low", leaf.low), ("high", leaf.high)):
            if score is not None and not methodology.scale_min <= score <= methodology.scale_max:
                yield row, partial(_beyond, column, score, methodology)


def _beyond(column: str, score: float, methodology: Methodology) -> str:
    ends = f"{methodology.scale_min:g} to {methodology.scale_max:g}"
    return f'"{column}" must lie on the scale, {ends}; found {score:g}'
