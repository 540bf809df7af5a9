"""The main menu: only pages that exist, in the order of a reader's questions."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n import N_, _
from dashboard.page_model import PageRequest


@dataclass(frozen=True)
class MenuEntry:
    """One link of the menu; `current` is the value of aria-current: page, true (its section), or empty."""

    title: str
    url: str
    current: str


ENTRIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (N_("World"), "/", ()),
    (N_("Countries"), "/#countries", ("/country",)),
    (N_("Compare"), "/compare", ()),
    (N_("Indicators"), "/indicator", ("/indicator",)),
    (N_("What if"), "/whatif", ()),
    (N_("Methodology"), "/methodology", ("/methodology",)),
    (N_("Data"), "/data", ("/data",)),
    (N_("About"), "/about", ("/about",)),
)


def menu(request: PageRequest) -> tuple[MenuEntry, ...]:
    """The menu as seen from a request."""
    return tuple(
        MenuEntry(_(title), request.url(path), _current(request.path, path, sections))
        for title, path, sections in ENTRIES
    )


def _current(here: str, path: str, sections: tuple[str, ...]) -> str:
    if here == path:
        return "page"
    return "true" if any(f"{here}/".startswith(f"{section}/") for section in sections) else ""
