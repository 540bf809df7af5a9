"""What all interactive charts share: the look of a plotly figure, and what it says when it leaves its page.

Positions, colours and words are fixed here and in the figures; browsers add zoom and the pointer, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache

import plotly.graph_objects as go
import plotly.io as pio

from dashboard.drawing import theme

CLEAR = "rgba(0,0,0,0)"
SIZE = 13


@dataclass(frozen=True)
class Caption:
    """What a saved picture says beside the chart: its title (with economy and year), the line under it
    (source, scale, methodology), and the name of its file without ending."""

    title: str
    source: str
    file: str


def chart(traces: Iterable[object], height: int, layout: Mapping[str, object]) -> go.Figure:
    """A figure in our look; `layout` adds to it or replaces parts of it. Height in CSS pixels."""
    _without_plotlys_look()
    return go.Figure(list(traces), go.Layout({**_look(), "height": height, **layout}))


@cache
def _without_plotlys_look() -> None:
    """Plotly's own look would add 6.5 kB to each figure and 160 ms to the first. Once, when the first chart
    is drawn: plotly reads all its rules for it, which would cost every start 75 ms."""
    pio.templates.default = None


def captioned(figure: go.Figure, caption: Caption) -> go.Figure:
    """The figure with what `island.js` writes around a saved picture."""
    return figure.update_layout(meta=asdict(caption))


def _look() -> dict[str, object]:
    return {
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": theme.SANS, "size": SIZE, "color": theme.SECONDARY},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.INK,
            "bordercolor": theme.INK,
            "font": {"color": theme.PAPER, "family": theme.SANS, "size": SIZE},
            "align": "left",
        },
        "modebar": {"bgcolor": theme.PAPER, "color": theme.SECONDARY, "activecolor": theme.INK},
        "showlegend": False,
    }
