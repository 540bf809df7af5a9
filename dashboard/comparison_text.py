"""Economies side by side as plain text, with what can and cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dashboard.numbers import rounded
from dashboard.text_table import section, table
from methodology.doubt_book import HIGHER, LOWER, Doubt
from methodology.gate import RANGE, STATES
from methodology.model import ALL, Pillar
from methodology.scorebook import OVERALL, Cell, ScoreBook

NO_SCORE = "no score"


def comparison_text(book: ScoreBook, doubt: Doubt, countries: Sequence[str]) -> str:
    """The text of `drd compare`: each pillar in each lane, its dimensions, and every pair of economies."""
    method = book.methodology
    names = {code: book.economies[book.economy_index[code]].name for code in countries}
    lines = [
        f"{', '.join(f'{names[code]} ({code})' for code in countries)}; {doubt.year}.",
        f"Scores run from {method.scale_min:g}, the worst, to {method.scale_max:g}, the best. In brackets: "
        f"where {doubt.level:.0%} of {doubt.draws:,} draws lie",
        "when evidence and method are doubted. A range says that there is too little evidence for a score.",
        "",
    ]
    if OVERALL in doubt.nodes:
        lines += section("Overall", _block(book, doubt, countries, OVERALL, ()))
    for pillar in book.framework.pillars:
        lines += section(pillar.title, _block(book, doubt, countries, pillar.id, _dimensions(pillar)))
    return "\n".join(lines)


def _dimensions(pillar: Pillar) -> tuple[tuple[str, str], ...]:
    """Titles and nodes of the dimensions that a pillar declares."""
    return tuple((d.title, f"{pillar.id}.{d.id}") for d in pillar.dimensions if not d.implicit)


def _block(
    book: ScoreBook,
    doubt: Doubt,
    countries: Sequence[str],
    node: str,
    dimensions: Sequence[tuple[str, str]],
) -> Iterator[str]:
    rows = [(lane, node, lane) for lane in doubt.lanes] + [(title, place, ALL) for title, place in dimensions]
    cells = [
        [label, *(_cell(doubt, book.cell(code, place, doubt.year, lane)) for code in countries)]
        for label, place, lane in rows
    ]
    yield from table(["", *countries], cells)
    for lane in doubt.lanes:
        pairs = list(combinations(countries, 2))
        told = [line for pair in pairs if (line := _verdict(doubt, *pair, node, lane))]
        if told:
            yield ""
            yield f"{lane}:"
            yield from (f"  {line}" for line in told)


def _cell(doubt: Doubt, cell: Cell) -> str:
    ends = doubt.interval(cell.iso3, cell.node, cell.lane)
    if cell.score is not None and ends is not None:
        return f"{rounded(cell.score, 1)} ({rounded(ends[0], 1)}-{rounded(ends[1], 1)})"
    if cell.state == STATES[RANGE] and cell.bound_low is not None and cell.bound_high is not None:
        return f"range {rounded(cell.bound_low, 1)}-{rounded(cell.bound_high, 1)}"
    return NO_SCORE


def _verdict(doubt: Doubt, first: str, second: str, node: str, lane: str) -> str | None:
    """What the draws allow to say of two economies; None unless both have a score."""
    found = doubt.compare(first, second, node, lane)
    if found is None:
        return None
    if found.verdict == HIGHER:
        return f"{first} is higher than {second}: in {_share(found.above)} of the draws"
    if found.verdict == LOWER:
        return f"{second} is higher than {first}: in {_share(found.below)} of the draws"
    level = f", level in {_share(found.level)}" if found.level >= 0.005 else ""
    return (
        f"{first} and {second} cannot be told apart: {first} is higher in {_share(found.above)} of the "
        f"draws, {second} in {_share(found.below)}{level}"
    )


def _share(share: float) -> str:
    """Per cent; nothing that happens in some draws only is called never or always."""
    if 0 < share < 0.005:
        return "under 1%"
    return "over 99%" if 0.995 <= share < 1 else f"{share:.0%}"
