"""The table of `drd diff`: one row for every score or state that differs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.exports.scores import Column, Words, Years
from dashboard.exports.versions.diff import VersionDiff
from methodology.model import Floats, Ints
from methodology.scoring.aggregation import gate


@dataclass(frozen=True)
class Rows:
    """Where the differences stand: places of lane, node and pair, in the order of the table."""

    lane: Ints
    node: Ints
    pair: Ints

    def of(self, arrays: list[Floats]) -> Floats:
        """The cells of these rows from one array a lane."""
        return np.asarray(np.stack(arrays)[self.lane, self.node, self.pair])

    def whole(self, arrays: list[Ints]) -> Ints:
        """The same for whole numbers."""
        return np.asarray(np.stack(arrays)[self.lane, self.node, self.pair], dtype=np.int64)


def diff_rows(diff: VersionDiff) -> Rows:
    """All differences by economy, year, lane and node."""
    lane, node, pair = np.nonzero(np.stack([part.differs for part in diff.lanes]))
    order = np.lexsort((node, lane, pair))
    return Rows(lane[order], node[order], pair[order])


def diff_table(diff: VersionDiff, rows: Rows) -> dict[str, Column]:
    """The columns by name. Scores and parts are blank unless both sides have a score."""
    pairs, lanes = diff.sides.pairs, diff.lanes
    names = list(dict.fromkeys(pairs.economies))
    places = {iso3: place for place, iso3 in enumerate(names)}
    economies = np.array([places[iso3] for iso3 in pairs.economies], dtype=np.int64)
    years = np.array(pairs.new_years, dtype=np.int64)
    change = rows.of([part.change for part in lanes])

    def part_of(name: str) -> Floats:
        parts = rows.of([getattr(part.moves, name) for part in lanes])
        return np.where(np.isnan(change), np.nan, parts)

    def count(name: str) -> Years:
        return Years(rows.whole([getattr(part.turnover, name) for part in lanes]))

    return {
        "iso3": Words(economies[rows.pair], names),
        "year": Years(years[rows.pair]),
        "lane": Words(rows.lane, [part.lane for part in lanes]),
        "node": Words(rows.node, diff.nodes),
        "level": Words(np.zeros(len(rows.lane), dtype=np.int64), (diff.level,)),
        "old_state": Words(rows.whole([part.old.state for part in lanes]), gate.STATES),
        "new_state": Words(rows.whole([part.new.state for part in lanes]), gate.STATES),
        "old_score": rows.of([part.old.score for part in lanes]),
        "new_score": rows.of([part.new.score for part in lanes]),
        "change": change,
        "real_change": part_of("real"),
        "new_evidence": part_of("evidence"),
        "new_method": part_of("method"),
        "indicators_gained": count("gained"),
        "indicators_lost": count("lost"),
        "figures_newer": count("newer"),
        "figures_revised": count("revised"),
        "reason": _reasons(diff, rows),
    }


def _reasons(diff: VersionDiff, rows: Rows) -> Words:
    """Why there is no score now, or was none before; blank where both sides have one."""
    codes, words = np.zeros(len(rows.lane), dtype=np.int64), {"": 0}
    pairs, books = diff.sides.pairs, diff.sides.books
    for row, (lane, node, pair) in enumerate(zip(rows.lane, rows.node, rows.pair, strict=True)):
        part = diff.lanes[lane]
        if part.old.state[node, pair] == part.new.state[node, pair]:
            continue
        now = part.new.state[node, pair] != gate.SCORED
        book, years = (books[1], pairs.new_years) if now else (books[0], pairs.old_years)
        reason = cell_reason(book.cell(pairs.economies[pair], diff.nodes[node], years[pair], part.lane))
        text = reason if now else f"before: {reason}"
        codes[row] = words.setdefault(text, len(words))
    return Words(codes, list(words))
