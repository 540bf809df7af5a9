"""One economy: how it is, who is responsible, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dash import dcc

from dashboard import vocabulary
from dashboard.components.company_view import company_context
from dashboard.components.island import answered
from dashboard.components.trend_charts import trend_graphs
from dashboard.figures.axis import axis
from dashboard.figures.country_trend import HEIGHT, reach
from dashboard.figures.dumbbell import KINDS, dumbbell
from dashboard.figures.ledger import ORDER, full_length, ledger_bar
from dashboard.figures.region_trend import region_line
from dashboard.i18n import _
from dashboard.page_model import Page, PageRequest, Site
from dashboard.queries.company_strip import Strip
from dashboard.queries.company_words import company_lead
from dashboard.queries.context import context_facts
from dashboard.queries.country import country_profile
from dashboard.queries.country_events import country_events
from dashboard.queries.country_evidence import expiry_plan, gaps, known, perceptions
from dashboard.queries.country_practice import good_practices
from dashboard.queries.country_trend import trend
from dashboard.queries.country_words import (
    change_words,
    ends_words,
    gap_words,
    kinds_words,
    order_words,
    people,
    share_words,
    trend_words,
    unmeasured,
)
from dashboard.queries.desk_research import desk_research
from dashboard.queries.event_words import by_words, event_kinds, event_words
from dashboard.queries.kinds import kinds_told
from dashboard.queries.near import known_economy
from dashboard.queries.peers import groups_of, order_among, standing
from dashboard.queries.reasons import gate_reason
from dashboard.queries.responsibility import other_shares
from dashboard.queries.score_changes import score_changes
from dashboard.queries.selection import Selection, query_of, read_selection
from dashboard.queries.statements import country_statement, pillar_statement
from dashboard.queries.step_words import step_words
from dashboard.queries.words import title_inline, titles_listed, titles_opening
from dashboard.queries.year_notes import years_with_scores
from dashboard.score import lane_name
from methodology import states
from methodology.comparable import step
from methodology.model import ALL

if TYPE_CHECKING:
    from dashboard.app import Dashboard

PATH = "/country/<iso3>"
QUERY = ("year", "lane")
TREND = "country-trend"
ISLANDS = (TREND,)


def register(app: Dashboard) -> None:
    """The callback that draws how each right moved."""

    @app.callback(*answered(TREND), prevent_initial_call=True)
    @app.answers(PATH)
    def lines(request: PageRequest) -> list[dcc.Graph]:
        book = app.site.book
        iso3 = known_economy(book, request.params["iso3"])
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
    iso3 = known_economy(book, request.params["iso3"])
    selection = read_selection(book, request.query)
    companies = company_context(book, iso3, selection.year)
    below = _below(selection, companies["company_strips"], book.methodology.companies_lane)
    profile = country_profile(book, iso3, below)
    pillars = book.framework.pillars
    doubt = site.doubts.of(selection.year)
    told = kinds_told(site.doubts.joint, iso3, profile.pillars, below)
    trends = [trend(site.doubts.joint, iso3, pillar, below) for pillar in pillars]
    html = site.render(
        "country.html",
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
