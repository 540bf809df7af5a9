"""Leave one out: what every score would be without one source, and without one dimension."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from methodology.model import ALL, Indicator
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import Effect, as_published, effects, without

SOURCE, DIMENSION = "without-source", "without-dimension"


def without_sources(book: ScoreBook, year: int, lane: str = ALL) -> tuple[Effect, ...]:
    """The effect of each family of sources on every pillar that rests on it, families in order of name.

    A family is left out as if it had published nothing: its indicators are missing, coverage falls, and the
    gate may close. Indicators without a named source belong to no family. Shapes, units and errors as in
    `alternatives.effects`. Source: method of jackknife by source; OECD/JRC, Handbook (2008), step 7.
    """
    base, listed = as_published(book, year), []
    for family, title in sorted(families(book).items()):
        own = np.array([family_of(book, i) == family for i in book.framework.indicators], dtype=np.bool_)
        case = without(base, own, SOURCE, family, title)
        touched = {i.pillar for i, gone in zip(book.framework.indicators, own, strict=True) if gone}
        listed += [effect for effect in effects(book, case, year, lane) if effect.pillar in touched]
    return tuple(listed)


def without_dimensions(book: ScoreBook, year: int, lane: str = ALL) -> tuple[Effect, ...]:
    """The effect of each dimension on its pillar, for pillars with at least two that carry weight.

    A dimension is left out as if the methodology did not have it: its weight is 0 and the gate asks nothing
    of it. Shapes, units and errors as in `alternatives.effects`.
    """
    base, listed = as_published(book, year), []
    across = book.panels[lane].weights.across
    for place, (pillar, dimension) in enumerate(book.tree.dimension_keys):
        row = book.tree.pillar_index[pillar]
        if across[row, place] <= 0 or (across[row] > 0).sum() < 2:
            continue
        weight = base.tree.dimension_weight.copy()
        weight[place] = 0.0
        node = book.node_index[f"{pillar}.{dimension}"]
        case = replace(base, kind=DIMENSION, about=node.id, title=node.title,
                       tree=replace(base.tree, dimension_weight=weight))  # fmt: skip
        listed += [effect for effect in effects(book, case, year, lane) if effect.pillar == pillar]
    return tuple(listed)


def family_of(book: ScoreBook, indicator: Indicator) -> str:
    """Whose judgement an indicator rests on: its source's family, else the source; empty where unnamed."""
    source = book.content.source_of(indicator)
    return (source.family or source.id or indicator.source) if source else ""


def families(book: ScoreBook) -> Mapping[str, str]:
    """The families behind the indicators, each with the publishers that it stands for, that of most
    indicators first."""
    publishers: dict[str, Counter[str]] = {}
    for indicator in book.framework.indicators:
        family, source = family_of(book, indicator), book.content.source_of(indicator)
        if family and source:
            publishers.setdefault(family, Counter())[source.publisher or family] += 1
    return {
        family: "; ".join(name for name, _ in names.most_common()) for family, names in publishers.items()
    }
