"""The Dash component `Island`; its other half is `island.js`, hand-written, without a build step."""

# Dash declares these lists as attributes of instances and reads them from the class.
# ruff: noqa: RUF012

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class Island(Component):
    """Shows graphs in the places that a page of the server left for them, once the reader comes near.

    Keyword arguments:

    - id: the island's name, that of its places in a page too (`data-island`)
    - seen: the address whose places came near the screen; set by the browser, and what its callback answers
    - children: the graphs of that address, one a place in the order of the page; set by its callback
    """

    _namespace = "drd_view"
    _type = "Island"
    _children_props: list[str] = []
    _base_nodes: list[str] = ["children"]
    _prop_names: list[str] = ["id", "seen", "children"]
    available_properties: list[str] = _prop_names
    _valid_wildcard_attributes: list[str] = []
    available_wildcard_properties: list[str] = []

    def __init__(self, id: str, **properties: Any) -> None:  # noqa: A002 (Dash names it)
        super().__init__(id=id, **properties)  # type: ignore[no-untyped-call]  # Dash bears no types here
