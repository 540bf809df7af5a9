"""The evidence gaps as rows of a file: one missing score of one indicator and economy each."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dashboard.views.evidence.gaps.answer.gaps import CODES, NEVER, NOT_APPLICABLE, Gaps, states
from methodology.scoring.aggregation.gate import STATES
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.leave_out import families, family_of
from methodology.sensitivity.leverage import leverage

COLUMNS = (
    "iso3", "economy", "year", "pillar", "pillar_state", "dimension", "indicator", "title", "reason",
    "last_observed", "weight", "unlocks_alone", "economies_unlocked", "source", "publisher",
)  # fmt: skip
DIGITS = 12
"""Of a weight; what products of exact shares leave behind these says nothing."""


def gap_rows(book: ScoreBook, answer: Gaps) -> Iterator[tuple[object, ...]]:
    """Every gap of the chosen economies and rights under COLUMNS, by economy, then as in the catalogue.

    `reason` is a term of CODES; `weight` the share of the right, 0 to 1; `unlocks_alone` says whether this
    figure by itself would open the right's score; `economies_unlocked` how many of the chosen economies the
    whole series would open. Holds no figure of any source.
    """
    year, found = answer.choice.year, leverage(book, answer.choice.year)
    at, (codes, _ages) = book.years.index(year), states(book, year)
    places = np.array([book.economy_index[economy.iso3] for economy in answer.economies], dtype=np.int64)
    rights = {one.pillar.id: book.column(one.pillar.id, year).state for one in answer.pillars}
    publisher = families(book)
    for economy, place in zip(answer.economies, places.tolist(), strict=True):
        for row, indicator in enumerate(book.framework.indicators):
            counts = indicator.pillar in rights and indicator.use == "score"
            if not counts or not NEVER <= codes[row, place] < NOT_APPLICABLE:
                continue
            seen = int(book.figures.seen[row, place, at])
            yield (
                economy.iso3,
                economy.name,
                year,
                indicator.pillar,
                STATES[int(rights[indicator.pillar][place])],
                indicator.dimension,
                indicator.id,
                indicator.title,
                CODES[int(codes[row, place])],
                seen if seen >= 0 else None,
                round(book.leaf_weight(indicator.id), DIGITS),
                bool(found.alone[row, place]),
                int(found.alone[row, places].sum()),
                indicator.source,
                publisher.get(family_of(book, indicator), ""),
            )
