"""The address on economies side by side: scores with their intervals and places, and every pair."""

from __future__ import annotations

from dashboard.answers.pairs.pairs import Compared, ComparedPair, Comparisons, comparisons, nodes_compared
from dashboard.frame.api import shapes
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.api.problems import Problem
from dashboard.frame.api.resource import Json, Resource
from dashboard.frame.page import Site
from methodology.doubt.book import APART, Doubt, Ends
from methodology.scoring.scorebook import ScoreBook

COMPARE = ("iso3", "year")
LEAST, MOST = 2, 40
"""Pairs grow with the square of the economies; forty make 780 of them a node and lane."""


def compare(site: Site, query: Parameters) -> Json:
    """The economies of the query in every right (and overall, where it is published) and lane."""
    book = site.book
    economies, doubt = _economies(book, query), site.doubts.of(query.year(book))
    found = [
        _node(book, comparisons(book, doubt, economies, node, lane))
        for node in nodes_compared(book)
        for lane in book.lanes
    ]
    return _head(doubt, economies) | {"nodes": found}


def _economies(book: ScoreBook, query: Parameters) -> tuple[str, ...]:
    asked = query.text("iso3")
    found = query.economies(book) if asked else ()
    if LEAST <= len(found) <= MOST:
        return found
    span = f"{LEAST} to {MOST} different codes of /economies, joined by commas"
    raise Problem(
        400, f'"iso3" names {len(found)}; allowed: {span}.', parameter="iso3", found=asked[:100], allowed=span
    )


def _head(doubt: Doubt, economies: tuple[str, ...]) -> Json:
    """What the shares and intervals rest on; a pair is told apart from a share of `apart` on.

    An `interval` is that of the evidence, which stands under its older name too; shares of a pair rest on
    evidence and method drawn together, in `order_draws` of the draws: fewer than all with many economies.
    """
    return {
        "year": doubt.year,
        "economies": list(economies),
        "draws": doubt.draws,
        "order_draws": doubt.order_draws,
        "seed": doubt.seed,
        "level": doubt.level,
        "apart": APART,
    }


def _node(book: ScoreBook, found: Comparisons) -> Json:
    return {
        "node": found.node,
        "lane": found.lane,
        "economies": [_row(book, row) for row in found.rows],
        "pairs": [_pair(pair) for pair in found.pairs],
    }


def _row(book: ScoreBook, row: Compared) -> Json:
    cell = shapes.score(book, row.cell)
    shown = {name: cell[name] for name in ("iso3", "score", "state", "bound_low", "bound_high", "reason")}
    ends, places = row.interval, row.places
    return shown | {
        "interval": _ends(ends.evidence) if ends else None,
        "evidence": _ends(ends.evidence) if ends else None,
        "outside": row.outside if ends else None,
        "method": _ends(ends.method) if ends else None,
        "rank": {
            "low": places.low,
            "high": places.high,
            "set_low": places.set_low,
            "set_high": places.set_high,
            "of": places.of,
        }
        if places
        else None,
    }


def _ends(ends: Ends) -> Json:
    return {"low": ends[0], "high": ends[1]}


def _pair(pair: ComparedPair) -> Json:
    """In which shares the first is above, below, level with the second; `verdict` is of the first."""
    found = pair.found
    return {
        "first": pair.first,
        "second": pair.second,
        "above": found.above,
        "below": found.below,
        "level": found.level,
        "verdict": found.verdict,
    }


API = (Resource("/compare", compare, COMPARE),)
