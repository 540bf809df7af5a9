"""Digests of all scores and of all receipts of a book, the same on every machine.

Scores are sums of products, whose last bits depend on the processor. They are therefore compared on a grid of
a millionth of a point. The grid is shifted by an odd amount, so that no round number lies on its edge.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from methodology.explain.receipts import every_receipt
from methodology.model import ALL, Floats
from methodology.scoring.digest import canonical
from methodology.scoring.scorebook import ScoreBook

GRID = 1e6
SHIFT = 0.3719
BLANK = np.iinfo(np.int64).min


def digest_of_scores(book: ScoreBook) -> str:
    """SHA-256, in hex, over every node, lane, economy and year: state, score, bounds and coverage."""
    head = [[n.id for n in book.nodes], [e.iso3 for e in book.economies], list(book.years), list(book.lanes)]
    total = hashlib.sha256(canonical(head).encode())
    for lane in book.lanes:
        for node in book.nodes:
            if node.level == "indicator" and lane != ALL:
                continue
            for year in book.years:
                column = book.column(node.id, year, lane)
                total.update(column.state.astype("<i8").tobytes())
                for numbers in (column.score, column.low, column.high, column.coverage):
                    total.update(_on_grid(numbers))
    return total.hexdigest()


def digest_of_receipts(receipts: npt.NDArray[np.uint64]) -> str:
    """SHA-256, in hex, over all receipts of a book in their order."""
    return hashlib.sha256(receipts.astype(">u8").tobytes()).hexdigest()


def digests(book: ScoreBook) -> tuple[str, str]:
    """Of the scores and of the receipts."""
    return digest_of_scores(book), digest_of_receipts(every_receipt(book))


def _on_grid(numbers: Floats) -> bytes:
    known = ~np.isnan(numbers)
    steps = np.full(numbers.shape, BLANK, dtype=np.int64)
    steps[known] = np.floor(numbers[known] * GRID + SHIFT).astype(np.int64)
    return steps.astype("<i8").tobytes()
