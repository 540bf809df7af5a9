"""Addresses on scores: lists, an economy's profile, and the whole file."""

from __future__ import annotations

import io

from dashboard.answers.asked import read
from dashboard.exports.formats import write_table
from dashboard.exports.scores import only, score_table
from dashboard.frame.api import shapes
from dashboard.frame.api.company_entries import company_entries
from dashboard.frame.api.parameters import PAGE, Parameters
from dashboard.frame.api.resource import Download, Json, Resource
from dashboard.frame.page import Site
from methodology.change.comparable import step
from methodology.doubt.ledger import ledger_doubt
from methodology.explain.evidence import by_kind, pillar_evidence, unlock
from methodology.explain.ledger import ledger
from methodology.model import ALL, states
from methodology.scoring.scorebook import LEVELS, Cell, Node, ScoreBook

SCORES = ("iso3", "year", "node", "level", "lane", *PAGE)
NAMED = ("iso3", "node", "lane")
"""The choices that the file's name tells."""
FILE = ("iso3", "year", "node", "level", "lane")


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
    iso3, year = read.economy(book, iso3, any_case=True), query.year(book)
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


def scores_file(site: Site, query: Parameters) -> bytes:
    """Scores of one year as CSV, the columns and rows of `drd score`; economies, nodes, a level and lanes
    may be chosen as for the list of scores."""
    book = site.book
    lanes = query.choices("lane", book.lanes) or book.lanes
    nodes = [node.id for node in _nodes(book, query)]
    table = score_table(book, query.economies(book), [query.year(book)], lanes)
    file = io.BytesIO()
    write_table(table if len(nodes) == len(book.nodes) else only(table, {"node": nodes}), "csv", file)
    return file.getvalue()


API = (
    Resource("/economies/<iso3>/profile", profile, ("year",)),
    Resource("/scores", scores, SCORES),
    Download("/download/scores.csv", scores_file, FILE, "digital-rights-scores", NAMED),
)
