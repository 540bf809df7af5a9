"""The table of `drd uncertainty`: one row per economy, lane and node with a point score."""

from __future__ import annotations

import numpy as np

from dashboard.exports.scores import Column, Words, Years
from methodology.doubt.book import Doubt
from methodology.doubt.drawing import EVIDENCE


def doubt_table(doubt: Doubt) -> dict[str, Column]:
    """The columns by name, rows in the order economy, lane, node (indicators last). Ranks count from 1, the
    highest score.

    `low` and `high` are the interval of the evidence, which need not hold the score. What has no point score
    is left out: it has bounds (`drd score`), but no interval and no rank.
    """
    arrays = doubt.arrays
    score = np.moveaxis(arrays.score, 2, 0)
    economy, lane, node = np.nonzero(~np.isnan(score))
    at = lane, node, economy
    return {
        "iso3": Words(economy, doubt.economies),
        "year": Years(np.full(len(economy), doubt.year, dtype=np.int64)),
        "lane": Words(lane, doubt.lanes),
        "node": Words(node, doubt.nodes),
        "score": arrays.score[at],
        "low": arrays.low[EVIDENCE][at],
        "high": arrays.high[EVIDENCE][at],
        "rank_low": Years(arrays.rank_low[at].astype(np.int64)),
        "rank_high": Years(arrays.rank_high[at].astype(np.int64)),
    }
