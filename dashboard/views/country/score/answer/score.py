"""One score and how it came about: from the published figure to its place in the pillar."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.answers.asked.selection import Selection
from dashboard.answers.income.income import IncomeScore, IncomeWorld, income_score, income_world
from dashboard.answers.scale.axis import AxisTick, axis_ticks
from dashboard.answers.scale.formula import Formula, score_formula
from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.facts import Fact, fact
from dashboard.answers.shown.peers import Standing, groups_of, standing
from dashboard.answers.shown.trace import explained
from dashboard.content.doubt.doubts import Doubts
from dashboard.language.numbers import as_printed
from dashboard.views.country.parts.subject import Subject, subject_of
from dashboard.views.country.score.answer.contribution import Contribution, contribution
from dashboard.views.country.score.answer.history import HistoryPoint, indicator_history
from methodology.explain.contested import is_contested
from methodology.model import ALL, Dimension, Indicator, Methodology, Pillar, Tension
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class IndicatorScore:
    """Everything that stands behind one score, and what would stand there if it is missing.

    `note` is the source's remark on the figure and `bounds` its own lower and upper bound; both only where
    the figure itself may be shown. `level` is the nearest rubric level of an observed score. `trace` is
    ready for JSON. `income` is the view of the year behind `in_income`, None where there is none. `shares`
    are those of responsibility, `override` the reason where they are others than the catalogue's. `bulk` says
    that published figures may leave in bulk, `contested` that the records behind the figure contradict each
    other.
    """

    subject: Subject
    pillar: Pillar
    dimension: Dimension
    fact: Fact
    shown: ShownScore
    note: str
    bounds: tuple[float, float] | None
    formula: Formula
    ticks: tuple[AxisTick, ...]
    contribution: Contribution
    history: tuple[HistoryPoint, ...]
    standings: tuple[Standing, ...]
    tensions: tuple[Tension, ...]
    level: int | None
    trace: dict[str, Any]
    income: IncomeWorld | None
    in_income: IncomeScore
    shares: Mapping[str, float]
    override: str
    bulk: bool
    contested: bool
    methodology: Methodology

    @property
    def indicator(self) -> Indicator:
        return self.fact.indicator

    @property
    def public(self) -> bool:
        """True where the raw figure is shown."""
        return self.fact.value is not None


def indicator_score(
    book: ScoreBook, doubts: Doubts, iso3: str, indicator_id: str, selection: Selection
) -> IndicatorScore:
    """One indicator of one economy. Raises KeyError for an unknown economy or indicator."""
    indicator = book.framework.by_id[indicator_id]
    found = fact(book, iso3, indicator, selection.year, selection.lane, doubts.interval)
    in_income = income_score(book, iso3, indicator_id, selection)
    override = book.override_of(iso3, indicator_id, selection.year)
    pillar = book.framework.pillar_by_id[indicator.pillar]
    note, bounds = _remarks(book, found)
    # Peers stand side by side in the lane that counts the indicator.
    lane = selection.lane if indicator.use == "lane" else ALL
    return IndicatorScore(
        subject=subject_of(book, iso3, selection),
        pillar=pillar,
        dimension=next(d for d in pillar.dimensions if d.id == indicator.dimension),
        fact=found,
        shown=replace(found.shown, recoded=doubts.recoded(found.cell) if found.scored else 0.0),
        note=note,
        bounds=bounds,
        formula=score_formula(book, found.cell),
        ticks=axis_ticks(indicator, book.methodology),
        contribution=contribution(book, iso3, indicator_id, selection, doubts.interval),
        history=indicator_history(book, iso3, indicator_id, selection.year),
        standings=tuple(
            standing(book, iso3, indicator_id, group, selection.year, lane, doubts.interval)
            for group in groups_of(book, iso3)
        ),
        tensions=tuple(t for t in book.framework.tensions if t.id in indicator.tensions),
        level=_level(found),
        trace=explained(book, iso3, indicator_id, selection.year, selection.lane),
        income=income_world(book, indicator_id, selection.year) if in_income.adjusted else None,
        in_income=in_income,
        shares=book.responsibility_of(iso3, indicator_id, selection.year),
        override=override.reason if override else "",
        bulk=book.terms(indicator_id).bulk,
        contested=is_contested(book, iso3, indicator_id, selection.year),
        methodology=book.methodology,
    )


def _level(found: Fact) -> int | None:
    """The whole number nearest to an observed score as printed, halves upwards, as the stages have it."""
    score = found.cell.score if found.observed else None
    return None if score is None else math.floor(as_printed(score) + 0.5)


def _remarks(book: ScoreBook, found: Fact) -> tuple[str, tuple[float, float] | None]:
    place = book.tree.indicator_index[found.indicator.id]
    row = int(book.figures.source[place].reshape(-1)[book.spot(found.cell.iso3, found.cell.year)])
    if found.value is None or row < 0:
        return "", None
    observations = book.content.observations
    low, high = float(observations.low[row]), float(observations.high[row])
    bounds = (low, high) if low == low and high == high else None
    return observations.notes[int(observations.note[row])], bounds
