"""A workbench: a view whose controls are Dash's, and whose answer comes in leaves, without a new page.

Its page is HTML of the server like any other, with `data-workbench` around it, a place for each control
(`data-island`) and one for each leaf (`data-leaf`). `docs/dash.md` says how one is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.frame.page import PageRequest

Values = Mapping[str, object]
"""What controls hold, by name: text, a number, a mark (true or false), None for an empty field."""


@dataclass(frozen=True)
class Turn:
    """What follows from turned knobs.

    `address` is that of the state; `leaves` the HTML of the places by name. `values` are those of all
    controls where the address was asked for, none where the reader set them; `idle` the names of controls
    that decide nothing. A value that is refused has a `problem` in words, at the control `refused`.
    """

    address: str = ""
    leaves: Mapping[str, str] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    idle: tuple[str, ...] = ()
    refused: str = ""
    problem: str = ""


Turned = Callable[[PageRequest, Values | None], Turn]
"""A view's answer to the request of its address, and to the values of its controls if they were turned."""


def control_id(workbench: str, name: object) -> dict[str, object]:
    """The id of a control; of all where `name` is Dash's ALL."""
    return {"control": name, "workbench": workbench}


def element_id(workbench: str, name: str) -> str:
    """The same as Dash writes it into the page, for labels and for the control of the server."""
    return json.dumps(control_id(workbench, name), separators=(",", ":"))
