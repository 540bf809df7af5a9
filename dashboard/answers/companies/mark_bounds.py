"""Where a company's mark probably lies, by the company's own counts: the same wherever the mark stands."""

from __future__ import annotations

import numpy as np

from methodology.methods import METHODS
from methodology.model import CompanyEvidence, Indicator
from methodology.model.terms import terms
from methodology.scoring.scorebook import ScoreBook


def row_bounds(book: ScoreBook, indicator: Indicator, row: CompanyEvidence) -> tuple[float, float] | None:
    """The ends of a row's doubt as scores, to one decimal; None where it has none.

    A scale that rests on a sample, or has no score for an end, gives none.
    """
    method, scale = book.methodology, indicator.scale
    if row.low is None or row.high is None or METHODS[scale.method].prepare is not None:
        return None
    with np.errstate(all="ignore"):  # a figure outside a transform's domain gives NaN
        ends = METHODS[scale.method].score(
            np.array([row.low, row.high]), scale.params, method.scale_min, method.scale_max
        )
    if not np.isfinite(ends).all():
        return None
    low, high = sorted(round(float(end), 1) for end in ends)
    return low, high


def mark_bounds(book: ScoreBook, node: str, iso3: str, year: int) -> tuple[float, float] | None:
    """The ends of a mark's doubt; None for any other node, and where its counts may not stand here."""
    indicator = book.framework.by_id.get(node)
    if indicator is None or indicator.use != "lane":
        return None
    about = (iso3, indicator.pillar, indicator.company, year, "mark")
    for row in book.content.company_evidence:
        if (row.iso3, row.right, row.company, row.year, row.kind) != about:
            continue
        bounds = row_bounds(book, indicator, row)
        if bounds and not np.isnan(bounds).any() and terms(book.content.sources.get(row.source)).single:
            return bounds
    return None
