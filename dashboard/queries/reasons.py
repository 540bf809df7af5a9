"""Why there is no score, in the reader's language, from the engine's structured findings."""

from __future__ import annotations

from dashboard import vocabulary
from dashboard.i18n import _, ngettext
from dashboard.numbers import number, percent
from dashboard.queries.words import listed
from methodology import gate
from methodology.gate import Failure
from methodology.model import ALL, Gate
from methodology.scorebook import Cell, ScoreBook


def failure_words(failure: Failure) -> str:
    """One failed condition of the evidence gate as a short phrase."""
    found, needed = failure.found, failure.needed
    if failure.condition == gate.NO_DATA:
        return _("nothing is observed here")
    if failure.condition == gate.NO_WEIGHT:
        return _("no indicator speaks to this")
    if failure.condition == gate.COVERAGE:
        return _(
            "evidence covers %(found)s of the weight, %(needed)s are needed",
            **_told_apart(found, needed),
        )
    if failure.condition in (gate.INDICATORS, gate.LANE_INDICATORS):
        return ngettext(
            "%(count)s indicator observed, %(needed)s are needed",
            "%(count)s indicators observed, %(needed)s are needed",
            found,
            needed=number(needed),
        )
    return _rarer_failure(failure)


def _rarer_failure(failure: Failure) -> str:
    found, needed = failure.found, failure.needed
    if failure.condition == gate.KINDS:
        return _("nothing observed on %(kinds)s", kinds=listed([vocabulary.kind(kind) for kind in found]))
    if failure.condition == gate.LARGEST_SHARE:
        return _(
            "one indicator would make up %(found)s of it, %(needed)s at most are allowed",
            found=percent(found),
            needed=percent(needed),
        )
    if failure.condition == gate.MEDIAN_AGE:
        return _(
            "half of the evidence is %(found)s years old or older, %(needed)s are allowed",
            found=number(found),
            needed=number(needed),
        )
    if failure.condition == gate.LANE_SHARE:
        return _(
            "only %(found)s of the right’s weight concerns this part, %(needed)s are needed",
            **_told_apart(found, needed),
        )
    return str(failure)


def gate_reason(cell: Cell, rule: Gate) -> str:
    """The condition that decides, as a short phrase; empty when the cell is scored.

    For a cell without even a range it is the range's own condition, since that is the nearest to be met.
    """
    if not cell.failures:
        return ""
    least = rule.range_coverage
    if cell.state == "not-scored" and least is not None and cell.coverage > 0:
        if cell.coverage < least:
            return _("evidence covers %(found)s of the weight, too little even for a range (%(needed)s)",
                     **_told_apart(cell.coverage, least))  # fmt: skip
        others = [failure for failure in cell.failures if failure.condition != gate.COVERAGE]
        if others:
            return failure_words(others[0])
    return failure_words(cell.failures[0])


def _told_apart(found: float, needed: float) -> dict[str, str]:
    """Two shares with as many decimals as it takes to see that they differ."""
    digits = next((d for d in (0, 1, 2) if percent(found, d) != percent(needed, d)), 3)
    return {"found": percent(found, digits), "needed": percent(needed, digits)}


def gate_reasons(cell: Cell) -> tuple[str, ...]:
    """All conditions of a point score that a pillar or dimension fails."""
    return tuple(failure_words(failure) for failure in cell.failures)


def missing_reason(book: ScoreBook, cell: Cell) -> str:
    """Why an indicator has no score in a year and lane; empty when it has one."""
    if cell.state == "scored":
        return ""
    place = book.tree.indicator_index[cell.node]
    if cell.lane != ALL and not book.panels[cell.lane].weights.counted[place]:
        return _("This part of responsibility has no share in the indicator.")
    at, indicator = book.spot(cell.iso3, cell.year), book.indicator(place)
    seen = int(book.figures.seen[place].reshape(-1)[at])
    limit = book.methodology.max_age if indicator.max_age is None else indicator.max_age
    if seen < 0:
        return _("No figure has been published for any year up to %(year)s.", year=cell.year)
    if cell.year - seen > limit:
        return ngettext(
            "The newest figure is of %(seen)s; it may speak for %(count)s further year only.",
            "The newest figure is of %(seen)s; it may speak for %(count)s further years only.",
            limit,
            seen=seen,
        )
    if not book.figures.exposed[place].reshape(-1)[at]:
        return _("It is scored only where the reporting company is known to be in reach of people.")
    return _("The figures of this year do not carry a scale.")
