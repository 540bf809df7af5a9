"""The table of scores behind `drd score`: one row per economy, year, lane and node."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.answers.shown.plain_reasons import plain_missing, plain_reason
from methodology.model import ALL, Bools, Floats, Ints
from methodology.scoring.aggregation import gate
from methodology.scoring.missing import last_counted
from methodology.scoring.scorebook import CARRIED, IMPUTED, MISSING, OBSERVED, Node, ScoreBook

STATUSES = ("", OBSERVED, CARRIED, MISSING, IMPUTED)


@dataclass(frozen=True)
class Words:
    """A column of words: codes into the words they stand for; an empty word is a blank cell."""

    codes: Ints
    words: Sequence[str]


@dataclass(frozen=True)
class Years:
    """A column of whole numbers, -1 for a blank cell."""

    numbers: Ints


Column = Words | Years | Floats
"""Floats are blank where they are NaN."""


def score_table(
    book: ScoreBook, economies: Iterable[str], years: Iterable[int], lanes: Iterable[str]
) -> dict[str, Column]:
    """The columns by name, rows in the order economy, year, lane, node.

    Indicators for which a lane answers for nothing are left out of it. Raw figures stand only where they
    may be passed on in bulk. Raises KeyError for an unknown economy, year or lane.
    """
    chosen, spans = tuple(economies), tuple(years)
    cells = np.array([book.spot(iso3, year) for iso3 in chosen for year in spans], dtype=np.int64)
    reasons: dict[str, int] = {"": 0}
    parts = [_lane(book, lane, cells, reasons) for lane in lanes]
    rows = {name: np.concatenate([part[name] for part in parts], axis=0) for name in parts[0]}
    flat = {name: array.T.reshape(-1) for name, array in rows.items() if array.ndim == 2}
    height = len(rows["node"])
    nodes = book.nodes
    levels = tuple(dict.fromkeys(node.level for node in nodes))
    level_of = np.array([levels.index(node.level) for node in nodes], dtype=np.int64)
    node = np.tile(rows["node"], len(cells))
    return {
        "iso3": Words(np.repeat(np.arange(len(chosen)), len(spans) * height), chosen),
        "year": Years(np.tile(np.repeat(np.array(spans, dtype=np.int64), height), len(chosen))),
        "lane": Words(np.tile(rows["lane"], len(cells)), book.lanes),
        "node": Words(node, [item.id for item in nodes]),
        "level": Words(level_of[node], levels),
        "score": flat["score"],
        "state": Words(flat["state"].astype(np.int64), gate.STATES),
        "coverage": flat["coverage"],
        "bound_low": flat["bound_low"],
        "bound_high": flat["bound_high"],
        "reason": Words(flat["reason"], list(reasons)),
        "value": flat["value"],
        "observed_year": Years(flat["observed_year"]),
        "status": Words(flat["status"], STATUSES),
    }


def _lane(book: ScoreBook, lane: str, cells: Ints, reasons: dict[str, int]) -> Mapping[str, Any]:
    """Arrays of nodes × cells for one lane, beside the lists of its nodes."""
    places = [
        place
        for place, node in enumerate(book.nodes)
        if node.level != "indicator" or lane == ALL or book.counts(book.place(node), lane)[cells].any()
    ]
    parts = [
        (_indicator if book.nodes[place].level == "indicator" else _parent)(
            book, book.nodes[place], lane, cells, reasons
        )
        for place in places
    ]
    arrays: dict[str, Any] = {name: np.stack([part[name] for part in parts]) for name in parts[0]}
    arrays["node"] = np.array(places, dtype=np.int64)
    arrays["lane"] = np.full(len(places), book.lanes.index(lane), dtype=np.int64)
    return arrays


def _parent(book: ScoreBook, node: Node, lane: str, cells: Ints, reasons: dict[str, int]) -> dict[str, Any]:
    level, row = book.level(node, lane), book.place(node)
    state = level.state[row, cells]
    reason = np.zeros(len(cells), dtype=np.int64)
    for column in np.flatnonzero(state != gate.SCORED):
        text = plain_reason(book.failures(node, lane, int(cells[column])))
        reason[column] = reasons.setdefault(text, len(reasons))
    shown = gate.has_bounds(state)
    return {
        "score": np.where(state == gate.SCORED, level.mean[row, cells], np.nan),
        "state": state,
        "coverage": level.coverage[row, cells],
        "bound_low": np.where(shown, level.low[row, cells], np.nan),
        "bound_high": np.where(shown, level.high[row, cells], np.nan),
        "reason": reason,
        "value": np.full(len(cells), np.nan),
        "observed_year": np.full(len(cells), -1, dtype=np.int64),
        "status": np.zeros(len(cells), dtype=np.int64),
    }


def _indicator(
    book: ScoreBook, node: Node, lane: str, cells: Ints, reasons: dict[str, int]
) -> dict[str, Any]:
    place = book.place(node)
    counted = book.counts(place, lane)[cells]
    score = np.where(counted, book.indicator_scores(place)[cells], np.nan)
    low, high = (np.where(counted, ends[cells], np.nan) for ends in book.indicator_bounds(place))
    value = book.figures.value[place].reshape(-1)[cells]
    observed = book.figures.year[place].reshape(-1)[cells].astype(np.int64)
    target = np.array(book.years, dtype=np.int64)[cells % len(book.years)]
    scored, known = ~np.isnan(score), observed >= 0
    status = np.where(observed == target, STATUSES.index(OBSERVED), STATUSES.index(CARRIED))
    absent = np.where(scored, STATUSES.index(IMPUTED), STATUSES.index(MISSING))
    public = book.terms(node.id).bulk
    return {
        "score": score,
        "state": np.where(scored, gate.SCORED, gate.NOT_SCORED),
        "coverage": (scored & known).astype(np.float64),
        "bound_low": low,
        "bound_high": high,
        "reason": _why_missing(book, place, lane, cells, scored, reasons),
        "value": value if public else np.full(len(cells), np.nan),
        "observed_year": np.where(known, observed, -1),
        "status": np.where(known, status, absent),
    }


def _why_missing(
    book: ScoreBook, place: int, lane: str, cells: Ints, scored: Bools, reasons: dict[str, int]
) -> Ints:
    """Codes of the reasons. Cells of one year that are missing in the same way share theirs."""
    codes = np.zeros(len(cells), dtype=np.int64)
    missing = np.flatnonzero(~scored)
    if not len(missing):
        return codes
    at = cells[missing]
    figures = book.figures
    alike = np.stack(
        [
            at % len(book.years),
            figures.seen[place].reshape(-1)[at].astype(np.int64),
            figures.exposed[place].reshape(-1)[at].astype(np.int64),
            figures.year[place].reshape(-1)[at].astype(np.int64),
            last_counted(book, place)[at].astype(np.int64),
            book.exceptions.pattern[at],
        ]
    )
    _, first, group = np.unique(alike, axis=1, return_index=True, return_inverse=True)
    texts = [plain_missing(book.why_missing(place, int(at[one]), lane)) for one in first]
    words = np.array([reasons.setdefault(text, len(reasons)) for text in texts], dtype=np.int64)
    codes[missing] = words[group.reshape(-1)]
    return codes


def only(table: Mapping[str, Column], chosen: Mapping[str, Collection[str]]) -> dict[str, Column]:
    """The rows of a table whose words in some columns are among those chosen. Raises KeyError for a column
    that the table lacks."""
    columns = {name: table[name] for name in chosen}
    kept = np.logical_and.reduce([
        np.array([word in chosen[name] for word in column.words], dtype=np.bool_)[column.codes]
        for name, column in columns.items()
        if isinstance(column, Words)
    ])  # fmt: skip

    def rows(values: Column) -> Column:
        if isinstance(values, Words):
            return Words(values.codes[kept], values.words)
        return Years(values.numbers[kept]) if isinstance(values, Years) else values[kept]

    return {name: rows(values) for name, values in table.items()}
