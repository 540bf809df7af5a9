"""Economies side by side as plain text, with what can and cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.answers.pairs.pairs import ComparedPair, comparisons, hundredths, nodes_compared
from dashboard.answers.pairs.words import simpler_words
from dashboard.exports.text_table import section, table
from dashboard.language.i18n import N_, _
from dashboard.language.numbers import rounded
from methodology.doubt.book import Doubt
from methodology.model import ALL
from methodology.scoring.aggregation.gate import RANGE, STATES
from methodology.scoring.scorebook import Cell, ScoreBook

NO_SCORE = N_("no score")


def comparison_text(book: ScoreBook, doubt: Doubt, economies: Sequence[str]) -> str:
    """The text of `drd compare`: each pillar in each lane, its dimensions, and every pair of economies."""
    method = book.methodology
    names = {code: book.economies[book.economy_index[code]].name for code in economies}
    key = _(
        "Scores run from %(worst)s, the worst, to %(best)s, the best. In brackets: where %(level)s of "
        "%(draws)s draws lie\n"
        "when the evidence is doubted; pairs are judged with the method doubted too. A range says that "
        "there\n"
        "is too little evidence for a score; a star, that a score lies outside its bracket, because what is\n"
        "missing would probably score otherwise.",
        worst=f"{method.scale_min:g}",
        best=f"{method.scale_max:g}",
        level=f"{doubt.level:.0%}",
        draws=f"{doubt.draws:,}",
    )
    if doubt.simpler:
        key = f"{key}\n{simpler_words(doubt.order_draws, doubt.draws)}"
    lines = [f"{', '.join(f'{names[code]} ({code})' for code in economies)}; {doubt.year}.", key, ""]
    for node in nodes_compared(book):
        title, dimensions = book.node_index[node].title, _dimensions(book, node)
        lines += section(title, _block(book, doubt, economies, node, dimensions))
    return "\n".join(lines)


def _dimensions(book: ScoreBook, node: str) -> tuple[tuple[str, str], ...]:
    """Titles and nodes of the dimensions that a pillar declares."""
    pillar = book.framework.pillar_by_id.get(node)
    return tuple((d.title, f"{node}.{d.id}") for d in pillar.dimensions if not d.implicit) if pillar else ()


def _block(
    book: ScoreBook,
    doubt: Doubt,
    economies: Sequence[str],
    node: str,
    dimensions: Sequence[tuple[str, str]],
) -> Iterator[str]:
    rows = [(lane, node, lane) for lane in doubt.lanes] + [(title, place, ALL) for title, place in dimensions]
    cells = [
        [label, *(_cell(doubt, book.cell(code, place, doubt.year, lane)) for code in economies)]
        for label, place, lane in rows
    ]
    yield from table(["", *economies], cells)
    for lane in doubt.lanes:
        if pairs := comparisons(book, doubt, economies, node, lane).pairs:
            yield ""
            yield f"{lane}:"
            yield from (f"  {_verdict(pair)}" for pair in pairs)


def _cell(doubt: Doubt, cell: Cell) -> str:
    ends = doubt.interval(cell.iso3, cell.node, cell.lane)
    if cell.score is not None and ends is not None:
        star = "*" if doubt.outside(cell.iso3, cell.node, cell.lane) else ""
        return f"{rounded(cell.score, 1)}{star} ({rounded(ends[0], 1)}-{rounded(ends[1], 1)})"
    if cell.state == STATES[RANGE] and cell.bound_low is not None and cell.bound_high is not None:
        low, high = rounded(cell.bound_low, 1), rounded(cell.bound_high, 1)
        return _("range %(low)s-%(high)s", low=low, high=high)
    return _(NO_SCORE)


def _verdict(pair: ComparedPair) -> str:
    """What the draws allow to say of two economies."""
    first, second, shares = pair.first, pair.second, pair.found
    if pair.told:
        return _(
            "%(upper)s is higher than %(lower)s: in %(share)s of the draws",
            upper=pair.upper,
            lower=pair.lower,
            share=_share(pair, pair.share),
        )
    values = {
        "first": first,
        "second": second,
        "above": _share(pair, shares.above),
        "below": _share(pair, shares.below),
    }
    if shares.level < 0.005:
        return _(
            "%(first)s and %(second)s cannot be told apart: %(first)s is higher in %(above)s of the draws, "
            "%(second)s in %(below)s",
            **values,
        )
    return _(
        "%(first)s and %(second)s cannot be told apart: %(first)s is higher in %(above)s of the draws, "
        "%(second)s in %(below)s, level in %(level)s",
        level=_share(pair, shares.level),
        **values,
    )


def _share(pair: ComparedPair, share: float) -> str:
    """Per cent; nothing that happens in some draws only is called never or always."""
    if 0 < share < 0.005:
        return _("under 1%")
    return _("over 99%") if 0.995 <= share < 1 else f"{hundredths(pair, share)}%"
