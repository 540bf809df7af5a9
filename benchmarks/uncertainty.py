"""Times the Monte Carlo beside the same arithmetic in bare numpy, and the doubt of the shipped content.

10,000 draws × 200 economies × 60 indicators on three levels, with ranks and quantiles of all 17 nodes of one
lane; run with `make bench`.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `drd` does: small products lose by threads
os.environ["DRD_CACHE"] = tempfile.mkdtemp()

import numpy as np

from benchmarks.engine import median_ms, synthetic
from dashboard.content.doubt.doubts import Doubts
from dashboard.content.load import load_content
from methodology.doubt.drawing import BOTH, drawing
from methodology.doubt.draws import simulate_pillar
from methodology.doubt.errors.evidence import leaves
from methodology.doubt.errors.noise import Singles
from methodology.doubt.quantiles import quantiles
from methodology.doubt.ranks import rank_draws, rank_ranges
from methodology.doubt.run import uncertainty
from methodology.model import ALL, Gate, Uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook

ROOT = Path(__file__).parents[1]
DRAWS, LEVEL = 10_000, 0.9
DOUBT = Uncertainty(
    measurement={"fact": 0.5}, goalposts=0.1, leave_out=0.5, aggregation={"arithmetic": 0.6, "geometric": 0.4}
)


def book_without_gates() -> ScoreBook:
    """The synthetic panel with every economy scored on every node."""
    content = synthetic()
    return score(replace(content, methodology=replace(content.methodology, gate=Gate(), uncertainty=DOUBT)))


def one_lane(book: ScoreBook) -> None:
    """Evidence and method doubted together in the lane of all indicators."""
    method = book.methodology

    def take(_node: str, scores: Singles) -> None:
        quantiles(scores[0], LEVEL)
        rank_ranges(rank_draws(scores[0], method.scale_min, method.scale_max), LEVEL)

    model = drawing(book, leaves(book, book.default_year), DRAWS, 1, (ALL,)).models[BOTH]
    for pillar in range(4):
        simulate_pillar(model, pillar, take)


def bare(economies: int = 200, pillars: int = 4, dimensions: int = 3, indicators: int = 5) -> None:
    """The same arithmetic on one processor, nothing missing and nothing around it."""
    random = np.random.Generator(np.random.Philox(1))
    noise = random.standard_normal((indicators, DRAWS + 37 * economies), dtype=np.float32)
    weight = random.standard_gamma(10.0, (indicators, DRAWS), dtype=np.float32)
    place = random.random((indicators, economies), dtype=np.float32) * 5 + 1
    for _ in range(pillars):
        total = np.zeros((economies, DRAWS), dtype=np.float32)
        for _ in range(dimensions):
            scores = np.empty((economies, DRAWS), dtype=np.float32)
            for start in range(0, economies, 4):
                own, block = scores[start : start + 4], np.empty((4, DRAWS), dtype=np.float32)
                own[:] = 0
                for i in range(indicators):
                    shape, strides = (4, DRAWS), (37 * 4, 4)
                    shaken = np.lib.stride_tricks.as_strided(noise[i, start * 37 :], shape, strides)
                    np.multiply(shaken, np.float32(0.5), out=block)
                    block += place[i, start : start + 4, None]
                    block *= weight[0]
                    block += weight[1]
                    np.clip(block, 1, 6, out=block)
                    np.log(block[:, : DRAWS * 4 // 10], out=block[:, : DRAWS * 4 // 10])
                    block *= weight[i]
                    own += block
                own /= weight[0]
                total[start : start + 4] += own
            _summary(scores)
        _summary(total)


def _summary(scores: Singles) -> None:
    """One sort by score and one back for the ranks, one sort of each row for the quantiles."""
    keys = (scores * np.float32(1000)).astype(np.uint32).T.copy()
    keys.sort(axis=1)
    places = keys.astype(np.uint16)
    places.sort(axis=1)
    np.sort((scores * np.float32(100)).astype(np.uint16), axis=1, kind="stable")
    np.sort(places.astype(np.uint8).T, axis=1, kind="stable")


def main() -> None:
    book, shipped = book_without_gates(), score(load_content(ROOT))
    Doubts(shipped).of()  # keeps it
    rows = [
        ("bare numpy, one processor", median_ms(bare, 5)),
        ("one lane, evidence and method together", median_ms(lambda: one_lane(book), 5)),
        ("shipped content, everything, 1 job", median_ms(lambda: uncertainty(shipped, jobs=1), 3)),
        ("the same, 2 jobs", median_ms(lambda: uncertainty(shipped, jobs=2), 3)),
        ("the same, kept from an earlier start", median_ms(lambda: Doubts(shipped).of(), 5)),
    ]
    print(f"200 economies × 60 indicators × {DRAWS:,} draws, ranks and quantiles of 16 nodes")
    for name, time_ms in rows:
        print(f"{name:52} {time_ms:8.0f} ms   {time_ms / rows[0][1]:5.2f} × bare numpy")


if __name__ == "__main__":
    main()
