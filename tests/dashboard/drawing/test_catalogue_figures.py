"""The small bars of the tree and the world on the ruler."""

from __future__ import annotations

import re

import pytest

from dashboard.answers.catalogue.catalogue import ChannelShare
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.tree import coverage_bar, responsibility_bar, responsibility_words, weight_bar
from dashboard.views.indicator.profile.figures.world_strip import Point, few_values, region_strip, world_strip
from methodology.model import Methodology
from tests.support.catalogue import STAGES

SCALE = ruler_scale(Methodology(stages=STAGES))
SHARES = (ChannelShare("state", 0.25), ChannelShare("corporate", 0.75))
MANY = [Point(f"Land {k}", 1 + 5 * k / 59) for k in range(60)]


def test_responsibility_is_said_in_words_with_shares_only_where_shared() -> None:
    assert responsibility_words(SHARES) == "the state acts 25% and companies act 75%"
    assert responsibility_words(SHARES[:1]) == "the state acts"


def test_a_responsibility_bar_is_split_by_shares_and_labelled() -> None:
    bar = responsibility_bar(SHARES)
    assert re.findall(r'class="channel--(\w+)" x="([\d.]+)%" width="([\d.]+)%"', bar) == [
        ("state", "0.00", "25.00"),
        ("corporate", "25.00", "75.00"),
    ]
    assert 'aria-label="the state acts 25% and companies act 75%"' in bar


def test_a_weight_bar_is_measured_against_the_heaviest() -> None:
    assert 'width="50.0%"' in weight_bar(0.1, 0.2)
    assert 'width="0.0%"' in weight_bar(0.0, 0.0)


def test_a_coverage_bar_shares_its_length_over_the_states() -> None:
    bar = coverage_bar(2, 1, 1)
    assert 'width="50.00%"' in bar
    assert 'x="50.00%" width="25.00%"' in bar


def test_one_dot_an_economy_each_in_the_colour_of_its_stage() -> None:
    drawing = world_strip(MANY, SCALE, 3.5)
    assert drawing.count("<circle") == 60
    assert drawing.count('class="r1"') == sum(point.score < 1.5 for point in MANY)


def test_the_extremes_are_named() -> None:
    drawing = world_strip(MANY, SCALE, 3.5)
    assert "Land 0 1.0" in drawing
    assert "Land 59 6.0" in drawing


def test_a_tie_at_an_end_is_counted_not_named() -> None:
    tied = [*MANY, Point("Also", 6.0), Point("Third", 6.0)]
    drawing = world_strip(tied, SCALE, 3.5)
    assert "3 countries at 6.0" in drawing
    assert "Land 59" not in drawing


def test_two_at_an_end_are_named_only_where_their_names_fit_a_phone() -> None:
    assert "Land 59 and Twin 6.0" in world_strip([*MANY, Point("Twin", 6.0)], SCALE, 3.5)
    long = Point("Democratic Republic of the Congo", 6.0)
    assert "2 countries at 6.0" in world_strip([*MANY, long], SCALE, 3.5)


def test_few_scores_become_columns_with_their_counts() -> None:
    points = [Point("A", 1.0), Point("B", 6.0), Point("C", 6.0)]
    drawing = world_strip(points, SCALE, 6.0)
    assert "<circle" not in drawing
    assert re.findall(r'class="strip-score"[^>]*>(\d+)<', drawing) == ["1", "2"]


def test_names_are_escaped() -> None:
    assert "<b>" not in world_strip([Point("<b>", 1 + k / 20) for k in range(30)], SCALE, 2.0)


def test_nothing_is_drawn_without_points() -> None:
    assert world_strip([], SCALE, None) == ""


def test_a_region_draws_one_tick_an_economy_and_its_median() -> None:
    drawing = region_strip(MANY[:7], SCALE, 1.25)
    assert drawing.count('class="strip-tick"') == 7
    assert f'x="{SCALE.position(1.25):.2f}%"' in drawing


def test_bubbles_grow_with_the_number_of_economies() -> None:
    points = [Point("A", 1.0), Point("B", 6.0), Point("C", 6.0), Point("D", 6.0), Point("E", 6.0)]
    assert few_values(points)
    radii = [float(r) for r in re.findall(r'r="([\d.]+)"', region_strip(points, SCALE, 6.0, bubbles=True))]
    assert radii[1] == pytest.approx(2 * radii[0], abs=0.1)


@pytest.mark.parametrize("crowd", [0, 3, 9])
def test_names_at_both_ends_never_share_a_line(crowd: int) -> None:
    middle = [*MANY[1:-1], *(Point("Crowd", 3.6) for _ in range(crowd))]
    for length in range(4, 60, 3):
        drawing = world_strip([Point("L" * length, 1.0), *middle, Point("High", 6.0)], SCALE, 3.5)
        heights = [float(y) for y in re.findall(r'class="strip-name" x="[^"]+" y="([^"]+)"', drawing)]
        assert abs(heights[0] - heights[1]) >= 17, (length, heights)
