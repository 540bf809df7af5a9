"""Why there is no score, in the reader's language, from the engine's structured findings."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import vocabulary
from dashboard.i18n import _, ngettext
from dashboard.numbers import number, percent
from dashboard.queries.words import listed
from dashboard.score import ShownCell
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
    return str(failure)


def _part_words(title: str, share: float, needed: float) -> str:
    shown = _found_and_needed(share, needed)["found"]
    return _("%(dimension)s (%(share)s)", dimension=title, share=shown)


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
                     **_found_and_needed(cell.coverage, least))  # fmt: skip
        others = [failure for failure in cell.failures if failure.condition != gate.COVERAGE]
        if others:
            return failure_words(others[0])
    return failure_words(cell.failures[0])


def _found_and_needed(found: float, needed: float) -> dict[str, str]:
    """Two shares in whole per cent, the first below the second; where rounding hides that, it is said."""
    shown = percent(found)
    if shown == percent(needed):
        shown = _("just under %(share)s", share=shown)
    return {"found": shown, "needed": percent(needed)}


def gate_reasons(cell: Cell) -> tuple[str, ...]:
    """All conditions of a point score that a pillar or dimension fails."""
    return tuple(failure_words(failure) for failure in cell.failures)


def unscored_reason(cell: ShownCell, rule: Gate) -> str:
    """Why a cell has no point score: the gate's condition in the reader's words, else the cell's own."""
    return gate_reason(cell, rule) if isinstance(cell, Cell) and cell.failures else cell.reason


NO_SHARE, NEVER, TOO_OLD, NOT_EXPOSED, NO_SCALE = "no-share", "never", "too-old", "not-exposed", "no-scale"
OF_COMPANY, NOT_APPLICABLE, WITHHELD = "of-company", "does-not-apply", "withheld"


@dataclass(frozen=True)
class Missing:
    """Why an indicator has no score somewhere; `seen` is the year of the figure that is too old."""

    reason: str
    seen: int | None = None


def why_missing(book: ScoreBook, indicator_id: str, iso3: str, year: int, lane: str = ALL) -> Missing:
    """Why an indicator has no score somewhere, as a term; the rules are the engine's own."""
    place, at = book.tree.indicator_index[indicator_id], book.spot(iso3, year)
    if book.barred[place, book.economy_index[iso3]]:
        return Missing(WITHHELD if book.publishable(indicator_id) == "none" else NOT_APPLICABLE)
    if not book.counts(place, lane)[at]:
        return Missing(OF_COMPANY if book.tree.lane_only[place] else NO_SHARE)
    seen = int(book.figures.seen[place].reshape(-1)[at])
    if seen < 0:
        return Missing(NEVER)
    if year - seen > oldest(book, indicator_id):
        return Missing(TOO_OLD, seen)
    exposed = bool(book.figures.exposed[place].reshape(-1)[at])
    return Missing(NO_SCALE if exposed else NOT_EXPOSED)


def oldest(book: ScoreBook, indicator_id: str) -> int:
    """For how many years after its own an indicator's figure may speak."""
    own = book.framework.by_id[indicator_id].max_age
    return book.methodology.max_age if own is None else own


def missing_reason(book: ScoreBook, cell: Cell) -> str:
    """Why an indicator has no score in a year and lane, as a sentence; empty when it has one."""
    if cell.state == "scored":
        return ""
    why = why_missing(book, cell.node, cell.iso3, cell.year, cell.lane)
    if why.reason == WITHHELD:
        return _("The terms of its source allow no score.")
    if why.reason == NOT_APPLICABLE:
        applies = book.framework.by_id[cell.node].applies
        return _("It does not apply here: %(reason)s", reason=applies.reason if applies else "")
    if why.reason == OF_COMPANY:
        return _("It shows the conduct of one company and counts only in the companies’ part.")
    if why.reason == NO_SHARE:
        return _("This part of responsibility has no share in the indicator.")
    if why.reason == NEVER:
        return _("No figure has been published for any year up to %(year)s.", year=cell.year)
    if why.reason == TOO_OLD:
        return ngettext(
            "The newest figure is of %(seen)s; it may speak for %(count)s further year only.",
            "The newest figure is of %(seen)s; it may speak for %(count)s further years only.",
            oldest(book, cell.node),
            seen=why.seen,
        )
    if why.reason == NOT_EXPOSED:
        return _("It is scored only where the reporting company is known to be in reach of people.")
    return _("The figures of this year do not carry a scale.")
