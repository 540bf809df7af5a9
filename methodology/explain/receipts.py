"""The receipts of a book: of one number, or of all its numbers in a few seconds.

A receipt stands for everything behind a number: the figures with their years, the definitions and weights of
their indicators, the rules of the methodology and the engine's version. A figure that may not be passed on
is stood for by its rounded score, so that the public edition has the same receipts. All of it is written as
one canonical JSON text, whose SHA-256 begins with the receipt.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from methodology.model import Indicator, Ints, Methodology
from methodology.scoring.digest import LENGTH, canonical
from methodology.scoring.scorebook import Node, ScoreBook

SCORE_DECIMALS = 9
"""Scores of indicators enter rounded, since logarithms may differ in the last bit between processors."""
BARRED = "does not apply"
"""Stands in the hashed text of every receipt where an indicator does not apply, so it can never change."""
WHOLE = ("overall", "pillar")


def node_receipt(book: ScoreBook, node: Node, iso3: str, year: int, lane: str) -> str:
    """The receipt of one number. Raises KeyError for an unknown economy or year."""
    spots = np.array([book.spot(iso3, year)])
    figures = ",".join(_figures(book, place, spots)[0] for place in _leaves(book, node))
    place, time = _around(book, iso3, year)
    whole = _start(book) + figures + place + _between(node, lane) + time
    return hashlib.sha256(whole.encode()).hexdigest()[:LENGTH]


def every_receipt(book: ScoreBook) -> npt.NDArray[np.uint64]:
    """The receipts of all numbers as whole numbers, nodes × economies × years × lanes of the book."""
    shape = (len(book.nodes), len(book.economies), len(book.years), len(book.lanes))
    receipts = np.fromiter(_every(book), dtype=np.uint64, count=math.prod(shape))
    return receipts.reshape(shape)


def as_number(receipt: str) -> int:
    """A receipt as it stands in `every_receipt`. Raises ValueError where it is not hexadecimal."""
    return int(receipt, 16)


def _every(book: ScoreBook) -> Iterator[int]:
    """Every receipt in order. What numbers share is written, and hashed, once."""
    start = _start(book)
    cells = np.arange(len(book.economies) * len(book.years))
    ends = [
        tuple(part.encode() for part in _around(book, economy.iso3, year))
        for economy in book.economies
        for year in book.years
    ]
    known: dict[int, list[str]] = {}
    for node in book.nodes:
        leaves = _leaves(book, node)
        known = {place: texts for place, texts in known.items() if node.level not in WHOLE or place in leaves}
        known |= {place: _figures(book, place, cells) for place in leaves if place not in known}
        rows = zip(*(known[place] for place in leaves), strict=True) if leaves else ((),) * len(cells)
        lanes = [_between(node, lane).encode() for lane in book.lanes]
        for row, (place, time) in zip(rows, ends, strict=True):
            shared = hashlib.sha256((start + ",".join(row)).encode() + place)
            for lane in lanes:
                whole = shared.copy()
                whole.update(lane + time)
                yield int.from_bytes(whole.digest()[: LENGTH // 2])


def _start(book: ScoreBook) -> str:
    return f'{{"engine":{canonical(book.engine)},"inputs":{{"figures":['


def _around(book: ScoreBook, iso3: str, year: int) -> tuple[str, str]:
    """What follows the figures: up to the lane, and from the year on."""
    rules = canonical(_rules(book.methodology))
    return f'],"iso3":{canonical(iso3)},"lane":', f',"year":{year}}},"methodology":{rules}}}'


def _between(node: Node, lane: str) -> str:
    return f'{canonical(lane)},"node":{canonical(node.id)}'


def _leaves(book: ScoreBook, node: Node) -> tuple[int, ...]:
    """The places of the indicators below a node."""
    framework = book.framework
    if node.level == "indicator":
        members: tuple[Indicator, ...] = (framework.by_id[node.id],)
    elif node.level == "dimension":
        members = framework.members(node.pillar, node.dimension)
    else:
        members = framework.members(node.pillar) if node.level == "pillar" else framework.indicators
    return tuple(book.tree.indicator_index[member.id] for member in members)


def _figures(book: ScoreBook, place: int, cells: Ints) -> list[str]:
    """What one indicator brings into the receipt of each cell, as canonical JSON."""
    indicator = book.framework.indicators[place]
    head, plain = canonical(indicator.id), canonical(_definition(book, indicator))[1:-1]
    tails = [plain] * len(cells)
    for row in np.flatnonzero(book.exceptions.pattern[cells]).tolist():
        tails[row] = canonical(_definition_at(book, indicator, int(cells[row])))[1:-1]
    withheld = book.is_rounded(indicator.id)
    values = np.where(withheld, np.nan, book.figures.value[place].reshape(-1)[cells]).tolist()
    years = book.figures.year[place].reshape(-1)[cells].tolist()
    scores = np.round(book.indicator_scores(place)[cells], SCORE_DECIMALS).tolist()
    return [
        f"[{head},{_number(value)},{year},{_number(score)},{tail}]"
        for value, year, score, tail in zip(values, years, scores, tails, strict=True)
    ]


def _number(number: float) -> str:
    return "null" if number != number else repr(number)


def _definition(book: ScoreBook, indicator: Indicator) -> list[Any]:
    pillar = book.framework.pillar_by_id[indicator.pillar]
    return [
        indicator.scale.method,
        _plain(indicator.scale.params),
        indicator.weight,
        _plain(indicator.responsibility),
        [d.weight for d in pillar.dimensions if d.id == indicator.dimension],
        pillar.weight,
        *(["lane", indicator.company] if indicator.use == "lane" else []),
    ]


def _definition_at(book: ScoreBook, indicator: Indicator, spot: int) -> list[Any]:
    """The definition as it is in one cell: with the shares in force, and a word where it does not apply."""
    iso3, year = book.economies[spot // len(book.years)].iso3, book.years[spot % len(book.years)]
    own = replace(indicator, responsibility=book.responsibility_of(iso3, indicator.id, year))
    bars = indicator.applies is not None and iso3 in indicator.applies.excluded
    return [*_definition(book, own), *([BARRED] if bars else [])]


def _rules(method: Methodology) -> dict[str, Any]:
    """The rules; those that ask for nothing are left out, so that a new rule leaves old receipts alone."""
    gate = {name: part for name, part in asdict(method.gate).items() if part not in (None, ())}
    treatment = {name: part for name, part in asdict(method.treatment).items() if part}
    return {
        "version": method.version,
        "scale": [method.scale_min, method.scale_max],
        "aggregation": dict(method.aggregation),
        "lanes": {lane: list(channels) for lane, channels in method.lanes.items()},
        "gate": gate,
        "max_age": method.max_age,
        **({"treatment": treatment} if treatment else {}),
    }


def _plain(value: Any) -> Any:
    """Mappings as lists of pairs, so that keys of any type have one JSON form."""
    if isinstance(value, dict):
        return sorted(([str(k), _plain(v)] for k, v in value.items()), key=lambda pair: pair[0])
    return [_plain(v) for v in value] if isinstance(value, list | tuple) else value
