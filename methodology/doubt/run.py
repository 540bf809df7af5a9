"""How certain the scores of a year are: one joint Monte Carlo over evidence and method.

(a) measurement, (b) missing indicators: the evidence. (c) weights, (d) the kind of mean, (e) the ends of the
scales, (f) leaving out a dimension: the method. The interval of a score is that of its evidence, the method
as published; what other methods make of it is told beside. Orders rest on both together: each draw uses one
method for all economies, so that a common method does not blur an order, and an order that another method
would turn round is not told. The same random numbers serve both together and each alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product

import numpy as np

from methodology.doubt.book import Doubt
from methodology.doubt.draws import (
    Model,
    add_dimension,
    dimension_draws,
    indicator_draws,
    overall_draws,
    pillar_draws,
)
from methodology.doubt.errors.evidence import Leaves, leaves
from methodology.doubt.errors.method import Methods, draw_methods, published_methods
from methodology.doubt.errors.noise import Noise, Singles, Spread, draw_noise
from methodology.doubt.table import BOTH, DoubtTable
from methodology.scoring.aggregation.tree import Tree, lane_shares, left_out
from methodology.scoring.scorebook import OVERALL, ScoreBook


def uncertainty(
    book: ScoreBook,
    year: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    jobs: int | None = None,
) -> Doubt:
    """The doubt about every indicator, dimension, pillar and published overall score of a year and lane.

    Defaults: the content's default year, the methodology's draws and seed, all processors. Only what has a
    point score gets an interval and a rank; ranges keep their bounds (Manski 2003), and drawing the missing
    never turns them into scores. The same seed gives the same bytes, whatever `jobs` is.
    Shapes: see DoubtArrays. Units: points of the scale, shares of draws, places.
    Errors: ValueError for a year that is not scored, or fewer than one draw or job.
    Source: Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools
    for the quality assessment of composite indicators, J. R. Stat. Soc. A 168, 307-323; OECD/JRC, Handbook
    (2008), step 8.
    """
    doubt = book.methodology.uncertainty
    year = book.default_year if year is None else year
    draws = doubt.draws if draws is None else draws
    seed = doubt.seed if seed is None else seed
    if year not in book.years:
        raise ValueError(f"{year} is not a scored year")
    if draws < 1 or (jobs is not None and jobs < 1):
        raise ValueError(f"draws and jobs must be 1 or more; found {draws} and {jobs}")
    evidence = leaves(book, year)
    table = DoubtTable(book, year, draws, evidence)
    with spread_over(jobs or processors()) as spread:
        models = draw_models(book, evidence, draws, seed, spread)
        simulate(book, models, table, spread)
        simulate_indicators(models, table, spread)
    names = tuple(economy.iso3 for economy in book.economies), book.lanes, tuple(table.place)
    tree = book.tree
    return Doubt(year, draws, seed, doubt.level, *names, tree.pillar_ids, tree.indicator_ids, table.arrays)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def spread_over(jobs: int) -> Iterator[Spread]:
    """Runs work on so many threads; numpy computes without the interpreter's lock."""
    with ThreadPoolExecutor(jobs) as pool:

        def spread(work: Callable[[int], None], places: Iterable[int]) -> object:
            return list(map(work, places) if jobs == 1 else pool.map(work, places))

        yield spread


def draw_models(
    book: ScoreBook, evidence: Leaves, draws: int, seed: int, spread: Spread, lanes: tuple[str, ...] = ()
) -> tuple[Model, Model, Model]:
    """Evidence doubted alone, method alone, both together, in this order; in all lanes or those given."""
    tree, method = book.tree, book.methodology
    noise = draw_noise(len(evidence.known), evidence.houses, len(book.economies), draws, seed, spread)
    drawn, published = draw_methods(tree, method, draws, seed, spread), published_methods(tree, method, draws)
    lanes = lanes or book.lanes
    shares = _shares(book, evidence.year, lanes)
    blind = np.array([left_out(tree, method, lane) for lane in lanes])
    ends = method.scale_min, method.scale_max

    def model(methods: Methods, shaken: Noise | None) -> Model:
        return Model(tree, evidence, shares, blind, methods, shaken, *ends)

    return model(published, noise), model(drawn, None), model(drawn, noise)


def _shares(book: ScoreBook, year: int, lanes: tuple[str, ...]) -> Singles:
    """The part of each indicator in each lane, lanes × indicators × economies, as it holds in a year."""

    def rows(tree: Tree) -> Singles:
        by_lane = [lane_shares(tree, book.methodology, lane) for lane in lanes]
        return np.array(by_lane, dtype=np.float32)

    common = rows(book.tree)
    shares = np.repeat(common[:, :, None], len(book.economies), axis=2)
    step = slice(book.years.index(year), None, len(book.years))
    for pattern, economies in book.exceptions.cut(step).groups():
        shares[:, :, economies] = rows(pattern.of(book.tree))[:, :, None]
    return shares


def simulate(book: ScoreBook, models: tuple[Model, ...], table: DoubtTable, spread: Spread) -> None:
    """Draws and takes in every pillar with its dimensions, by every model; each of these by itself.

    The draws of the pillars are kept for the comparison of rights and, where it is published, for overall.
    """
    pillars = range(len(book.tree.pillar_ids))
    tasks = list(product(pillars, range(len(models))))
    kept: dict[tuple[int, int], Singles] = {}

    def work(number: int) -> None:
        pillar, part = tasks[number]
        draws = simulate_pillar(models[part], pillar, lambda node, scores: table.fill(node, part, scores))
        if part == BOTH or book.methodology.publish_overall:
            kept[pillar, part] = draws

    spread(work, range(len(tasks)))
    table.fill_rights([kept[pillar, BOTH] for pillar in pillars])
    if book.methodology.publish_overall:
        for part, model in enumerate(models):
            table.fill(OVERALL, part, overall_draws(model, np.stack([kept[p, part] for p in pillars])))


def simulate_indicators(models: tuple[Model, ...], table: DoubtTable, spread: Spread) -> None:
    """Draws and takes in every indicator, by every model."""
    tasks = list(product(range(len(models)), range(len(table.indicators))))

    def work(number: int) -> None:
        part, indicator = tasks[number]
        scores = np.empty(models[part].shape[1:], dtype=np.float32)
        indicator_draws(models[part], indicator, scores)
        table.fill_indicator(indicator, part, scores)

    spread(work, range(len(tasks)))


def simulate_pillar(model: Model, pillar: int, take: Callable[[str, Singles], None]) -> Singles:
    """Draws the dimensions of a pillar and the pillar itself, each taken in before the next is drawn.

    Shape lanes × economies × draws, of what `take` gets too. Units: points of the scale.
    """
    tree = model.tree
    scores, total = np.empty(model.shape, dtype=np.float32), np.empty(model.shape, dtype=np.float32)
    model.sums("pillar").start(total)
    # Here and not around the pool: numpy keeps these settings for each thread.
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for dimension in np.flatnonzero(tree.holds[pillar]):
            dimension_draws(model, int(dimension), scores)
            add_dimension(model, int(dimension), scores, total)
            model.cut_off(scores)
            if not tree.framework.pillars[pillar].dimensions[0].implicit:
                take(".".join(tree.dimension_keys[dimension]), scores)
        pillar_draws(model, pillar, total)
    take(tree.pillar_ids[pillar], total)
    return total
