"""The Dash component `View`; its other half is `view.js`, hand-written, without a build step."""

from __future__ import annotations

from typing import Any, ClassVar

from dash.development.base_component import Component

PROPERTIES = ("id", "asked", "address", "html", "title", "page", "language", "direction")


class View(Component):  # type: ignore[misc]
    """Shows a page in `#view-root` and turns clicks on the site's own links into navigation without a reload.

    Keyword arguments, all set by callbacks:

    - id: the component's id
    - asked: the address (path and query) that the reader wants and that is not shown yet
    - address: the address that the following properties answer; shown when it equals `asked`
    - html: the page's HTML, escaped by its templates
    - title: the document's title
    - page: the page's name, which becomes `data-page`
    - language, direction: of the document
    """

    _namespace = "drd_view"
    _type = "View"
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _prop_names: ClassVar[list[str]] = list(PROPERTIES)
    available_properties: ClassVar[list[str]] = _prop_names
    _valid_wildcard_attributes: ClassVar[list[str]] = []
    available_wildcard_properties: ClassVar[list[str]] = []

    def __init__(self, id: str, **properties: Any) -> None:
        super().__init__(id=id, **properties)
