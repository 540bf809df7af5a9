"""Evidence gaps: what nobody has observed, by economy and indicator, for those who plan research."""

from __future__ import annotations

from dashboard.components.world_view import filter_options
from dashboard.figures.gaps import gap_cells, key_marks
from dashboard.i18n import N_, _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.gaps import CODES, Gaps, gaps
from dashboard.queries.world_choice import read_choice

PATH = "/gaps"
QUERY = ("year", "region", "bureau", "group")
FILE = "/api/v1/download/scores.csv"

STATE_WORDS = {
    "observed": N_("observed that year"),
    "carried": N_("carried, so many years old"),
    "never": N_("never observed"),
    "too-old": N_("observed, but too old to carry"),
    "not-exposed": N_("outside the reach of the reporting company"),
    "no-scale": N_("figures carry no scale that year"),
}
RIGHT_WORDS = {"scored": N_("scored"), "range": N_("range only"), "not-scored": N_("not scored")}


def page(site: Site, request: PageRequest) -> Page:
    """The gaps of a year and of the economies asked for. Raises BadQuery for a value that names nothing."""
    choice = read_choice(site.book, request.query)
    answer = gaps(site.book, choice)
    html = site.render(
        "gaps.html",
        request,
        answer=answer,
        options=filter_options(site.book),
        file=file_address(answer),
        gap_cells=gap_cells,
        marks=key_marks(),
        codes=CODES,
        state_words={code: _(words) for code, words in STATE_WORDS.items()},
        right_words={state: _(words) for state, words in RIGHT_WORDS.items()},
    )
    return Page(_("Evidence gaps"), "gaps", html)


def file_address(answer: Gaps) -> str:
    """Where the figures behind the matrix can be had, with the status of each."""
    address = f"{FILE}?level=indicator&lane=all&year={answer.choice.year}"
    if answer.choice.filtered and answer.economies:
        address += "&iso3=" + ",".join(economy.iso3 for economy in answer.economies)
    return address
