"""Where single economies are weighed in another way than the catalogue says, and scoring with that in mind.

Two things differ from cell to cell: indicators that do not apply to an economy (`applies`), and other shares
of responsibility for it (`data/responsibility.csv`). Cells with the same differences share a pattern and are
scored together; most cells have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from methodology.model import CHANNELS, Bools, Content, Floats, Indicator, Ints, Methodology, Override
from methodology.scoring.aggregation.lanes import LanePanel, score_lane
from methodology.scoring.aggregation.tree import Tree, lane_weights
from methodology.scoring.leaves.leaf_scores import unscored


@dataclass(frozen=True)
class Pattern:
    """How some cells differ: `excluded` (indicators,) and `responsibility` (channels × indicators)."""

    excluded: Bools
    responsibility: Floats

    def of(self, tree: Tree) -> Tree:
        """The tree as it is for these cells."""
        weight = np.where(self.excluded, 0.0, tree.indicator_weight)
        return tree.reweighed(weight, self.responsibility)


@dataclass(frozen=True)
class Exceptions:
    """`pattern` (cells,) is 0 where the catalogue's own weights hold, else 1 + the place in `patterns`."""

    pattern: Ints
    patterns: tuple[Pattern, ...] = ()

    def cut(self, cells: slice | Ints) -> Exceptions:
        """The exceptions of some of the cells.

        Shape of `cells`: (some,), places of cells.
        """
        return Exceptions(self.pattern[cells], self.patterns)

    def groups(self) -> Iterable[tuple[Pattern, Ints]]:
        """Each pattern that any cell has, with these cells.

        Shape of the cells: (cells with it,).
        """
        for place, pattern in enumerate(self.patterns, start=1):
            cells = np.flatnonzero(self.pattern == place)
            if len(cells):
                yield pattern, cells


def override_of(overrides: Iterable[Override], indicator: Indicator, iso3: str, year: int) -> Override | None:
    """The override that holds for an indicator in an economy and year, None for none.

    One that names the indicator goes before one for all; a later one before an earlier.
    """
    chosen: Override | None = None
    for override in overrides:
        if override.iso3 != iso3 or not _covers(override, year):
            continue
        for_all = not override.indicator and indicator.use != "lane"
        if override.indicator == indicator.id or (for_all and not (chosen and chosen.indicator)):
            chosen = override
    return chosen


def _covers(override: Override, year: int) -> bool:
    after = override.first is None or year >= override.first
    return after and (override.until is None or year <= override.until)


def excluded(content: Content) -> Bools:
    """Where an indicator does not apply, indicators × economies."""
    places = {economy.iso3: place for place, economy in enumerate(content.economies)}
    out = np.zeros((len(content.framework.indicators), len(places)), dtype=np.bool_)
    for row, indicator in enumerate(content.framework.indicators):
        for iso3 in indicator.applies.excluded if indicator.applies else ():
            if iso3 in places:
                out[row, places[iso3]] = True
    return out


def barred(content: Content, engine: str) -> Bools:
    """Where nothing may be scored, indicators × economies: by the source's terms or by `applies`."""
    withheld = unscored(content, engine)
    rows = np.array([indicator.id in withheld for indicator in content.framework.indicators], dtype=np.bool_)
    return np.asarray(excluded(content) | rows[:, None])


def exceptions_of(content: Content, tree: Tree, years: tuple[int, ...]) -> Exceptions:
    """The exceptions of every cell, economies × years in row order."""
    pattern = np.zeros(len(content.economies) * len(years), dtype=np.int64)
    out = excluded(content)
    overridden: Collection[str] = {override.iso3 for override in content.overrides}
    known: dict[bytes, int] = {}
    patterns: list[Pattern] = []
    for place, economy in enumerate(content.economies):
        if economy.iso3 not in overridden and not out[:, place].any():
            continue
        own = tuple(override for override in content.overrides if override.iso3 == economy.iso3)
        shares: dict[tuple[bool, ...], Floats] = {}
        for step, year in enumerate(years):
            holding = tuple(_covers(override, year) for override in own)
            if holding not in shares:
                shares[holding] = _responsibility(tree, own, economy.iso3, year)
            differing = Pattern(out[:, place], shares[holding])
            if not differing.excluded.any() and np.array_equal(differing.responsibility, tree.responsibility):
                continue
            key = differing.excluded.tobytes() + differing.responsibility.tobytes()
            if key not in known:
                patterns.append(differing)
                known[key] = len(patterns)
            pattern[place * len(years) + step] = known[key]
    return Exceptions(pattern, tuple(patterns))


def _responsibility(tree: Tree, own: tuple[Override, ...], iso3: str, year: int) -> Floats:
    shares = tree.responsibility
    for place, indicator in enumerate(tree.framework.indicators if own else ()):
        override = override_of(own, indicator, iso3, year)
        if override is not None:
            shares = shares.copy() if shares is tree.responsibility else shares
            shares[:, place] = [override.shares.get(channel, 0.0) for channel in CHANNELS]
    return shares


def score_cells(
    score: Floats,
    age: npt.NDArray[np.int16] | None,
    tree: Tree,
    methodology: Methodology,
    lane: str,
    filled: Floats | None = None,
    exceptions: Exceptions | None = None,
) -> LanePanel:
    """`score_lane`, each cell with the weights that hold for it; `weights` of the panel are the common ones.

    Shapes and units as there; `exceptions` has one entry a cell, None for none.
    """
    panel = score_lane(score, age, tree, lane_weights(tree, methodology, lane), methodology, filled)
    for pattern, cells in exceptions.groups() if exceptions else ():
        own = pattern.of(tree)
        part = score_lane(
            score[:, cells],
            None if age is None else age[:, cells],
            own,
            lane_weights(own, methodology, lane),
            methodology,
            None if filled is None else filled[:, cells],
        )
        for level in ("dimension", "pillar", "overall"):
            whole, some = getattr(panel, level), getattr(part, level)
            for name in ("mean", "low", "high", "coverage", "state"):
                getattr(whole, name)[:, cells] = getattr(some, name)
    return panel
