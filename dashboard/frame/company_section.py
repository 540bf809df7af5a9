"""What templates that draw companies' strips themselves are given: words and drawings."""

from __future__ import annotations

from dashboard.answers.companies import words as company_words
from dashboard.answers.companies.card_words import card_title, card_words
from dashboard.answers.companies.strip import mark_interval
from dashboard.answers.shown.score import interval_beside
from dashboard.drawing.ruler.company_ruler import (
    mark_ruler,
    most_ruler,
    own_ruler,
    range_ruler,
    untested_ruler,
)
from methodology.model.terms import read_at

__all__ = ["HELPERS", "mark_interval"]

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
