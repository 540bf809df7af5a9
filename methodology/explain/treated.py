"""Which scores rest on a treatment, and what it was: for the trace, for pages and for the count of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from methodology.scoring.leaves.fill_gaps import groups
from methodology.scoring.scorebook import IMPUTED, Cell, ScoreBook
from methodology.treatment.impute import GROUP
from methodology.treatment.tails import Tail, of_sample
from methodology.treatment.treat import LOGARITHM, WINSORISED

STEPS = (WINSORISED, LOGARITHM, IMPUTED)


def treatment_of(book: ScoreBook, cell: Cell) -> dict[str, object] | None:
    """What was done to an indicator's score, ready for JSON; None where nothing was.

    `step` is winsorised, logarithm or imputed. A treated figure has `figure_used`, which the scale was
    applied to, and with `low`, `high` and (for a logarithm) `tail` how it came from the raw one; all are left
    out where figures may not be passed on. An imputed score has `how`, and the `group` whose median it is.
    """
    if cell.status == IMPUTED:
        return _imputed(book, cell)
    tail = _tail_of(book, cell)
    if tail is None:
        return None
    if book.public_value(cell) is None:
        return {"step": tail.step}
    entry: dict[str, object] = {"step": tail.step, "figure_used": figure_used(book, cell)}
    entry |= {"low": tail.low, "high": tail.high}
    return entry | ({"tail": "high" if tail.upper else "low"} if tail.step == LOGARITHM else {})


def figure_used(book: ScoreBook, cell: Cell) -> float | None:
    """The figure that the scale was applied to: the raw one, or that after treatment; None without one.

    As the raw figure it may not be ours to pass on: show it only where that is shown.
    """
    tail = _tail_of(book, cell)
    if cell.value is None or tail is None:
        return cell.value
    return float(tail.apply(np.array([cell.value]))[0])


@dataclass(frozen=True)
class Count:
    """How many indicator scores rest on each step, and how many there are, all years together."""

    steps: dict[str, int]
    scores: int

    @property
    def treated(self) -> int:
        return sum(self.steps.values())


def count_treated(book: ScoreBook) -> Count:
    """The scores of indicators, counted once whatever the lane."""
    scores = book.normalised
    known, counts = ~np.isnan(scores.score), dict.fromkeys(STEPS, 0)
    counts[IMPUTED] = int(scores.imputed.sum())
    for place, year, tail in _tails(book):
        value = book.figures.value[place, :, year]
        touched = known[place, :, year] & (_everywhere(book, place) | (tail.apply(value) != value))
        counts[tail.step] += int(touched.sum())
    return Count(counts, int((~np.isnan(scores.used)).sum()))


def _imputed(book: ScoreBook, cell: Cell) -> dict[str, object]:
    how = book.methodology.treatment.missing
    group = _group(book, cell) if how == GROUP else ""
    entry: dict[str, object] = {"step": IMPUTED, "how": how}
    return entry | ({"group": group} if group else {})


def _group(book: ScoreBook, cell: Cell) -> str:
    """The group whose median stands in; empty where none of it is observed, so that all economies' does."""
    names = groups(book.economies)
    own = names[book.economy_index[cell.iso3]]
    members = np.array([name == own for name in names], dtype=np.bool_)
    place, year = book.tree.indicator_index[cell.node], book.years.index(cell.year)
    return own if not np.isnan(book.normalised.score[place, members, year]).all() else ""


def _tail_of(book: ScoreBook, cell: Cell) -> Tail | None:
    """The treatment that this score rests on: its own figure changed, or the ends of its scale did."""
    tails = book.normalised.tails
    if tails is None or cell.value is None or cell.score is None:
        return None
    place, year = book.tree.indicator_index[cell.node], book.years.index(cell.year)
    tail = tails.of(place, year)
    if tail is None or _everywhere(book, place):
        return tail
    return None if tails.figure[place, book.economy_index[cell.iso3], year] == cell.value else tail


def _everywhere(book: ScoreBook, place: int) -> bool:
    """Whether a treatment reaches every score of an indicator, since its scale is made from the sample."""
    return of_sample(book.indicator(place))


def _tails(book: ScoreBook) -> Iterator[tuple[int, int, Tail]]:
    tails = book.normalised.tails
    for place in range(len(book.framework.indicators)) if tails else ():
        for year in range(len(book.years)):
            if tails and (tail := tails.of(place, year)) is not None:
                yield place, year, tail
