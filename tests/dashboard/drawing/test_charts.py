"""Charts: figures from small answers, with positions worked out by hand, and what they say by themselves."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from dashboard.answers.income.income import income_world
from dashboard.drawing import theme
from dashboard.drawing.islands.chart import Caption, captioned, chart
from dashboard.drawing.islands.words import source_line
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.views.country.profile.answer.trend import Trend, TrendPoint
from dashboard.views.country.profile.figures.trend import trend_figure
from dashboard.views.country.score.answer.history import HistoryPoint
from dashboard.views.country.score.figures.history import history_figure
from dashboard.views.indicator.profile.figures.income import income_chart
from dashboard.views.indicator.profile.figures.income_scatter import income_scatter
from dashboard.views.method.audit.figures.correlation_map import correlation_map
from methodology.model import Methodology, Source
from tests.support.content import indicator
from tests.support.country import PILLARS
from tests.support.income import income_book

METHOD = Methodology()
WORLD = income_world(income_book(), "use", 2020)
SCALE = ruler_scale(METHOD)
SMALL = chart((), 200, {})
WIDTH = 1000.0
"""CSS pixels, for positions that are per cent of a drawing's width."""


def drawn(figure: Any) -> dict[str, Any]:
    """A figure as the browser gets it."""
    return dict(figure.to_dict())


def test_a_figure_carries_no_look_but_ours():
    layout = drawn(SMALL)["layout"]
    assert "template" not in layout
    assert layout["font"]["family"] == theme.SANS
    assert len(SMALL.to_json()) < 800


def test_a_caption_goes_with_the_figure():
    caption = Caption("Title, Colombia, 2024", "Source", "trend-COL-privacy-2024")
    assert drawn(captioned(chart((), 200, {}), caption))["layout"]["meta"] == {
        "title": "Title, Colombia, 2024",
        "source": "Source",
        "file": "trend-COL-privacy-2024",
    }


def test_the_source_line_names_scale_methodology_and_source():
    line = source_line(replace(METHOD, version="9.9.9"), Source("a", citation="House of A, 2024."))
    assert line == (
        "Digital Rights Dashboard, methodology 9.9.9. Scores from 1, worst, to 6, best. "
        "Source: House of A, 2024."
    )


def test_a_history_tells_the_interval_of_the_score_in_use_and_of_no_other():
    points = [HistoryPoint(2020, None, 3.04, False), HistoryPoint(2021, None, 3.26, True)]
    figure = drawn(history_figure(points, indicator("a"), METHOD, False, (2.91, 3.58)))
    assert figure["data"][0]["hovertext"] == [
        "2020: score 3.0",
        "2021: score 3.3, probably 2.9 to 3.6",
    ]
    assert figure["data"][0]["text"] == ["3.0", "3.3"]


def test_time_may_be_zoomed_and_the_scale_stays():
    points = (TrendPoint(2012, 0.0, 0), TrendPoint(2013, 0.5, 0))
    for figure in (
        trend_figure(Trend(PILLARS[0], (), points, 4), 1.0),
        history_figure([HistoryPoint(2020, None, 3.0, True)], indicator("a"), METHOD, False),
    ):
        layout = drawn(figure)["layout"]
        assert "fixedrange" not in layout["xaxis"]
        assert layout["yaxis"]["fixedrange"] is True


def to_pixels(figure: dict[str, Any], x: float, y: float) -> tuple[float, float]:
    """Where plotly draws a point, in pixels from the upper left of a drawing `WIDTH` across."""
    layout = figure["layout"]
    margin, (left, right), (low, high) = layout["margin"], layout["xaxis"]["range"], layout["yaxis"]["range"]
    across, up = WIDTH - margin["l"] - margin["r"], layout["height"] - margin["t"] - margin["b"]
    return margin["l"] + across * (x - left) / (right - left), margin["t"] + up * (high - y) / (high - low)


def test_dots_over_income_stand_where_the_static_picture_has_them():
    figure = drawn(income_scatter(WORLD, SCALE, {}))
    static = str(income_chart(WORLD, SCALE))
    dots = [
        dot
        for trace in (figure["data"][0], figure["data"][2])
        for dot in zip(trace["x"], trace["y"], strict=True)
    ]
    assert len(dots) == len(WORLD.shown)
    for x, y in dots:
        across, down = to_pixels(figure, x, y)
        assert f'cx="{100 * across / WIDTH:.2f}%" cy="{down:.1f}"' in static


def test_a_dot_over_income_tells_name_score_interval_and_yardstick():
    one = WORLD.shown[0]
    figure = drawn(income_scatter(WORLD, SCALE, {one.view.iso3: (1.04, 2.06)}))
    words = next(
        text
        for trace in (figure["data"][0], figure["data"][2])
        for text in trace["hovertext"]
        if text.startswith(one.name)
    )
    assert "probably 1.0 to 2.1" in words
    assert "the best at this income: " in words


def test_incomes_that_may_not_be_repeated_are_not_in_the_figure():
    hidden = replace(
        WORLD,
        incomes_shown=False,
        scores=tuple(replace(score, view=replace(score.view, income=None)) for score in WORLD.scores),
    )
    figure = income_scatter(hidden, SCALE, {})
    assert drawn(figure)["layout"]["xaxis"]["ticktext"] == ["lower income", "higher income"]
    assert "income a head" not in figure.to_json()


def test_a_world_without_scores_is_not_drawn():
    with pytest.raises(ValueError, match="nothing to draw"):
        income_scatter(replace(WORLD, scores=()), SCALE, {})


CELLS = ((math.nan, 0.8, -0.2), (0.75, math.nan, -0.05), (-0.3, -0.04, math.nan))


def test_a_correlation_is_as_dark_as_it_is_strong_and_says_which_way():
    (heat,) = drawn(correlation_map(CELLS, ("A", "B", "C")))["data"]
    assert heat["z"] == [[None, 0.8, 0.2], [0.75, None, 0.05], [0.3, 0.04, None]]
    assert (heat["zmin"], heat["zmax"]) == (0, 1)
    assert heat["text"] == [["", "", "−"], ["", "", ""], ["−", "", ""]]
    assert heat["hovertext"][0][1] == "A<br>B<br>ρ 0.80"
    assert heat["hovertext"][2][0] == "C<br>A<br>r −0.30"


def test_the_first_indicator_stands_at_the_upper_left():
    layout = drawn(correlation_map(CELLS, ("A", "B", "C")))["layout"]
    assert layout["xaxis"]["range"] == [0.5, 3.5]
    assert layout["yaxis"]["range"] == [3.5, 0.5]
    assert layout["xaxis"]["tickvals"] == [1, 2, 3]
    crowded = correlation_map(((0.0,) * 27,) * 27, ("A",) * 27)
    assert drawn(crowded)["layout"]["yaxis"]["tickvals"] == list(range(1, 28, 2))
