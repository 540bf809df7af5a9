"""The correlations of one right's indicators as a plotly heat map: the darker, the stronger.

Ink says how strong, a minus that two pull apart: it must not depend on colours, nor look like a score.
"""

from __future__ import annotations

import math

import plotly.graph_objects as go

from dashboard.drawing import theme
from dashboard.drawing.islands.chart import SIZE, chart
from dashboard.language.i18n import _
from dashboard.language.numbers import MINUS, number

HEIGHT = 420
CROWD = 20
"""Of more indicators only every other one has its number at the side."""
MARKED = 0.1
"""Weaker ones carry no minus: which way they go says nothing."""


def correlation_map(cells: tuple[tuple[float, ...], ...], titles: tuple[str, ...]) -> go.Figure:
    """A square of `cells`: Spearman's ρ above the diagonal, Pearson's r below, NaN on it; a row an indicator.

    Rows and columns are numbered from 1 as in the table beside it; `titles` are said under the pointer.
    """
    places = list(range(1, len(titles) + 1))
    heat = go.Heatmap(
        x=places,
        y=places,
        z=[[None if math.isnan(cell) else abs(cell) for cell in row] for row in cells],
        zmin=0,
        zmax=1,
        colorscale=[[0, theme.PAPER], [1, theme.INK]],
        showscale=False,
        xgap=1,
        ygap=1,
        text=_minuses(cells),
        texttemplate="%{text}",
        textfont={"size": SIZE},
        hovertext=_words(cells, titles),
        hovertemplate="%{hovertext}<extra></extra>",
        hoverongaps=False,
    )
    return chart((heat,), HEIGHT, _layout(places))


def _words(cells: tuple[tuple[float, ...], ...], titles: tuple[str, ...]) -> list[list[str]]:
    """What the pointer says of each pair: both titles and the coefficient with its name."""
    return [
        [
            _(
                "%(one)s<br>%(other)s<br>%(coefficient)s %(value)s",
                one=titles[row],
                other=titles[column],
                coefficient="ρ" if column > row else "r",
                value=number(cell, 2),
            )
            for column, cell in enumerate(line)
        ]
        for row, line in enumerate(cells)
    ]


def _minuses(cells: tuple[tuple[float, ...], ...]) -> list[list[str]]:
    return [[MINUS if cell <= -MARKED else "" for cell in row] for row in cells]


def _layout(places: list[int]) -> dict[str, object]:
    axis = {
        "tickvals": places[:: 1 if len(places) <= CROWD else 2],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "constrain": "domain",
        "linecolor": theme.RULE,
    }
    return {
        "margin": {"l": 28, "r": 4, "t": 24, "b": 4},
        "xaxis": axis | {"side": "top", "constraintoward": "left", "range": [0.5, len(places) + 0.5]},
        "yaxis": axis | {"range": [len(places) + 0.5, 0.5], "scaleanchor": "x"},
    }
