"""The short words of files, commands, API and traces for the engine's codes: why there is no score.

They are part of the contract of every answer that a machine reads, so they keep to the engine's own terms and
numbers. What pages say to readers about the same codes stands in `dashboard.answers.shown.reasons`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce

from dashboard.language.i18n import N_, _
from methodology.model.terms import Withheld
from methodology.scoring import missing
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.gate import Condition, Failure
from methodology.scoring.cells import Cell, Why, why_of
from methodology.scoring.missing import Missing, MissingCode

FAILURES: Mapping[Condition, str] = {
    gate.NO_DATA: N_("no indicator is observed"),
    gate.NO_WEIGHT: N_("no indicator carries weight here"),
    gate.NOT_PLACED: N_("indicators observed that cannot be placed on a scale: %(found)s"),
    gate.COVERAGE: N_("coverage %(found)s is below %(needed)s"),
    gate.INDICATORS: N_("indicators observed: %(found)s; needed: %(needed)s"),
    gate.KINDS: N_("no indicator of this kind is observed: %(found)s"),
    gate.LARGEST_SHARE: N_("one indicator carries %(found)s of the weight; at most %(needed)s is allowed"),
    gate.MEDIAN_AGE: N_("the evidence is %(found)s years old at the median; at most %(needed)s is allowed"),
    gate.DIMENSION: N_("less than %(needed)s of the weight is observed in: %(found)s"),
    gate.SAME_YEAR: N_("%(found)s of the observed weight is of the year itself; needed: %(needed)s"),
    gate.COMPANIES: N_("companies with observed conduct: %(found)s; needed for a mean: %(needed)s"),
    gate.LANE_INDICATORS: N_("indicators of this lane observed: %(found)s; needed: %(needed)s"),
    gate.LANE_SHARE: N_("the lane holds %(found)s of the pillar's weight; needed: %(needed)s"),
    gate.PILLARS: N_("pillars without a score: %(found)s"),
}
MISSING: Mapping[MissingCode, str] = {
    missing.WITHHELD: N_("the terms of its source allow no score"),
    missing.NOT_APPLICABLE: N_("does not apply here: %(remark)s"),
    missing.OF_COMPANY: N_("the conduct of one company, counted only in the view of companies"),
    missing.NO_SHARE: N_("this lane answers for no part of the indicator"),
    missing.NEVER: N_("no observation up to %(year)s"),
    missing.TOO_OLD: N_("the newest observation is of %(seen)s, more than %(limit)s years before %(year)s"),
    missing.NOT_EXPOSED: N_("scored only where %(asked)s is observed (exposure rule)"),
    missing.NO_SCALE: N_("the reference set cannot carry a scale"),
    missing.NO_WEIGHT: N_("its weight is 0"),
    missing.NO_DIMENSION_WEIGHT: N_("the weight of its dimension is 0"),
}
NEVER_COUNTED = N_("no observation that counts up to %(year)s")
NEVER_ASKED = N_(
    "no observation that counts up to %(year)s, and one counts only where %(asked)s is observed "
    "(exposure rule)"
)
OLD_COUNTED = N_(
    "the newest observation that counts is of %(seen)s, more than %(limit)s years before %(year)s"
)


def plain_reason(found: Iterable[Why]) -> str:
    """Why there is no score, as one line; empty where nothing is said."""
    return "; ".join(plain_missing(one) if isinstance(one, Missing) else plain_failure(one) for one in found)


def cell_reason(cell: object) -> str:
    """Why a cell of the engine, or one shown with its reasons, has no point score; else empty."""
    return plain_reason(why_of(cell) if isinstance(cell, Cell) else getattr(cell, "why", ()))


def plain_failure(failure: Failure) -> str:
    """One failed condition of the evidence gate, with what was found and what is asked for."""
    return _(FAILURES[failure.condition], found=_plain(failure.found), needed=_plain(failure.needed))


def plain_missing(found: Missing) -> str:
    """Why an indicator has no score."""
    text = MISSING[found.code]
    if found.counted and found.code == missing.NEVER:
        text = NEVER_ASKED if found.asked else NEVER_COUNTED
    elif found.counted and found.code == missing.TOO_OLD:
        text = OLD_COUNTED
    numbers = {"year": found.year, "seen": found.seen, "limit": found.limit}
    return _(text, **numbers, asked=_both(found.asked), remark=found.remark)


def withheld_words(found: Withheld) -> str:
    """Why a figure does not stand here, as far as we know, and where to read it."""
    words = {"publisher": found.publisher, "place": found.read_at}
    if found.reserved and found.read_at:
        return _("%(publisher)s reserves all rights in this figure; read it at %(place)s", **words)
    if found.reserved:
        return _("%(publisher)s reserves all rights in this figure", **words)
    if found.read_at:
        return _(
            "We have no licence from %(publisher)s to pass this figure on; read it at %(place)s", **words
        )
    return _("We have no licence from %(publisher)s to pass this figure on", **words)


def _plain(value: object) -> str:
    """A number with at most three decimals, words as alternatives, dimensions with their observed shares."""
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if not isinstance(value, tuple):
        return str(value)
    if all(isinstance(item, str) for item in value):
        return _either(value)
    return ", ".join(f"{title} ({_plain(share)})" for title, share in value)


def _either(words: tuple[str, ...]) -> str:
    return reduce(lambda one, other: _("%(one)s or %(other)s", one=one, other=other), words)


def _both(words: tuple[str, ...]) -> str:
    return reduce(lambda one, other: _("%(one)s and %(other)s", one=one, other=other), words or ("",))
