"""A small site: two countries, one indicator, and pages made for the test."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from markupsafe import Markup

from dashboard.page_model import Page, PageRequest, Site
from dashboard.rendering import TemplateRenderer
from dashboard.router import Router
from methodology.engine import score
from methodology.scorebook import ScoreBook
from tests.support.content import content, indicator


def small_book() -> ScoreBook:
    """Scores of two countries in two years."""
    rows = [("law", "AAA", 2020, 40.0), ("law", "AAA", 2021, 60.0), ("law", "BBB", 2021, 80.0)]
    return score(content([indicator("law")], rows, economies=("AAA", "BBB")))


def small_site() -> Site:
    """A site over the small book, with the real templates and addresses of assets that are not served."""
    return Site(small_book(), TemplateRenderer(lambda name: f"/assets/{name}"))


def page_module(
    path: str, answer: Callable[[Site, PageRequest], Page], query: tuple[str, ...] = ()
) -> ModuleType:
    """A page module as it would stand in `dashboard/pages`."""
    module = ModuleType("page_for_a_test")
    module.PATH, module.QUERY, module.page = path, query, answer  # type: ignore[attr-defined]
    return module


def echo(_site: Site, request: PageRequest) -> Page:
    """A page that shows its own request."""
    return Page("Echo", "echo", Markup("{} {}").format(dict(request.params), dict(request.query)))


def small_router(*modules: ModuleType) -> Router:
    return Router(small_site(), modules)
