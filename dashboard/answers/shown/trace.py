"""A trace with the engine's codes in words: as commands, API and pages give it out, ready for JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.answers.shown.plain_reasons import plain_reason, withheld_words
from methodology.explain.trace import Trace, explain
from methodology.model import ALL
from methodology.scoring.scorebook import ScoreBook


def explained(book: ScoreBook, iso3: str, node_id: str, year: int, lane: str = ALL) -> Trace:
    """The trace of `methodology.explain.trace.explain`, each `reason` and `withheld` note one line of words.

    Raises KeyError for an unknown economy, node, year or lane.
    """
    return in_words(explain(book, iso3, node_id, year, lane))


def in_words(trace: Trace) -> Trace:
    """One node of a trace and all below it, codes replaced by words; the order of keys stays."""
    return {key: _WORDS[key](part) if key in _WORDS else part for key, part in trace.items()}


def _left_out(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part | {"reason": plain_reason(part["reason"])} for part in parts]


_WORDS: dict[str, Callable[[Any], Any]] = {
    "reason": plain_reason,
    "withheld": withheld_words,
    "children": lambda children: [in_words(child) for child in children],
    "left_out": _left_out,
}
