"""What must hold between the files of figures and the terms of their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from data.reading.figures import leaf_scores
from data.reading.figures.observation_rows import CSV_FILE, RESTRICTED_FILE, FiledObservations
from methodology.faults.finding import Finding
from methodology.model import Framework, Source
from methodology.model.terms import RAW, strictest, word

LEAF_SCORES = leaf_scores.FILE
"""Marks the public edition: rounded scores in place of withheld figures."""


def withheld_indicators(framework: Framework, sources: Mapping[str, Source]) -> frozenset[str]:
    """The indicators, by id, whose figures are not in the public edition."""
    every = (*framework.indicators, *framework.context)
    return frozenset(i.id for i in every if word(sources.get(i.source)) != RAW)


def check_editions(files: Mapping[str, bytes]) -> list[Finding]:
    """A root holds either the figures that may not be passed on or the scores that stand in for them."""
    if LEAF_SCORES not in files or RESTRICTED_FILE not in files:
        return []
    message = f"leaf scores stand in the public edition only, which has no {RESTRICTED_FILE}"
    return [Finding(LEAF_SCORES, 0, message)]


def check_filing(
    framework: Framework, sources: Mapping[str, Source], figures: tuple[FiledObservations, ...]
) -> list[Finding]:
    """Where figures that may not be passed on have a file of their own, all of them stand in it, no others.

    A series that is only asked for (`requires`) may stand in either file.
    """
    made: dict[str, list[str]] = {}
    for indicator in (*framework.indicators, *framework.context, *framework.left_out):
        made.setdefault(indicator.series, []).append(word(sources.get(indicator.source)))
    words = {name: strictest(terms) for name, terms in made.items()}
    if not any(part.file == RESTRICTED_FILE for part in figures):
        return []
    return [finding for part in figures for finding in _misfiled(part, words)]


def _misfiled(part: FiledObservations, words: Mapping[str, str]) -> Iterator[Finding]:
    closed = part.file == RESTRICTED_FILE
    for place, name in enumerate(part.observations.series_ids):
        rows = np.flatnonzero(part.observations.series == place)
        if name in words and len(rows) and (words[name] == RAW) == closed:
            where = CSV_FILE if closed else RESTRICTED_FILE
            message = f'the source of "{name}" is "{words[name]}"; its figures belong into {where}'
            yield Finding(part.file, part.row(int(rows[0])), message, "row")
