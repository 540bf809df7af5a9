"""How certain the scores of a year are: one joint Monte Carlo over evidence and method.

(a) measurement, (b) missing indicators: the evidence. (c) weights, (d) the kind of mean, (e) the ends of the
scales, (f) leaving out a dimension: the method. The interval of a score is that of its evidence, the method
as published; what other methods make of it is told beside. Orders rest on both together: each draw uses one
method for all economies, so that a common method does not blur an order, and an order that another method
would turn round is not told. The same random numbers serve both together and each alone.
"""

from __future__ import annotations

from methodology.doubt.book import Doubt
from methodology.doubt.drawing import drawing
from methodology.doubt.errors.evidence import leaves
from methodology.doubt.parts import draw_part, parts
from methodology.doubt.table import filled
from methodology.doubt.workers import Crew, workers
from methodology.scoring.scorebook import ScoreBook


def uncertainty(
    book: ScoreBook,
    year: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    jobs: int | None = None,
    by: Crew | None = None,
) -> Doubt:
    """The doubt about every indicator, dimension, pillar and published overall score of a year and lane.

    Defaults: the content's default year, the methodology's draws and seed, all processors of this machine;
    `by` hands the parts to others. Only what has a point score gets an interval and a rank; ranges keep their
    bounds (Manski 2003), and drawing the missing never turns them into scores. The same seed gives the same
    bytes, whoever draws.
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
    whole = drawing(book, leaves(book, year), draws, seed)
    run = workers(jobs) if by is None else by
    arrays = filled(whole, run(draw_part, whole, parts(whole)))
    names = tuple(economy.iso3 for economy in book.economies), book.lanes, whole.nodes
    return Doubt(
        year, draws, seed, doubt.level, *names, book.tree.pillar_ids, book.tree.indicator_ids, arrays
    )
