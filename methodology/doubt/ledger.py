"""How firm the split of missing points over channels is: shares of responsibility are judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from methodology.doubt.errors.noise import ANSWERS, generator
from methodology.explain.ledger import ledger
from methodology.model import ALL, CHANNELS, Floats
from methodology.scoring.scorebook import ScoreBook

Ends = tuple[float, float]


@dataclass(frozen=True)
class LedgerDoubt:
    """The interval of each channel's part of the missing points, as points and as shares of them, and that of
    several channels together by `share_of`."""

    level: float
    points: Mapping[str, Ends]
    shares: Mapping[str, Ends]
    drawn: Floats  # channels × draws, shares

    def share_of(self, channels: tuple[str, ...]) -> Ends:
        """The interval of the share of some channels together. Raises ValueError for an unknown one."""
        rows = [CHANNELS.index(channel) for channel in channels]
        return _ends(self.drawn[rows].sum(axis=0), self.level)


def ledger_doubt(
    book: ScoreBook, iso3: str, pillar: str, year: int, draws: int | None = None, seed: int | None = None
) -> LedgerDoubt | None:
    """The doubt about the ledger of one pillar; None where nothing is missing, or no doubt is asked for.

    Formula: the shares a_i of each indicator are drawn from a Dirichlet distribution α·a_i around ours, α the
    methodology's `uncertainty.responsibility`; a channel's share is Σ ω_i·a_ik·(max - s_i) over the missing
    points. Indicators with the same shares follow one rule, so they are drawn as one. A channel that has no
    share of an indicator gets none, so an indicator with one channel alone is not in doubt.
    The scores stay as published; what missing indicators would add is told by bounds.
    Units: points of the scale; shares of the missing points, 0 to 1. The same seed gives the same bytes.
    Raises KeyError for an unknown economy or pillar, ValueError for a year that is not scored.
    Source: Saisana, Saltelli and Tarantola (2005), J. R. Stat. Soc. A 168, 307-323, on weights; UN Guiding
    Principles on Business and Human Rights (2011).
    """
    doubt = book.methodology.uncertainty
    entry = ledger(book, iso3, pillar, year)
    if doubt.responsibility <= 0 or entry is None or entry.missing <= 0:
        return None
    draws, seed = doubt.draws if draws is None else draws, doubt.seed if seed is None else seed
    lost = _lost(book, iso3, pillar, year)
    held = book.tree_at(book.spot(iso3, year)).responsibility
    rules, rule_of = np.unique(held.T, axis=0, return_inverse=True)
    parts = np.bincount(rule_of.ravel(), weights=lost, minlength=len(rules)) / lost.sum()
    shares = np.zeros((len(CHANNELS), draws))
    for place in np.flatnonzero(parts > 0).tolist():
        shares += parts[place] * _drawn(
            tuple(rules[place].tolist()), doubt.responsibility, draws, seed, place
        )
    ends = {channel: _ends(shares[row], doubt.level) for row, channel in enumerate(CHANNELS)}
    points = {channel: (low * entry.missing, high * entry.missing) for channel, (low, high) in ends.items()}
    return LedgerDoubt(doubt.level, points, ends, shares)


def _lost(book: ScoreBook, iso3: str, pillar: str, year: int) -> Floats:
    """The points that each indicator takes from the score, (indicators,)."""
    spot, row = book.spot(iso3, year), book.tree.pillar_index[pillar]
    weights, scores = book.shown_weights(row, ALL, spot), book.point_scores(spot)
    return np.where(weights > 0, weights * (book.methodology.scale_max - np.nan_to_num(scores)), 0.0)


@lru_cache(maxsize=64)
def _drawn(own: tuple[float, ...], firm: float, draws: int, seed: int, place: int) -> Floats:
    """Shares by one rule, channels × draws, each draw summing to 1; read only, since it is kept."""
    given = np.array(own)
    held = np.flatnonzero(given > 0)
    shares = np.zeros((len(own), draws))
    if len(held) < 2:
        shares[held] = 1.0
    else:
        shares[held] = generator(seed, ANSWERS, place).dirichlet(firm * given[held], size=draws).T
    shares.setflags(write=False)
    return shares


def _ends(drawn: Floats, level: float) -> Ends:
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
