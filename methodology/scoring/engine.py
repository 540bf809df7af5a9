"""From content to a ScoreBook: carry, normalise, then every lane on every level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from methodology.model import ALL, Content, Floats, Indicator, Ints, Observations
from methodology.scoring.aggregation.lanes import LanePanel
from methodology.scoring.aggregation.tree import build_tree
from methodology.scoring.digest import ENGINE_VERSION
from methodology.scoring.exceptions import barred, exceptions_of, score_cells
from methodology.scoring.leaves.fill_gaps import fill_gaps
from methodology.scoring.leaves.leaf_scores import is_rounded, joined, rounded, unscored
from methodology.scoring.leaves.normalise import Normalised, normalise
from methodology.scoring.leaves.years import MISSING_YEAR, Figures, by_cell, carry
from methodology.scoring.scorebook import NO_YEARS, ScoreBook
from methodology.treatment.tails import treat_tails

__all__ = ["ENGINE_VERSION", "ages", "measure", "score", "scored_years"]


def score(content: Content, engine: str = ENGINE_VERSION) -> ScoreBook:
    """All scores of a content root.

    Years run from the methodology's first (default: the oldest observation of a series in use) to the
    newest observed, and include the default year. Economies keep the content's order. `engine` is the
    version that receipts name: that of the time when the content was published. Versions before 2.0.0 do
    not round the scores of withheld figures.
    """
    years, default = scored_years(content, engine)
    figures, scores = measure(content, years, engine)
    tree = build_tree(content.framework, unscored(content, engine))
    exceptions = exceptions_of(content, tree, years)
    flat = by_cell(scores.score)
    filled = None if scores.filled is None else scores.filled.reshape(flat.shape)
    age, method = ages(figures, years), content.methodology
    panels: Mapping[str, LanePanel] = {
        lane: score_cells(flat, age, tree, method, lane, filled, exceptions) for lane in (ALL, *method.lanes)
    }
    return ScoreBook(content, tree, years, default, figures, scores, panels, exceptions, engine)


def measure(
    content: Content, years: tuple[int, ...], engine: str = ENGINE_VERSION
) -> tuple[Figures, Normalised]:
    """The figures that consecutive years may use, and their scores on the scale, treated where asked for and
    rounded where the figures are withheld."""
    indicators, asked = content.framework.indicators, content.methodology.treatment
    economies = tuple(economy.iso3 for economy in content.economies)
    observations, named = joined(content)
    figures = carry(observations, named, content.methodology, economies, years, barred(content, engine))
    figures, leaves = _leaves(figures, content)
    value, panels, tails = figures.value, _panels(content, economies), None
    if asked.heavy_tails:
        tails = treat_tails(value, indicators, asked.heavy_tails, panels)
        value, panels = tails.figure, tails.panels
    scores = normalise(value, indicators, content.methodology, panels)
    # After the scale, because leaf scores are on it already; before gaps are filled, because an imputed score
    # must come out alike for who has the figures and for who has only their rounded scores.
    for place, leaf in leaves.items():
        scores.score[place] = leaf
    for place, indicator in enumerate(indicators):
        if is_rounded(content, indicator, engine):
            scores.score[place] = rounded(scores.score[place], content.methodology)
    if not asked.asked:
        return figures, scores
    filled = fill_gaps(scores.score, figures, content.economies, asked.missing) if asked.missing else None
    return figures, replace(scores, tails=tails, filled=filled)


def _leaves(figures: Figures, content: Content) -> tuple[Figures, Mapping[int, Floats]]:
    """The figures without those that stand for leaf scores, and these scores by indicator (place)."""
    if not content.leaf_scores:
        return figures, {}
    named = {row.indicator for row in content.leaf_scores}
    places = [place for place, i in enumerate(content.framework.indicators) if i.id in named]
    leaves = {place: figures.value[place].copy() for place in places}  # what is copied is blanked below
    first, source = len(content.observations), figures.source.copy()
    leaf = np.full(source.shape, -1, dtype=np.int32)
    leaf[places] = np.where(source[places] >= 0, source[places] - first, -1)
    source[places], figures.value[places] = -1, np.nan
    return replace(figures, source=source, leaf=leaf), leaves


def ages(figures: Figures, years: tuple[int, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    """Years between observation and score, indicators × cells; meaningless where nothing is observed."""
    target = np.array(years, dtype=np.int16)
    age = np.where(figures.year >= 0, target - figures.year, np.int16(0)).astype(np.int16)
    return by_cell(age)


def scored_years(content: Content, engine: str = ENGINE_VERSION) -> tuple[tuple[int, ...], int]:
    """The consecutive years that are scored, and the default one.

    Only figures that count span them: none whose terms allow no score, and of those that are withheld none
    that no year can use. So the years are the same without them. Without any, and where the methodology
    names no year, they are `NO_YEARS`.
    """
    observed = _used_years(content, engine)
    method = content.methodology
    newest = int(observed.max()) if len(observed) else method.default_year or method.first_year or NO_YEARS[0]
    oldest = int(observed.min()) if len(observed) else newest
    default = method.default_year if method.default_year is not None else newest
    first = method.first_year if method.first_year is not None else min(oldest, default)
    last = max(newest, default, first)
    return tuple(range(first, last + 1)), max(default, first)


def _used_years(content: Content, engine: str) -> Ints:
    """The years of the figures that count, in no order."""
    observations, indicators = joined(content)
    never = unscored(content, engine)
    raw, withheld = list[Indicator](), list[Indicator]()
    for indicator in indicators:
        if indicator.id not in never:
            (withheld if is_rounded(content, indicator, engine) else raw).append(indicator)
    open_years, shut_years = (_years_of(observations, part) for part in (raw, withheld))
    within = len(open_years) and len(shut_years)
    if not len(shut_years) or (
        within and open_years.min() <= shut_years.min() and shut_years.max() <= open_years.max()
    ):
        return open_years
    return np.concatenate([open_years, _usable(content, observations, tuple(withheld), shut_years, engine)])


def _years_of(observations: Observations, indicators: Sequence[Indicator]) -> Ints:
    used = {indicator.series for indicator in indicators}
    rows = np.array([name in used for name in observations.series_ids], dtype=np.bool_)
    years = observations.year[rows[observations.series]] if len(observations) else observations.year
    return years.astype(np.int64)


def _usable(
    content: Content, observations: Observations, indicators: tuple[Indicator, ...], seen: Ints, engine: str
) -> Ints:
    """The years of those figures of some indicators that a year may use."""
    years = tuple(range(int(seen.min()), int(seen.max()) + 1))
    named = {indicator.id for indicator in indicators}
    rows = [indicator.id in named for indicator in content.framework.indicators]
    economies = tuple(economy.iso3 for economy in content.economies)
    shut = barred(content, engine)[rows]
    carried = carry(observations, indicators, content.methodology, economies, years, shut).year
    return np.unique(carried[carried != MISSING_YEAR]).astype(np.int64)


def _panels(content: Content, economies: tuple[str, ...]) -> Mapping[str, Floats]:
    """All figures of the series that serve as the reference set of a panel."""
    wanted = {i.series for i in content.framework.indicators if i.scale.params.get("reference") == "panel"}
    observations = content.observations
    known = np.array([iso3 in set(economies) for iso3 in observations.economy_ids], dtype=np.bool_)
    panels = {}
    for place, name in enumerate(observations.series_ids):
        if name in wanted:
            panels[name] = observations.value[(observations.series == place) & known[observations.economy]]
    return panels
