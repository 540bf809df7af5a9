"""From an address to a view: which page answers, in which language, and what is said when none can."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from urllib.parse import parse_qsl, unquote, urlsplit

from markupsafe import Markup

from dashboard.bounded_cache import BoundedCache
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, _, speaking
from dashboard.page_model import BadQuery, NotFound, Page, PageFunction, PageRequest, Site

PAGES = (
    "world",
    "country",
    "pillar",
    "indicator_score",
    "indicators",
    "indicator",
    "methodology",
    "data",
    "about",
)
"""The page modules of `dashboard.pages`. A new page is one more name here."""

COMMON_QUERY = ("year", "lane")
LONGEST_ADDRESS = 2000
CACHE_BYTES = 12_000_000


@dataclass(frozen=True)
class Route:
    """A page module's pattern, the query keys it reads, and its function."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    page: PageFunction


@dataclass(frozen=True)
class View:
    """A page as the frame delivers it: `address` as asked, the document's whole title, page name and HTML."""

    address: str
    title: str
    page: str
    language: str
    html: Markup
    status: int


class Router:
    """Answers addresses; keeps the pages it has rendered as long as there is room."""

    def __init__(self, site: Site, modules: Iterable[ModuleType]) -> None:
        self.site = site
        self.routes = tuple(route(module) for module in modules)
        self.kept: BoundedCache[Page] = BoundedCache(CACHE_BYTES)

    def view(self, address: str) -> View:
        """The view of an address: path and query as in a browser's address bar. Wrong ones are answered."""
        language, path, query = split_address(address)
        with speaking(language):
            page = self._page(language, path, query)
            return View(address, whole_title(page.title), page.name, language, page.html, page.status)

    def _page(self, language: str, path: str, query: Mapping[str, str]) -> Page:
        request = PageRequest(language, path)
        for candidate in self.routes:
            match = candidate.pattern.fullmatch(path)
            if match:
                read = {key: query[key] for key in sorted(candidate.keys) if key in query}
                return self._answered(candidate.page, PageRequest(language, path, match.groupdict(), read))
        return not_found_page(self.site, request, NotFound(_("There is no page at this address.")))

    def _answered(self, page: PageFunction, request: PageRequest) -> Page:
        key = (request.language, request.path, tuple(request.query.items()))
        answer = self.kept.get(key)
        if answer is None:
            try:
                answer = page(self.site, request)
            except NotFound as problem:
                return not_found_page(self.site, request, problem)
            except BadQuery as problem:
                return bad_query_page(self.site, request, problem)
            if answer.status == 200:
                self.kept.put(key, answer, 2 * len(answer.html))
        return answer


def page_modules() -> list[ModuleType]:
    """The modules of all pages."""
    names = (f"dashboard.pages.{name}" for name in PAGES)
    return [import_module(name) for name in names if find_spec(name)]


def route(module: ModuleType) -> Route:
    """A page module as a route; `<name>` in its PATH stands for one step of the path."""
    pattern = re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", module.PATH)
    return Route(re.compile(pattern), tuple(getattr(module, "QUERY", COMMON_QUERY)), module.page)


def split_address(address: str) -> tuple[str, str, dict[str, str]]:
    """Language, path without language, and query (the last value of a key) of an address."""
    parts = urlsplit(address[:LONGEST_ADDRESS])
    path = unquote(parts.path)
    first, _slash, rest = path.lstrip("/").partition("/")
    language = DEFAULT_LANGUAGE
    if first in LANGUAGES and first != DEFAULT_LANGUAGE:
        language, path = first, f"/{rest}"
    return language, path.rstrip("/") or "/", dict(parse_qsl(parts.query))


def whole_title(title: str) -> str:
    """The document's title: the page's, then the site's name once."""
    name = _("Digital Rights Dashboard")
    return name if title == name else f"{title} · {name}"


def not_found_page(site: Site, request: PageRequest, problem: NotFound) -> Page:
    """A 404 page that says what was not found and what exists."""
    links = [(text, request.url(path)) for text, path in problem.instead]
    html = site.render(
        "error.html",
        request,
        heading=_("Not found"),
        what=problem.what,
        offer=_("What there is:"),
        links=links,
    )
    return Page(_("Not found"), "not-found", html, 404)


def bad_query_page(site: Site, request: PageRequest, problem: BadQuery) -> Page:
    """A 400 page that names the field, what was found and what is allowed."""
    what = _("“%(key)s” cannot be “%(found)s”.", key=problem.key, found=problem.found)
    links = [(value, request.here(**{problem.key: value})) for value in problem.allowed]
    html = site.render(
        "error.html",
        request,
        heading=_("This address asks too much"),
        what=what,
        offer=_("Allowed:"),
        links=links,
    )
    return Page(_("This address asks too much"), "bad-query", html, 400)
