"""What the comparison's templates are given: sentences, drawings, links."""

from __future__ import annotations

from dashboard.answers.asked.selection import query_of
from dashboard.answers.pairs.pairs import ComparedPair
from dashboard.answers.pairs.words import block_words, places_note, places_words, set_words, share_words
from dashboard.answers.shown.score import lane_name
from dashboard.answers.shown.year_notes import years_with_scores
from dashboard.drawing.ruler.axis import axis
from dashboard.language.numbers import digits
from dashboard.language.words import listed as in_words
from dashboard.language.words import title_inline
from dashboard.views.compare.answer.compare import CompareView
from dashboard.views.compare.answer.spread import Spread
from dashboard.views.compare.choice import (
    MOST,
    CompareChoice,
    by_name,
    listed,
    neighbours,
    suggestions,
    to_add,
)
from dashboard.views.compare.figures.parts import PAIR, parts_ruler
from dashboard.views.compare.figures.ruler import compare_definitions, compare_lines, compare_ruler, key_mark
from dashboard.views.compare.figures.spread import spread_ruler
from dashboard.views.compare.words import finding, summary
from methodology.doubt.book import Doubt
from methodology.scoring.scorebook import ScoreBook

FEW_ROWS = 5
"""With more countries there are more sentences than fit beside the rows."""


def compare_context(book: ScoreBook, doubt: Doubt, view: CompareView) -> dict[str, object]:
    """Everything about one comparison."""
    return {
        "view": view,
        "doubt": doubt,
        "finding": finding(view),
        "summary": summary(view),
        "few": FEW_ROWS,
        "paired_parts": view.parts == PAIR,
        **choice_context(book, view.choice),
        **HELPERS,
    }


def start_context(book: ScoreBook, choice: CompareChoice) -> dict[str, object]:
    """What the start page offers; `chosen` is the one country that is chosen already, if any."""
    chosen = next((e for e in book.economies if e.iso3 in choice.economies), None)
    return {
        "chosen": chosen,
        "suggestions": suggestions(book, choice.selection.year),
        "neighbours": neighbours(book, chosen.iso3) if chosen else (),
        **choice_context(book, choice),
    }


def choice_context(book: ScoreBook, choice: CompareChoice) -> dict[str, object]:
    """What the controls need."""
    names = {economy.iso3: economy.name for economy in book.economies}
    return {
        "choice": choice,
        "selection": choice.selection,
        "kept": query_of(choice.selection, book),
        "years_filled": years_with_scores(book, choice.economies, choice.selection.lane),
        "names": names,
        "named": lambda codes: in_words([names[iso3] for iso3 in codes]),
        "to_add": to_add(book, choice),
        "most": MOST,
        "codes": listed(choice.economies),
        "without": {
            iso3: listed([other for other in choice.economies if other != iso3]) for iso3 in choice.economies
        },
        "together": lambda codes: listed(by_name(book, codes)),
        "joined": listed,
        "lane_name": lane_name,
        "title_inline": title_inline,
    }


def pair_shares(pair: ComparedPair) -> tuple[str, str, str]:
    """In which share of the recalculations the first is higher, the second is higher, both are level."""
    found = pair.found
    above, below, level = (share_words(pair, share) for share in (found.above, found.below, found.level))
    return above, below, level


def spread_digits(spread: Spread) -> int:
    """How many decimals a row of raw figures needs."""
    values = [cell.value for cell in spread.cells if cell.value is not None]
    return digits(values) if values else 0


HELPERS = {
    "axis": axis,
    "block_words": block_words,
    "compare_definitions": compare_definitions,
    "compare_lines": compare_lines,
    "compare_ruler": compare_ruler,
    "key_mark": key_mark,
    "pair_shares": pair_shares,
    "parts_ruler": parts_ruler,
    "places_note": places_note,
    "places_words": places_words,
    "set_words": set_words,
    "spread_digits": spread_digits,
    "spread_ruler": spread_ruler,
}
