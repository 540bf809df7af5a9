"""What the comparison and its start page share: who is chosen, who can be added, which years and lanes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection, query_of
from dashboard.answers.shown.year_notes import years_with_scores
from dashboard.views.compare.choice import MOST, CompareChoice, listed, to_add
from methodology.model import Economy
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class ChosenEconomy:
    """One economy compared; `others` are the codes of the comparison without it."""

    economy: Economy
    others: str


@dataclass(frozen=True)
class Controls:
    """`chosen` and `left_out` stand A to Z by name, `noted` in the order of the content.

    `to_add` holds the name of every economy that fits and the codes of the comparison with it; `kept` is the
    query that keeps year and lane, `years` are those with something to show.
    """

    choice: CompareChoice
    chosen: tuple[ChosenEconomy, ...]
    left_out: tuple[str, ...]
    noted: tuple[Economy, ...]
    to_add: tuple[tuple[str, str], ...]
    kept: Mapping[str, object]
    years: tuple[int, ...]
    lanes: tuple[str, ...]
    version: str
    most: int = MOST

    @property
    def selection(self) -> Selection:
        return self.choice.selection

    @property
    def codes(self) -> str:
        """The comparison as it stands in an address."""
        return listed(self.choice.economies)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of the economies compared."""
        return {one.economy.iso3: one.economy.name for one in self.chosen}


def controls(book: ScoreBook, choice: CompareChoice) -> Controls:
    """The controls of a choice."""
    economies, selection = book.economies, choice.selection
    return Controls(
        choice=choice,
        chosen=tuple(_chosen(book, choice, iso3) for iso3 in choice.economies),
        left_out=tuple(economies[book.economy_index[iso3]].name for iso3 in choice.too_many),
        noted=tuple(economy for economy in economies if economy.iso3 in choice.economies and economy.note),
        to_add=to_add(book, choice),
        kept=query_of(selection, book),
        years=years_with_scores(book, choice.economies, selection.lane),
        lanes=tuple(book.lanes),
        version=book.methodology.version,
    )


def _chosen(book: ScoreBook, choice: CompareChoice, iso3: str) -> ChosenEconomy:
    others = listed([other for other in choice.economies if other != iso3])
    return ChosenEconomy(book.economies[book.economy_index[iso3]], others)
