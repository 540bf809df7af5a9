"""What a lane is made of."""

from __future__ import annotations

from methodology.scoring.scorebook import ScoreBook


def stands_apart(book: ScoreBook, lane: str) -> bool:
    """Whether a lane is made of indicators that count nowhere else: marks of companies."""
    return bool((book.tree.lane_only & book.panels[lane].weights.counted).any())
