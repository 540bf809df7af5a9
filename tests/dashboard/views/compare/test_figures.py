"""The drawings of a comparison: marks where the scale says, labels that never touch."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers.shown.cells import ShownScore, shown
from dashboard.answers.shown.score import Interval
from dashboard.views.compare.figures.parts import parts_ruler
from dashboard.views.compare.figures.ruler import compare_definitions, compare_lines, compare_ruler, key_mark
from dashboard.views.compare.figures.spread import APART, Label, merged_labels, spread_ruler
from tests.dashboard.drawing.test_ruler import EMPTY, RANGE, SCALE, Shown, parsed


def uses(svg: ElementTree.Element) -> dict[str | None, str | None]:
    return {use.get("href"): use.get("x") for use in svg.iter("use")}


def doubted(score: float, doubt: Interval | None = None, lane: str = "all") -> ShownScore:
    """A score with the interval around it."""
    return shown(Shown(score, lane=lane), doubt)


STATE, COMPANIES = doubted(4.0, lane="state"), doubted(3.0, lane="corporate")
NO_SCORE, HATCHED = shown(EMPTY, None), shown(RANGE, None)


def test_with_all_actors_the_whole_stands_on_the_line_and_the_parts_beside_it() -> None:
    svg = parsed(compare_ruler((doubted(3.5, (3.0, 4.0)), STATE, COMPANIES), "all", SCALE))
    assert uses(svg) == {
        "#cp-track": None,
        "#cp-state": "58.33%",
        "#cp-corporate": "41.67%",
        "#cp-whole": "50.00%",
    }
    band = next(svg.iter("rect"))
    assert (band.get("class"), band.get("x"), band.get("width")) == ("r-doubt", "41.67%", "16.67%")
    heights = {use.get("href"): float(use.get("y") or 0) for use in svg.iter("use")}
    assert heights["#cp-state"] < heights["#cp-whole"] < heights["#cp-corporate"]


def test_a_chosen_part_stands_alone_with_its_own_shape_and_band() -> None:
    svg = parsed(compare_ruler((doubted(3.5), doubted(4.0, (3.0, 4.5), "state"), COMPANIES), "state", SCALE))
    assert set(uses(svg)) == {"#cp-track", "#rl-state"}
    assert next(svg.iter("rect")).get("class") == "r-doubt--state"


def test_a_lane_of_foreign_content_gets_a_mark_of_its_own() -> None:
    cells = doubted(3.5), doubted(2.0, (1.0, 2.5), "courts")
    svg = parsed(compare_ruler(cells, "courts", SCALE))
    assert set(uses(svg)) == {"#cp-track", "#rl-single"}
    assert next(svg.iter("rect")).get("class") == "r-doubt"


def test_a_range_is_hatched_without_a_mark_and_what_is_not_scored_is_dashed() -> None:
    hatched = parsed(compare_ruler((HATCHED,), "all", SCALE))
    assert next(hatched.iter("rect")).get("fill") == "url(#hatch-range)"
    assert set(uses(hatched)) == {"#cp-track"}
    assert set(uses(parsed(compare_ruler((NO_SCORE,), "all", SCALE)))) == {"#cp-empty"}


def test_every_shape_is_defined_and_the_lines_stand_at_the_numbers() -> None:
    drawn = compare_ruler((doubted(3.5, (3.0, 4.0)), STATE, COMPANIES), "all", SCALE)
    drawn += compare_ruler((NO_SCORE,), "all", SCALE) + "".join(
        key_mark(m) for m in ("whole", "state", "corporate")
    )
    defined = {element.get("id") for element in parsed(compare_definitions(SCALE)).iter()}
    assert set(re.findall(r"#(cp-[a-z]+)", drawn)) <= defined
    assert len(parsed(compare_lines(SCALE))) == 6
    assert "style=" not in drawn + compare_definitions(SCALE)


def test_labels_nearer_than_34_pixels_merge_and_others_do_not() -> None:
    assert merged_labels([("AAA", 40), ("BBB", 43.3)], 1000) == (Label(("AAA", "BBB"), pytest.approx(416.5)),)
    assert [label.codes for label in merged_labels([("AAA", 40), ("BBB", 43.4)], 1000)] == [
        ("AAA",),
        ("BBB",),
    ]


def test_a_merged_label_takes_in_the_next_that_it_reaches() -> None:
    (label,) = merged_labels([("AAA", 40), ("BBB", 43), ("CCC", 46.5)], 1000)
    assert label.codes == ("AAA", "BBB", "CCC")


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8), st.sampled_from([320.0, 460.0, 700.0]))
def test_labels_never_touch_and_name_everybody_once(places: list[float], width: float) -> None:
    named = [(f"A{chr(65 + k)}A", place) for k, place in enumerate(sorted(places))]
    labels = merged_labels(named, width)
    assert [code for label in labels for code in label.codes] == [code for code, _place in named]
    for left, right in pairwise(labels):
        assert right.centre - left.centre >= (left.width + right.width) / 2 + APART - 1e-6
    assert labels[0].centre >= labels[0].width / 2 - 1e-6


def test_a_spread_names_its_economies_and_carries_their_scores() -> None:
    scores = {"AAA": 1.0, "BBB": 5.9, "CCC": 6.0}
    cells = [replace(doubted(score), iso3=iso3) for iso3, score in scores.items()]
    svg = parsed(spread_ruler(cells, SCALE, {"AAA": "Aland", "BBB": "Bland", "CCC": "Cland"}))
    assert svg.get("aria-label") == "Aland: 1.0, Bland: 5.9 and Cland: 6.0"
    assert [use.get("data-iso3") for use in svg.iter("use") if use.get("data-iso3")] == ["AAA", "BBB", "CCC"]
    layouts = {group.get("class"): [text.text for text in group] for group in svg.findall("g")}
    assert layouts == {"spread-labels": ["AAA", "BBB · CCC"]}


def test_far_parts_are_joined_and_near_ones_step_apart() -> None:
    far, near = (
        parsed(parts_ruler(STATE, COMPANIES, SCALE)),
        parsed(parts_ruler(STATE, replace(COMPANIES, score=4.1), SCALE)),
    )
    assert len(list(far.iter("line"))) == 1
    assert not list(near.iter("line"))
    heights = {use.get("href"): float(use.get("y") or 0) for use in near.iter("use") if use.get("x")}
    assert heights["#cp-corporate"] - heights["#cp-state"] == 10


def test_a_missing_part_draws_nothing() -> None:
    svg = parsed(parts_ruler(STATE, replace(NO_SCORE, lane="corporate"), SCALE))
    assert set(uses(svg)) == {"#cp-track", "#cp-state"}
    nothing = parsed(parts_ruler(replace(NO_SCORE, lane="state"), replace(NO_SCORE, lane="corporate"), SCALE))
    assert nothing.get("aria-label") == "Neither part has a score."
