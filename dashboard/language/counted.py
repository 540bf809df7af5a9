"""A number with what it counts, to stand inside a sentence that counts two things."""

from __future__ import annotations

from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number


def countries(count: int) -> str:
    """1 country, 2 countries."""
    return ngettext("%(shown)s country", "%(shown)s countries", count, shown=number(count))


def places(count: int) -> str:
    """1 country or territory, 2 countries and territories."""
    return ngettext(
        "%(shown)s country or territory", "%(shown)s countries and territories", count, shown=number(count)
    )


def indicators(count: int) -> str:
    """1 indicator, 2 indicators."""
    return ngettext("%(shown)s indicator", "%(shown)s indicators", count, shown=number(count))


def dimensions(count: int) -> str:
    """1 dimension, 2 dimensions."""
    return ngettext("%(shown)s dimension", "%(shown)s dimensions", count, shown=number(count))


def rights(count: int) -> str:
    """1 right, 2 rights."""
    return ngettext("%(shown)s right", "%(shown)s rights", count, shown=number(count))


def figures(count: int) -> str:
    """1 figure, 2 figures."""
    return ngettext("%(shown)s figure", "%(shown)s figures", count, shown=number(count))


def years(count: int) -> str:
    """1 year, 2 years."""
    return ngettext("%(shown)s year", "%(shown)s years", count, shown=number(count))


def part(count: int, whole: str) -> str:
    """2 of 5 countries; `whole` is what it is a part of, counted."""
    return _("%(part)s of %(whole)s", part=number(count), whole=whole)
