"""From an address to a view: which page answers, in which language, and what is said when none can."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from dashboard.answers.asked.refused import Refused
from dashboard.answers.later import BeingComputed
from dashboard.content.bounded_cache import BoundedCache
from dashboard.frame.menu import places
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.refusals import refusal
from dashboard.frame.view import View
from dashboard.language.i18n import DEFAULT_LANGUAGE, LANGUAGES, _, speaking
from dashboard.server.prepared.come_back import computing_page
from dashboard.server.prepared.kept_answers import kept_answer
from dashboard.server.prepared.shared_answers import SharedAnswers
from dashboard.server.static.compression import compressed, decompressed

LONGEST_ADDRESS = 4000
"""gunicorn refuses request lines of more than 4094; what-ifs that change every weight come near 3000."""

CACHE_BYTES = 6_000_000


@dataclass(frozen=True)
class FramedPage:
    """A page as the frame delivers it: `address` as asked, the document's whole title, page name and HTML."""

    address: str
    title: str
    page: str
    language: str
    html: Markup
    status: int
    keep: bool = True


class Router:
    """Answers addresses; keeps the pages it has rendered as long as there is room."""

    def __init__(
        self, site: Site, views: Iterable[View] | None = None, prepared: SharedAnswers | None = None
    ) -> None:
        self.site = site
        self.prepared = prepared or SharedAnswers([])
        self.addresses = addresses(site.views if views is None else views).bind("")
        self.kept: BoundedCache[Page] = BoundedCache(CACHE_BYTES)

    def view(self, address: str) -> FramedPage:
        """The view of an address: path and query as in a browser's address bar. Wrong ones are answered."""
        language, path, query = split_address(address)
        with speaking(language):
            page = self._page(language, path, query)
            title = whole_title(page.title)
            return FramedPage(address, title, page.name, language, page.html, page.status, page.keep)

    def request(self, address: str, path: str) -> PageRequest | None:
        """What an address asks of the page at `path`; None where another page answers it, or none."""
        asked = self._asked(*split_address(address))
        return asked[1] if asked and asked[0].path == path else None

    def _page(self, language: str, path: str, query: Mapping[str, str]) -> Page:
        asked = self._asked(language, path, query)
        if asked:
            return self._answered(*asked)
        pages = tuple((_(place.title), place.address) for place in places(self.site.views))
        what = _("There is no page at this address.")
        refused = Refused("page", path, rule=what, missing=True, instead=pages)
        return refused_page(self.site, PageRequest(language, path), refused)

    def _asked(self, language: str, path: str, query: Mapping[str, str]) -> tuple[View, PageRequest] | None:
        if path.startswith("//"):
            return None  # werkzeug would overlook the slashes too many
        try:
            face, steps = self.addresses.match(path)
        except HTTPException:
            return None
        read = {key: query[key] for key in sorted(query) if face.reads(key)}
        return face, PageRequest(language, path, steps, read)

    def _answered(self, face: View, request: PageRequest) -> Page:
        key = (request.language, request.path, tuple(request.query.items()))
        answer = self.kept.get(key) or self._prepared(request)
        if answer is None:
            try:
                answer = self._worked_out(face, request)
            except Refused as refused:
                return refused_page(self.site, request, refused)
            except BeingComputed as later:
                return computing_page(self.site, request, later)
        if answer.status == 200 and answer.keep:
            self.kept.put(key, answer, 2 * len(answer.html))
        return answer

    def _worked_out(self, face: View, request: PageRequest) -> Page:
        """The page, if it is dear from those worked out aside."""
        if face.dear is None:
            return face.page(self.site, request)
        question = f"{request.here()} {face.dear(self.site, request)}"
        body = kept_answer(
            self.site.later,
            question,
            request.here(),
            lambda: packed(face.page(self.site, request)),
        )
        return unpacked(body)

    def _prepared(self, request: PageRequest) -> Page | None:
        """A default view from what was prepared for all processes: unpacking is quicker than rendering."""
        found = None if request.query else self.prepared.get(request.url(request.path))
        if found is None:
            return None
        view = json.loads(decompressed(found))["response"]["view"]
        return Page(view["title"], view["page"], Markup(view["html"]), view["status"])


def packed(page: Page) -> bytes:
    """A page as bytes."""
    return compressed(json.dumps([page.title, page.name, str(page.html), page.status, page.keep]).encode())


def unpacked(body: bytes) -> Page:
    """The page that `packed` made bytes of."""
    title, name, html, status, keep = json.loads(decompressed(body))
    return Page(title, name, Markup(html), status, keep)


def addresses(views: Iterable[View]) -> Map:
    """Which view answers which path; `<name>` in a view's path stands for one step of an address."""
    return Map([Rule(view.path, endpoint=view) for view in views], merge_slashes=False)


def split_address(address: str) -> tuple[str, str, dict[str, str]]:
    """Language, path without language, and query (the last value of a key) of an address."""
    whole = encodable(address[:LONGEST_ADDRESS]).partition("#")[0]
    path, _mark, asked = whole.partition("?")
    path = unquote(path)
    first, _slash, rest = path.removeprefix("/").partition("/")
    language = DEFAULT_LANGUAGE
    if first in LANGUAGES and first != DEFAULT_LANGUAGE:
        language, path = first, f"/{rest}"
    return language, path.rstrip("/") or "/", dict(parse_qsl(asked))


def encodable(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which a callback's JSON may hold and UTF-8 not."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def whole_title(title: str) -> str:
    """The document's title: the page's, then the site's name once."""
    name = _("Digital Rights Dashboard")
    return title if title.endswith(name) else f"{title} · {name}"


def refused_page(site: Site, request: PageRequest, refused: Refused) -> Page:
    """A 404 or 400 page that says what was refused and what there is."""
    said = refusal(site.book, request, refused)
    html = site.render(
        "frame/templates/error.html",
        request,
        heading=said.heading,
        what=said.what,
        offer=said.offer,
        links=said.links,
    )
    return Page(said.heading, said.name, html, said.status)
