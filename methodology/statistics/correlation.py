"""Correlation over the cases that two variables share, internal consistency, and main effects."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from methodology.model import Floats, Ints

FEWEST = 10
"""A correlation over fewer shared cases is not reported."""
BINS = 10
"""Bins of a main effect (method of Paruolo, Saisana and Saltelli 2013)."""
_ROUNDING = 1e-12
"""A variable does not vary whose squares cancel to less than this part of themselves."""


def mean_ranks(x: Floats) -> Floats:
    """Ranks along the last axis of x (without gaps), 1 for the smallest; ties share their mean rank.

    Source: Kendall (1945), The treatment of ties in ranking problems.
    Shape of x. Units: ranks, halves where two tie. Errors: none.
    """
    order = np.argsort(x, axis=-1, kind="stable")
    ordered = np.take_along_axis(x, order, axis=-1)
    first, last = _ties(ordered)
    ranks = np.empty(x.shape)
    np.put_along_axis(ranks, order, (first + last) / 2.0 + 1.0, axis=-1)
    return ranks


def covariances(x: Floats) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Over the cases that each pair shares: covariance, correlation, number of cases.

    Shapes: x variables × cases, NaN where missing; each result variables × variables.
    Formula: cov = Σ(x-x̄)(y-ȳ)/(n-1) over shared cases, r = cov / √(var·var) over the same cases.
    Errors: none; NaN where fewer than two cases are shared, r also where a variable does not vary in them.
    Units: covariance in the product of both variables' units, correlation none.
    """
    known = ~np.isnan(x)
    present = known.astype(np.float64)
    count = present @ present.T
    # The mean comes off first: sums of large squares would cancel in `own` and leave nothing but rounding.
    centre = np.where(known, x, 0.0).sum(axis=1) / np.maximum(present.sum(axis=1), 1.0)
    clean = np.where(known, x - centre[:, None], 0.0)
    total = clean @ present.T
    squares = (clean**2) @ present.T
    with np.errstate(invalid="ignore", divide="ignore"):
        own = squares - total**2 / count
        cross = clean @ clean.T - total * total.T / count
        varies = (own > _ROUNDING * squares) & (own.T > _ROUNDING * squares.T)
        r = np.where(varies & (count > 1), cross / np.sqrt(own * own.T), np.nan)
        cov = np.where(count > 1, cross / (count - 1), np.nan)
    return cov, np.clip(r, -1.0, 1.0), count.astype(np.int64)


def pearson(x: Floats, fewest: int = FEWEST) -> tuple[Floats, Ints]:
    """Pearson's r of every pair of rows of x (variables × cases) and the shared cases; NaN below `fewest`.

    Shapes: variables × variables both. Units: none. Errors: none.
    """
    _, r, count = covariances(x)
    return np.where(count >= fewest, r, np.nan), count


def spearman(x: Floats, fewest: int = FEWEST) -> tuple[Floats, Ints]:
    """Spearman's ρ of every pair of rows of x (variables × cases), ranked among the cases that both share.

    Shapes: variables × variables both. Units: none. Errors: none.
    """
    known = ~np.isnan(x)
    count = (known.astype(np.int64) @ known.T.astype(np.int64)).astype(np.int64)
    rho = np.full(count.shape, np.nan)
    order = np.argsort(x, axis=1, kind="stable")
    first, last = _ties(np.take_along_axis(x, order, axis=1))
    ordered = np.take_along_axis(known, order, axis=1)
    for row in range(len(x)):
        own, theirs = order[row], order[row:]
        shared = known[row:, own] & ordered[row]
        mine = np.empty(shared.shape)
        mine[:, own] = _off_middle(shared, first[row][None], last[row][None])
        other = _off_middle(ordered[row:] & known[row, theirs], first[row:], last[row:])
        mine_too = np.take_along_axis(mine, theirs, axis=1)
        squares = np.einsum("ij,ij->i", mine, mine) * np.einsum("ij,ij->i", other, other)
        told = (count[row, row:] >= fewest) & (squares > 0)
        r = np.einsum("ij,ij->i", mine_too, other)[told] / np.sqrt(squares[told])
        rho[row, row:][told] = rho[row:, row][told] = np.clip(r, -1.0, 1.0)
    return rho, count


def _ties(ordered: Floats) -> tuple[Ints, Ints]:
    """The first and the last place of the equals of each value, along the last axis."""
    n, place = ordered.shape[-1], np.broadcast_to(np.arange(ordered.shape[-1]), ordered.shape)
    new, ends = np.ones(ordered.shape, dtype=np.bool_), np.ones(ordered.shape, dtype=np.bool_)
    new[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    ends[..., :-1] = new[..., 1:]
    first = np.maximum.accumulate(np.where(new, place, 0), axis=-1)
    last = np.minimum.accumulate(np.where(ends, place, n - 1)[..., ::-1], axis=-1)[..., ::-1]
    return first, last


def _off_middle(counted: npt.NDArray[np.bool_], first: Ints, last: Ints) -> Floats:
    """Twice the distance of each rank among the `counted` cases from their middle, 0 for all others.

    Rows are variables, cases in rising order of their values; `first` and `last` are the places of equals.
    Whole numbers, so sums of them are exact in any order.
    """
    upto = counted.cumsum(axis=1, dtype=np.int32)
    whole, before = upto[:, -1:], upto - counted
    if not np.array_equal(first, last):
        before, upto = (_at(array, place) for array, place in ((before, first), (upto, last)))
    off = before
    off += upto
    off -= whole
    off *= counted
    return off.astype(np.float64)


def _at(array: Ints, place: Ints) -> Ints:
    """What stands in each row at some places, one row of these for all or one for each."""
    return array[:, place[0]] if len(place) == 1 else np.take_along_axis(array, place, axis=1)


def rank_correlation(x: Floats, y: Floats, fewest: int = FEWEST) -> tuple[float, int]:
    """Spearman's ρ of two variables (cases,) and the number of cases they share.

    Units: none. Errors: none; NaN below `fewest`.
    """
    rho, count = spearman(np.stack([x, y]), fewest)
    return float(rho[0, 1]), int(count[0, 1])


def cronbach_alpha(items: Floats) -> float:
    """Cronbach's alpha of items × cases with gaps, up to 1; high where the items move together.

    Formula: α = k/(k-1) · (1 - Σ var_i / Σ_ij cov_ij), with variances and covariances over the cases that
    each pair shares (the classic figure where nothing is missing).
    Errors: none; NaN for fewer than two items, or where a pair shares fewer than FEWEST cases.
    Source: Cronbach (1951), Coefficient alpha and the internal structure of tests.
    Units: none; items are all on one scale.
    """
    k = len(items)
    if k < 2:
        return float("nan")
    cov, _, count = covariances(items)
    whole = float(cov.sum())
    if np.min(count) < FEWEST or not whole > 0:
        return float("nan")
    return k / (k - 1) * (1.0 - float(np.trace(cov)) / whole)


def correlation_ratio(x: Floats, y: Floats, bins: int = BINS) -> tuple[float, int]:
    """The main effect of x on y: the share of y's variance between bins of x, 0 to 1, and the bins used.

    Formula: η² = Σ_b n_b(ȳ_b - ȳ)² / Σ(y - ȳ)², corrected for what chance adds with B bins of n cases:
    ε² = 1 - (1 - η²)(n-1)/(n-B), at least 0. Bins hold equal numbers of cases; equal x share a bin.
    Shapes: x and y (cases,); cases with a gap in either are left out. Units: none.
    Errors: none; NaN for fewer than FEWEST cases or where y does not vary.
    Source: Pearson (1905) for η²; Kelley (1935) for the correction; Paruolo, Saisana and Saltelli (2013),
    Ratings and rankings: voodoo or science?, J. R. Stat. Soc. A 176, for its use on composite indicators.
    """
    both = ~(np.isnan(x) | np.isnan(y))
    x, y = x[both], y[both]
    n = len(y)
    if n < FEWEST or np.ptp(y) == 0:
        return float("nan"), 0
    group = _bins(x, min(bins, n // 5))
    size = np.bincount(group)
    mean = np.bincount(group, weights=y) / size
    between = float((size * (mean - y.mean()) ** 2).sum() / ((y - y.mean()) ** 2).sum())
    used = len(size)
    return max(0.0, 1.0 - (1.0 - between) * (n - 1) / (n - used)), used


def _bins(x: Floats, bins: int) -> Ints:
    """The bin of each case, 0 up without gaps: its own for each value where there are few of them."""
    values, place = np.unique(x, return_inverse=True)
    if len(values) > bins:
        edges = np.quantile(x, np.arange(1, bins) / bins)
        place = np.searchsorted(edges, x, side="left")
    return np.asarray(np.unique(place, return_inverse=True)[1], dtype=np.int64)
