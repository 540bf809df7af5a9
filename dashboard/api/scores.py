"""Addresses on scores: lists, an economy's profile, how a score came about, figures, and the whole file."""

from __future__ import annotations

import io
from typing import Any

from dashboard.api import shapes
from dashboard.api.company_entries import company_entries
from dashboard.api.parameters import PAGE, Parameters
from dashboard.api.problems import Problem, not_found
from dashboard.page_model import Site
from dashboard.plain_reasons import withheld_words
from dashboard.queries.context import context_trace
from dashboard.table_formats import write_table
from dashboard.tables import only, score_table
from dashboard.trace_words import explained
from methodology import states
from methodology.comparable import step
from methodology.evidence import by_kind, pillar_evidence, unlock
from methodology.ledger import ledger
from methodology.ledger_doubt import ledger_doubt
from methodology.model import ALL, Indicator, Source
from methodology.scorebook import LEVELS, Cell, Node, ScoreBook
from methodology.terms import RAW, series_of, withheld, word, word_of_series

Json = dict[str, Any]
SCORES = ("iso3", "year", "node", "level", "lane", *PAGE)
FILE = ("iso3", "year", "node", "level", "lane")
OBSERVATIONS = ("series", "iso3", *PAGE)


def scores(site: Site, query: Parameters) -> Json:
    """Scores of one year in the order economy, lane, node; indicators only in lanes that answer for them."""
    book = site.book
    year, part = query.year(book), query.slice()
    economies = query.economies(book)
    lanes = query.choices("lane", book.lanes) or book.lanes
    rows = [(lane, node) for lane in lanes for node in _nodes(book, query) if _counts(book, node, lane)]
    total = len(economies) * len(rows)
    items = []
    for place in range(part.offset, min(part.offset + part.limit, total)):
        economy, row = divmod(place, len(rows))
        lane, node = rows[row]
        items.append(_score(site, book.cell(economies[economy], node.id, year, lane)))
    return part.page(total, items)


def _score(site: Site, cell: Cell) -> Json:
    return shapes.score(site.book, cell, site.doubts.around(cell))


def _nodes(book: ScoreBook, query: Parameters) -> list[Node]:
    level = query.choice("level", LEVELS)
    names = query.choices("node", list(book.node_index))
    return [
        node for node in book.nodes if (not names or node.id in names) and (not level or node.level == level)
    ]


def _counts(book: ScoreBook, node: Node, lane: str) -> bool:
    return node.level != "indicator" or lane == ALL or bool(book.counts(book.place(node), lane).any())


def profile(site: Site, query: Parameters, iso3: str) -> Json:
    """An economy in one year: every right with its lanes, evidence, ledger, kinds and what is lacking;
    and what is known of companies, one by one."""
    book = site.book
    iso3, year = known_economy(book, iso3), query.year(book)
    economy = book.economies[book.economy_index[iso3]]
    return {
        "economy": shapes.economy(economy),
        "year": year,
        "pillars": [_pillar(site, iso3, pillar.id, year) for pillar in book.framework.pillars],
        "companies": company_entries(site, iso3, year),
    }


def _pillar(site: Site, iso3: str, pillar: str, year: int) -> Json:
    book = site.book
    # Without a point score there is no shortfall to share out: its sum would give the withheld mean away.
    scored = book.cell(iso3, pillar, year).state == states.SCORED
    account = ledger(book, iso3, pillar, year) if scored else None
    firm = ledger_doubt(book, iso3, pillar, year) if scored else None
    return {
        "pillar": pillar,
        "lanes": {lane: _lane(site, iso3, pillar, year, lane) for lane in book.lanes},
        "ledger": None
        if account is None
        else {
            "missing": account.missing,
            "points": dict(account.points),
            "shares": dict(account.shares),
            "bounds": {side: {"least": ends[0], "most": ends[1]} for side, ends in account.bounds.items()},
            "share_intervals": {channel: list(ends) for channel, ends in firm.shares.items()}
            if firm
            else None,
        },
        "kinds": {
            kind: {"score": found.score, "indicators": found.indicators}
            for kind, found in by_kind(book, iso3, pillar, year).items()
        },
    }


def _lane(site: Site, iso3: str, pillar: str, year: int, lane: str) -> Json:
    book = site.book
    evidence = pillar_evidence(book, iso3, pillar, year, lane)
    needed = unlock(book, iso3, pillar, year, lane)
    return _score(site, book.cell(iso3, pillar, year, lane)) | {
        "change": shapes.change(step(book, iso3, pillar, year, lane)),
        "evidence": {
            "observed": evidence.observed,
            "total": evidence.total,
            "median_year": evidence.median_year,
        },
        "unlock": {
            "missing": list(needed.missing),
            "needed": needed.needed,
            "needed_range": needed.needed_range,
        },
    }


def trace(book: ScoreBook, query: Parameters, iso3: str, node: str) -> Json:
    """How one score came about, nested whole."""
    iso3 = known_economy(book, iso3)
    if node in book.framework.context_by_id:
        return context_trace(book, iso3, node, query.year(book))
    if node not in book.node_index:
        raise not_found("node", node, list(book.node_index))
    lane = query.choice("lane", book.lanes, ALL)
    return explained(book, iso3, node, query.year(book), lane)


def observations(book: ScoreBook, query: Parameters) -> Json:
    """Figures of one series, or a note where to read them if their licence keeps us from passing them on."""
    owners = series_of(book.content)
    name = query.choice("series", list(owners))
    if not name:
        raise Problem(
            400, '"series" is needed; see the series of /sources.', parameter="series", allowed=list(owners)
        )
    economies, part = frozenset(query.economies(book)), query.slice()
    owner = owners[name]
    source = _keeper(book, owner, name)
    head: Json = {"series": name, "indicator": owner.id, "unit": owner.unit, "source": owner.source or None}
    if source is not None:
        note = withheld_words(withheld(source))
        return head | {"withheld": True, "note": note, "url": source.url} | part.page(0, [])
    return head | {"withheld": False} | part.of(_figures(book, name, economies))


def _keeper(book: ScoreBook, owner: Indicator, series: str) -> Source | None:
    """The source that keeps us from passing a series on; None where nothing does."""
    found = word_of_series(book.content, series)
    if found == RAW:
        return None
    own = book.content.source_of(owner)
    others = (one for one in book.content.sources.values() if word(one) == found)
    return own if own is not None and word(own) == found else next(others, own)


def _figures(book: ScoreBook, name: str, economies: frozenset[str]) -> list[Json]:
    seen = book.content.observations
    if name not in seen.series_ids:
        return []
    rows = (seen.series == seen.series_ids.index(name)).nonzero()[0].tolist()
    found = [(seen.economy_ids[seen.economy[row]], int(seen.year[row]), row) for row in rows]
    return [
        {
            "iso3": iso3,
            "year": year,
            "value": float(seen.value[row]),
            "low": _number(seen.low[row]),
            "high": _number(seen.high[row]),
            "note": seen.notes[seen.note[row]] or None,
        }
        for iso3, year, row in sorted(found)
        if iso3 in economies
    ]


def _number(value: float) -> float | None:
    return None if value != value else float(value)


def scores_file(book: ScoreBook, query: Parameters) -> bytes:
    """Scores of one year as CSV, the columns and rows of `drd score`; economies, nodes, a level and lanes
    may be chosen as for the list of scores."""
    lanes = query.choices("lane", book.lanes) or book.lanes
    nodes = [node.id for node in _nodes(book, query)]
    table = score_table(book, query.economies(book), [query.year(book)], lanes)
    file = io.BytesIO()
    write_table(table if len(nodes) == len(book.nodes) else only(table, {"node": nodes}), "csv", file)
    return file.getvalue()


def known_economy(book: ScoreBook, iso3: str) -> str:
    """The code in capital letters. Raises a 404 problem for an unknown economy."""
    if iso3.upper() not in book.economy_index:
        raise not_found("economy", iso3, list(book.economy_index))
    return iso3.upper()
