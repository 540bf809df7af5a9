"""One real score by hand: from a published figure to a pillar's score, every number from the trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.answers.scale.formula import Formula, score_formula
from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.score import IntervalOf, no_interval
from dashboard.language.numbers import rounded
from methodology.explain.trace import explain
from methodology.model import ALL, Economy, Indicator, Pillar, Source, states
from methodology.scoring.aggregation.gate import CellEvidence
from methodology.scoring.cells import CARRIED
from methodology.scoring.scorebook import Node, ScoreBook

FORMULA_METHODS = ("goalposts", "piecewise")
"""Methods whose arithmetic says more than "this class gives this score"."""

MOST_DIGITS = 6


@dataclass(frozen=True)
class Term:
    """One child of a mean: its score and its weight as the content writes it (1, 0.5), not normalised."""

    title: str
    node: str
    score: float
    weight: float


@dataclass(frozen=True)
class Mean:
    """A mean and the children it is taken of; `left_out` are the titles of children without a score."""

    title: str
    terms: tuple[Term, ...]
    left_out: tuple[str, ...]
    score: float
    aggregation: str | dict[str, float]

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(term.weight for term in self.terms)

    @property
    def digits(self) -> int:
        """The fewest decimals, two at least, with which the terms as shown give the mean as shown."""
        return next((digits for digits in range(2, MOST_DIGITS) if self._adds_up(digits)), MOST_DIGITS)

    def _adds_up(self, digits: int) -> bool:
        total = sum(term.weight * float(rounded(term.score, digits)) for term in self.terms)
        return rounded(total / self.total, digits) == rounded(self.score, digits)


@dataclass(frozen=True)
class WorkedExample:
    """A pillar's score followed through one leaf whose raw figure may be shown.

    `cell` is the pillar's, `leaf` the indicator's; `value` its raw figure in the indicator's unit, observed
    in `observed_year` and `carried` from there where that is not the year shown.
    """

    economy: Economy
    pillar: Pillar
    cell: ShownScore
    indicator: Indicator
    source: Source | None
    leaf: ShownScore
    value: float
    observed_year: int | None
    carried: bool
    formula: Formula
    dimension: Mean
    whole: Mean
    evidence: CellEvidence
    receipt: str


def worked_example(book: ScoreBook, year: int, interval: IntervalOf = no_interval) -> WorkedExample | None:
    """The example of a year, chosen by rule and not by result; `interval` gives that around a score.

    The first pilot country whose first pillar is scored (else the first such economy), and in it the first
    leaf whose raw figure may be shown, one with a formula before one with classes. None where there is none.
    """
    pillar = book.framework.pillars[0]
    for economy in sorted(book.economies, key=lambda economy: not economy.pilot):
        if book.cell(economy.iso3, pillar.id, year).state == states.SCORED:
            found = _example(book, economy, pillar, year, interval)
            if found is not None:
                return found
    return None


def _example(
    book: ScoreBook, economy: Economy, pillar: Pillar, year: int, interval: IntervalOf
) -> WorkedExample | None:
    trace = explain(book, economy.iso3, pillar.id, year)
    citable = [(parent, leaf) for parent, leaf in _leaves(trace) if leaf["value"] is not None]
    if not citable:
        return None
    formulas = [
        pair for pair in citable if pair[1]["method"] in FORMULA_METHODS and "treatment" not in pair[1]
    ]
    parent, leaf = (formulas or citable)[0]
    indicator = book.framework.by_id[leaf["node"]]
    cell, whole = (book.cell(economy.iso3, node, year) for node in (indicator.id, pillar.id))
    at, row = book.spot(economy.iso3, year), book.tree.pillar_index[pillar.id]
    return WorkedExample(
        economy=economy,
        pillar=pillar,
        cell=shown(whole, interval(whole)),
        indicator=indicator,
        source=book.content.source_of(indicator),
        leaf=shown(cell, interval(cell)),
        value=leaf["value"],
        observed_year=cell.observed_year,
        carried=cell.status == CARRIED,
        formula=score_formula(book, cell),
        dimension=_mean(book, parent),
        whole=_mean(book, trace),
        evidence=book.cell_evidence(row, ALL, at),
        receipt=trace["receipt"],
    )


def _leaves(trace: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each leaf with its parent, in the order of the trace."""
    for child in trace.get("children", ()):
        if "children" in child:
            yield from _leaves(child)
        else:
            yield trace, child


def _mean(book: ScoreBook, trace: dict[str, Any]) -> Mean:
    terms = tuple(
        Term(child["title"], child["node"], child["score"], _weight(book, book.node_index[child["node"]]))
        for child in trace["children"]
    )
    left_out = tuple(book.node_index[child["node"]].title for child in trace["left_out"])
    return Mean(trace["title"], terms, left_out, trace["score"], trace["aggregation"])


def _weight(book: ScoreBook, node: Node) -> float:
    if node.level == "indicator":
        return book.framework.by_id[node.id].weight
    pillar = book.framework.pillar_by_id[node.pillar]
    return next(d.weight for d in pillar.dimensions if d.id == node.dimension)
