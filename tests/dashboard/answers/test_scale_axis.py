"""The ends and ticks of an indicator's own scale."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.answers.scale.axis import Band, ScaleEnds, axis_ticks, bands, scale_ends
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.views.indicator.profile.figures.raw_axis import raw_axis
from methodology.model import Methodology, Scale
from tests.support.content import indicator

METHOD = Methodology()


def on(method: str, **params):
    return indicator("x", scale=Scale(method, params))


@pytest.mark.parametrize(
    ("scale", "ends"),
    [
        (on("goalposts", worst=100, best=0), ScaleEnds(100, 0)),
        (on("piecewise", points=[[1, 6], [5, 3], [20, 1]]), ScaleEnds(20, 1)),
        (on("categories", map={0: 6, 1: 3, 2: 1}), ScaleEnds(2, 0)),
        (on("bands", cuts=[10, 50], scores=[1, 3, 6]), ScaleEnds(10, 50)),
        (on("bands", cuts=[10, 50], scores=[6, 3, 1]), ScaleEnds(50, 10)),
        (on("minmax"), None),
    ],
)
def test_ends_are_the_raw_figures_of_the_worst_and_the_best_score(scale, ends) -> None:
    assert scale_ends(scale) == ends


@pytest.mark.parametrize(
    "params",
    [
        {"worst": 0, "best": 100},
        {"worst": -3, "best": 3},
        {"worst": 100, "best": 0, "transform": "log1p"},
        {"worst": 10000, "best": 2000, "transform": "log"},
        {"worst": 0.05, "best": 0.95, "transform": "sqrt"},
    ],
)
def test_ticks_run_from_worst_to_best_and_leave_room_for_their_labels(params) -> None:
    ticks = axis_ticks(on("goalposts", **params), METHOD)
    assert (ticks[0].raw, ticks[0].score) == (params["worst"], 1.0)
    assert (ticks[-1].raw, ticks[-1].score) == (params["best"], 6.0)
    gaps = [b.score - a.score for a, b in pairwise(ticks)]
    assert min(gaps) >= 5 * 0.085 - 1e-9


def test_ticks_of_whole_percentages_are_round() -> None:
    ticks = axis_ticks(on("goalposts", worst=0, best=100), METHOD)
    assert [tick.raw for tick in ticks] == [0, 20, 40, 60, 80, 100]


def test_ticks_of_classes_are_the_classes() -> None:
    ticks = axis_ticks(on("categories", map={0: 6, 1: 2}), METHOD)
    assert [(tick.raw, tick.score) for tick in ticks] == [(1, 2), (0, 6)]


def test_bands_are_closed_below_and_open_at_both_ends() -> None:
    assert bands(on("bands", cuts=[10, 50], scores=[1, 3, 6])) == (
        Band(None, 10, 1),
        Band(10, 50, 3),
        Band(50, None, 6),
    )


def test_the_axis_reads_itself_out_and_escapes_its_unit() -> None:
    ticks = axis_ticks(on("goalposts", worst=0, best=100), METHOD)
    drawing = raw_axis(ticks, ruler_scale(METHOD), "<per cent>")
    assert 'aria-label="0 &lt;per cent&gt; gives 1, 100 gives 6"' in drawing
    assert "style=" not in drawing


def test_a_scale_that_depends_on_a_sample_has_no_axis() -> None:
    assert axis_ticks(on("rank"), METHOD) == ()
    assert raw_axis((), ruler_scale(METHOD), "") == ""
