"""Which series and which sources would open most scores, so that research goes where it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.language.words import short_name
from methodology.model import Bools, Indicator, Ints
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.leave_out import families, family_of
from methodology.sensitivity.leverage import Leverage

UNLOCKS, LACKING, WEIGHT = "unlocks", "lacking", "weight"
SORTS = (UNLOCKS, LACKING, WEIGHT)


@dataclass(frozen=True)
class Series:
    """One indicator as a research task over the chosen economies.

    `lacking` have no score for it; `unlocks` of them have no score for its right, and would have one with it
    alone; `weight` is its share of the right, 0 to 1; `source` names the publisher, empty where unnamed.
    """

    indicator: Indicator
    source: str
    weight: float
    lacking: int
    unlocks: int


@dataclass(frozen=True)
class SourceTask:
    """One publisher's indicators, if it covered every chosen economy: the gaps filled, the scores opened."""

    source: str
    indicators: tuple[Indicator, ...]
    lacking: int
    unlocks: int


def series_tasks(
    book: ScoreBook, found: Leverage, lacks: Bools, places: Ints, pillars: Iterable[str], sort: str
) -> tuple[Series, ...]:
    """The indicators that somebody lacks, in the order asked for (one of SORTS), the largest first.

    `lacks` is indicators × economies of the book, `places` are the chosen economies.
    """
    wanted = frozenset(pillars)
    tasks = [
        Series(
            indicator=indicator,
            source=_publisher(book, indicator),
            weight=book.leaf_weight(indicator.id),
            lacking=int(lacks[place, places].sum()),
            unlocks=int(found.alone[place, places].sum()),
        )
        for place, indicator in enumerate(book.framework.indicators)
        if indicator.pillar in wanted and indicator.use == "score"
    ]
    first = (sort, *(other for other in SORTS if other != sort))
    return tuple(
        sorted(
            (task for task in tasks if task.lacking),
            key=lambda task: (*(-getattr(task, name) for name in first), task.indicator.title),
        )
    )


def source_tasks(
    book: ScoreBook, found: Leverage, lacks: Bools, places: Ints, pillars: Iterable[str]
) -> tuple[SourceTask, ...]:
    """The sources that leave gaps in these rights, those that would open most scores first."""
    wanted = frozenset(pillars)
    rows = np.array([book.tree.pillar_index[name] for name in wanted], dtype=np.intp)
    tasks, names = [], families(book)
    for family, own in _members(book, wanted).items():
        lacking = sum(int(lacks[book.tree.indicator_index[i.id], places].sum()) for i in own)
        if lacking:
            opened = int(found.families[family][np.ix_(rows, places)].sum())
            tasks.append(SourceTask(_short(names[family]), tuple(own), lacking, opened))
    return tuple(sorted(tasks, key=lambda task: (-task.unlocks, -task.lacking, task.source)))


def _publisher(book: ScoreBook, indicator: Indicator) -> str:
    source = book.content.source_of(indicator)
    return source.publisher if source else ""


def _short(publishers: str) -> str:
    """The publishers of one house by their short names, each once."""
    return "; ".join(dict.fromkeys(short_name(name) for name in publishers.split("; ")))


def _members(book: ScoreBook, pillars: frozenset[str]) -> Mapping[str, list[Indicator]]:
    members: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in book.framework.indicators:
        family = family_of(book, indicator)
        if family and indicator.pillar in pillars and indicator.use == "score":
            members[family].append(indicator)
    return members
