"""Scores over income as a plotly figure: a dot an economy, and the line of what the best reach.

The same picture as `income_chart`, which stands for it on paper and without scripts: same places and height.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import plotly.graph_objects as go

from dashboard.answers.income.income import IncomeScore, IncomeWorld
from dashboard.answers.shown.score import Interval, interval_words
from dashboard.drawing import theme
from dashboard.drawing.islands.chart import SIZE, chart
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.language.i18n import _
from dashboard.language.numbers import number, roughly, score1
from dashboard.views.indicator.profile.figures.income import (
    AXIS_ROOM,
    HEIGHT,
    LEFT,
    RADIUS,
    RIGHT,
    TOP,
    across,
    income_ticks,
    leftwards,
    named,
)

OPACITY = 0.45
EDGE = 0.01
"""A hundredth of the scale beyond both its ends, or plotly would leave their lines out."""
TALL = int(TOP + HEIGHT + AXIS_ROOM)


def income_scatter(world: IncomeWorld, scale: RulerScale, doubts: Mapping[str, Interval]) -> go.Figure:
    """All economies that `world` shows, some with their names. `doubts` are intervals by ISO3.

    Across: `IncomeScore.place` (the logarithm of income, or a rank); up: the published score. Raises
    ValueError for a world that shows no economy.
    """
    if not world.shown:
        raise ValueError("There is nothing to draw: no economy has a score in the light of income.")
    told = named(world, across(world))
    rest = [score for score in world.shown if score not in told]
    traces = (
        _dots(rest, doubts, {"color": theme.FAINT, "size": 2 * RADIUS, "opacity": OPACITY}),
        _frontier(world),
        _names(told, world, scale, doubts),
    )
    return chart(traces, TALL, _layout(world, scale))


def _dots(
    scores: Iterable[IncomeScore], doubts: Mapping[str, Interval], marker: Mapping[str, object]
) -> go.Scatter:
    scores = tuple(scores)
    return go.Scatter(
        mode="markers",
        x=[score.place for score in scores],
        y=[score.view.raw for score in scores],
        marker=marker,
        hovertext=[_hover(score, doubts.get(score.view.iso3)) for score in scores],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _hover(score: IncomeScore, doubt: Interval | None) -> str:
    """Name, score, its interval, and the two yardsticks; lines as plotly breaks them."""
    first = _("%(name)s %(score)s", name=score.name, score=score1(score.view.raw))
    if doubt is not None:
        first = _("%(words)s, %(interval)s", words=first, interval=interval_words(doubt))
    best = _("the best at this income: %(score)s", score=score1(score.view.frontier))
    if score.view.income is None:
        return f"{first}<br>{best}"
    income = _("income a head: about %(income)s", income=roughly(score.view.income))
    return f"{first}<br>{income}<br>{best}"


def _frontier(world: IncomeWorld) -> go.Scatter:
    """Steps from each start to the next, the last one up to the highest income."""
    end = across(world).high
    return go.Scatter(
        mode="lines",
        x=[*(start for start, _level in world.steps), end],
        y=[*(level for _start, level in world.steps), world.steps[-1][1]],
        line={"color": theme.INK, "width": 2, "shape": "hv"},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _names(
    told: tuple[IncomeScore, ...], world: IncomeWorld, scale: RulerScale, doubts: Mapping[str, Interval]
) -> go.Scatter:
    colours = [theme.colour(scale.step(score.view.raw)) for score in told if score.view.raw is not None]
    dots = _dots(
        told,
        doubts,
        {"color": colours, "size": 2 * RADIUS + 2, "line": {"color": theme.INK, "width": 1}, "opacity": 1},
    )
    words = [_("%(name)s %(score)s", name=one.name, score=score1(one.view.raw)) for one in told]
    places = [_beside(one, word, world) for one, word in zip(told, words, strict=True)]
    return dots.update(
        mode="markers+text",
        text=[f"\N{NO-BREAK SPACE}{word}\N{NO-BREAK SPACE}" for word in words],
        textposition=places,
        textfont={"color": theme.INK, "size": SIZE},
    )


def _beside(score: IncomeScore, words: str, world: IncomeWorld) -> str:
    """Above the line to the upper left, where it has not been yet; below it to where there is room."""
    side = "left" if leftwards(score, words, across(world)) else "right"
    return f"{'top' if score.reaches else 'middle'} {side}"


def _ends(world: IncomeWorld) -> tuple[float, float]:
    """The places at the two edges of the drawing, so that those between stand as in the static one."""
    to_per_cent = across(world)
    one = (to_per_cent.high - to_per_cent.low or 1.0) / (RIGHT - LEFT)
    return to_per_cent.low - LEFT * one, to_per_cent.high + (100 - RIGHT) * one


def _layout(world: IncomeWorld, scale: RulerScale) -> dict[str, object]:
    method = scale.methodology
    return {
        "margin": {"l": 0, "r": 0, "t": TOP - EDGE * HEIGHT, "b": AXIS_ROOM - EDGE * HEIGHT},
        "xaxis": _income_axis(world) | {"range": _ends(world), "showgrid": False, "zeroline": False},
        "yaxis": {
            "range": [method.scale_min - EDGE * method.span, method.scale_max + EDGE * method.span],
            "tickvals": list(scale.ticks),
            "ticktext": _score_words(scale),
            "ticklabelposition": "inside top",
            "ticklabeloverflow": "allow",
            "gridcolor": theme.RULE,
            "zeroline": False,
        },
        "annotations": [_line_name(world)],
    }


def _score_words(scale: RulerScale) -> list[str]:
    words = [number(tick) for tick in scale.ticks]
    words[0] = _("%(score)s worst", score=words[0])
    words[-1] = _("%(score)s best", score=words[-1])
    return words


def _income_axis(world: IncomeWorld) -> dict[str, object]:
    """Round incomes; only "lower" and "higher" where incomes may not be repeated."""
    span = across(world)
    if not world.incomes_shown:
        return {"tickvals": [span.low, span.high], "ticktext": [_("lower income"), _("higher income")]}
    incomes = income_ticks(math.exp(span.low), math.exp(span.high))
    return {
        "tickvals": [math.log(income) for income in incomes],
        "ticktext": [number(income) for income in incomes],
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": theme.FAINT,
    }


def _line_name(world: IncomeWorld) -> dict[str, object]:
    return {
        "text": _("what the best reach at this income"),
        "x": across(world).high,
        "y": world.steps[-1][1],
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"color": theme.INK, "size": SIZE, "weight": 600},
    }
