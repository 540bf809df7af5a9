"""What a page says, held against the book of scores that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from dashboard.drawing.theme import colour_step
from methodology.model import ALL
from methodology.scoring.scorebook import ScoreBook
from tests.support.generated.readable import around, words_of

SCORED = re.compile(
    r'data-node="([^"]*)" data-iso3="([^"]*)" data-year="([^"]*)" data-lane="([^"]*)" data-state="([^"]*)"'
    r'(?: data-score="([^"]*)")?(?: data-low="([^"]*)" data-high="([^"]*)")?'
)
PLACED = re.compile(r'<a[^>]*class="map-place r([\d.]+)[^"]*"[^>]*data-score="([^"]*)"')
COUNTED = re.compile(r'class="distribution-count"[^>]*>(\d+)<')
PICTURE = re.compile(r'class="distribution"[^>]*aria-label="([^"]*)"')
PARTS = re.compile(r"(\d+) countr(?:y|ies) scored: .*Range only: (\d+)\. Not scored: (\d+)\.")
OF_COUNTRIES = re.compile(r"(?<![\d.,])(\d+) of (\d+) countr")
NOUNS = ("countries", "indicators", "figures", "sources", "rights", "years", "companies", "records",
         "requests",
         "dimensions", "events")  # fmt: skip
SINGULAR = ("country", "indicator", "figure", "source", "right", "company", "dimension")
# Traces say "more than 1 years": they are data, in English and of one form.
ONE_OF_MANY = re.compile(rf"(?<![\d.,–/-])(?<!more than )\b1 (?:{'|'.join(NOUNS)})\b")
MANY_OF_ONE = re.compile(
    rf"(?<![\d.,–/-])\b(?:0|[2-9]|1\d|[2-9]\d) (?:{'|'.join(SINGULAR)})\b(?! \()(?! [a-z]* ?of)"
)
SCALE = re.compile(r"from (−?[\d.]+),? \(?worst\)?,? to (−?[\d.]+),? \(?best")
STEP = re.compile(r'class="(?:[^"]* )?(?:r|on-|stage--)([\d.]+)')
GIVEN = re.compile(r"\.r(\d+\\\.\d+)\{fill")
NEAR = 5.1e-4
"""Ends of intervals are written to a thousandth."""


def false_facts(book: ScoreBook, address: str, html: str) -> Iterator[str]:
    """What a page says and the book denies."""
    yield from _scores(book, html, "/whatif" in address)
    yield from _colours(book, html)
    yield from _counts(book, html)
    yield from _words(book, words_of(html))
    yield from _unpainted(html)


def _scores(book: ScoreBook, html: str, own_rules: bool) -> Iterator[str]:
    """Every element that shows a score shows the book's own, inside the scale, as its bounds are."""
    low, high = book.methodology.scale_min, book.methodology.scale_max
    for match in SCORED.finditer(html):
        node, iso3, year, lane, state, score, below, above = match.groups()
        if any(end and not low - NEAR <= float(end) <= high + NEAR for end in (score, below, above)):
            yield f"outside the scale: {match[0]}"
        if own_rules or iso3 not in book.economy_index or node not in book.node_index:
            continue
        cells = [book.cell(iso3, node, int(year), one) for one in _lanes(book, node, lane)]
        if (state, float(score) if score else None) not in [(cell.state, cell.score) for cell in cells]:
            yield f"the book has {cells[0].state} {cells[0].score}: {match[0]}"


def _lanes(book: ScoreBook, node: str, lane: str) -> tuple[str, ...]:
    """The lanes that an element may speak of: pages of all economies show a mark as of all actors."""
    return (lane, book.home_lane(node)) if lane == ALL and node in book.framework.by_id else (lane,)


def _colours(book: ScoreBook, html: str) -> Iterator[str]:
    for step, score in PLACED.findall(html):
        if float(step) != colour_step(book.methodology, float(score)):
            yield f"the map paints {score} with step {step}"


def _counts(book: ScoreBook, html: str) -> Iterator[str]:
    """The legend of the map counts every economy once."""
    picture = PICTURE.search(html)
    if picture is None:
        return
    shown = sum(map(int, COUNTED.findall(html)))
    parts = PARTS.search(unescape(picture[1]))
    if parts is None or shown != int(parts[1]) or sum(map(int, parts.groups())) != len(book.economies):
        yield f"the legend counts {shown} of {len(book.economies)}: {unescape(picture[1])[:200]}"


def _unpainted(html: str) -> Iterator[str]:
    """Classes of colour steps between whole ones that the document has no colour for."""
    used = {step for step in STEP.findall(html) if "." in step}
    given = {step.replace("\\", "") for step in GIVEN.findall(html)}
    yield from (f"no colour for step {step}" for step in sorted(used - given))


def _words(book: ScoreBook, text: str) -> Iterator[str]:
    ends = {f"{end:g}".replace("-", "−") for end in (book.methodology.scale_min, book.methodology.scale_max)}
    for match in SCALE.finditer(text):
        if set(match.groups()) != ends:
            yield f"the scale has other ends: “{around(text, match.start())}”"
    for match in OF_COUNTRIES.finditer(text):
        if not int(match[1]) <= int(match[2]) <= len(book.economies):
            yield f"there are {len(book.economies)} economies: “{around(text, match.start())}”"
    for rule in (ONE_OF_MANY, MANY_OF_ONE):
        for match in rule.finditer(text):
            yield f"singular or plural: “{around(text, match.start())}”"
