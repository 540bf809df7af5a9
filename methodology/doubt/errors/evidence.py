"""What the evidence itself leaves open: errors of measurement and coding, age, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.doubt.errors.bounds import levels, neighbours, standard_errors
from methodology.doubt.errors.drift import yearly_drift
from methodology.doubt.errors.missing import guesses
from methodology.doubt.errors.noise import Singles
from methodology.model import Bools, Floats, Ints
from methodology.scoring.scorebook import ScoreBook

CODED = ("categories", "bands")
"""Methods that give one score to each of a few levels: their error is a wrong level."""
LINEAR = ("goalposts", "minmax")
ELASTIC = (*LINEAR, "piecewise")
"""Methods whose two ends could have been set elsewhere."""


@dataclass(frozen=True)
class Leaves:
    """The evidence of one year, indicators × economies; scores in points of the scale.

    `known` marks what is scored, `applies` where an indicator can be asked for at all. `position` is the
    score before it is cut off at the ends of the scale (the lowest score where unknown), `beyond` how far it
    lies outside them. `error` is one standard error, `by_age` the part of it due to age, `shared` the part
    that the figures of one house have in common and `own` what remains; squares of the last two add up to
    that of the whole. `house` (indicators,) numbers the families of sources, -1 for none, and `mutual`
    (indicators,) is the house's part of a standard normal error. `bounded` marks errors that come from the
    source's bounds. `miscoded` is the chance that a coded answer belongs to a neighbouring level, `down` and
    `up` are their scores (at either end the score itself takes the place of the missing one). `elastic`
    (indicators,) marks scales with ends that could be moved. `imputed` marks scores that the content has made
    up: unknown like any missing one, but in `position` for when only the method is doubted. `guess` and
    `spread` say where the missing probably lie, NaN where they may lie anywhere.
    """

    year: int
    known: Bools
    applies: Bools
    position: Singles
    beyond: Singles
    error: Singles
    by_age: Singles
    own: Singles
    shared: Singles
    house: Ints
    mutual: Singles
    bounded: Bools
    miscoded: Singles
    down: Singles
    up: Singles
    elastic: Bools
    imputed: Bools
    guess: Singles
    spread: Singles

    @property
    def houses(self) -> int:
        """How many families of sources there are."""
        return int(self.house.max(initial=-1)) + 1


def leaves(book: ScoreBook, year: int) -> Leaves:
    """The evidence behind the scores of one year.

    Formula: error = √(e² + h²·a), with e the standard error of measurement, h the yearly drift and a the age
    in years. e is half the distance between the scores of the source's bounds, which are read as 68 %
    intervals, one standard error either way; without bounds it is the methodology's error for this series,
    source or evidence type, or 0 for a coded answer, whose error is a wrong level instead. With c the
    correlation within a house, shared = √c·e: the error of measurement is √c times one of the house and
    √(1 - c) times one of the figure itself. Missing indicators: see `doubt_missing.guesses`.
    Errors: ValueError for a year that is not scored. Source: OECD/JRC, Handbook (2008), step 8; V-Dem
    Methodology (2024), on its 68 % intervals.
    """
    at, method = book.years.index(year), book.methodology
    indicators, doubt = book.framework.indicators, method.uncertainty
    score = book.normalised.score[:, :, at]
    known = ~np.isnan(score)
    used = book.normalised.used[:, :, at]
    position = np.where(np.isnan(used), method.scale_min, used)
    half, bounded = standard_errors(book, at, position)
    coded = np.array([indicator.scale.method in CODED for indicator in indicators], dtype=np.bool_)
    assumed = np.where(coded, 0.0, _assumed(book))
    measured = np.where(known, np.where(bounded, half, assumed[:, None]), 0.0)
    age = np.where(known, year - book.figures.year[:, :, at].astype(np.int64), 0)
    by_age = yearly_drift(book)[:, None] * np.sqrt(age)
    down, up = position.copy(), position.copy()
    for place in np.flatnonzero(coded):
        down[place], up[place] = neighbours(levels(book, int(place)), position[place])
    house = houses(book)
    mutual = np.where(house >= 0, np.sqrt(doubt.house), 0.0)
    shared = measured * mutual[:, None]
    missing = guesses(score, book.tree, _typical(measured, known), method.scale_min, method.scale_max)
    singles = {
        "position": position,
        "beyond": np.abs(position - np.clip(position, method.scale_min, method.scale_max)),
        "error": np.hypot(measured, by_age),
        "by_age": by_age,
        # With all error shared, rounding may take the rest below 0, which has no root.
        "own": np.sqrt(np.maximum(measured**2 - shared**2, 0.0) + by_age**2),
        "shared": shared,
        "mutual": mutual,
        "miscoded": np.where(known & ~bounded & coded[:, None], _miscoded(book)[:, None], 0.0),
        "down": down,
        "up": up,
        "guess": missing.middle,
        "spread": missing.spread,
    }
    return Leaves(
        known=known,
        year=year,
        applies=~book.barred,
        house=house,
        bounded=bounded & known,
        elastic=np.array([indicator.scale.method in ELASTIC for indicator in indicators], dtype=np.bool_),
        imputed=book.normalised.imputed[:, :, at],
        **{name: array.astype(np.float32) for name, array in singles.items()},
    )


def houses(book: ScoreBook) -> Ints:
    """The number of the family of sources behind each indicator, -1 where no source is named.

    Shape (indicators,).
    """
    sources = [book.content.source_of(indicator) for indicator in book.framework.indicators]
    names = [(source.family or source.id) if source else "" for source in sources]
    order = {name: place for place, name in enumerate(sorted(set(names) - {""}))}
    return np.array([order.get(name, -1) for name in names], dtype=np.int64)


def _assumed(book: ScoreBook) -> Floats:
    """One standard error of each indicator where its source gives no bounds."""
    doubt = book.methodology.uncertainty
    general = [doubt.measurement.get(one.evidence, 0.0) for one in book.framework.indicators]
    own = [doubt.own_error(one).error for one in book.framework.indicators]
    pairs = zip(own, general, strict=True)
    return np.array([other if one is None else one for one, other in pairs], dtype=np.float64)


def _miscoded(book: ScoreBook) -> Floats:
    doubt = book.methodology.uncertainty
    own = [doubt.own_error(one).miscoded for one in book.framework.indicators]
    return np.array([doubt.miscoded if one is None else one for one in own], dtype=np.float64)


def _typical(measured: Floats, known: Bools) -> Floats:
    """The root mean square of each indicator's errors of measurement; 0 where none is known."""
    count = known.sum(axis=1)
    square = np.divide((measured**2).sum(axis=1), count, out=np.zeros(len(count)), where=count > 0)
    return np.asarray(np.sqrt(square), dtype=np.float64)


def coded(leaves: Leaves, indicator: int, economies: slice | Ints, drawn: Singles) -> Singles:
    """Scores of coded answers, some of them one level off: half of these up, half down.

    An answer at an end has one neighbour and so half the chance to be off.
    `drawn` (economies × draws) is uniform from 0 to 1, and so is the shape. Units: points of the scale.
    """
    score, down, up = (
        array[indicator, economies, None] for array in (leaves.position, leaves.down, leaves.up)
    )
    chance = leaves.miscoded[indicator, economies, None]
    return np.asarray(np.where(drawn < chance, np.where(drawn < chance / 2, down, up), score))


def beyond_end(errors: Singles, beyond: Singles) -> Singles:
    """Errors of figures that lie beyond an end of the scale by so much, as far as they move the score.

    Formula: e - clip(e, -d, d): an error moves the score only by what is left of it after the distance d, and
    alike whichever way it goes. `beyond` must broadcast with `errors`. Units: points of the scale.
    Shape of `errors`.
    """
    return errors - np.clip(errors, -beyond, beyond) if beyond.any() else errors
