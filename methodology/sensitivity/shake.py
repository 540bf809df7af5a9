"""Scores that the evidence and its scales allow as well: shaken by errors, or on scales with other ends."""

from __future__ import annotations

import numpy as np

from methodology.doubt.errors.evidence import Leaves, beyond_end
from methodology.model import Bools, Floats


def shaken(leaves: Leaves, random: np.random.Generator) -> tuple[Floats, Floats]:
    """Positions of one year drawn as coding allows, and errors to be added to them once they are cut off.

    Formula: a coded answer is put one level down or up with the chance that it is miscoded. An error is z·e,
    z standard normal and e the standard error of measurement and age; a part of it is the same for all
    figures of one house. Errors, neighbours and what lies beyond an end as in `doubt_evidence`. Shapes:
    indicators × economies; what is not known holds anything. Units: points of the scale.
    Source: Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168; OECD/JRC, Handbook (2008), step 8.
    """
    u = random.random(leaves.position.shape)
    other = np.where(u < leaves.miscoded / 2, leaves.down, leaves.up)
    position = np.where(u < leaves.miscoded, other, leaves.position)
    drawn = random.standard_normal(position.shape) * leaves.own + _of_houses(leaves, random) * leaves.shared
    errors = beyond_end(drawn.astype(np.float32), leaves.beyond)
    return np.asarray(position, dtype=np.float64), np.asarray(errors, dtype=np.float64)


def guessed(leaves: Leaves, random: np.random.Generator, lowest: float, highest: float) -> Floats:
    """Scores for what is missing, as the rest of the evidence suggests, indicators × economies.

    As `doubt_missing.guesses` says, and even over the scale where that says nothing. Units: points of the
    scale.
    """
    own, mutual = random.standard_normal(leaves.guess.shape), leaves.mutual[:, None]
    normal = np.sqrt(1 - mutual**2) * own + mutual * _of_houses(leaves, random)
    even = random.uniform(lowest, highest, leaves.guess.shape)
    likely = leaves.guess + leaves.spread * normal
    return np.asarray(np.where(np.isnan(leaves.spread), even, likely), dtype=np.float64)


def _of_houses(leaves: Leaves, random: np.random.Generator) -> Floats:
    """Standard normal numbers, the same for all indicators of one house; anything where there is none."""
    drawn = random.standard_normal((max(leaves.houses, 1), leaves.known.shape[1]))
    return np.asarray(drawn[leaves.house], dtype=np.float64)


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
    """Positions as scores: cut off at the ends of the scale, NaN where nothing is known.

    Shape of `position`: indicators × economies. Units: points of the scale.
    """
    return np.where(leaves.known, np.clip(position, lowest, highest), np.nan)


def leaves_open(leaves: Leaves, used: Bools) -> bool:
    """True where any of the figures used (indicators × economies) leaves anything open."""
    return bool((used & leaves.known & ((leaves.error > 0) | (leaves.miscoded > 0))).any())
