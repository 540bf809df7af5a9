"""A view's face: everything that the rest of the site needs to know of it.

Router, menu, API, its description, sitemap, prepared views, style sheets and scripts are all made from the
faces, so a new view is one folder and one line in `dashboard/views/__init__.py`.

    VIEW = View(path="/compare", title=N_("Compare countries"), page=page, keys=("c", "year", "lane"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from dashboard.frame.api.resource import Download, Resource
from dashboard.frame.page import PageFunction, PageRequest, Site
from dashboard.frame.workbench import Turned
from methodology.scoring.scorebook import ScoreBook

if TYPE_CHECKING:
    from dash.development.base_component import Component

Draw = Callable[[PageRequest], "Sequence[Component]"]
"""What an island of a view shows for a request of the view."""

COMMON_KEYS = ("year", "lane")
Addresses = Callable[[ScoreBook], Iterable[str]]


class Application(Protocol):
    """The Dash application, as a view's `register` sees it (`dashboard.server.app`)."""

    site: Site

    def answers(self, path: str, keep: bool = True) -> Callable[[Draw], Callable[[str], Sequence[Component]]]:
        """Turns a function of a request of the view at `path` into one of an address."""

    def workbench(self, name: str, path: str, turned: Turned) -> None:
        """Wires the workbench of the view at `path`."""

    def callback(self, *outputs_and_inputs: Any, **options: Any) -> Callable[..., Any]:
        """Dash's own."""


@dataclass(frozen=True)
class MenuPlace:
    """An entry of the main menu: entries stand in the order of their numbers.

    `section` is the beginning of all paths below which the entry counts as the current one.
    """

    order: int
    title: str
    address: str
    section: str = ""


@dataclass(frozen=True)
class View:
    """One view of the site.

    `path` may hold placeholders (`/country/<iso3>`); `title` is what lists of views call it. `keys` are the
    query keys that the page reads, all others never reach it; one that ends with * stands for a beginning.
    `addresses` gives what exists under a path with placeholders. A `prepared` view is rendered, without a
    query, before anyone asks. `dear` names the question that a request comes to, for answers so dear that
    they are worked out aside and kept; it raises Refused for what the page refuses. `islands` are the
    names of its charts' places, and `register` wires their callbacks or those of its `workbench`, named so.
    `folder` is where its style sheets and scripts stand.
    """

    path: str
    title: str
    page: PageFunction
    keys: tuple[str, ...] = COMMON_KEYS
    menu: MenuPlace | None = None
    addresses: Addresses | None = None
    prepared: bool = False
    dear: Callable[[Site, PageRequest], str] | None = None
    api: tuple[Resource | Download, ...] = ()
    islands: tuple[str, ...] = ()
    workbench: str = ""
    register: Callable[[Application], None] | None = None
    folder: Path | None = None

    def reads(self, key: str) -> bool:
        """Whether the page reads a query key."""
        return key in self.keys or any(key.startswith(own[:-1]) for own in self.keys if own.endswith("*"))

    def all_addresses(self, book: ScoreBook) -> tuple[str, ...]:
        """The paths that the view answers without a query; none where only its page knows them."""
        if self.addresses is not None:
            return tuple(self.addresses(book))
        return () if "<" in self.path else (self.path,)
