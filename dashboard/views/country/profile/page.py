"""One economy: how it is, who is responsible, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dash import dcc

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import Selection, query_of, read_selection
from dashboard.answers.companies.strip import Strip
from dashboard.answers.companies.words import company_lead
from dashboard.answers.events.events import country_events
from dashboard.answers.events.words import by_words, event_kinds, event_words
from dashboard.answers.shown.context import context_facts
from dashboard.answers.shown.peers import groups_of, order_among, standing
from dashboard.answers.shown.reasons import gate_reason
from dashboard.answers.shown.score import lane_name
from dashboard.answers.shown.year_notes import years_with_scores
from dashboard.drawing.islands.island import answered
from dashboard.drawing.ruler.axis import axis
from dashboard.drawing.trend import region_line
from dashboard.frame.company_section import company_context
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.words import title_inline, titles_listed, titles_opening
from dashboard.views.country.parts.kinds import kinds_told
from dashboard.views.country.parts.ledger import ORDER, full_length, ledger_bar
from dashboard.views.country.parts.responsibility import other_shares
from dashboard.views.country.parts.right_statement import pillar_statement
from dashboard.views.country.parts.standing import country_profile
from dashboard.views.country.parts.statements import country_statement
from dashboard.views.country.parts.step_words import step_words
from dashboard.views.country.parts.words import ends_words, order_words, share_words
from dashboard.views.country.profile.answer.changes import score_changes
from dashboard.views.country.profile.answer.desk_research import desk_research
from dashboard.views.country.profile.answer.evidence import expiry_plan, gaps, known, perceptions
from dashboard.views.country.profile.answer.practice import good_practices
from dashboard.views.country.profile.answer.trend import trend
from dashboard.views.country.profile.figures.dumbbell import KINDS, dumbbell
from dashboard.views.country.profile.figures.trend import HEIGHT, reach
from dashboard.views.country.profile.figures.trend_charts import trend_graphs
from dashboard.views.country.profile.words import (
    change_words,
    gap_words,
    kinds_words,
    people,
    trend_words,
    unmeasured,
)
from methodology.change.comparable import step
from methodology.model import ALL, states

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/country/<iso3>"
TREND = "country-trend"


def register(app: Application) -> None:
    """The callback that draws how each right moved."""

    @app.callback(*answered(TREND), prevent_initial_call=True)
    @app.answers(PATH)
    def lines(request: PageRequest) -> list[dcc.Graph]:
        book = app.site.book
        iso3 = read.economy(book, request.params["iso3"])
        selection = read_selection(book, request.query)
        below = _below(
            selection,
            company_context(book, iso3, selection.year)["company_strips"],
            book.methodology.companies_lane,
        )
        trends = [trend(app.site.doubts.joint, iso3, pillar, below) for pillar in book.framework.pillars]
        return trend_graphs(trends, book.economies[book.economy_index[iso3]], below, book.methodology)


def page(site: Site, request: PageRequest) -> Page:
    """The profile of one economy in the year and lane of the query."""
    book = site.book
    iso3 = read.economy(book, request.params["iso3"])
    selection = read_selection(book, request.query)
    companies = company_context(book, iso3, selection.year)
    below = _below(selection, companies["company_strips"], book.methodology.companies_lane)
    profile = country_profile(book, iso3, below)
    pillars = book.framework.pillars
    doubt = site.doubts.of(selection.year)
    told = kinds_told(site.doubts.joint, iso3, profile.pillars, below)
    trends = [trend(site.doubts.joint, iso3, pillar, below) for pillar in pillars]
    html = site.render(
        "views/country/profile/templates/page.html",
        request,
        **companies,
        profile=profile,
        economy=profile.economy,
        selection=selection,
        below=below,
        names={economy.iso3: economy.name for economy in book.economies},
        kept=query_of(selection, book),
        years_filled=years_with_scores(book, [iso3], selection.lane),
        thin_titles=titles_listed([row.pillar for row in profile.thin]),
        statement=country_statement(
            book, profile, doubt, told, company_lead(companies["company_strips"].values())
        ),
        pillar_statement=pillar_statement,
        standings=[
            (
                group,
                [standing(book, iso3, pillar.id, group, selection.year, below.lane) for pillar in pillars],
            )
            for group in groups_of(book, iso3)
        ],
        kinds_words=lambda row: kinds_words(row.kinds, told[row.pillar.id]),
        order_words=lambda one: order_words(order_among(doubt, one)),
        steps={pillar.id: step(book, iso3, pillar.id, selection.year, below.lane) for pillar in pillars},
        step_words=step_words,
        trends=trends,
        trend_limit=reach(trends),
        score_changes=score_changes(site.doubts.joint, iso3, below),
        any_trend=any(found.points for found in trends),
        any_kinds=any(len(row.kinds) > 1 for row in profile.pillars),
        known=known(book, iso3, below, tuple(row.pillar for row in profile.thin)),
        perceptions=perceptions(book, iso3, below),
        desk=desk_research(book, iso3, selection.year),
        shares=other_shares(book, iso3, selection.year, book.framework.indicators),
        context=context_facts(book, iso3, selection.year),
        practices=good_practices(book, iso3, below),
        events=country_events(book, iso3, selection.year),
        gaps=gaps(book, iso3, below),
        expiry=expiry_plan(book, iso3, below),
        ledger_length=full_length(row.ledger for row in profile.scored if row.ledger is not None),
        retrieved=max((source.retrieved for source in book.content.sources.values()), default=""),
        **HELPERS,
    )
    title = _("%(name)s, %(year)s", name=profile.economy.name, year=selection.year)
    return Page(title, "country", html)


def _below(selection: Selection, strips: Mapping[str, Strip], companies_lane: str) -> Selection:
    """What the page speaks of below the companies' strips: the lane chosen, or all actors where companies
    have no mean on any right, so that no section stands empty."""
    scored = any(strip.cell.state == states.SCORED for strip in strips.values())
    alone = selection.lane == companies_lane and strips and not scored
    return replace(selection, lane=ALL) if alone else selection


HELPERS = {
    "change_words": change_words,
    "by_words": by_words,
    "ends_words": ends_words,
    "event_kinds": event_kinds,
    "event_words": event_words,
    "gap_words": gap_words,
    "lane_name": lane_name,
    "share_words": share_words,
    "people": people,
    "trend_words": trend_words,
    "unmeasured": unmeasured,
    "words": vocabulary,
    "axis": axis,
    "channels": ORDER,
    "dumbbell": dumbbell,
    "gate_reason": gate_reason,
    "title_inline": title_inline,
    "kind_order": KINDS,
    "ledger_bar": ledger_bar,
    "titles_opening": titles_opening,
    "region_line": region_line,
    "trend_height": HEIGHT,
    "trend_island": TREND,
}
