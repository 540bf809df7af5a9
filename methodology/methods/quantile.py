"""Equal groups cut at the quantiles of a reference set; for foreign content and sensitivity runs."""

from __future__ import annotations

import numpy as np

from methodology.model import Direction, Floats
from methodology.model.scoring_method import Method, Params, on_scale, reference_faults, tells_apart


def prepare(params: Params, reference: Floats, better: Direction) -> Params | None:
    """The inner cuts of the reference set (linear interpolation), and the direction; None when it does
    not tell its figures apart.

    Shape of `reference`: (figures,), without gaps. Units: the indicator's raw unit. Errors: none.
    """
    if not tells_apart(reference):
        return None
    groups = int(params["groups"])
    cuts = np.quantile(reference, np.arange(1, groups) / groups)
    return {**params, "cuts": cuts.tolist(), "better": better}


def score(x: Floats, params: Params, lowest: float, highest: float) -> Floats:
    """Scores on [lowest, highest], the shape of x: lowest + span · k / (n - 1).

    k = 0 .. n - 1 counts the groups from worst to best; the first group is closed below, all are closed
    above. Units: cuts in the raw unit. Errors: none.
    Source: OECD/JRC, Handbook (2008), step 5, percentile categories; Hyndman and Fan (1996), type 7.
    """
    groups = int(params["groups"])
    k = np.searchsorted(np.asarray(params["cuts"], dtype=np.float64), x, side="left")
    k = k if params["better"] == "higher" else groups - 1 - k
    return np.where(np.isnan(x), np.nan, on_scale(k / (groups - 1), lowest, highest))


def check(params: Params, lowest: float, highest: float) -> list[str]:
    """The faults of the number of groups and of the reference."""
    groups = params["groups"]
    if not isinstance(groups, int) or isinstance(groups, bool) or groups < 2:
        return [f'"groups" must be a whole number of 2 or more; found {groups!r}']
    return reference_faults(params)


def direction(params: Params) -> None:
    """None: groups alone do not say which end is better; the indicator does."""
    return


METHOD = Method("quantile", score, check, direction, ("groups",), ("reference",), prepare)
