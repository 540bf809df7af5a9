"""Income a head: what scores are compared with, and what no score rests on."""

from __future__ import annotations

import numpy as np

from methodology.model import Content, Floats, Source
from methodology.model.terms import terms
from methodology.scoring.scorebook import ScoreBook


def incomes(book: ScoreBook) -> Floats:
    """Income a head of every economy (economies,), one figure for all years; NaN where not known, and
    all over where the terms of its source let nothing out.

    The newest figure of the series under `income` of the methodology; without one, the table of economies.
    Units: those of the series, at purchasing power parity. Errors: none.
    """
    if book.content.income is None:
        listed = [economy.gdp_pc_ppp for economy in book.economies]
        figures = np.array([np.nan if x is None else x for x in listed], dtype=np.float64)
    elif not terms(_source(book.content)).score:
        figures = np.full(len(book.economies), np.nan)
    else:
        figures = _newest(book, book.content.income.series)
    return np.where(figures > 0, figures, np.nan)


def log_income(book: ScoreBook) -> Floats:
    """The natural logarithm of `incomes`, (economies,), NaN where unknown.

    Units: logarithm of those of `incomes`.
    """
    return np.asarray(np.log(incomes(book)), dtype=np.float64)


def may_repeat(content: Content) -> bool:
    """True where incomes may be passed on in bulk; also where no source is named."""
    return terms(_source(content)).bulk


def _source(content: Content) -> Source | None:
    return content.sources.get(content.income.source) if content.income else None


def _newest(book: ScoreBook, series: str) -> Floats:
    seen, newest = book.content.observations, np.full(len(book.economies), np.nan)
    if series not in seen.series_ids:
        return newest
    rows = np.flatnonzero(seen.series == seen.series_ids.index(series))
    for row in rows[np.argsort(seen.year[rows], kind="stable")]:
        place = book.economy_index.get(seen.economy_ids[seen.economy[row]])
        if place is not None:
            newest[place] = seen.value[row]
    return newest
