"""Sentences about a year: how fresh its evidence is, and what of it may be compared with the year before."""

from __future__ import annotations

from dashboard.answers.shown.year_notes import WorldStep
from dashboard.language.i18n import _
from dashboard.language.numbers import number, percent, signed
from methodology.explain.freshness import Freshness


def fresh_words(found: Freshness, newest: int | None) -> str:
    """How old the figures of the year shown are, and whether it is the newest with fresh ones."""
    if not found.figures:
        return _("No figure is in use for %(year)s.", year=found.year)
    if found.year == newest:
        said = _(
            "%(year)s is the newest year with enough fresh evidence: %(same)s of the figures used are of "
            "%(year)s, %(young)s at most one year old."
        )
    else:
        said = _(
            "Of the figures used for %(year)s, %(same)s are of that year, %(young)s at most one year old."
        )
    ages = {"same": percent(found.of_the_year), "young": percent(found.one_year_old)}
    words = said % {"year": found.year, **ages}
    if newest is None or newest == found.year:
        return words
    return _(
        "%(words)s The newest year with enough fresh evidence is %(newest)s.", words=words, newest=newest
    )


def against_words(found: WorldStep | None) -> str:
    """How many of the scores may be compared with the year before; empty where none stands in both years."""
    if found is None or not found.scored:
        return ""
    words = _(
        "Of %(scored)s countries scored in both years, %(comparable)s may be compared with %(year)s; the "
        "others rest on other figures.",
        comparable=number(found.comparable),
        scored=number(found.scored),
        year=found.first,
    )
    if found.comparable == found.scored:
        words = _(
            "All scores may be compared with %(year)s: they rest on the same figures.", year=found.first
        )
    if found.median is None:
        return words
    return _(
        "%(words)s Like for like, the median country moved by %(move)s.",
        words=words,
        move=signed(found.median),
    )
