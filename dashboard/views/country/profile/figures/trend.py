"""How a pillar moved as a plotly figure: solid where observed in the year itself, dotted where carried.

What is drawn is the distance from the first year, in grey rings: it is no score and must not be read so.
"""

from __future__ import annotations

from collections.abc import Iterable

import plotly.graph_objects as go

from dashboard.drawing import theme
from dashboard.drawing.islands.chart import SIZE, chart
from dashboard.language.i18n import _
from dashboard.language.numbers import signed
from dashboard.views.country.profile.answer.trend import Trend, TrendPoint

HEIGHT = 200
LEAST_REACH = 1.0
"""The axis reaches at least a point up and down, so that small moves look small."""
NEAR = 60
"""A line without marks is hard to hit: its values answer a pointer so many pixels away."""
PAD = 1.15
"""Room beyond the furthest move, so that no mark is cut off."""


def reach(trends: Iterable[Trend]) -> float:
    """How far the axis of all small multiples goes up and down, in points of the scale."""
    moves = [abs(point.move) for trend in trends for point in trend.points]
    return max([LEAST_REACH, *moves])


def trend_figure(trend: Trend, limit: float) -> go.Figure:
    """One small multiple; `limit` is the `reach` of all, so that their moves can be compared at a glance."""
    points = trend.points
    lines = (_line(points, _solid(points), "solid"), _line(points, _dotted(points), "dot"))
    return chart((*lines, _end(points)), HEIGHT, _layout(points, limit))


def _solid(points: tuple[TrendPoint, ...]) -> list[bool]:
    return [not point.carried for point in points]


def _dotted(points: tuple[TrendPoint, ...]) -> list[bool]:
    """Carried points, and their neighbours, from which and to which the dotted line runs."""
    carried = [bool(point.carried) for point in points]
    return [any(carried[max(k - 1, 0) : k + 2]) for k in range(len(points))]


def _line(points: tuple[TrendPoint, ...], drawn: list[bool], dash: str) -> go.Scatter:
    return go.Scatter(
        mode="lines",
        x=[p.year for p in points],
        y=[p.move if on else None for p, on in zip(points, drawn, strict=True)],
        line={"color": theme.INK, "width": 2, "dash": dash},
        text=[_hover(p) for p in points],
        hovertemplate="%{text}<extra></extra>",
    )


def _hover(point: TrendPoint) -> str:
    if point.carried:
        return _("%(year)s: %(move)s, partly carried forward", year=point.year, move=signed(point.move))
    return _("%(year)s: %(move)s", year=point.year, move=signed(point.move))


def _end(points: tuple[TrendPoint, ...]) -> go.Scatter:
    """The last year with its move: what a reader takes away."""
    last = points[-1:]
    ring = {"color": theme.PAPER, "size": 9, "opacity": 1, "symbol": "circle"}
    return go.Scatter(
        mode="markers+text",
        x=[p.year for p in last],
        y=[p.move for p in last],
        text=[signed(p.move) for p in last],
        textposition="bottom left" if _falls(points) else "top left",
        textfont={"size": SIZE, "color": theme.INK, "weight": 600},
        marker=ring | {"line": {"color": theme.SECONDARY, "width": 2}},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _falls(points: tuple[TrendPoint, ...]) -> bool:
    """Whether the last step goes down; the number stands on the side of the line that is free."""
    return len(points) > 1 and points[-2].move > points[-1].move


def _layout(points: tuple[TrendPoint, ...], limit: float) -> dict[str, object]:
    years, ticks = [p.year for p in points], [-limit, 0.0, limit]
    return {
        "hoverdistance": NEAR,
        "margin": {"l": 34, "r": 12, "t": 18, "b": 26},
        "xaxis": {
            "tickvals": [years[0], years[len(years) // 2], years[-1]] if years else [],
            "tickformat": "d",
            "showgrid": False,
            "zeroline": False,
            "linecolor": theme.INK,
            "ticks": "outside",
            "ticklen": 4,
        },
        "yaxis": {
            "range": [-limit * PAD, limit * PAD],
            "tickvals": ticks,
            "ticktext": [signed(tick) for tick in ticks],
            "gridcolor": theme.RULE,
            "zeroline": True,
            "zerolinecolor": theme.SECONDARY,
            "fixedrange": True,
        },
    }
