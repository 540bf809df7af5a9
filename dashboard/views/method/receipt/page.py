"""A receipt: what number it was given for, whether that number still stands, and how it came about."""

from __future__ import annotations

import json

from dashboard.answers.asked.refused import Refused
from dashboard.answers.shown.score import lane_title
from dashboard.content.receipts import KeptFound
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.views.method.receipt.answer import live_number, receipt_answer
from dashboard.views.method.receipt.words import receipt_statement, why_not
from methodology.model.terms import terms


def page(site: Site, request: PageRequest) -> Page:
    """The receipt of the address; capital letters are as good as small ones."""
    receipt = request.params["receipt"].lower()
    found = site.receipts.find(receipt)
    if found is None:
        raise _unknown(site, request.params["receipt"])
    if isinstance(found, KeptFound):
        return _kept(site, request, found)
    answer = receipt_answer(found, receipt, site.book)
    indicator = answer.book.framework.by_id.get(answer.node.id)
    source = answer.book.content.source_of(indicator) if indicator else None
    html = site.render(
        "views/method/receipt/templates/page.html",
        request,
        answer=answer,
        statement=receipt_statement(answer),
        versions=site.receipts.versions(),
        today=site.receipts.current(),
        lane=lane_title(answer.cell.lane),
        words=vocabulary,
        source=source,
        indicator=indicator,
        figure=answer.book.cited_value(answer.cell),
        cited=source is not None and terms(source).single and not terms(source).bulk,
        why_not=why_not,
        trace=json.dumps(answer.trace, indent=2, ensure_ascii=False),
    )
    return Page(_("Receipt %(receipt)s", receipt=receipt), "receipt", html, keep=False)


def _kept(site: Site, request: PageRequest, found: KeptFound) -> Page:
    """A number of a version of which only the numbers are kept."""
    number, book = found.number, site.book
    economy = (
        book.economies[book.economy_index[number.iso3]].name if number.iso3 in book.economy_index else ""
    )
    receipt = request.params["receipt"].lower()
    html = site.render(
        "views/method/receipt/templates/kept.html",
        request,
        receipt=receipt,
        number=number,
        name=economy or number.iso3,
        published=found.published,
        lane=lane_title(number.lane),
        live=live_number(book, number.node, number.level, number.iso3, number.year, number.lane),
    )
    return Page(_("Receipt %(receipt)s", receipt=receipt), "receipt", html, keep=False)


def _unknown(site: Site, asked: str) -> Refused:
    """Why there may be no such receipt, and which versions were searched."""
    names = ", ".join(version.version for version in site.receipts.versions())
    searched = (
        _("Searched: today’s numbers and the published versions %(versions)s.", versions=names)
        if names
        else _("Searched: today’s numbers; no version is published yet.")
    )
    what = _(
        "No number has the receipt “%(receipt)s”. A receipt has twelve signs, 0 to 9 and a to f, and changes "
        "with anything behind its number; numbers that stood between two published versions can’t be found "
        "again.",
        receipt=asked[:40],
    )
    if site.receipts.without_content():
        what += " " + _(
            "Of older versions this public edition does not keep receipts that rest on a single figure that "
            "we may not pass on."
        )
    method = (_("How scores are made"), "/methodology")
    return Refused("receipt", asked, rule=f"{what} {searched}", missing=True, instead=(method,))
