"""What a page says when it is refused: one sentence, and links to what there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.answers.asked.read import ECONOMY, INDICATOR, RIGHT
from dashboard.answers.asked.refused import NoScoredYear, Refused, fit_to_show, shown_signs
from dashboard.frame.page import PageRequest
from dashboard.language.i18n import _, ngettext
from methodology.scoring.scorebook import ScoreBook

Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PageRefusal:
    """A refused page: its heading, what is wrong, what comes before the links, and (text, address)."""

    name: str
    status: int
    heading: str
    what: str
    offer: str
    links: Links


def refusal(book: ScoreBook, request: PageRequest, refused: Refused) -> PageRefusal:
    """The words for a page's refusal: 404 where its path names nothing, else 400.

    A page about a year in content without one is no fault of its address: it says what is missing.
    """
    if isinstance(refused, NoScoredYear):
        return _no_year(book, request)
    if not refused.missing:
        return _bad_query(request, refused)
    what, instead = _missing(book, request, refused)
    links = tuple((text, request.url(path)) for text, path in instead)
    return PageRefusal("not-found", 404, _("Not found"), shown_signs(what), _("What there is:"), links)


def _no_year(book: ScoreBook, request: PageRequest) -> PageRefusal:
    why = _("The content holds no observations that an indicator could use, so there is no scored year.")
    indicators = ngettext(
        "%(count)s indicator is defined", "%(count)s indicators are defined", len(book.framework.indicators)
    )
    economies = ngettext(
        "%(count)s country or territory is listed",
        "%(count)s countries and territories are listed",
        len(book.economies),
    )
    what = _("%(why)s %(indicators)s; %(economies)s.", why=why, indicators=indicators, economies=economies)
    places = ((_("Methodology"), "/methodology"), (_("Data"), "/data"), (_("About"), "/about"))
    links = tuple((text, request.url(path)) for text, path in places)
    return PageRefusal("no-year", 200, _("No scored year"), what, _("What there is:"), links)


def _bad_query(request: PageRequest, refused: Refused) -> PageRefusal:
    """Names the key, what was found and what is allowed; every allowed value is a link."""
    what = _("“%(key)s” cannot be “%(found)s”.", key=fit_to_show(refused.key), found=refused.found)
    links = tuple((value, request.here(**{refused.key: value})) for value in refused.allowed)
    heading = _("This address cannot be answered")
    return PageRefusal(
        "bad-query", 400, heading, shown_signs(f"{what} {refused.rule}".rstrip()), _("Allowed:"), links
    )


def _missing(book: ScoreBook, request: PageRequest, refused: Refused) -> tuple[str, Links]:
    """What is missing, and paths to what there is, as the page itself says or as its kind has it."""
    if refused.key not in KINDS:
        return refused.rule, refused.instead
    return KINDS[refused.key](book, request, refused)


def _economy(book: ScoreBook, _request: PageRequest, refused: Refused) -> tuple[str, Links]:
    what = _("No country or territory has the code “%(code)s”. Addresses use the three capital letters of "
             "ISO 3166, such as /country/%(example)s.",
             code=refused.found, example=next(iter(refused.allowed), "ABC"))  # fmt: skip
    names = {economy.iso3: economy.name for economy in book.economies}
    near = tuple((names[iso3], f"/country/{iso3}") for iso3 in refused.near)
    return what, (*near, (_("All countries and territories"), "/#countries"))


def _right(book: ScoreBook, request: PageRequest, refused: Refused) -> tuple[str, Links]:
    what = _("No right on this dashboard has the name “%(name)s”.", name=refused.found)
    rights = book.framework.pillars
    return what, tuple((one.title, f"/country/{request.params['iso3']}/{one.id}") for one in rights)


def _indicator(book: ScoreBook, request: PageRequest, refused: Refused) -> tuple[str, Links]:
    """In an economy the indicators like it; the page over the world offers the list of all."""
    every = (_("All indicators"), "/indicator")
    iso3 = request.params.get("iso3")
    if iso3 is None:
        return _("There is no indicator “%(name)s”.", name=refused.found), (every,)
    titles = {one.id: one.title for one in (*book.framework.indicators, *book.framework.context)}
    near = tuple((titles[name], f"/country/{iso3}/indicator/{name}") for name in refused.near)
    return _("No indicator has the name “%(name)s”.", name=refused.found), (*near, every)


KINDS: dict[str, Callable[[ScoreBook, PageRequest, Refused], tuple[str, Links]]] = {
    ECONOMY: _economy,
    RIGHT: _right,
    INDICATOR: _indicator,
}
