"""What a page of this chapter is about: which economy, in which year and lane, and how to reach others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection, query_of
from dashboard.answers.shown.year_notes import years_with_scores
from methodology.model import Economy
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Subject:
    """`kept` is the query that leads to the same year and lane elsewhere; `years` are all that are scored,
    `filled` those of them with something to show here. `version` is that of the methodology."""

    economy: Economy
    selection: Selection
    kept: Mapping[str, object]
    years: tuple[int, ...]
    filled: tuple[int, ...]
    lanes: tuple[str, ...]
    version: str


def subject_of(book: ScoreBook, iso3: str, selection: Selection) -> Subject:
    """Raises KeyError for an unknown economy."""
    return Subject(
        economy=book.economies[book.economy_index[iso3]],
        selection=selection,
        kept=query_of(selection, book),
        years=tuple(book.years),
        filled=years_with_scores(book, [iso3], selection.lane),
        lanes=tuple(book.lanes),
        version=book.methodology.version,
    )


class OfEconomy:
    """What the templates of this chapter ask of every view; each says its subject."""

    @property
    def subject(self) -> Subject:
        raise NotImplementedError

    @property
    def economy(self) -> Economy:
        return self.subject.economy

    @property
    def selection(self) -> Selection:
        return self.subject.selection

    @property
    def kept(self) -> Mapping[str, object]:
        return self.subject.kept
