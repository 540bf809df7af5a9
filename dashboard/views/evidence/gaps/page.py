"""Evidence gaps: what nobody has observed, by economy and indicator, for those who plan research."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from dashboard.answers.asked.filters import filter_options
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import N_, _
from dashboard.views.evidence.gaps.answer.companies import NEEDED_FOR_A_MEAN, PANEL_ROW, company_gaps
from dashboard.views.evidence.gaps.answer.gaps import CODES, gaps, read_gaps
from dashboard.views.evidence.gaps.answer.leverage import LACKING, UNLOCKS, WEIGHT
from dashboard.views.evidence.gaps.figures import gap_cells, key_marks
from methodology.explain.contested import contested
from methodology.model import states

FILE = "/api/v1/download/gaps.csv"
FIRST = 10
"""So many series and sources are shown before one asks for the rest."""

STATE_WORDS = {
    "observed": N_("observed that year"),
    "carried": N_("carried, so many years old"),
    "never": N_("never observed"),
    "too-old": N_("observed, but too old to carry"),
    "not-exposed": N_("outside the reach of the reporting company"),
    "no-scale": N_("figures carry no scale that year"),
    "does-not-apply": N_("cannot apply to this economy"),
    "withheld": N_("the source allows no score"),
}
RIGHT_WORDS = {
    states.SCORED: N_("scored"),
    states.RANGE: N_("range only"),
    states.NOT_SCORED: N_("not scored"),
    states.MARKS: N_("single marks only"),
}
SORT_WORDS = {
    UNLOCKS: N_("scores it would open"),
    LACKING: N_("economies that lack it"),
    WEIGHT: N_("weight in its right"),
}


def page(site: Site, request: PageRequest) -> Page:
    """The gaps of a year, economies and rights asked for. Raises BadQuery for a value that names nothing."""
    answer = gaps(site.book, read_gaps(site.book, request.query))
    html = site.render(
        "views/evidence/gaps/templates/page.html",
        request,
        answer=answer,
        options=filter_options(site.book),
        file=file_address(answer.choice.year, request.query),
        first=FIRST,
        gap_cells=gap_cells,
        marks=key_marks(),
        codes=CODES,
        company_gaps=company_gaps(site.book),
        needed_companies=NEEDED_FOR_A_MEAN,
        panel_row=PANEL_ROW,
        contested=contested(site.book, answer.choice.year),
        state_words={code: _(words) for code, words in STATE_WORDS.items()},
        right_words={state: _(words) for state, words in RIGHT_WORDS.items()},
        sort_words={sort: _(words) for sort, words in SORT_WORDS.items()},
    )
    return Page(_("Evidence gaps"), "gaps", html)


def file_address(year: int, query: Mapping[str, str]) -> str:
    """Where these very gaps can be had as a work list, one missing score a row."""
    chosen = {key: value for key, value in query.items() if key != "sort"}
    return f"{FILE}?{urlencode({**chosen, 'year': str(year)})}"
