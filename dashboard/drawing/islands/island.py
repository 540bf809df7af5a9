"""Both halves of an island: the place that a page leaves for a chart, and the graph that comes there."""

from __future__ import annotations

import plotly.graph_objects as go
from dash import Input, Output, dcc
from markupsafe import Markup


def place(island: str, label: str, height: int, picture: str = "") -> Markup:
    """The place of a graph in a page. `label` names the chart for those who cannot see it.

    `picture` is the same drawing as static SVG, for paper, for browsers without scripts and until the graph
    is there. Without one the place is empty, `height` CSS pixels high, and gone where nothing draws. Put
    "Show the figures" with the same numbers next to it.
    """
    space = Markup('<svg width="1" height="{height}" aria-hidden="true"></svg>').format(height=height)
    name = "plot" if picture else "plot plot--empty"
    return Markup(
        '<figure class="{name}" data-plot data-island="{island}" aria-label="{label}">'
        '<div class="plot-space">{space}</div></figure>'
    ).format(name=name, island=island, label=label, space=picture or space)


def graph(figure: go.Figure) -> dcc.Graph:
    """The graph of a figure; buttons and what else all graphs share are in `island.js`."""
    return dcc.Graph(figure=figure, className="plot-drawing", responsive="auto", config={"responsive": True})


def answered(island: str) -> tuple[Output, Input]:
    """What the callback of an island sets and what it listens to, for `app.callback`."""
    return Output(island, "children"), Input(island, "seen")
