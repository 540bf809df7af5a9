"""Place among a reference set; for foreign content and sensitivity runs."""

from __future__ import annotations

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import Method, Params, on_scale, reference_faults


def prepare(params: Params, reference: Floats, better: Direction) -> Params | None:
    """The sorted reference set and the direction; None where it is of one figure or of none.

    Equal figures share the middle of the scale, as the formula has it.

    Shape of `reference`: (figures,), without gaps. Units: the indicator's raw unit. Errors: none.
    """
    if len(reference) < 2:
        return None
    return {**params, "sorted": np.sort(reference).tolist(), "better": better}


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x: lowest + span · (rank - 1) / (n - 1).

    Rank 1 is the worst of the reference set; ties share their mean rank. Units: none. Errors: none.
    Source: OECD/JRC, Handbook (2008), step 5, ranking.
    """
    reference = np.asarray(params["sorted"], dtype=np.float64)
    below = np.searchsorted(reference, x, side="left")
    upto = np.searchsorted(reference, x, side="right")
    rank = (below + upto + 1) / 2.0
    n = len(reference)
    rank = rank if params["better"] == "higher" else n + 1 - rank
    share = np.clip((rank - 1) / (n - 1), 0.0, 1.0)
    return np.where(np.isnan(x), np.nan, on_scale(share, lowest, highest))


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the reference."""
    return reference_faults(params)


def direction(params: Params) -> None:
    """None: an order alone does not say which end is better; the indicator does."""
    return


METHOD = Method("rank", score, check, direction, (), ("reference",), prepare)
