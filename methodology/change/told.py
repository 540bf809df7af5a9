"""Whether scores really rose or fell: both years drawn together, so that errors that last cancel out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from math import gcd

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from methodology.change.sides import node_means
from methodology.change.trend_statement import share_higher
from methodology.doubt.errors.drift import yearly_drift
from methodology.doubt.errors.evidence import Leaves, beyond_end, coded, leaves
from methodology.doubt.errors.noise import (
    AGEING,
    ANEW,
    HOUSE,
    HOUSE_LATER,
    LATER,
    NORMAL,
    RECODED,
    STEP,
    UNIFORM,
    Singles,
    generator,
)
from methodology.model import ALL, KINDS, Bools, Floats, Ints
from methodology.scoring.scorebook import ScoreBook

Years = tuple[int, int]
"""The earlier and the later year."""


@dataclass(frozen=True)
class _Sides:
    """What is known of the indicators in both years; arrays are indicators × economies."""

    earlier: Leaves
    later: Leaves
    same: Bools
    lasting: Floats
    drift: Floats
    gap: int


class JointYears:
    """Evidence drawn jointly for two years of one book, under the published method.

    Each error of measurement has a part that lasts and a part that is new. Errors that were new every year
    would make scores jump about more than they do; so the change of an error over k years is taken to vary
    by h²·k, all that the indicator itself has been seen to vary (h its yearly drift), and never by more than
    two independent errors would. That is the most doubt about a change that the figures allow. The same
    figure in both years has the same error. A code that stays is right or wrong in both years alike; where
    it changed, either may be wrong. What has a figure in one year only is taken to have stood there in the
    other, give or take the drift of the years between, so that evidence that came or went makes no trend.
    What is missing in both is drawn as the rest of the right suggests, at the same place in both. Errors of
    one house go together, and errors go alike up and down at the ends of the scale too, as in one year.
    Source: Kaufmann, Kraay and Mastruzzi (2010), The Worldwide Governance Indicators, World Bank Policy
    Research Working Paper 5430, section 4 (significance of changes over time, errors correlated over the
    years).
    """

    def __init__(self, book: ScoreBook, draws: int | None = None, seed: int | None = None) -> None:
        """Draws and seed are the methodology's unless others are given."""
        doubt = book.methodology.uncertainty
        self.book = book
        self.draws = doubt.draws if draws is None else draws
        self.seed = doubt.seed if seed is None else seed
        self._drift = yearly_drift(book)
        self._leaves: dict[int, Leaves] = {}
        self._both: dict[Years, _Sides] = {}

    @cached_property
    def known(self) -> bool:
        """Whether the content says anything about errors: by evidence type, source, series or bounds."""
        seen, doubt = self.book.content.observations, self.book.methodology.uncertainty
        assumed = bool(doubt.measurement or doubt.sources or doubt.series)
        return assumed or bool((~np.isnan(seen.low) & ~np.isnan(seen.high)).any())

    def share(self, earlier: Floats | Singles, later: Floats | Singles) -> float | None:
        """`share_higher`, or None where nothing is known of errors: then nothing can be beyond doubt.

        Shapes: (draws,) both. Units: points of the scale; a share from 0 to 1.
        """
        return share_higher(earlier, later) if self.known else None

    def rising(self, iso3: str, pillar: str, years: Years, lane: str = ALL) -> float | None:
        """The share of draws in which a right stands higher in the later year; ties count half.

        None where the lane gives the right no weight, or nothing is known of errors. Raises KeyError for an
        unknown economy, pillar or lane, ValueError for a year that is not scored.
        """
        tree, spot = self.book.tree, self._spot(iso3, years[1])
        weights = self.book.weights_at(lane, spot)
        row, economy = tree.pillar_index[pillar], np.array([self.book.economy_index[iso3]])
        shape = (len(tree.indicator_ids), self.draws)
        earlier, later = np.full(shape, np.nan), np.full(shape, np.nan)
        sides = self._sides(years)
        for place in np.flatnonzero(weights.leaf[row] > 0).tolist():
            first, second = self._drawn(sides, place, economy)
            earlier[place], later[place] = first[0], second[0]
        spots = np.full(self.draws, spot)
        before, after = (
            node_means(drawn, self.book, "pillar", lane, spots)[row] for drawn in (earlier, later)
        )
        return self.share(before, after)

    def means(self, years: Years, places: Ints, weights: Floats, economies: Ints) -> tuple[Singles, Singles]:
        """Weighted plain means of some indicators (places) in both years, each economies × draws.

        `weights` (one an indicator) need not sum to 1. Units: points of the scale. Raises ValueError for a
        year that is not scored.
        """
        shape = (len(economies), self.draws)
        earlier, later = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        sides = self._sides(years)
        for place, weight in zip(places.tolist(), (weights / weights.sum()).tolist(), strict=True):
            first, second = self._drawn(sides, place, economies)
            earlier += np.float32(weight) * first
            later += np.float32(weight) * second
        return earlier, later

    def kinds(self, iso3: str, pillar: str, year: int, lane: str = ALL) -> Mapping[str, Singles]:
        """The means of a right's indicators by kind (structure, process, outcome) in one year's draws.

        Each (draws,), in points of the scale; kinds without weight in the lane are left out. Raises KeyError
        for an unknown economy, pillar or lane, ValueError for a year that is not scored.
        Source: OHCHR, Human Rights Indicators (2012), ch. II.
        """
        row = self.book.tree.pillar_index[pillar]
        weights = self.book.weights_at(lane, self._spot(iso3, year)).leaf[row]
        economy = np.array([self.book.economy_index[iso3]])
        own = np.array([indicator.kind for indicator in self.book.framework.indicators])
        members = {kind: np.flatnonzero((own == kind) & (weights > 0)) for kind in KINDS}
        return {
            kind: self.means((year, year), places, weights[places], economy)[0][0]
            for kind, places in members.items()
            if len(places)
        }

    def _spot(self, iso3: str, year: int) -> int:
        return self.book.economy_index[iso3] * len(self.book.years) + self.book.years.index(year)

    def _origin(self, at: int) -> Ints:
        """A number for each figure or leaf score in use in a year (place), -1 where there is none."""
        source, leaf = self.book.figures.source[:, :, at].astype(np.int64), self.book.figures.leaf
        if leaf is None:
            return source
        stands_in = leaf[:, :, at] >= 0
        return np.where(stands_in, leaf[:, :, at] + len(self.book.content.observations), source)

    def _sides(self, years: Years) -> _Sides:
        if years not in self._both:
            self._both[years] = self._found(years)
        return self._both[years]

    def _found(self, years: Years) -> _Sides:
        earlier, later = (self._of(year) for year in years)
        at = [self.book.years.index(year) for year in years]
        source = [self._origin(place) for place in at]
        seen = [self.book.figures.year[:, :, place].astype(np.float64) for place in at]
        same = (source[0] == source[1]) & (source[0] >= 0)
        changed = self._drift[:, None] ** 2 * (seen[1] - seen[0])
        lasting = lasting_part(_measured(earlier), _measured(later), changed)
        return _Sides(
            earlier, later, same, np.where(same, 1.0, lasting), self._drift,
            years[1] - years[0],
        )  # fmt: skip

    def _of(self, year: int) -> Leaves:
        if year not in self._leaves:
            self._leaves[year] = leaves(self.book, year)
        return self._leaves[year]

    def _drawn(self, sides: _Sides, place: int, economies: Ints) -> tuple[Singles, Singles]:
        """One indicator in both years, each economies × draws; for plain means not cut off at the ends.

        Random numbers that nothing depends on are not drawn.
        """
        scores = self._begin(sides, place, economies)
        errors = np.zeros_like(scores[0]), np.zeros_like(scores[1])
        self._shake(sides, place, economies, *errors)
        self._age(sides, place, economies, *errors)
        for score, error, side in zip(scores, errors, (sides.earlier, sides.later), strict=True):
            np.add(score, beyond_end(error, side.beyond[place, economies, None]), out=score)
        self._fill(sides, place, economies, *scores)
        powers = self.book.methodology.aggregation
        if (powers["dimension"], powers["pillar"]) != (1, 1):
            return self._cut_off(scores[0]), self._cut_off(scores[1])
        return scores

    def _fill(self, sides: _Sides, place: int, economies: Ints, first: Singles, second: Singles) -> None:
        """In place: what has no figure in one of the years, or in neither."""
        early, late = (side.known[place, economies] for side in (sides.earlier, sides.later))
        if (early & late).all():
            return
        walk = sides.drift[place] * np.sqrt(sides.gap) * self._noise(ANEW, place, economies)
        gone, come = early & ~late, late & ~early
        second[gone] = first[gone] + walk[gone]
        first[come] = second[come] + walk[come]
        nowhere = ~(early | late)
        if nowhere.any():
            first[nowhere] = second[nowhere] = self._guessed(sides.later, place, economies[nowhere])

    def _guessed(self, side: Leaves, place: int, economies: Ints) -> Singles:
        """What is missing: as the rest of the right suggests, or anywhere on the scale."""
        method = self.book.methodology
        middle, spread = (array[place, economies, None] for array in (side.guess, side.spread))
        likely = middle + spread * self._normal((HOUSE, NORMAL), side, place, economies)
        even = method.scale_min + method.span * self._noise(UNIFORM, place, economies)
        return np.where(np.isnan(spread), even, likely).astype(np.float32)

    def _begin(self, sides: _Sides, place: int, economies: Ints) -> tuple[Singles, Singles]:
        """Where each draw begins: the position, or for a coded answer that is off the level beside it."""
        both = (sides.earlier, sides.later)
        if not any(side.miscoded[place, economies].any() for side in both):
            first, second = (
                np.repeat(self._cut_off(side.position[place, economies, None]), self.draws, axis=1)
                for side in both
            )
            return first, second
        uniform, other = (self._noise(name, place, economies) for name in (UNIFORM, RECODED))
        stays = sides.earlier.position[place, economies] == sides.later.position[place, economies]
        again = np.where(stays[:, None], uniform, other)
        drawn = coded(both[0], place, economies, uniform), coded(both[1], place, economies, again)
        return self._cut_off(drawn[0]), self._cut_off(drawn[1])

    def _cut_off(self, scores: Singles) -> Singles:
        """What lies beyond an end of the scale is put there."""
        return np.clip(scores, self.book.methodology.scale_min, self.book.methodology.scale_max)

    def _shake(self, sides: _Sides, place: int, economies: Ints, first: Singles, second: Singles) -> None:
        """In place: errors of measurement, a part of which lasts."""
        error = [_measured(side)[place, economies, None] for side in (sides.earlier, sides.later)]
        if not any(part.any() for part in error):
            return
        lasting = sides.lasting[place, economies, None]
        normal, later = (
            self._normal(purposes, sides.later, place, economies)
            for purposes in ((HOUSE, NORMAL), (HOUSE_LATER, LATER))
        )
        first += error[0].astype(np.float32) * normal
        second += (error[1] * lasting).astype(np.float32) * normal
        second += (error[1] * np.sqrt(1 - lasting**2)).astype(np.float32) * later

    def _age(self, sides: _Sides, place: int, economies: Ints, first: Singles, second: Singles) -> None:
        """In place: what the years since an observation may have done; the same figure ages in one go."""
        aged = [side.by_age[place, economies, None] for side in (sides.earlier, sides.later)]
        if not any(part.any() for part in aged):
            return
        ageing, anew = (self._noise(name, place, economies) for name in (AGEING, ANEW))
        grown = np.float32(sides.drift[place] * np.sqrt(sides.gap))
        first += aged[0] * ageing
        second += np.where(
            sides.same[place, economies, None], aged[0] * ageing + grown * anew, aged[1] * anew
        )

    def _normal(self, purposes: tuple[int, int], side: Leaves, place: int, economies: Ints) -> Singles:
        """Standard normal numbers, a part of which all indicators of one house share; `purposes` names the
        streams of the house and of the indicator itself."""
        own, mutual = self._noise(purposes[1], place, economies), side.mutual[place]
        if mutual == 0:
            return own
        house = self._noise(purposes[0], int(side.house[place]), economies)
        return np.asarray(mutual * house + np.sqrt(1 - mutual**2) * own, dtype=np.float32)

    def _noise(self, purpose: int, place: int, economies: Ints) -> Singles:
        """Random numbers, economies × draws: one row, which each economy reads from a place of its own, round
        its end. The row is at least as long as there are economies and the step between two of them shares no
        divisor with its length, so two economies never share a number in a draw."""
        size = max(self.draws, len(self.book.economies))
        step = next(step for step in count(STEP) if gcd(step, size) == 1)
        random = generator(self.seed, purpose, place)
        draw = random.random if purpose in (UNIFORM, RECODED) else random.standard_normal
        row: Singles = draw(size, dtype=np.float32)
        round_twice = np.concatenate([row, row])
        return sliding_window_view(round_twice, self.draws)[economies * step % size]


def lasting_part(earlier: Floats, later: Floats, changed: Floats) -> Floats:
    """The correlation of two errors of measurement that lets their difference vary by `changed`, 0 to 1.

    Formula: (e₀² + e₁² - v) / (2·e₀·e₁), cut off at 0 and 1; 1 where there is no error. Shapes: all alike.
    Units: points of the scale, `changed` their square. Errors: none.
    """
    both = 2 * earlier * later
    part = np.divide(earlier**2 + later**2 - changed, both, out=np.ones(both.shape), where=both > 0)
    return np.asarray(np.clip(part, 0.0, 1.0), dtype=np.float64)


def _measured(side: Leaves) -> Floats:
    """The error of measurement alone, without what age adds."""
    square = side.error.astype(np.float64) ** 2 - side.by_age.astype(np.float64) ** 2
    return np.where(side.known, np.sqrt(np.maximum(square, 0.0)), 0.0)
