"""Order under doubt: ranks in every draw, who is above whom, and sets of ranks that hold for all at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from methodology.doubt.errors.noise import Singles
from methodology.model import Floats, Ints

Whole = npt.NDArray[np.integer]
Counts = npt.NDArray[np.uint32]

BLOCK = 500
"""Draws ranked together at most."""
RANKED = 500_000
"""Numbers ranked together at most, so that what is sorted takes no memory to speak of."""
ROWS = 64
"""Economies whose ranks are sorted together, for the same reason."""
PAIR_BLOCK = 2040
"""Draws counted together: 255 words of eight, so that no byte of a sum overflows."""
SET_DRAWS = 1000
"""Draws behind the critical value of a simultaneous set."""


@dataclass(frozen=True)
class Ranks:
    """Ranks from 0, the highest score first, economies × draws.

    `first` counts those above, `last` also those level with it; they are one array where no two are ever
    level. `tied` lists the draws in which any two are.
    """

    first: Whole
    last: Whole
    tied: Ints


@dataclass(frozen=True)
class _Packing:
    """Whole numbers wide enough for a score with an economy, and for an economy with a rank; `sorts` where
    two sorts are faster than to put each rank in its place."""

    bits: int
    scored: type[np.unsignedinteger]
    ranked: type[np.unsignedinteger]
    kept: type[np.unsignedinteger]
    sorts: bool


FEW = _Packing(8, np.uint32, np.uint16, np.uint8, sorts=True)
MANY = _Packing(16, np.uint64, np.uint32, np.uint16, sorts=False)


def rank_draws(draws: Singles, lowest: float, highest: float) -> Ranks:
    """The ranks of economies in every draw (economies × draws, without NaN).

    Scores that differ by less than 2⁻²² of the scale or so are level. Works by sorts of whole numbers: score
    and economy packed into one, then economy and rank. Errors: none; 65,536 economies at most.
    Units: points of the scale; ranks from 0.
    """
    pack = FEW if len(draws) <= 2**FEW.bits else MANY
    # The largest power of two at which a score needs at most 24 bits: single precision holds such whole
    # numbers exactly, 32 bits hold them beside an economy of 8, and a power of two adds no rounding.
    factor = np.float32(2.0 ** np.floor(np.log2((2**24 - 1) / (highest - lowest))))
    first = np.empty(draws.shape, dtype=pack.kept)
    last, tied = first, [np.empty(0, dtype=np.int64)]
    block = max(1, min(BLOCK, RANKED // max(1, len(draws))))
    for start in range(0, draws.shape[1], block):
        at = slice(start, start + block)
        value, owner = _sorted(draws[:, at], highest, factor, pack)
        new = value[:, 1:] != value[:, :-1]
        counts = _by_owner(owner, np.arange(len(draws), dtype=pack.ranked), pack)
        np.copyto(first[:, at], counts.T, casting="unsafe")
        if last is not first:
            last[:, at] = first[:, at]
        if new.all():
            continue
        if last is first:
            last = first.copy()
        rows = np.flatnonzero(~new.all(axis=1))
        head, tail = _ties(new[rows], pack)
        first[:, start + rows] = _by_owner(owner[rows], head, pack).T.astype(pack.kept)
        last[:, start + rows] = _by_owner(owner[rows], tail, pack).T.astype(pack.kept)
        tied.append(start + rows)
    return Ranks(first, last, np.concatenate(tied))


def _sorted(draws: Singles, highest: float, factor: np.float32, pack: _Packing) -> tuple[Whole, Whole]:
    """Draws × places, best first: the scores as whole numbers, and the economies, shifted to be sorted."""
    below = np.subtract(np.float32(highest), draws)
    below *= factor
    np.rint(below, out=below)
    packed = np.empty(below.T.shape, dtype=pack.scored)
    np.copyto(packed, below.T, casting="unsafe")
    packed <<= pack.scored(pack.bits)
    packed |= np.arange(len(draws), dtype=pack.scored)
    packed.sort(axis=1)
    owner = (packed & pack.scored(2**pack.bits - 1)).astype(pack.ranked)
    if pack.sorts:
        owner <<= pack.ranked(pack.bits)
    packed >>= pack.scored(pack.bits)
    return packed, owner


def _by_owner(owner: Whole, rank: Whole, pack: _Packing) -> Whole:
    """Ranks (draws × places) in the order of the economies, in the low bits of draws × economies."""
    if not pack.sorts:
        placed = np.empty(owner.shape, dtype=pack.kept)
        rows = np.arange(len(owner))[:, None] * owner.shape[1]
        placed.reshape(-1)[(rows + owner).reshape(-1)] = np.broadcast_to(rank, owner.shape).reshape(-1)
        return placed
    turned = owner | rank
    turned.sort(axis=1)
    return turned


def _ties(new: npt.NDArray[np.bool_], pack: _Packing) -> tuple[Whole, Whole]:
    """For sorted draws × places: the first and the last place of each group of equals."""
    places = np.arange(new.shape[1] + 1, dtype=pack.ranked)
    head, tail = np.zeros((2, len(new), len(places)), dtype=pack.ranked)
    head[:, 1:] = np.where(new, places[1:], 0)
    tail[:] = places[-1]
    tail[:, :-1] = np.where(new, places[:-1], places[-1])
    turned = tail[:, ::-1]
    return np.maximum.accumulate(head, axis=1), np.minimum.accumulate(turned, axis=1)[:, ::-1]


def rank_ranges(ranks: Ranks, level: float) -> tuple[Ints, Ints]:
    """The best and the worst rank (from 1) that `level` of the draws leave, half of the rest on each side.

    Formula: the smallest ranks r with P(rank ≤ r) ≥ (1 - level)/2 and ≥ (1 + level)/2 (inverse of the
    distribution function); level ones count with their best and with their worst rank. Shape (economies,).
    Source: Saisana, Saltelli and Tarantola (2005); Goldstein and Spiegelhalter (1996), J. R. Stat.
    Soc. A 159, 385-443.
    """
    draws = ranks.first.shape[1]
    best, worst = (_order(draws, share) for share in ((1 - level) / 2, (1 + level) / 2))
    count = len(ranks.first)
    ends = np.empty((2, count), dtype=np.int64)
    for start in range(0, count, ROWS):
        at = slice(start, start + ROWS)
        first = np.sort(ranks.first[at], axis=1, kind="stable")
        last = first if ranks.last is ranks.first else np.sort(ranks.last[at], axis=1, kind="stable")
        ends[0, at], ends[1, at] = first[:, best], last[:, worst]
    return ends[0] + 1, ends[1] + 1


def _order(draws: int, share: float) -> int:
    """The place of the smallest value that at least this share of the draws does not exceed."""
    # A product a hair above a whole number, by rounding alone, would ask for one draw more.
    return min(max(int(np.ceil(share * draws - 1e-9)) - 1, 0), draws - 1)


def above_counts(ranks: Ranks) -> Counts:
    """In how many draws the economy of the row is above that of the column, economies × economies.

    The rest, draws - above - aboveᵀ, are draws in which both are level. Errors: none.
    """
    count, total = ranks.first.shape
    out = _pairs(ranks.first, np.less)
    level = _pairs(ranks.first[:, ranks.tied], np.equal)
    lower = np.tril_indices(count, -1)
    out[lower] = total - out.T[lower] - level.T[lower]
    return out


def told_apart(ranks: Ranks, score: Floats, some: Ints, share: float) -> float:
    """The share of pairs among some of the ranked economies (places) that can be told apart, NaN without any.

    A pair is told where the one with the higher published `score` is above in at least `share` of the draws.
    Shape of `score` (ranked,), of `some` (places,). Units: points of the scale; shares.
    """
    first = ranks.first[some]
    counts = above_counts(Ranks(first, first, ranks.tied))
    own, draws = score[some], ranks.first.shape[1]
    told = int(((own[:, None] > own) & (counts / draws >= share)).sum())
    return told / (len(some) * (len(some) - 1) / 2) if len(some) > 1 else float("nan")


def evenly(count: int, most: int) -> Ints:
    """The places of `most` of so many things, evenly spread; of all where they are no more.

    Shape (places,).
    """
    return np.arange(min(count, most), dtype=np.int64) * count // max(1, min(count, most))


def _pairs(ranks: Whole, holds: np.ufunc) -> Counts:
    """In how many draws something holds between an economy (row) and each later one (column)."""
    count, total = ranks.shape
    out = np.zeros((count, count), dtype=np.uint32)
    for start in range(0, total, PAIR_BLOCK):
        part = ranks[:, start : start + PAIR_BLOCK]
        spare = -part.shape[1] % 8
        true = np.zeros((count, part.shape[1] + spare), dtype=np.bool_)
        for one in range(count - 1):
            holds(part[one], part[one + 1 :], out=true[one + 1 :, : part.shape[1]])
            out[one, one + 1 :] += _trues(true[one + 1 :])
    return out


def _trues(rows: npt.NDArray[np.bool_]) -> Counts:
    """How many are true in each row, eight at a time; rows of at most PAIR_BLOCK, a multiple of eight."""
    words = np.add.reduce(rows.view(np.uint64), axis=1)
    return np.asarray(words.view(np.uint8).reshape(-1, 8).sum(axis=1, dtype=np.uint32))


def rank_sets(draws: Singles, level: float) -> tuple[Ints, Ints]:
    """The best and the worst rank of each economy such that all of these hold together.

    Formula: with D_ij the difference of two economies, m and s its mean and standard deviation over the
    draws, and c the `level` quantile of max |D_ij - m_ij| / s_ij over all pairs, i is certainly above j where
    m_ij > c·s_ij. The best rank of j is 1 + the number certainly above it, the worst is n minus the number
    certainly below it. Shape (economies,).
    Simplifications: the draws stand for the bootstrap; c comes from the first SET_DRAWS of them; one step
    instead of stepwise rejection, so sets may be a little wider than theirs.
    Source: Mogstad, Romano, Shaikh and Wilhelm (2023), Inference for ranks with applications to mobility
    across neighbourhoods and academic achievement across countries, Rev. Econ. Stud. 91, 476-518.
    Units of `draws`: points of the scale.
    """
    count = len(draws)
    mean = draws.mean(axis=1, dtype=np.float64)
    centred = draws - mean[:, None].astype(np.float32)
    spread = (centred @ centred.T).astype(np.float64) / max(draws.shape[1], 1)
    own = np.diagonal(spread)
    # Single precision may take a variance of 0 below it; 1e-6 below keeps two that never differ level.
    deviation = np.sqrt(np.maximum(own[:, None] + own - 2 * spread, 0.0))
    critical = _critical(np.ascontiguousarray(centred[:, :SET_DRAWS]), deviation, level)
    gap = mean[:, None] - mean
    above = gap > np.maximum(critical * deviation, 1e-6)
    return 1 + above.sum(axis=0), count - above.sum(axis=1)


def joint_rank_sets(draws: Singles, level: float) -> tuple[Ints, Ints]:
    """The same as `rank_sets` for many economies, at a cost that grows with their number and not its square.

    Formula: with m and s the mean and standard deviation of an economy's draws and c the `level` quantile of
    max |x_i - m_i| / s_i over all economies, all scores lie within m ± c·s at once; i is certainly above j
    where m_i - c·s_i > m_j + c·s_j. What errs alike in two economies is not taken out, so the sets are wider.
    Source: Klein, Wright and Wieczorek (2020), A joint confidence region for an overall ranking of
    populations, J. R. Stat. Soc. C 69, 589-606.
    Shape (economies,). Units of `draws`: points of the scale.
    """
    largest = np.zeros(draws.shape[1], dtype=np.float32)
    mean, deviation = np.empty(len(draws)), np.empty(len(draws))
    for start in range(0, len(draws), ROWS):
        at = slice(start, start + ROWS)
        mean[at] = draws[at].mean(axis=1, dtype=np.float64)
        centred = draws[at] - mean[at, None].astype(np.float32)
        deviation[at] = np.sqrt((centred.astype(np.float64) ** 2).mean(axis=1))
        own = deviation[at, None].astype(np.float32)
        away = np.divide(np.abs(centred), own, out=np.zeros_like(centred), where=own > 1e-6)
        np.maximum(largest, away.max(axis=0), out=largest)
    critical = float(np.sort(largest)[_order(len(largest), level)])
    low, high = mean - critical * deviation, mean + critical * deviation + 1e-6
    above = len(draws) - np.searchsorted(np.sort(low), high, side="right")
    below = np.searchsorted(np.sort(high), low, side="left")
    return 1 + above, len(draws) - below


def _critical(centred: Singles, deviation: npt.NDArray[np.float64], level: float) -> float:
    """The quantile of the largest studentised difference in a draw."""
    largest = np.zeros(centred.shape[1], dtype=np.float32)
    inverse = np.divide(1.0, deviation, out=np.zeros(deviation.shape), where=deviation > 1e-6)
    inverse = inverse.astype(np.float32)
    for one in range(len(centred) - 1):
        gap = centred[one + 1 :] - centred[one]
        np.abs(gap, out=gap)
        gap *= inverse[one, one + 1 :, None]
        np.maximum(largest, gap.max(axis=0), out=largest)
    return float(np.sort(largest)[_order(len(largest), level)])
