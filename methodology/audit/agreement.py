"""Agreement with comparable published measures, and the economies on which the two differ most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.audit.parts import nearest, parts_apart
from methodology.audit.reasons import PillarStanding, reasons, standing
from methodology.model import ContextMeasure, Floats, Ints
from methodology.model.terms import terms
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.leave_out import family_of
from methodology.statistics.correlation import FEWEST, mean_ranks, rank_correlation

MOST_YEARS_APART = 5
"""A measure further from the scored year is not compared."""
MOST_LISTED = 10
HIGHER, LOWER = "higher", "lower"


@dataclass(frozen=True)
class Disagreement:
    """One economy that the two put in different places.

    `direction` says where our score puts it, compared with the measure: higher or lower among the economies
    that both have. `apart` is by how much, as a share of these economies, 0 to 1; None where the measure's
    terms do not let us repeat its figures, because then its place is not ours to tell. `reasons` are codes of
    `audit_reasons`, empty where our evidence shows none. `through` are the parts of our score that put it
    there: much higher (or lower) than in the economies that the measure puts nearest; empty where no part
    stands out.
    """

    iso3: str
    direction: str
    apart: float | None
    standing: PillarStanding
    measure_year: int
    reasons: tuple[str, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True)
class Agreement:
    """One measure against one pillar and lane over `economies` that both have, in measure years `years`.

    `rho` is Spearman's, positive where both agree, NaN for fewer than ten economies. `shared` is the part of
    the pillar's weight that rests on the judgement of the measure's own publisher, 0 to 1: as much of the
    agreement is built in.
    """

    measure: ContextMeasure
    economies: int
    years: tuple[int, int] | None
    rho: float
    shared: float
    disagreements: tuple[Disagreement, ...]


def agreements(book: ScoreBook, year: int) -> tuple[Agreement, ...]:
    """Every measure under `context` of the methodology against its pillar, but those of which nothing is
    told.

    Each economy takes the measure's figure nearest to the year (the earlier one of two), at most
    MOST_YEARS_APART away. Economies count with a point score. Disagreement is the difference of the mean
    ranks, over n - 1. No figure of a measure is part of the answer.
    Errors: ValueError for a year that is not scored. Source: OECD/JRC, Handbook (2008), step 9.
    """
    spoken = (m for m in book.content.context if terms(book.content.sources.get(m.source)).score)
    return tuple(_agreement(book, measure, year) for measure in spoken)


def nearest_figures(book: ScoreBook, series: str, year: int) -> tuple[Floats, Ints]:
    """Each economy's figure of a series nearest to a year, NaN where there is none, and its year.

    Shapes: (economies,) both. Units: those of the series; years, -1 where there is none.
    """
    observations = book.content.observations
    value, seen = np.full(len(book.economies), np.nan), np.full(len(book.economies), -1, dtype=np.int64)
    if series not in observations.series_ids:
        return value, seen
    rows = np.flatnonzero(observations.series == observations.series_ids.index(series))
    away = np.abs(observations.year[rows] - year)
    for row in rows[np.lexsort((observations.year[rows], away))]:
        place = book.economy_index.get(observations.economy_ids[observations.economy[row]])
        near = abs(int(observations.year[row]) - year) <= MOST_YEARS_APART
        if place is not None and near and seen[place] < 0:
            value[place], seen[place] = observations.value[row], observations.year[row]
    return value, seen


def _agreement(book: ScoreBook, measure: ContextMeasure, year: int) -> Agreement:
    figure, seen = nearest_figures(book, measure.series, year)
    score = book.column(measure.pillar, year, measure.lane).score
    both = np.flatnonzero(~np.isnan(figure) & ~np.isnan(score))
    theirs = figure if measure.better == HIGHER else -figure
    rho, count = rank_correlation(score, theirs)
    years = (int(seen[both].min()), int(seen[both].max())) if len(both) else None
    enough = count >= FEWEST
    disagreements = _disagreements(book, measure, year, (score, theirs, seen), both) if enough else ()
    return Agreement(measure, count, years, rho, _shared(book, measure), disagreements)


def _disagreements(
    book: ScoreBook, measure: ContextMeasure, year: int, arrays: tuple[Floats, Floats, Ints], both: Ints
) -> tuple[Disagreement, ...]:
    score, theirs, seen = arrays
    ranks = mean_ranks(theirs[both])
    apart = (mean_ranks(score[both]) - ranks) / (len(both) - 1)
    source = book.content.sources.get(measure.source)
    told = source is not None and terms(source).bulk
    disagreements = []
    for at in np.argsort(-np.abs(apart), kind="stable")[:MOST_LISTED]:
        iso3, then = book.economies[both[at]].iso3, int(seen[both[at]])
        ours = standing(book, iso3, measure.pillar, year, measure.lane)
        near, higher = both[nearest(ranks, int(at))], bool(apart[at] > 0)
        disagreements.append(
            Disagreement(
                iso3=iso3,
                direction=HIGHER if higher else LOWER,
                apart=float(abs(apart[at])) if told else None,
                standing=ours,
                measure_year=then,
                reasons=reasons(ours, then),
                through=parts_apart(book, measure.pillar, year, measure.lane, int(both[at]), near, higher),
            )
        )
    return tuple(disagreements)


def _shared(book: ScoreBook, measure: ContextMeasure) -> float:
    source = book.content.sources.get(measure.source)
    family = (source.family or source.id or measure.source) if source else ""
    weights = book.panels[measure.lane].weights.leaf[book.tree.pillar_index[measure.pillar]]
    own = [bool(family) and family_of(book, i) == family for i in book.framework.indicators]
    return float(weights[np.array(own, dtype=np.bool_)].sum())
