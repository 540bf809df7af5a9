"""Like with like over the years: the same indicators of the same countries, all observed in every year.

A score may move because the world moved or because a source came or went. Comparisons over time therefore use
only indicators that were observed, not carried, in every year of a window, and only countries that have all
of them. A new source cannot bend such a line, and a broken series is never joined.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from methodology.change.breaks import comparable
from methodology.change.comparable import LEAST_SHARE as LEAST_WEIGHT
from methodology.change.told import JointYears
from methodology.doubt.errors.noise import Singles
from methodology.model import Bools, Floats, Indicator, Pillar
from methodology.scoring.aggregation import gate
from methodology.scoring.scorebook import ScoreBook

SHORTEST_WINDOW = 5
FEWEST_INDICATORS = 2
LEAST_SHARE = 0.5
"""An indicator enters a panel when at least this share of all economies was observed throughout."""


@dataclass(frozen=True)
class Panel:
    """One pillar's constant panel. `values` are economies × years on the scale, without gaps.

    `economies` are places in the book, `weights` one an indicator. The values are weighted means of these
    indicators alone, so they differ in level from the pillar's score and must never be shown as it.
    """

    pillar: Pillar
    lane: str
    years: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    weights: Floats
    economies: npt.NDArray[np.int64]
    values: Floats

    @property
    def share(self) -> float:
        """How much of the right's weight the indicators hold, 0 to 1."""
        return float(self.weights.sum())


def panels(book: ScoreBook, last_year: int, lane: str) -> tuple[Panel, ...]:
    """The panel of every pillar that has one, with no year later than `last_year`."""
    observed = _observed(book, last_year)
    found = (_panel(book, pillar, lane, observed) for pillar in book.framework.pillars)
    return tuple(panel for panel in found if panel is not None)


def _observed(book: ScoreBook, last_year: int) -> Bools:
    """indicators × economies × years up to the last: a score from a figure of that very year, with no break
    of its series from there on."""
    years = np.array([year for year in book.years if year <= last_year])
    score = book.normalised.score[:, :, : len(years)]
    joined = comparable(book, last_year)[:, :, : len(years)]
    return np.asarray(~np.isnan(score) & (book.figures.year[:, :, : len(years)] == years) & joined)


def _panel(book: ScoreBook, pillar: Pillar, lane: str, observed: Bools) -> Panel | None:
    weights = book.panels[lane].weights.leaf[book.tree.pillar_index[pillar.id]]
    window = _window(observed, weights)
    if window is None:
        return None
    start, end, members = window
    economies = np.flatnonzero(observed[members, :, start:end].all(axis=(0, 2)))
    scores = book.normalised.score[np.ix_(members, economies, np.arange(start, end))]
    values = np.tensordot(weights[members] / weights[members].sum(), scores, axes=1)
    indicators = tuple(book.framework.indicators[place] for place in members)
    return Panel(pillar, lane, book.years[start:end], indicators, weights[members], economies, values)


def joint_draws(joint: JointYears, panel: Panel, first: int, last: int) -> tuple[Singles, Singles]:
    """The panel's values of two of its years (places in `panel.years`) in joint draws, economies × draws."""
    index = joint.book.tree.indicator_index
    places = np.array([index[indicator.id] for indicator in panel.indicators])
    years = panel.years[first], panel.years[last]
    return joint.means(years, places, panel.weights, panel.economies)


def _window(observed: Bools, weights: Floats) -> tuple[int, int, npt.NDArray[np.int64]] | None:
    """The run of years [start, end) that holds the most evidence, weight × years, and its indicators.

    Among equals the longest, then the latest. None where no window is long enough, holds enough indicators
    or enough of the weight.
    """
    length = observed.shape[2]
    seen = np.concatenate([np.zeros((*observed.shape[:2], 1), int), observed.cumsum(axis=2)], axis=2)
    best, chosen = (0.0, 0, 0), None
    for start in range(length):
        for end in range(start + SHORTEST_WINDOW, length + 1):
            throughout = seen[:, :, end] - seen[:, :, start] == end - start
            members = np.flatnonzero((throughout.mean(axis=1) >= LEAST_SHARE) & (weights > 0))
            weight = float(weights[members].sum())
            rating = (round(weight * (end - start), 9), end - start, end)
            enough = len(members) >= FEWEST_INDICATORS and weight >= LEAST_WEIGHT - gate.TOLERANCE
            if enough and rating > best:
                best, chosen = rating, (start, end, members)
    return chosen
