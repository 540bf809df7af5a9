"""Records of companies whose sentence cannot be made: their bare counts."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.language.numbers import number
from dashboard.language.words import listed
from methodology.model import CompanyEvidence


def years(period: str) -> str:
    """A period as it stands in a sentence: "2022-2024" with the dash of a span."""
    return period.replace("-", "–")


def in_words(words: Callable[[CompanyEvidence], str], row: CompanyEvidence) -> str:
    """The sentence of a row, or its bare counts where those that the sentence needs are not in it."""
    try:
        return words(row)
    except KeyError:
        return bare_counts(row)


def bare_counts(row: CompanyEvidence) -> str:
    """What a row counts, under its own names."""
    counts = [f"{name.replace('_', ' ')} {number(count)}" for name, count in row.parts.items()]
    period = f"{row.what} ({years(row.period)})" if row.period else row.what
    return f"{period}: {listed(counts)}." if counts else f"{period}."
