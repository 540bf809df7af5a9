"""One score of one economy and how it came about."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from dash import dcc
from markupsafe import Markup

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import Selection, query_of, read_selection
from dashboard.answers.income import words as income_words
from dashboard.answers.income.income import income_score, income_world
from dashboard.answers.scale.treatment_words import score_words as treatment_words
from dashboard.answers.shown.context import context_fact
from dashboard.answers.shown.reasons import gate_reason
from dashboard.answers.shown.score import lane_name, score_words
from dashboard.answers.shown.year_notes import years_with_scores
from dashboard.drawing.islands.island import answered
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.theme import colour_step
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.numbers import number, roughly
from dashboard.views.country.parts.income_ruler import income_ruler
from dashboard.views.country.parts.ledger import ORDER, share_bar
from dashboard.views.country.parts.words import ends_words
from dashboard.views.country.score import words as indicator_words
from dashboard.views.country.score.answer.score import IndicatorScore, indicator_score
from dashboard.views.country.score.figures.history import HEIGHT
from dashboard.views.country.score.figures.history_chart import history_graph
from dashboard.views.country.score.figures.receipt import receipt_ruler, shift_ruler, unscored_ruler
from methodology.explain.contested import is_contested

if TYPE_CHECKING:
    from dashboard.frame.view import Application

PATH = "/country/<iso3>/indicator/<indicator>"
HISTORY = "indicator-history"


def register(app: Application) -> None:
    """The callback that draws the history of an indicator's score."""

    @app.callback(*answered(HISTORY), prevent_initial_call=True)
    @app.answers(PATH)
    def history(request: PageRequest) -> list[dcc.Graph]:
        iso3, indicator_id, selection = _asked(app.site, request)
        if indicator_id in app.site.book.framework.context_by_id:
            return []
        answer = indicator_score(app.site.book, iso3, indicator_id, selection)
        return history_graph(answer, app.site.book, app.site.doubts.interval(answer.fact.cell))


def _asked(site: Site, request: PageRequest) -> tuple[str, str, Selection]:
    book = site.book
    iso3 = read.economy(book, request.params["iso3"])
    indicator_id = read.indicator(book, request.params["indicator"]).id
    selection = read_selection(book, request.query)
    indicator = book.framework.by_id.get(indicator_id)
    # The mark of a company counts in the companies' lane alone, so this page has no other.
    own_lane = indicator is not None and indicator.use == "lane"
    return (
        iso3,
        indicator_id,
        replace(selection, lane=book.methodology.companies_lane) if own_lane else selection,
    )


def page(site: Site, request: PageRequest) -> Page:
    """One indicator of one economy in the year and lane of the query."""
    book = site.book
    iso3, indicator_id, selection = _asked(site, request)
    if indicator_id in book.framework.context_by_id:
        return _context_page(site, request, iso3, selection)
    answer = indicator_score(book, iso3, indicator_id, selection)
    indicator = answer.fact.indicator
    shares = book.responsibility_of(iso3, indicator_id, selection.year)
    html = site.render(
        "views/country/score/templates/page.html",
        request,
        answer=answer,
        economy=answer.economy,
        selection=selection,
        kept=query_of(selection, book),
        years_filled=years_with_scores(book, [iso3], selection.lane),
        fact=answer.fact,
        indicator=indicator,
        source=answer.fact.source,
        statement=indicator_words.indicator_statement(book, answer),
        say=indicator_words,
        treated=treatment_words(answer.trace.get("treatment")),
        words=vocabulary,
        income=income_world(book, indicator_id, selection.year),
        income_score=income_score(book, iso3, indicator_id, selection),
        income_say=income_words,
        income_ruler=income_ruler,
        roughly=roughly,
        receipt=_receipt(site, answer),
        band=site.doubts.interval(answer.fact.cell),
        history_island=HISTORY,
        history_height=HEIGHT,
        raw_history=book.terms(indicator_id).bulk,
        cited_history=answer.fact.cited,
        responsibility=share_bar(shares),
        shares=shares,
        override=book.override_of(iso3, indicator_id, selection.year),
        channels=[channel for channel in ORDER if shares.get(channel, 0) > 0],
        lane_name=lane_name,
        contested=is_contested(book, iso3, indicator_id, selection.year),
        shift_ruler=shift_ruler,
        ends_words=ends_words,
        gate_reason=gate_reason,
        colour_step=colour_step,
        trace=json.dumps(answer.trace, indent=2, ensure_ascii=False),
    )
    title = _("%(indicator)s, %(name)s, %(year)s",
              indicator=indicator.title, name=answer.economy.name, year=selection.year)  # fmt: skip
    return Page(title, "indicator-score", html)


def _context_page(site: Site, request: PageRequest, iso3: str, selection: Selection) -> Page:
    """A figure shown as context: with its reading, and without a score."""
    book = site.book
    indicator = book.framework.context_by_id[request.params["indicator"]]
    economy = book.economies[book.economy_index[iso3]]
    html = site.render(
        "views/country/score/templates/context_figure.html",
        request,
        economy=economy,
        selection=selection,
        kept=query_of(selection, book),
        years_filled=book.years,
        lane_name=lane_name,
        indicator=indicator,
        pillar=book.framework.pillar_by_id[indicator.pillar],
        fact=context_fact(book, iso3, indicator, selection.year),
        words=vocabulary,
    )
    title = _("%(indicator)s, %(name)s, %(year)s",
              indicator=indicator.title, name=economy.name, year=selection.year)  # fmt: skip
    return Page(title, "indicator-score", html)


def _receipt(site: Site, answer: IndicatorScore) -> Markup:
    method, cell = site.book.methodology, answer.fact.cell
    scale = ruler_scale(method)
    if cell.score is None:
        return unscored_ruler(answer.ticks, scale, _("Not scored"))
    measured = number(answer.fact.value) if answer.public else ""
    doubt = site.doubts.interval(answer.fact.cell)
    words = score_words(cell, method, doubt=doubt)
    return receipt_ruler(cell.score, measured, answer.ticks, scale, words, doubt)
