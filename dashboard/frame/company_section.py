"""What templates of companies' strips are given: the strips, their words and their drawings."""

from __future__ import annotations

import math
from typing import Any

from dashboard.answers.companies import words as company_words
from dashboard.answers.companies.card_words import card_title, card_words
from dashboard.answers.companies.strip import Conduct, Strip, company_strips
from dashboard.answers.shown.score import Interval, IntervalOf, interval_beside
from dashboard.drawing.ruler.company_ruler import (
    mark_ruler,
    most_ruler,
    own_ruler,
    range_ruler,
    untested_ruler,
)
from methodology.model.terms import read_at
from methodology.scoring.scorebook import ScoreBook


def company_context(book: ScoreBook, iso3: str, year: int) -> dict[str, Any]:
    """The strips of one economy by right, none where the content knows nothing of companies."""
    strips: dict[str, Strip] = company_strips(book, iso3, year)
    return {"company_strips": strips, **HELPERS}


def mark_interval(conduct: Conduct, interval: IntervalOf) -> Interval | None:
    """Where a mark probably lies: by the company's own counts, else as drawn for its indicator."""
    drawn = conduct.bounds or interval(conduct.cell)
    return None if drawn is None or math.isnan(sum(drawn)) else drawn


HELPERS = {
    "mark_interval": mark_interval,
    "interval_beside": lambda doubt: interval_beside(doubt) if doubt else "",
    "say": company_words,
    "card_title": card_title,
    "card_words": card_words,
    "mark_ruler": mark_ruler,
    "most_ruler": most_ruler,
    "own_ruler": own_ruler,
    "range_ruler": range_ruler,
    "read_at": read_at,
    "untested_ruler": untested_ruler,
}
