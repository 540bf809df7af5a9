"""Scores that the evidence and its scales allow as well: shaken by errors, or on scales with other ends."""

from __future__ import annotations

import numpy as np

from methodology.doubt_evidence import Leaves
from methodology.model import Bools, Floats


def shaken(leaves: Leaves, random: np.random.Generator) -> Floats:
    """Scores of one year drawn as the evidence allows, not cut off at the ends of the scale.

    Formula: s' = s + z·e, z standard normal and e the standard error of measurement and age; a coded answer
    is first put one level down or up with the chance that it is miscoded. Errors and neighbours as in
    `doubt_evidence.leaves`. Shapes: indicators × economies; what is not known holds anything. Units: points
    of the scale.
    Source: Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168; OECD/JRC, Handbook (2008), step 8.
    """
    u = random.random(leaves.position.shape)
    other = np.where(u < leaves.miscoded / 2, leaves.down, leaves.up)
    score = np.where(u < leaves.miscoded, other, leaves.position)
    return np.asarray(score + random.standard_normal(score.shape) * leaves.error, dtype=np.float64)


def with_other_ends(
    position: Floats,
    leaves: Leaves,
    random: np.random.Generator,
    tolerance: float,
    lowest: float,
    span: float,
) -> Floats:
    """Scores on scales whose two ends lie somewhat further out or further in, not cut off.

    Formula: with u = (s - lowest)/span the share of the way from worst to best, u' = (u - a)/(b - a), a even
    in [-g, g] and b in [1 - g, 1 + g] for each indicator, g the tolerance. Scales without two ends (coded
    answers, ranks) stay. Shapes: as `shaken`. Units: points of the scale.
    Source: Saisana, Saltelli and Tarantola (2005); the ends are those of the methodology's `goalposts`.
    """
    moved = np.where(leaves.elastic[:, None], tolerance, 0.0)
    worst = moved * (2 * random.random((len(position), 1)) - 1)
    best = 1 + moved * (2 * random.random((len(position), 1)) - 1)
    share = ((position - lowest) / span - worst) / (best - worst)
    return np.asarray(lowest + span * share, dtype=np.float64)


def cut_off(position: Floats, leaves: Leaves, lowest: float, highest: float) -> Floats:
    """Positions as scores: cut off at the ends of the scale, NaN where nothing is known."""
    return np.where(leaves.known, np.clip(position, lowest, highest), np.nan)


def leaves_open(leaves: Leaves, used: Bools) -> bool:
    """True where any of the figures used (indicators × economies) leaves anything open."""
    return bool((used & leaves.known & ((leaves.error > 0) | (leaves.miscoded > 0))).any())
