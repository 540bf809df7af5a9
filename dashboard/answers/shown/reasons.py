"""Why there is no score, in the reader's language, from the engine's structured findings."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.answers.shown.score import ShownCell
from dashboard.language import vocabulary
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, percent
from dashboard.language.words import listed
from methodology.model import ALL, Gate, states
from methodology.scoring import missing
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.gate import Failure
from methodology.scoring.missing import Missing, MissingCode
from methodology.scoring.scorebook import Cell, ScoreBook


def failure_words(failure: Failure) -> str:
    """One failed condition of the evidence gate as a short phrase."""
    found, needed = failure.found, failure.needed
    if failure.condition == gate.NO_DATA:
        return _("nothing is observed here")
    if failure.condition == gate.NO_WEIGHT:
        return _("no indicator speaks to this")
    if failure.condition == gate.NOT_PLACED:
        return ngettext(
            "%(count)s indicator is observed that cannot be placed on a scale",
            "%(count)s indicators are observed that cannot be placed on a scale",
            found,
        )
    if failure.condition == gate.COVERAGE:
        return _(
            "evidence covers %(found)s of the weight, %(needed)s is needed",
            **_found_and_needed(found, needed),
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
            "one indicator would make up %(found)s of it, at most %(needed)s is allowed",
            found=percent(found),
            needed=percent(needed),
        )
    if failure.condition == gate.MEDIAN_AGE:
        return _(
            "half of the evidence is %(found)s years old or older, at most %(needed)s are allowed",
            found=number(found),
            needed=number(needed),
        )
    if failure.condition == gate.DIMENSION:
        return _(
            "less than %(needed)s of the weight is observed in %(dimensions)s",
            needed=percent(needed),
            dimensions=listed([_part_words(title, share, needed) for title, share in found]),
        )
    if failure.condition == gate.SAME_YEAR:
        return _(
            "%(found)s of the evidence’s weight is of the year itself, %(needed)s is needed",
            **_found_and_needed(found, needed),
        )
    if failure.condition == gate.COMPANIES:
        return ngettext(
            "the conduct of %(count)s company is observed, %(needed)s are needed for a mean",
            "the conduct of %(count)s companies is observed, %(needed)s are needed for a mean",
            found,
            needed=number(needed),
        )
    if failure.condition == gate.LANE_SHARE:
        return _(
            "only %(found)s of the right’s weight concerns this part, %(needed)s is needed",
            **_found_and_needed(found, needed),
        )
    if failure.condition == gate.PILLARS:
        return _("not every right has a score")
    raise ValueError(failure.condition)


def _part_words(title: str, share: float, needed: float) -> str:
    shown = _found_and_needed(share, needed)["found"]
    return _("%(dimension)s (%(share)s)", dimension=title, share=shown)


def gate_reason(cell: Cell | ShownScore, rule: Gate) -> str:
    """The condition that decides, as a short phrase; empty when the cell is scored.

    For a cell without even a range it is the range's own condition, since that is the nearest to be met.
    """
    failures = _failures(cell)
    if not failures:
        return ""
    least = rule.range_coverage
    if cell.state == states.NOT_SCORED and least is not None and cell.coverage > 0:
        if cell.coverage < least:
            return _("evidence covers %(found)s of the weight, too little even for a range (%(needed)s)",
                     **_found_and_needed(cell.coverage, least))  # fmt: skip
        others = [failure for failure in failures if failure.condition != gate.COVERAGE]
        if others:
            return failure_words(others[0])
    return failure_words(failures[0])


def _failures(cell: Cell | ShownScore) -> tuple[Failure, ...]:
    found = cell.failures if isinstance(cell, Cell) else cell.why
    return tuple(one for one in found if isinstance(one, Failure))


def _found_and_needed(found: float, needed: float) -> dict[str, str]:
    """Two shares in whole per cent, the first below the second; where rounding hides that, it is said."""
    shown = percent(found)
    if shown == percent(needed):
        shown = _("just under %(share)s", share=shown)
    return {"found": shown, "needed": percent(needed)}


def gate_reasons(cell: Cell | ShownScore) -> tuple[str, ...]:
    """All conditions of a point score that a pillar or dimension fails."""
    return tuple(failure_words(failure) for failure in _failures(cell))


def unscored_reason(cell: ShownCell, rule: Gate) -> str:
    """Why a cell has no point score: the gate's condition in the reader's words, else the cell's own."""
    found = gate_reason(cell, rule) if isinstance(cell, Cell | ShownScore) else ""
    return found or cell_reason(cell)


def why_missing(book: ScoreBook, indicator_id: str, iso3: str, year: int, lane: str = ALL) -> Missing:
    """Why an indicator has no score somewhere; of all figures seen, scored or not."""
    place = book.tree.indicator_index[indicator_id]
    return missing.why_missing(book, place, book.spot(iso3, year), lane, counted=False)


def missing_reason(book: ScoreBook, cell: Cell) -> str:
    """Why an indicator has no score in a year and lane, as a sentence; empty when it has one."""
    if cell.state == states.SCORED:
        return ""
    return missing_words(why_missing(book, cell.node, cell.iso3, cell.year, cell.lane))


def missing_words(why: Missing) -> str:
    """Why an indicator has no score, as a sentence for readers."""
    if why.code == missing.NOT_APPLICABLE:
        return _("It does not apply here: %(reason)s", reason=why.remark)
    if why.code == missing.NEVER:
        return _("No figure has been published for any year up to %(year)s.", year=why.year)
    if why.code == missing.TOO_OLD:
        return ngettext(
            "The newest figure is of %(seen)s; it may speak for %(count)s further year only.",
            "The newest figure is of %(seen)s; it may speak for %(count)s further years only.",
            why.limit,
            seen=why.seen,
        )
    return _(MISSING[why.code])


MISSING: Mapping[MissingCode, str] = {
    missing.WITHHELD: N_("The terms of its source allow no score."),
    missing.OF_COMPANY: N_("It shows the conduct of one company and counts only in the companies’ part."),
    missing.NO_SHARE: N_("This part of responsibility has no share in the indicator."),
    missing.NOT_EXPOSED: N_(
        "It is scored only where the reporting company is known to be in reach of people."
    ),
    missing.NO_SCALE: N_(
        "It is observed, but cannot be placed on a scale: the figures beside it are too few or too alike."
    ),
    missing.NO_WEIGHT: N_("Its weight is 0."),
    missing.NO_DIMENSION_WEIGHT: N_("The weight of its dimension is 0."),
}
