"""The what-if page: official scores beside those of the reader's rules, and what moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.search import folded
from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.lanes import stands_apart
from dashboard.language.numbers import rounded
from dashboard.views.whatif.choice.choice import BY_CHANGE, WhatIfChoice, rules_query, view_query
from dashboard.views.whatif.choice.controls import PillarControls, weight_controls
from dashboard.views.whatif.choice.groups import IndicatorGroup, indicator_groups
from methodology.doubt.book import Doubt, DrawComparison
from methodology.model import Economy, Methodology, states
from methodology.readings.verdict import Verdict, verdict
from methodology.readings.what_if import WhatIf, rescore
from methodology.scoring.aggregation.gate import SCORED, STATES
from methodology.scoring.scorebook import OVERALL, Column, ScoreBook


@dataclass(frozen=True)
class WhatIfRow:
    """One economy. `official`, with its interval, is None for an overall that the content does not publish.

    `change` is what-if less official, None unless both are scored.
    """

    economy: Economy
    official: ShownScore | None
    what_if: ShownScore
    change: float | None

    @property
    def moved(self) -> bool:
        """Whether a reader sees a difference: a tenth of a point, or another state of evidence."""
        if self.official is None:
            return False
        if self.official.state != self.what_if.state:
            return True
        return self.change is not None and rounded(self.change, 1) != 0

    @property
    def direction(self) -> str:
        """up, down, other (the evidence state changed) or empty where nothing is to be seen."""
        if not self.moved:
            return ""
        return "other" if self.change is None else "up" if self.change > 0 else "down"


@dataclass(frozen=True)
class RightMoves:
    """How one right's scores move: economies scored both ways, and those that gain or lose their score."""

    node: str
    compared: int
    up: int
    down: int
    gained: int
    lost: int

    @property
    def any(self) -> bool:
        return bool(self.up or self.down or self.gained or self.lost)


@dataclass(frozen=True)
class WhatIfAnswer:
    """Everything that the page shows; `rows` stand A to Z or, when asked for, by the size of the change.

    `titles` are those of all nodes that have one; `of_marks` says that the lane is made of companies' marks.
    `pair_in_doubt` is what our own scores allow to say of the pair, None where they say nothing. `economies`
    stand A to Z, `lanes` and `subjects` are those that can be chosen. `seen` and `ruled`
    are the query that leads here: what is looked at, and the rules.
    """

    choice: WhatIfChoice
    methodology: Methodology
    rows: tuple[WhatIfRow, ...]
    moves: tuple[RightMoves, ...]
    widest: WhatIfRow | None
    pair: tuple[WhatIfRow, ...]
    verdict: Verdict | None
    pair_in_doubt: DrawComparison | None
    weights: tuple[PillarControls, ...]
    titles: Mapping[str, str]
    groups: Mapping[str, IndicatorGroup]
    economies: tuple[Economy, ...]
    years: tuple[int, ...]
    lanes: tuple[str, ...]
    subjects: tuple[str, ...]
    of_marks: bool
    seen: Mapping[str, object]
    ruled: Mapping[str, object]

    @property
    def subject_moves(self) -> RightMoves | None:
        """The moves of what is shown; None for an overall that has no official counterpart."""
        return next((moves for moves in self.moves if moves.node == self.choice.subject), None)


def what_if(book: ScoreBook, choice: WhatIfChoice, doubt: Doubt | None = None) -> WhatIfAnswer:
    """The scores of a choice. The book is read, never changed; `doubt` is that about its scores."""
    found = rescore(book, choice.rules, choice.year, choice.lane)
    rows = _rows(book, choice, found, doubt)
    by_code = {row.economy.iso3: row for row in rows}
    pair = (choice.first, choice.second)
    different = len(set(pair)) == 2 and all(pair)
    codes = tuple(economy.iso3 for economy in book.economies)
    overall = found.methodology.publish_overall
    return WhatIfAnswer(
        choice=choice,
        methodology=book.methodology,
        rows=tuple(sorted(rows, key=_by_change) if choice.sort == BY_CHANGE else rows),
        moves=tuple(_moves(book, choice, found, node) for node in _published(book)),
        widest=max((row for row in rows if row.change is not None), key=_size, default=None),
        pair=tuple(by_code[iso3] for iso3 in dict.fromkeys(pair) if iso3),
        verdict=verdict(found, *pair, choice.subject, codes) if different else None,
        pair_in_doubt=_in_doubt(choice, doubt) if different and doubt else None,
        weights=weight_controls(book, choice, found),
        titles={node: named.title for node, named in book.node_index.items()},
        groups=indicator_groups(book.content),
        economies=tuple(row.economy for row in rows),
        years=tuple(reversed(book.years)),
        lanes=tuple(lane for lane in book.lanes if lane == choice.lane or not stands_apart(book, lane)),
        subjects=(*book.tree.pillar_ids, *((OVERALL,) if overall else ())),
        of_marks=stands_apart(book, choice.lane),
        seen=view_query(book, choice),
        ruled=rules_query(choice),
    )


def _rows(book: ScoreBook, choice: WhatIfChoice, found: WhatIf, doubt: Doubt | None) -> list[WhatIfRow]:
    """One an economy, A to Z."""
    official, new = official_column(book, choice, choice.subject), found.column(choice.subject)
    rows = [_row(book, choice, official, new, place, doubt) for place in range(len(book.economies))]
    return sorted(rows, key=lambda row: folded(row.economy.name))


def _in_doubt(choice: WhatIfChoice, doubt: Doubt) -> DrawComparison | None:
    if choice.subject not in doubt.nodes:
        return None
    return doubt.compare(choice.first, choice.second, choice.subject, choice.lane)


def official_column(book: ScoreBook, choice: WhatIfChoice, node: str) -> Column | None:
    """The book's own scores of a node; None for an overall that it does not publish."""
    return book.column(node, choice.year, choice.lane) if node in book.node_index else None


def _published(book: ScoreBook) -> tuple[str, ...]:
    return (*book.tree.pillar_ids, *((OVERALL,) if book.methodology.publish_overall else ()))


def _row(
    book: ScoreBook,
    choice: WhatIfChoice,
    official: Column | None,
    new: Column,
    place: int,
    doubt: Doubt | None,
) -> WhatIfRow:
    economy = book.economies[place]
    after = _cell(new, choice, economy.iso3, place)
    if official is None:
        return WhatIfRow(economy, None, after, None)
    before = _cell(official, choice, economy.iso3, place, doubt)
    return WhatIfRow(economy, before, after, _difference(after.score, before.score))


def _difference(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before


def _cell(
    column: Column, choice: WhatIfChoice, iso3: str, place: int, doubt: Doubt | None = None
) -> ShownScore:
    """A score of a column; with `doubt` it has its interval, which that of a what-if nobody knows."""
    state = STATES[int(column.state[place])]
    scored = state == states.SCORED
    return ShownScore(
        iso3,
        choice.subject,
        choice.year,
        choice.lane,
        state,
        float(column.score[place]) if scored else None,
        float(column.low[place]) if state == states.RANGE else None,
        float(column.high[place]) if state == states.RANGE else None,
        doubt.interval(iso3, choice.subject, choice.lane) if doubt and scored else None,
    )


def _by_change(row: WhatIfRow) -> tuple[bool, float]:
    """The widest change first; then what gained or lost its score; what stays as it is keeps A to Z."""
    return not row.moved, -_size(row)


def _size(row: WhatIfRow) -> float:
    return 0.0 if row.change is None else abs(row.change)


def _moves(book: ScoreBook, choice: WhatIfChoice, found: WhatIf, node: str) -> RightMoves:
    before, after = official_column(book, choice, node), found.column(node)
    assert before is not None
    was, now = before.state == SCORED, after.state == SCORED
    both = was & now
    steps = np.array([float(rounded(step, 1)) for step in (after.score - before.score)[both]])
    return RightMoves(
        node=node,
        compared=int(both.sum()),
        up=int((steps > 0).sum()),
        down=int((steps < 0).sum()),
        gained=int((now & ~was).sum()),
        lost=int((was & ~now).sum()),
    )
