"""Puts the figures of several files together: those that may be passed on, and those that may not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from data.reading.dates import LATEST
from data.reading.figures.arrays import arrange
from data.reading.figures.observation_rows import FiledObservations
from data.reading.figures.row_faults import MOST_FAULTS
from methodology.faults.finding import Report
from methodology.model import Observations


def together(parts: Sequence[FiledObservations], report: Report) -> Observations:
    """The observations of all parts, in their order; a figure that stands in two of them is a fault."""
    first, *others = parts
    joined = first.observations
    for part in others:
        joined = _joined(joined, part.observations)
        _report_repeated(joined, len(part.observations), first, part, report)
    return joined


def _joined(one: Observations, other: Observations) -> Observations:
    series_ids, series = _words(one.series_ids, one.series, other.series_ids, other.series)
    economies, economy = _words(one.economy_ids, one.economy, other.economy_ids, other.economy)
    notes, note = _words(one.notes, one.note, other.notes, other.note)
    year, value, low, high = (
        np.concatenate([getattr(one, name), getattr(other, name)])
        for name in ("year", "value", "low", "high")
    )
    return arrange(series_ids, economies, (series, economy, year), (value, low, high), note, notes)


def _words(
    one: tuple[str, ...], codes: Any, other: tuple[str, ...], more: Any
) -> tuple[tuple[str, ...], Any]:
    """The words of both, each once, and the codes of both into them."""
    both = tuple(dict.fromkeys((*one, *other)))
    place_of = {word: place for place, word in enumerate(both)}
    moved = np.array([place_of[word] for word in other], dtype=np.int32)
    return both, np.concatenate([codes, moved[more] if len(other) else more]).astype(np.int32)


def _report_repeated(
    joined: Observations, added: int, first: FiledObservations, part: FiledObservations, report: Report
) -> None:
    pair = joined.series.astype(np.int64) * len(joined.economy_ids) + joined.economy
    key = pair * (LATEST + 1) + joined.year
    before = len(joined) - added
    bad = np.flatnonzero(np.isin(key[before:], key[:before]))
    known = np.flatnonzero(np.isin(key[:before], key[before:][bad]))
    place_of = {int(key[place]): int(place) for place in known}
    for place in bad[:MOST_FAULTS].tolist():
        at = before + place
        what = f"{joined.series_ids[joined.series[at]]}, {joined.economy_ids[joined.economy[at]]}"
        where = f"{first.file}, row {first.row(place_of[int(key[at])])}"
        report.add_row(part.file, part.row(place), f"{what}, {joined.year[at]} stands in {where} already")
    if len(bad) > MOST_FAULTS:
        report.add_rest(part.file, part.row(int(bad[-1])), len(bad) - MOST_FAULTS)
