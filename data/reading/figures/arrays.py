"""Observations as parallel arrays, in one canonical form whatever file they come from."""

from __future__ import annotations

from typing import Any

import numpy as np

from methodology.model import Observations


def no_observations(economies: tuple[str, ...] = ()) -> Observations:
    """Observations without a single figure."""
    whole, real = np.zeros(0, dtype=np.int32), np.zeros(0)
    return Observations((), economies, whole, whole, whole, real, real, real, whole)


def arrange(
    series_ids: tuple[str, ...],
    economies: tuple[str, ...],
    keys: tuple[Any, Any, Any],
    figures: tuple[Any, Any, Any],
    note: Any,
    notes: tuple[str, ...],
) -> Observations:
    """Observations with series in alphabetical order and the empty note first."""
    series, economy, year = keys
    ordered, series = _reorder(series_ids, series, tuple(sorted(series_ids)))
    all_notes, note = _empty_first(notes, note)
    return Observations(ordered, economies, series, economy, year, *figures, note, all_notes)


def _empty_first(notes: tuple[str, ...], codes: Any) -> tuple[tuple[str, ...], Any]:
    """The notes with the empty one first, whether it stands among them or not, the others in their order."""
    empty = notes.index("") if "" in notes else len(notes)
    ordered = ("", *notes[:empty], *notes[empty + 1 :])
    moved = np.where(codes == empty, 0, np.where(codes < empty, codes + 1, codes))
    return ordered, moved.astype(np.int32)


def _reorder(words: tuple[str, ...], codes: Any, order: tuple[str, ...]) -> tuple[tuple[str, ...], Any]:
    place_of = {word: place for place, word in enumerate(order)}
    if not words:
        return order, codes.astype(np.int32)
    return order, np.array([place_of[word] for word in words], dtype=np.int32)[codes]
