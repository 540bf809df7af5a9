"""What the comparison's templates are given of one right: rulers, sentences, places and pairs."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.pairs.pairs import ComparedPair
from dashboard.answers.pairs.words import (
    BlockWords,
    block_words,
    places_note,
    places_words,
    set_words,
    share_words,
)
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.views.compare.answer.compare import Block, ComparedRow
from dashboard.views.compare.figures.ruler import compare_ruler

FEW_ROWS = 5
"""With more countries there are more sentences than fit beside the rows."""


@dataclass(frozen=True)
class RightRow:
    """One economy: its ruler, and its places for itself and for all at once, "" without a score."""

    row: ComparedRow
    ruler: Markup
    places: str
    places_at_once: str


@dataclass(frozen=True)
class PairRow:
    """One pair: in which shares the first is higher, the second is higher, both are level."""

    pair: ComparedPair
    shares: tuple[str, str, str]


@dataclass(frozen=True)
class RightView:
    """One right. `note` says how to read the places; `many` where the sentences stand below the rows."""

    block: Block
    words: BlockWords
    rows: tuple[RightRow, ...]
    pairs: tuple[PairRow, ...]
    note: str
    many: bool


def right_view(block: Block, lane: str, level: float, scale: RulerScale) -> RightView:
    """One right in the lane chosen; `level` is in what share of the draws a score lies in its interval."""
    return RightView(
        block,
        block_words(block.found),
        tuple(_row(row, lane, scale) for row in block.rows),
        tuple(PairRow(pair, pair_shares(pair)) for pair in block.found.pairs),
        places_note(block.found, level),
        len(block.rows) > FEW_ROWS,
    )


def pair_shares(pair: ComparedPair) -> tuple[str, str, str]:
    """In which share of the recalculations the first is higher, the second is higher, both are level."""
    drawn = pair.found
    above, below, level = (share_words(pair, share) for share in (drawn.above, drawn.below, drawn.level))
    return above, below, level


def _row(row: ComparedRow, lane: str, scale: RulerScale) -> RightRow:
    places = row.found.places
    return RightRow(
        row,
        compare_ruler((part.cell for part in row.lanes), lane, scale),
        places_words(places) if places else "",
        set_words(places) if places else "",
    )
