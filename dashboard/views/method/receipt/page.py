"""A receipt: what number it was given for, whether that number still stands, and how it came about."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dashboard.answers.asked.refused import Refused
from dashboard.answers.shown.score import lane_title
from dashboard.content.receipts import KeptFound
from dashboard.content.versions.kept_numbers import KeptNumber
from dashboard.content.versions.published import Published, Versions
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.language.i18n import _
from dashboard.language.words import words_listed
from dashboard.views.method.receipt.answer import Live, ReceiptAnswer, live_number, receipt_answer
from dashboard.views.method.receipt.words import ReceiptWords, receipt_words


@dataclass(frozen=True)
class ReceiptView:
    """What the page shows; `trace` is written as JSON."""

    answer: ReceiptAnswer
    words: ReceiptWords
    trace: str


@dataclass(frozen=True)
class KeptView:
    """What the page of a kept number shows; `name` is the economy's, `live` the same number today."""

    receipt: str
    number: KeptNumber
    name: str
    published: Published
    lane: str
    live: Live | None


def page(site: Site, request: PageRequest) -> Page:
    """The receipt of the address; capital letters are as good as small ones."""
    receipt = request.params["receipt"].lower()
    found = site.receipts.find(receipt)
    if found is None:
        raise _unknown(site, request.params["receipt"])
    if isinstance(found, KeptFound):
        html = site.render(
            "views/method/receipt/templates/kept.html", request, view=_kept(site, receipt, found)
        )
    else:
        answer = receipt_answer(found, receipt, site.book, site.doubts.interval)
        trace = json.dumps(answer.trace, indent=2, ensure_ascii=False)
        view = ReceiptView(answer, receipt_words(answer, site.receipts.current()), trace)
        html = site.render("views/method/receipt/templates/page.html", request, view=view)
    return Page(_("Receipt %(receipt)s", receipt=receipt), "receipt", html, keep=False)


def _kept(site: Site, receipt: str, found: KeptFound) -> KeptView:
    """A number of a version of which only the numbers are kept."""
    number, book = found.number, site.book
    names = {economy.iso3: economy.name for economy in book.economies}
    return KeptView(
        receipt=receipt,
        number=number,
        name=names.get(number.iso3, number.iso3),
        published=found.published,
        lane=lane_title(number.lane),
        live=live_number(book, number.node, number.level, number.iso3, number.year, number.lane),
    )


def _unknown(site: Site, asked: str) -> Refused:
    """Why there may be no such receipt, and which versions were searched."""
    versions = site.receipts.look_up()
    searched = _searched(versions)
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


def _searched(versions: Versions) -> str:
    """Where a receipt was looked for, and where it could not be."""
    names = ", ".join(version.version for version in versions.whole)
    if names:
        said = _("Searched: today’s numbers and the published versions %(versions)s.", versions=names)
    elif not versions.known:
        said = _("Searched: today’s numbers; no published version is kept here that could be searched.")
    elif versions.damaged:
        said = _("Searched: today’s numbers.")
    else:
        said = _("Searched: today’s numbers; no version is published yet.")
    if versions.damaged:
        damaged = words_listed(versions.damaged)
        said += " " + _("Damaged here and not searched: %(versions)s.", versions=damaged)
    return said
