"""Drawings of a country's pages: lengths, order, labels, and nothing outside its frame."""

from __future__ import annotations

import dataclasses
import re

import pytest

from dashboard.answers.asked.selection import Selection
from dashboard.answers.scale.axis import AxisTick
from dashboard.drawing.ruler.axis import axis
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.trend import move_bar, region_line
from dashboard.views.country.parts.ledger import ORDER, full_length, ledger_bar, share_bar
from dashboard.views.country.profile.answer.trend import Trend, TrendPoint, trend
from dashboard.views.country.profile.figures.dumbbell import dumbbell
from dashboard.views.country.profile.figures.trend import reach, trend_figure
from dashboard.views.country.score.answer.history import indicator_history
from dashboard.views.country.score.figures.history import history_figure
from dashboard.views.country.score.figures.receipt import receipt_ruler, shift_ruler, unscored_ruler
from methodology.change.told import JointYears
from methodology.explain.evidence import KindScore
from methodology.explain.ledger import Ledger, ledger
from methodology.model import Scale
from tests.support.country import PILLARS, RICH, SECRET, country_book

BOOK = country_book()
METHOD = BOOK.methodology
SCALE = ruler_scale(METHOD)
LEDGER = Ledger(
    2.0,
    {"state": 1.0, "compelled": 0.5, "corporate": 0.5, "protection": 0.0, "unknown": 0.0},
    {"state": 0.5, "compelled": 0.25, "corporate": 0.25, "protection": 0.0, "unknown": 0.0},
)


def widths(drawing: str) -> list[float]:
    return [float(found) for found in re.findall(r'width="([\d.]+)%"', drawing)]


def test_a_ledger_bar_is_as_long_as_the_points_it_stands_for():
    assert widths(ledger_bar(LEDGER, 4.0)) == [25.0, 12.5, 12.5]
    assert sum(widths(ledger_bar(LEDGER, 2.0))) == pytest.approx(100)


def test_channels_never_change_their_order_and_compelled_is_hatched():
    drawn = ledger_bar(ledger(BOOK, RICH, "speech", 2021), 5.0)
    assert re.findall(r'class="channel--(\w+)', drawn) == [c for c in ORDER if f"--{c}" in drawn]
    assert 'fill="url(#hatch-compelled)"' in ledger_bar(LEDGER, 4.0)


def test_narrow_parts_carry_no_number_and_the_label_says_all_of_it():
    drawn = ledger_bar(LEDGER, 20.0)
    assert drawn.count("<text") == 0
    assert "the state acts: 1.0" in drawn


def test_all_ledgers_share_one_length():
    assert full_length([LEDGER]) == 2.0
    assert full_length([Ledger(3.1, {}, {})]) == 3.5
    assert full_length([]) == 2.0


def test_shares_fill_the_bar():
    assert widths(share_bar({"state": 0.4, "unknown": 0.6})) == [40.0, 60.0]
    assert 'height="10"' in share_bar({"state": 1.0}, slim=True)


def test_law_practice_and_outcome_differ_by_shape():
    drawn = dumbbell(
        {k: KindScore(s, 2) for k, s in (("structure", 5), ("process", 3), ("outcome", 2))}, SCALE
    )
    assert all(name in drawn for name in ("gap-structure", "gap-process", "gap-outcome", "gap-line"))
    assert drawn.count("<text") == 3


def test_one_kind_alone_has_no_line():
    assert "gap-line" not in dumbbell({"process": KindScore(3.0, 4)}, SCALE)


def test_the_axis_names_both_ends():
    drawn = axis(SCALE)
    assert "1 worst" in drawn
    assert "best 6" in drawn
    assert drawn.count("<text") == 6


def test_a_receipt_joins_the_figure_to_its_score():
    ticks = (AxisTick(0, 1.0), AxisTick(100, 6.0))
    drawn = receipt_ruler(4.64, "72.8", ticks, SCALE, "words")
    assert "72.8 measured" in drawn
    assert "score 4.6" in drawn
    assert drawn.count('class="raw-axis"') == 3


def test_a_withheld_figure_has_neither_flag_nor_raw_axis():
    drawn = receipt_ruler(4.64, "", (AxisTick(0, 1.0), AxisTick(100, 6.0)), SCALE, "words")
    assert "measured" not in drawn
    assert "raw-axis" not in drawn
    assert "score 4.6" in drawn


def test_an_unscored_receipt_keeps_the_axis():
    drawn = unscored_ruler((AxisTick(0, 1.0), AxisTick(100, 6.0)), SCALE, "Not scored")
    assert "raw-axis" in drawn
    assert "rl-whole" not in drawn


def test_a_contribution_is_a_shift():
    assert "shift-without" in shift_ruler(4.3, 4.1, SCALE, "words")
    assert "shift-without" not in shift_ruler(4.3, None, SCALE, "words")


def test_a_trend_is_dotted_only_around_carried_years():
    points = (TrendPoint(2012, 0.0, 0), TrendPoint(2013, 0.5, 0), TrendPoint(2014, 0.6, 2))
    solid, dotted, end = trend_figure(Trend(PILLARS[0], (), points, 4), 1.0).to_dict()["data"]
    assert solid["y"] == [0.0, 0.5, None]
    assert dotted["y"] == [None, 0.5, 0.6]
    assert (end["x"], end["text"]) == ([2014], ["+0.6"])


def test_a_trend_shows_moves_around_zero_and_no_level():
    found = trend(JointYears(BOOK), RICH, PILLARS[0], Selection(2021))
    limit = reach([found])
    layout = trend_figure(found, limit).to_dict()["layout"]
    low, high = layout["yaxis"]["range"]
    assert low < -limit < 0 < limit < high
    assert limit >= 1.0, "small moves look small"
    assert layout["yaxis"]["ticktext"] == ["−1.0", "0.0", "+1.0"]


def test_a_move_is_drawn_with_a_grey_ring_and_no_colour_of_a_stage():
    for drawn in (move_bar(-1.4, 2.0), region_line((0.0, -1.4), (0.0, 0.1), 2.0, "words")):
        assert "trend-end" in drawn
        assert "rw" not in drawn
        assert "r-whole" not in drawn


def test_history_shows_figures_where_it_may_and_scores_elsewhere():
    law = history_figure(
        indicator_history(BOOK, RICH, "law", 2021), BOOK.framework.by_id["law"], METHOD, True
    )
    assert (law.to_dict()["data"][0]["type"], law.to_dict()["data"][0]["y"][-1]) == ("bar", 80.0)
    points = indicator_history(BOOK, RICH, "arrests", 2021)
    arrests = history_figure(points, BOOK.framework.by_id["arrests"], METHOD, False)
    assert arrests.to_dict()["data"][0]["y"][-1] == 4.7  # 4.671605, rounded since the figure is withheld
    assert str(SECRET) not in arrests.to_json()


def test_classes_are_dots_and_amounts_start_at_nothing():
    points = indicator_history(BOOK, RICH, "towers", 2021)
    dots = history_figure(points, BOOK.framework.by_id["towers"], METHOD, True)
    assert dots.to_dict()["data"][0]["type"] == "scatter"
    points = indicator_history(BOOK, RICH, "removals", 2021)
    bars = history_figure(points, BOOK.framework.by_id["removals"], METHOD, True)
    assert bars.to_dict()["layout"]["yaxis"]["range"][0] == 0


def test_a_scale_without_a_natural_nothing_has_dots():
    law = dataclasses.replace(
        BOOK.framework.by_id["law"], scale=Scale("goalposts", {"worst": -3, "best": 100})
    )
    found = history_figure(indicator_history(BOOK, RICH, "law", 2021), law, METHOD, True)
    assert found.to_dict()["data"][0]["type"] == "scatter"
