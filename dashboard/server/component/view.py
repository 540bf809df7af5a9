"""The Dash component `View`; its other half is `view.js`, hand-written, without a build step."""

# Dash declares these lists as attributes of instances and reads them from the class.
# ruff: noqa: RUF012

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

SHOWN = ("address", "html", "title", "page", "status", "language", "direction")
"""What a callback tells the component of a view."""
PROPERTIES = ("id", "children", "asked", *SHOWN)
VIEW_OUTPUT = f"..{'...'.join(f'view.{name}' for name in SHOWN)}.."
"""The name by which Dash knows the callback that answers an address with a view."""


class ShownView(Component):
    """Shows a page in `#view-root` and turns clicks on the site's own links into navigation without a reload.

    Keyword arguments, all set by callbacks:

    - id: the component's id
    - children: what draws into places of pages: islands and workbenches
    - asked: the address (path and query) that the reader wants and that is not shown yet
    - address: the address that the following properties answer; shown when it equals `asked`
    - html: the page's HTML, escaped by its templates
    - title: the document's title
    - page: the page's name, which becomes `data-page`
    - status: the HTTP status that a document of this view has
    - language, direction: of the document
    """

    _namespace = "drd_view"
    _type = "View"
    _children_props: list[str] = []
    _base_nodes: list[str] = ["children"]
    _prop_names: list[str] = list(PROPERTIES)
    available_properties: list[str] = _prop_names
    _valid_wildcard_attributes: list[str] = []
    available_wildcard_properties: list[str] = []

    def __init__(self, id: str, **properties: Any) -> None:  # noqa: A002 (Dash names it)
        super().__init__(id=id, **properties)  # type: ignore[no-untyped-call]  # Dash bears no types here
