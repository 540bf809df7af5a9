"""What the start page offers where there is nothing to compare yet."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.views.compare.choice import (
    CompareChoice,
    Suggestion,
    by_name,
    listed,
    neighbours,
    suggestions,
)
from methodology.model import Economy
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Offer:
    """One comparison, or one with each economy named: the `names`, and the `codes` that lead there."""

    title: str
    names: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Start:
    """`chosen` is the one economy that is chosen already, if any; `near` are pairs with it, by group, and
    `begin` whole comparisons."""

    chosen: Economy | None
    near: tuple[Offer, ...]
    begin: tuple[Offer, ...]


def start(book: ScoreBook, choice: CompareChoice) -> Start:
    """What the start page offers for a choice."""
    chosen = next((economy for economy in book.economies if economy.iso3 in choice.economies), None)
    return Start(
        chosen,
        tuple(_pairs(book, chosen.iso3, one) for one in neighbours(book, chosen.iso3)) if chosen else (),
        tuple(_whole(book, one) for one in suggestions(book, choice.selection.year)),
    )


def _pairs(book: ScoreBook, iso3: str, one: Suggestion) -> Offer:
    codes = tuple(listed(by_name(book, [iso3, other])) for other in one.economies)
    return Offer(one.title, _names(book, one), codes)


def _whole(book: ScoreBook, one: Suggestion) -> Offer:
    return Offer(one.title, _names(book, one), (listed(one.economies),))


def _names(book: ScoreBook, one: Suggestion) -> tuple[str, ...]:
    return tuple(book.economies[book.economy_index[iso3]].name for iso3 in one.economies)
