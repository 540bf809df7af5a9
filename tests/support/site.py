"""A small site: two countries, one indicator, and pages made for the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from dashboard.frame.page import Page, PageRequest, Site
from dashboard.frame.rendering import TemplateRenderer
from dashboard.frame.view import Addresses, View
from dashboard.server.router import Router
from dashboard.views import faces
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator


def small_book() -> ScoreBook:
    """Scores of two countries in two years."""
    rows = [("law", "AAA", 2020, 40.0), ("law", "AAA", 2021, 60.0), ("law", "BBB", 2021, 80.0)]
    return score(content([indicator("law")], rows, economies=("AAA", "BBB")))


def site_of(book: ScoreBook, root: Path | None = None) -> Site:
    """The whole site over a book, with the real templates and addresses of assets that are not served."""
    return Site(book, TemplateRenderer(lambda name: f"/assets/{name}"), root, faces())


def small_site() -> Site:
    """The whole site over the small book."""
    return site_of(small_book())


def view(
    path: str,
    answer: Callable[[Site, PageRequest], Page],
    keys: tuple[str, ...] = (),
    addresses: Addresses | None = None,
) -> View:
    """A face as it would stand in a folder of `dashboard/views`; with `addresses` it is prepared."""
    return View(path, "A view", answer, keys, addresses=addresses, prepared=addresses is not None)


def echo(_site: Site, request: PageRequest) -> Page:
    """A page that shows its own request."""
    return Page("Echo", "echo", Markup("{} {}").format(dict(request.params), dict(request.query)))


def small_router(*views: View) -> Router:
    return Router(small_site(), views)
