"""The main menu: only views that exist, in the order of a reader's questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.frame.page import PageRequest
from dashboard.frame.view import MenuPlace, View
from dashboard.language.i18n import _


@dataclass(frozen=True)
class MenuEntry:
    """One link of the menu; `current` is the value of aria-current: page, true (its section), or empty."""

    title: str
    url: str
    current: str


def places(views: Iterable[View]) -> tuple[MenuPlace, ...]:
    """The menu's entries in their order."""
    return tuple(sorted((view.menu for view in views if view.menu), key=lambda place: place.order))


def menu(views: Iterable[View], request: PageRequest) -> tuple[MenuEntry, ...]:
    """The menu as seen from a request."""
    return tuple(
        MenuEntry(_(place.title), request.url(place.address), _current(request.path, place))
        for place in places(views)
    )


def _current(here: str, place: MenuPlace) -> str:
    if here == place.address:
        return "page"
    return "true" if place.section and f"{here}/".startswith(f"{place.section}/") else ""
