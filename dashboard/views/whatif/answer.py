"""The what-if page: official scores beside those of the reader's rules, and what moved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.answers.asked.economies import folded
from dashboard.answers.shown.cells import TableCell
from dashboard.language.numbers import rounded
from dashboard.views.whatif.choice.choice import BY_CHANGE, WhatIfChoice
from methodology.model import Economy, states
from methodology.readings.verdict import Verdict, verdict
from methodology.readings.what_if import WhatIf, rescore
from methodology.scoring.aggregation.gate import SCORED, STATES
from methodology.scoring.scorebook import OVERALL, Column, ScoreBook


@dataclass(frozen=True)
class WhatIfRow:
    """One economy. `official` is None for an overall that the content does not publish.

    `change` is what-if less official, None unless both are scored.
    """

    economy: Economy
    official: TableCell | None
    what_if: TableCell
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
    """Everything that the results show; `rows` stand A to Z or, when asked for, by the size of the change."""

    choice: WhatIfChoice
    found: WhatIf
    rows: tuple[WhatIfRow, ...]
    moves: tuple[RightMoves, ...]
    widest: WhatIfRow | None
    pair: tuple[WhatIfRow, ...]
    verdict: Verdict | None

    @property
    def subject_moves(self) -> RightMoves | None:
        """The moves of what is shown; None for an overall that has no official counterpart."""
        return next((moves for moves in self.moves if moves.node == self.choice.subject), None)


def what_if(book: ScoreBook, choice: WhatIfChoice) -> WhatIfAnswer:
    """The scores of a choice. The book is read, never changed."""
    found = rescore(book, choice.rules, choice.year, choice.lane)
    official = official_column(book, choice, choice.subject)
    new = found.column(choice.subject)
    rows = [_row(book, choice, official, new, place) for place in range(len(book.economies))]
    rows.sort(key=lambda row: folded(row.economy.name))
    by_code = {row.economy.iso3: row for row in rows}
    pair = (choice.first, choice.second)
    different = len(set(pair)) == 2 and all(pair)
    codes = tuple(economy.iso3 for economy in book.economies)
    return WhatIfAnswer(
        choice=choice,
        found=found,
        rows=tuple(sorted(rows, key=_by_change) if choice.sort == BY_CHANGE else rows),
        moves=tuple(_moves(book, choice, found, node) for node in _published(book)),
        widest=max((row for row in rows if row.change is not None), key=_size, default=None),
        pair=tuple(by_code[iso3] for iso3 in dict.fromkeys(pair) if iso3),
        verdict=verdict(found, *pair, choice.subject, codes) if different else None,
    )


def official_column(book: ScoreBook, choice: WhatIfChoice, node: str) -> Column | None:
    """The book's own scores of a node; None for an overall that it does not publish."""
    return book.column(node, choice.year, choice.lane) if node in book.node_index else None


def _published(book: ScoreBook) -> tuple[str, ...]:
    return (*book.tree.pillar_ids, *((OVERALL,) if book.methodology.publish_overall else ()))


def _row(
    book: ScoreBook, choice: WhatIfChoice, official: Column | None, new: Column, place: int
) -> WhatIfRow:
    economy = book.economies[place]
    before = None if official is None else _cell(official, choice, economy.iso3, place)
    after = _cell(new, choice, economy.iso3, place)
    return WhatIfRow(economy, before, after, _difference(after.score, before.score if before else None))


def _difference(after: float | None, before: float | None) -> float | None:
    return None if after is None or before is None else after - before


def _cell(column: Column, choice: WhatIfChoice, iso3: str, place: int) -> TableCell:
    state = STATES[int(column.state[place])]
    return TableCell(
        iso3,
        choice.subject,
        choice.year,
        choice.lane,
        state,
        float(column.score[place]) if state == states.SCORED else None,
        float(column.low[place]) if state == states.RANGE else None,
        float(column.high[place]) if state == states.RANGE else None,
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
