"""The Dash component `Workbench`; its other half is `workbench.js`, hand-written, without a build step."""

# Dash declares these lists as attributes of instances and reads them from the class.
# ruff: noqa: RUF012

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class Workbench(Component):
    """A page with many knobs: what its controls ask for, and the answer, which it puts into the page.

    Keyword arguments:

    - id: the workbench's name, that of its page too (`data-workbench`)
    - asked: the address that is shown, and the values of all controls by name, or null where the address
      alone is asked for; set by the browser
    - answer: what follows from it, a `dashboard.frame.workbench.Turn`; set by its callback
    """

    _namespace = "drd_view"
    _type = "Workbench"
    _children_props: list[str] = []
    _base_nodes: list[str] = ["children"]
    _prop_names: list[str] = ["id", "asked", "answer"]
    available_properties: list[str] = _prop_names
    _valid_wildcard_attributes: list[str] = []
    available_wildcard_properties: list[str] = []

    def __init__(self, id: str, **properties: Any) -> None:  # noqa: A002 (Dash names it)
        super().__init__(id=id, **properties)  # type: ignore[no-untyped-call]  # Dash bears no types here
