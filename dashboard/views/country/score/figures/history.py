"""One indicator over the years as a plotly figure: published figures where they may stand in bulk, else our
scores."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.answers.shown.score import Interval, interval_words
from dashboard.drawing import theme
from dashboard.drawing.islands.chart import SIZE, chart
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.language.i18n import _
from dashboard.language.numbers import number, score1
from dashboard.views.country.score.answer.history import HistoryPoint
from methodology.change.breaks import runs
from methodology.model import Indicator, Methodology

HEIGHT = 260
PAD = 0.35


def history_figure(
    points: Sequence[HistoryPoint],
    indicator: Indicator,
    methodology: Methodology,
    raw: bool,
    doubt: Interval | None = None,
) -> go.Figure:
    """Bars for amounts, dots for codes, scales with negative ends, and scores; the year in use is in ink.

    `raw` says that published figures are drawn, else scores. `doubt` is the interval around the score in use.
    """
    parts = _runs(points, indicator)
    marks = _break_marks(points, indicator)
    if not raw:
        data = [_dots(part, False, doubt) for part in parts]
        return chart(data, HEIGHT, _layout(points, _score_axis(methodology)) | marks)
    low, high = _raw_range(points, indicator)
    # A bar stands for an amount: on a scale without a natural nothing its length would mean nothing.
    bars = indicator.scale.method != "categories" and low >= 0
    axis = {"range": [low, high], "zeroline": low < 0}
    data = [_bars(points, doubt)] if bars else [_dots(part, True, doubt) for part in parts]
    return chart(data, HEIGHT, _layout(points, axis) | marks)


def _runs(points: Sequence[HistoryPoint], indicator: Indicator) -> list[list[HistoryPoint]]:
    """The points between breaks of the series; only these are joined by a line."""
    by_year = {point.year: point for point in points}
    return [[by_year[year] for year in run] for run in runs(by_year, indicator.breaks)]


def _break_marks(points: Sequence[HistoryPoint], indicator: Indicator) -> dict[str, object]:
    """A dotted line with its reason at every break that lies between two points."""
    first, last = points[0].year, points[-1].year
    cuts = {year: reason for year, reason in indicator.breaks.items() if first < year <= last}
    if not cuts:
        return {}
    line = {"type": "line", "yref": "paper", "y0": 0, "y1": 1,
            "line": {"color": theme.SECONDARY, "width": 1, "dash": "dot"}}  # fmt: skip
    words = {"yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False,
             "text": _("not comparable before"),
             "font": {"size": SIZE, "color": theme.SECONDARY}}  # fmt: skip
    return {
        "shapes": [line | {"x0": year - 0.5, "x1": year - 0.5} for year in cuts],
        "annotations": [words | {"x": year - 0.5, "hovertext": reason} for year, reason in cuts.items()],
    }


def _colours(points: Sequence[HistoryPoint]) -> list[str]:
    return [theme.INK if point.in_use else theme.CHANNELS["unknown"] for point in points]


def _hover(point: HistoryPoint, raw: bool, doubt: Interval | None) -> str:
    """The year with its figure and score; the interval is that of the score in use, and of no other year."""
    if point.value is None or not raw:
        words = _("%(year)s: score %(score)s", year=point.year, score=score1(point.score))
    else:
        words = _("%(year)s: %(figure)s, score %(score)s",
                  year=point.year, figure=number(point.value), score=score1(point.score))  # fmt: skip
    if not point.in_use or doubt is None:
        return words
    return _("%(words)s, %(interval)s", words=words, interval=interval_words(doubt))


def _bars(points: Sequence[HistoryPoint], doubt: Interval | None) -> go.Bar:
    return go.Bar(
        **_shared(points, True, doubt),
        y=[p.value for p in points],
        marker={"color": _colours(points)},
        text=[_figure(p, points) for p in points],
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        width=0.7,
    )


def _dots(points: Sequence[HistoryPoint], raw: bool, doubt: Interval | None) -> go.Scatter:
    return go.Scatter(
        **_shared(points, raw, doubt),
        mode="lines+markers+text",
        y=[p.value if raw else p.score for p in points],
        line={"color": theme.RULE, "width": 2},
        marker={
            "color": _colours(points),
            "size": [13 if p.in_use else 8 for p in points],
            "opacity": 1,
            "symbol": ["diamond" if p.in_use else "circle" for p in points],
        },
        text=[_figure(p, points) if raw else _score_words(p, points) for p in points],
        textposition="top center",
        cliponaxis=False,
    )


def _shared(points: Sequence[HistoryPoint], raw: bool, doubt: Interval | None) -> dict[str, object]:
    return {
        "x": [p.year for p in points],
        "hovertext": [_hover(p, raw, doubt) for p in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "textfont": {"size": SIZE, "color": theme.INK},
    }


def _labelled(point: HistoryPoint, points: Sequence[HistoryPoint]) -> bool:
    """First, last and the one in use carry their number; the others say it when pointed at."""
    return point.in_use or point in (points[0], points[-1])


def _figure(point: HistoryPoint, points: Sequence[HistoryPoint]) -> str:
    return number(point.value) if _labelled(point, points) else ""


def _score_words(point: HistoryPoint, points: Sequence[HistoryPoint]) -> str:
    return score1(point.score) if _labelled(point, points) else ""


def _raw_range(points: Sequence[HistoryPoint], indicator: Indicator) -> tuple[float, float]:
    """The scale's own ends where figures lie evenly on it, else from nothing to just above the highest."""
    values = [p.value for p in points if p.value is not None]
    params = indicator.scale.params
    if indicator.scale.method == "goalposts" and params.get("transform", "none") == "none":
        ends = sorted((float(params["worst"]), float(params["best"])))
        low, high = min(ends[0], *values), max(ends[1], *values)
    else:
        low, high = min(0.0, *values), max(values)
    room = (high - low or 1.0) * 0.12
    return (low - room if low < 0 else low), high + room


def _score_axis(methodology: Methodology) -> dict[str, object]:
    lowest, highest = methodology.scale_min, methodology.scale_max
    ticks = list(ruler_scale(methodology).ticks)
    return {
        "range": [lowest - PAD, highest + 2 * PAD],
        "tickvals": ticks,
        "ticktext": [number(tick) for tick in ticks],
        "zeroline": False,
    }


def _layout(points: Sequence[HistoryPoint], axis: dict[str, object]) -> dict[str, object]:
    years = [p.year for p in points]
    step = max(1, -(-len(years) // 6))
    return {
        "margin": {"l": 42, "r": 16, "t": 16, "b": 30},
        "xaxis": {
            "range": [years[0] - 0.7, max(years[-1], years[0] + 3) + 0.7],
            "tickvals": years[::step],
            "tickformat": "d",
            "showgrid": False,
            "zeroline": False,
            "linecolor": theme.INK,
        },
        "yaxis": {"gridcolor": theme.RULE, "zerolinecolor": theme.RULE, "fixedrange": True} | axis,
    }
