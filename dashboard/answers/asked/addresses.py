"""The addresses that a content has: of countries, rights and indicators."""

from __future__ import annotations

from methodology.scoring.scorebook import ScoreBook


def countries(book: ScoreBook) -> list[str]:
    """The profile of each economy."""
    return [f"/country/{economy.iso3}" for economy in book.economies]


def rights(book: ScoreBook) -> list[str]:
    """Each right of each economy."""
    rights = book.framework.pillars
    return [f"/country/{economy.iso3}/{right.id}" for economy in book.economies for right in rights]


def indicators(book: ScoreBook) -> list[str]:
    """Each indicator, those shown as context last."""
    return [f"/indicator/{one.id}" for one in (*book.framework.indicators, *book.framework.context)]
