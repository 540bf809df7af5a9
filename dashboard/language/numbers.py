"""The one place where figures are rounded and written for people.

Scores are continuous everywhere else. Nothing is computed from what these functions return; only the class
that a score falls into follows from what is printed (`as_printed`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal, format_percent

from dashboard.language.i18n import current_locale

MINUS = "\N{MINUS SIGN}"
EXACT = Context(prec=400)
"""Room for all digits of any number; the usual 28 do not hold a figure of 1e30 with its decimals."""
KEPT = 4096
"""So many written figures are kept."""


def load_locale() -> None:
    """Loads the data of the running request's locale, so that no reader waits and workers share it."""
    Locale.parse(current_locale()).decimal_formats.get(None)


def rounded(value: float, digits: int) -> Decimal:
    """`value` rounded half up on its shortest decimal writing, so that 3.45 becomes 3.5 as people expect."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, EXACT)


@lru_cache(maxsize=KEPT)
def as_printed(score: float) -> float:
    """A score as readers see it, with one decimal.

    Whatever sorts scores into classes, such as stages, colours and counts from a border on, compares this
    with the class's ends, printed too, so that one number never stands in two of them.
    """
    return float(rounded(score, 1))


def score1(score: float | None) -> str:
    """A score with one decimal, or an en dash where there is none."""
    return number(score, 1)


def number(value: float | None, digits: int | None = None) -> str:
    """A figure in the reader's words with `digits` decimals; without `digits`, as few as needed (at most 4).

    None and NaN give an en dash.
    """
    if value is None or math.isnan(value):
        return "\N{EN DASH}"
    exact = rounded(value, 4 if digits is None else digits)
    if exact == 0:
        exact = abs(exact)
    if digits is None:
        exact = exact.normalize(EXACT)
        exponent = exact.as_tuple().exponent
        digits = max(0, -exponent) if isinstance(exponent, int) else 0
    return _decimal(exact, digits, current_locale())


def roughly(value: float | None) -> str:
    """A figure that is no more than an estimate, in two significant digits: 21,725 becomes "22,000"."""
    if value is None or math.isnan(value) or value == 0:
        return number(value)
    return number(float(rounded(value, 1 - math.floor(math.log10(abs(value))))))


def percent(share: float | None, digits: int = 0) -> str:
    """A share of 1 as per cent: 0.256 becomes "26%"."""
    if share is None or math.isnan(share):
        return "\N{EN DASH}"
    exact = rounded(share * 100, digits)
    return _percent(exact or abs(exact), digits, current_locale())


def signed(value: float, digits: int = 1) -> str:
    """A difference with its sign; plus-minus nothing has none."""
    text = number(value, digits)
    return f"+{text}" if rounded(value, digits) > 0 else text


def digits(values: Sequence[float]) -> int:
    """How many decimals a column of raw figures needs, so that all of them align."""
    if all(value == int(value) for value in values):
        return 0
    span = max(values) - min(values)
    return 1 if span >= 20 else 2 if span >= 2 else 3


@lru_cache(maxsize=KEPT)
def _decimal(exact: Decimal, decimals: int, locale: str) -> str:
    """A figure in a locale; kept, since a page shows the same few figures a thousand times."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(EXACT):
        return format_decimal(exact, format=pattern, locale=locale).replace("-", MINUS)


@lru_cache(maxsize=KEPT)
def _percent(exact: Decimal, decimals: int, locale: str) -> str:
    """Per cent, which stand in `exact`, with the sign where the locale has it."""
    pattern = Locale.parse(locale).percent_formats[None].pattern
    exactly = pattern.replace("#,##0", "#,##0." + "0" * decimals) if decimals else pattern
    with localcontext(EXACT):
        return format_percent(exact / 100, format=exactly, locale=locale).replace("-", MINUS)
