"""A pillar over time as a plotly figure: solid where observed in the year itself, dotted where carried."""

from __future__ import annotations

from typing import Any

from dashboard import theme
from dashboard.figures.ruler_scale import ruler_scale
from dashboard.i18n import _
from dashboard.numbers import number, score1
from dashboard.queries.country_trend import Trend, TrendPoint
from methodology.model import Methodology

HEIGHT = 200
PAD = 0.35
"""Room beyond both ends of the scale, in its units, so that no mark is cut off."""

PlotlyFigure = dict[str, Any]


def trend_figure(trend: Trend, methodology: Methodology, lane: str) -> PlotlyFigure:
    """One small multiple; all have the same axes, so that their levels can be compared at a glance."""
    colour = theme.LANES.get(lane, theme.INK)
    return {
        "data": [
            _line(trend.points, _solid(trend.points), colour, "solid"),
            _line(trend.points, _dotted(trend.points), colour, "dot"),
            _ends(trend.points, colour),
        ],
        "layout": _layout(trend.points, methodology),
    }


def _solid(points: tuple[TrendPoint, ...]) -> list[bool]:
    return [not point.carried for point in points]


def _dotted(points: tuple[TrendPoint, ...]) -> list[bool]:
    """Carried points, and their neighbours, from which and to which the dotted line runs."""
    carried = [bool(point.carried) for point in points]
    return [any(carried[max(k - 1, 0) : k + 2]) for k in range(len(points))]


def _line(points: tuple[TrendPoint, ...], drawn: list[bool], colour: str, dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [p.year for p in points],
        "y": [p.score if on else None for p, on in zip(points, drawn, strict=True)],
        "line": {"color": colour, "width": 2, "dash": dash},
        "text": [_hover(p) for p in points],
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def _hover(point: TrendPoint) -> str:
    if point.carried:
        return _("%(year)s: %(score)s, partly carried forward", year=point.year, score=score1(point.score))
    return _("%(year)s: %(score)s", year=point.year, score=score1(point.score))


def _ends(points: tuple[TrendPoint, ...], colour: str) -> dict[str, Any]:
    """First and last with their numbers: what a reader takes away."""
    ends = [points[0], points[-1]] if points else []
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [p.year for p in ends],
        "y": [p.score for p in ends],
        "text": [score1(p.score) for p in ends],
        "textposition": _positions(points),
        "textfont": {"size": 13, "color": theme.INK, "weight": 600},
        "marker": {"color": colour, "size": [6, 9], "opacity": 1, "symbol": ["circle", "diamond"]},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _positions(points: tuple[TrendPoint, ...]) -> list[str]:
    """Numbers stand on the side of the line that is free."""
    if len(points) < 2:
        return ["top center"] * 2
    first = "bottom right" if points[1].score > points[0].score else "top right"
    last = "bottom left" if points[-2].score > points[-1].score else "top left"
    return [first, last]


def _layout(points: tuple[TrendPoint, ...], methodology: Methodology) -> dict[str, Any]:
    lowest, highest = methodology.scale_min, methodology.scale_max
    years, ticks = [p.year for p in points], list(ruler_scale(methodology).ticks)
    return {
        "margin": {"l": 26, "r": 12, "t": 18, "b": 26},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": theme.SANS, "size": 13, "color": theme.SECONDARY},
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": theme.INK, "font": {"color": theme.PAPER, "family": theme.SANS}},
        "xaxis": {
            "tickvals": [years[0], years[len(years) // 2], years[-1]] if years else [],
            "tickformat": "d",
            "showgrid": False,
            "zeroline": False,
            "linecolor": theme.INK,
            "ticks": "outside",
            "ticklen": 4,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [lowest - PAD, highest + PAD],
            "tickvals": ticks,
            "ticktext": [number(tick) for tick in ticks],
            "gridcolor": theme.RULE,
            "zeroline": False,
            "fixedrange": True,
        },
    }
