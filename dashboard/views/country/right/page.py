"""One right of one economy, opened up: dimensions and their indicators."""

from __future__ import annotations

from dashboard.answers.asked import read
from dashboard.answers.asked.selection import query_of, read_selection
from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.answers.companies.words import company_lead
from dashboard.answers.income import words as income_words
from dashboard.answers.income.income import INCOME, income_list, read_view
from dashboard.answers.shown.context import context_facts
from dashboard.answers.shown.peers import groups_of, order_among, standing
from dashboard.answers.shown.reasons import gate_reason, gate_reasons
from dashboard.answers.shown.score import lane_name
from dashboard.answers.shown.year_notes import years_with_scores
from dashboard.drawing.ruler.axis import axis
from dashboard.frame.company_section import company_context
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.views.country.parts.income_ruler import income_row_ruler
from dashboard.views.country.parts.ledger import ORDER, full_length, ledger_bar, share_bar
from dashboard.views.country.parts.responsibility import other_shares
from dashboard.views.country.parts.statements import pillar_opening
from dashboard.views.country.parts.step_words import step_words
from dashboard.views.country.parts.words import ends_words, order_words, share_words
from dashboard.views.country.right.answer import pillar_page
from dashboard.views.country.right.words import stage_words
from methodology.change.comparable import step
from methodology.explain.composition import composition, marks_online
from methodology.model import states


def page(site: Site, request: PageRequest) -> Page:
    """One pillar of one economy in the year and lane of the query."""
    book = site.book
    iso3 = read.economy(book, request.params["iso3"])
    pillar_id = read.right(book, request.params["pillar"]).id
    selection = read_selection(book, request.query)
    answer = pillar_page(book, iso3, pillar_id, selection)
    shown = answer.score.lane(selection.lane).cell
    by_income = read_view(request.query) == INCOME
    companies = company_context(book, iso3, selection.year)
    strip = companies["company_strips"].get(pillar_id)
    # Companies are no part of the right's score: without a mean of theirs, only their own strip speaks.
    in_lane = selection.lane == book.methodology.companies_lane
    companies_alone = in_lane and strip is not None and shown.state != states.SCORED
    ledger, doubt = answer.score.ledger, site.doubts.of(selection.year)
    html = site.render(
        "views/country/right/templates/page.html",
        request,
        answer=answer,
        economy=answer.economy,
        selection=selection,
        kept=query_of(selection, book),
        years_filled=years_with_scores(book, [iso3], selection.lane),
        pillar=answer.pillar,
        companies_alone=companies_alone,
        statement=company_lead((strip,))
        if companies_alone
        else pillar_opening(answer.score, answer.economy.name, book.methodology, selection.lane),
        stage=stage_words(shown, book.methodology, site.doubts.interval(shown)),
        made_of=composition_words(
            composition(book, iso3, pillar_id, selection.year, selection.lane),
            selection.year,
            marks_online(book.framework),
        ),
        against=step_words(step(book, iso3, pillar_id, selection.year, selection.lane)),
        shares=other_shares(book, iso3, selection.year, book.framework.members(pillar_id)),
        context=context_facts(book, iso3, selection.year, pillar_id),
        ledger_bar=ledger_bar,
        ledger_length=full_length([ledger] if ledger else []),
        channels=ORDER,
        share_words=share_words,
        lane_name=lane_name,
        standings=[
            (group, standing(book, iso3, pillar_id, group, selection.year, selection.lane))
            for group in groups_of(book, iso3)
        ],
        ends_words=ends_words,
        order_words=lambda one: order_words(order_among(doubt, one)),
        by_income=by_income,
        incomes=income_list(book, iso3, answer.pillar.id, selection) if by_income else {},
        income_say=income_words,
        income_row_ruler=income_row_ruler,
        axis=axis,
        share_bar=share_bar,
        gate_reason=gate_reason,
        gate_reasons=gate_reasons,
        words=vocabulary,
        names={economy.iso3: economy.name for economy in book.economies},
        **companies,
    )
    title = _("%(pillar)s, %(name)s, %(year)s",
              pillar=answer.pillar.title, name=answer.economy.name, year=selection.year)  # fmt: skip
    return Page(title, "pillar", html)
