"""Dated answers of experts about one economy, beside our indicators of law that speak of the same."""

from __future__ import annotations

from dataclasses import dataclass

from methodology.model import DeskAnswer, Indicator, Pillar, Source
from methodology.scoring.scorebook import ScoreBook

AGREES, DIFFERS = "agrees", "differs"
YES, NO = "yes", "no"


@dataclass(frozen=True)
class DeskLine:
    """One answer. `indicator` and its `score` are ours on the same matter, None where there is none.

    `verdict` is AGREES or DIFFERS where a plain yes or no meets a score, else empty: yes agrees with a score
    in the better half of the scale, no with one in the worse half.
    """

    answer: DeskAnswer
    source: Source | None
    indicator: Indicator | None
    score: float | None
    verdict: str


@dataclass(frozen=True)
class DeskTopic:
    """The answers on one right; `pillar` is None for what belongs to all."""

    pillar: Pillar | None
    lines: tuple[DeskLine, ...]


def desk_research(book: ScoreBook, iso3: str, year: int) -> tuple[DeskTopic, ...]:
    """The answers about an economy by right, those on all rights last; scores are those of `year`."""
    found = [answer for answer in book.content.desk_research if answer.iso3 == iso3]
    pillars = {pillar.id: pillar for pillar in book.framework.pillars}
    topics = [*pillars, *sorted({answer.topic for answer in found} - set(pillars))]
    groups = ((topic, [answer for answer in found if answer.topic == topic]) for topic in topics)
    return tuple(
        DeskTopic(pillars.get(topic), tuple(_line(book, answer, year) for answer in answers))
        for topic, answers in groups
        if answers
    )


def _line(book: ScoreBook, answer: DeskAnswer, year: int) -> DeskLine:
    indicator = book.framework.by_id.get(answer.indicator)
    cell = book.cell(answer.iso3, indicator.id, year) if indicator else None
    score = cell.score if cell is not None and cell.observed_year is not None else None
    source = book.content.sources.get(answer.source)
    return DeskLine(answer, source, indicator, score, _verdict(book, answer.answer.casefold(), score))


def _verdict(book: ScoreBook, answer: str, score: float | None) -> str:
    if score is None or answer not in (YES, NO):
        return ""
    middle = (book.methodology.scale_min + book.methodology.scale_max) / 2
    return AGREES if (score >= middle) == (answer == YES) else DIFFERS
