"""The ruler: marks stand where the scale says, states are told apart, and every element carries its score."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from xml.etree import ElementTree

import pytest

from dashboard.answers.shown.score import score_attributes, score_words, short_score
from dashboard.drawing.marks import definitions, pip_count, pips, swatch
from dashboard.drawing.ruler.ruler import empty_ruler, ruler, small_ruler
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.theme import SCORES, colour_step, stage_of, step_of_stage
from methodology.model import Methodology, Stage
from methodology.scoring.cells import Cell
from methodology.scoring.missing import NOT_APPLICABLE, Missing


def stages(*borders: float, lowest: float = 1) -> tuple[Stage, ...]:
    starts = (lowest, *borders[:-1])
    return tuple(
        Stage(f"s{k}", f"Stage {k}", lower, upto)
        for k, (lower, upto) in enumerate(zip(starts, borders, strict=True))
    )


OURS = Methodology(stages=stages(1.5, 2.5, 3.5, 4.5, 5.5, 6))
SCALE = ruler_scale(OURS)


@dataclass(frozen=True)
class Shown:
    score: float | None = None
    state: str = "scored"
    lane: str = "all"
    bound_low: float | None = None
    bound_high: float | None = None
    iso3: str = "COL"
    node: str = "privacy"
    year: int = 2023


RANGE = Shown(state="range", bound_low=2.0, bound_high=5.0)
EMPTY = Shown(state="not-scored")
NO_LAW = Cell("COL", "law", "indicator", "all", 2023, "not-scored", None, 0.0, None, None,
              missing=Missing(NOT_APPLICABLE, 2023, remark="fewer than <3 & no law"))  # fmt: skip


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(str(markup))


@pytest.mark.parametrize(
    ("score", "place"), [(1, 100 / 12), (3.5, 50), (6, 1100 / 12), (0, 100 / 12), (9, 1100 / 12)]
)
def test_the_ruler_runs_from_half_a_step_below_the_scale_to_half_a_step_above(
    score: float, place: float
) -> None:
    assert SCALE.position(score) == pytest.approx(place)


def test_segments_are_centred_on_the_whole_numbers_and_fill_the_ruler() -> None:
    middles = [(segment.start + segment.end) / 2 for segment in SCALE.segments]
    assert middles == pytest.approx([SCALE.position(tick) for tick in SCALE.ticks])
    assert SCALE.ticks == (1, 2, 3, 4, 5, 6)
    assert (SCALE.segments[0].start, SCALE.segments[-1].end) == (0, 100)
    assert [segment.step for segment in SCALE.segments] == [1, 2, 3, 4, 5, 6]


def test_segments_follow_stages_that_the_content_cuts_elsewhere() -> None:
    scale = ruler_scale(Methodology(scale_min=0, scale_max=100, stages=stages(20, 60, 100, lowest=0)))
    assert [segment.step for segment in scale.segments] == [1, 3, 6]
    assert scale.segments[1].start == pytest.approx(scale.position(20))
    assert scale.ticks == (0, 50, 100)


def test_content_without_stages_gets_six_equal_segments() -> None:
    scale = ruler_scale(Methodology(scale_min=0, scale_max=10))
    widths = {round(segment.end - segment.start, 6) for segment in scale.segments[1:-1]}
    assert len(scale.segments) == 6
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("score", "step"), [(1, 1), (1.4499, 1), (1.4999, 2), (1.5, 2), (3.5, 4), (5.4499, 5), (5.5, 6), (6, 6)]
)
def test_a_score_on_a_border_belongs_to_the_stage_above(score: float, step: int) -> None:
    assert colour_step(OURS, score) == step


def test_a_score_of_exactly_six_is_in_the_top_stage() -> None:
    found = stage_of(OURS, 6.0)
    assert found is not None
    assert found.id == "s5"


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 9])
def test_the_ends_of_any_number_of_stages_take_the_end_colours(count: int) -> None:
    steps = [step_of_stage(place, count) for place in range(count)]
    assert steps == sorted(steps)
    assert steps[0] == 1
    assert steps[-1] == (len(SCORES) if count > 1 else 1)


def test_a_small_ruler_shows_three_lanes_by_three_shapes() -> None:
    svg = parsed(small_ruler((Shown(3.5), Shown(4.0, lane="state"), Shown(3.0, lane="corporate")), SCALE))
    uses = {use.get("href"): use.get("x") for use in svg.iter("use")}
    assert uses == {"#rt": None, "#rs": "58.3%", "#rc": "41.7%", "#rw": "50.0%"}


def test_a_small_ruler_stays_short() -> None:
    lanes = (
        Shown(3.7123456789012345),
        Shown(4.123456789012345, lane="state"),
        Shown(3.1234567890123455, lane="corporate"),
    )
    markup = small_ruler(lanes, SCALE)
    # The attributes that the contract asks for are half of it.
    assert len(re.sub(r' data-[a-z0-9]+="[^"]*"', "", markup)) < 200
    assert len(markup) < 420


def test_lanes_without_a_score_draw_nothing_in_a_small_ruler() -> None:
    markup = small_ruler((Shown(3.5), replace(EMPTY, lane="corporate"), replace(RANGE, lane="state")), SCALE)
    assert "#rs" not in markup
    assert "#rc" not in markup


def test_a_range_is_a_hatched_band_between_its_bounds_and_has_no_mark() -> None:
    svg = parsed(small_ruler((RANGE,), SCALE))
    band = next(svg.iter("rect"))
    assert (band.get("x"), band.get("width"), band.get("fill")) == ("25.0%", "50.0%", "url(#hatch-range)")
    assert "#rw" not in {use.get("href") for use in svg.iter("use")}


def test_what_is_not_scored_is_a_dashed_empty_ruler() -> None:
    assert [use.get("href") for use in parsed(small_ruler((EMPTY,), SCALE)).iter("use")] == ["#rn"]


@pytest.mark.parametrize("size", ["main", "lane"])
@pytest.mark.parametrize("cell", [Shown(3.6499), RANGE, EMPTY, replace(RANGE, bound_high=2.1)])
def test_large_rulers_say_in_words_what_they_show(size: str, cell: Shown) -> None:
    svg = parsed(ruler(cell, SCALE, size))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == score_words(cell, OURS)
    assert svg.get("data-state") == cell.state


def test_words_name_the_lane_the_score_and_both_ends() -> None:
    assert score_words(Shown(3.65), OURS) == "All actors: 3.7 on a scale from 1.0, worst, to 6.0, best"
    assert score_words(RANGE, OURS) == "All actors: range only, somewhere between 2.0 and 5.0"
    why = "1 of 12 indicators observed"
    assert score_words(EMPTY, OURS, why) == "All actors: not scored, 1 of 12 indicators observed"
    assert score_words(NO_LAW, OURS).startswith("All actors: not scored, does not apply here: fewer")


def test_a_large_ruler_fills_only_the_segment_that_holds_the_score() -> None:
    svg = parsed(ruler(Shown(4.6), SCALE, "main"))
    assert [rect.get("class") for rect in svg.iter("rect")] == ["r5"]


def test_a_wide_range_says_so_inside_and_a_narrow_one_keeps_to_its_bounds() -> None:
    assert "range only" in [text.text for text in parsed(ruler(RANGE, SCALE)).iter("text")]
    narrow = replace(RANGE, bound_high=2.3)
    assert [text.text for text in parsed(ruler(narrow, SCALE)).iter("text")] == ["2.0", "2.3"]


def test_an_empty_ruler_carries_its_reason_escaped() -> None:
    svg = parsed(ruler(EMPTY, SCALE, note="fewer than <3 & no law"))
    assert [text.text for text in svg.iter("text")] == ["fewer than <3 & no law"]
    svg = parsed(ruler(NO_LAW, SCALE))
    assert [text.text for text in svg.iter("text")] == ["does not apply here: fewer than <3 & no law"]
    assert parsed(empty_ruler("loading")).get("aria-label") == "loading"


def test_an_unknown_size_is_refused() -> None:
    with pytest.raises(KeyError):
        ruler(Shown(3.0), SCALE, "huge")


def test_attributes_carry_the_score_in_full_precision_only_when_scored() -> None:
    found = dict(re.findall(r'(data-[a-z0-9]+)="([^"]*)"', score_attributes(Shown(11 / 3))))
    assert found == {
        "data-node": "privacy",
        "data-iso3": "COL",
        "data-year": "2023",
        "data-lane": "all",
        "data-state": "scored",
        "data-score": repr(11 / 3),
    }
    assert "data-score" not in score_attributes(RANGE)


def test_short_scores_have_one_decimal_or_say_what_is_known() -> None:
    assert [short_score(cell) for cell in (Shown(3.45), RANGE, EMPTY)] == ["3.5", "range only", "not scored"]


@pytest.mark.parametrize(("coverage", "filled"), [(0, 0), (0.01, 1), (0.2, 1), (0.6, 3), (0.61, 4), (1, 5)])
def test_pips_count_fifths_rounded_up(coverage: float, filled: int) -> None:
    assert pip_count(coverage) == filled


def test_a_coverage_of_three_fifths_with_float_dust_fills_three_pips() -> None:
    assert pip_count(0.1 + 0.2 + 0.3) == 3


def test_pips_are_hidden_from_screen_readers_unless_they_have_words() -> None:
    assert parsed(pips(0.5)).get("aria-hidden") == "true"
    assert parsed(pips(0.5, "half")).get("aria-label") == "half"


def test_every_shape_that_rulers_refer_to_is_defined_once() -> None:
    shared = parsed(definitions(SCALE))
    ids = [element.get("id") for element in shared.iter() if element.get("id")]
    drawn = (
        "".join(
            ruler(cell, SCALE, size) + small_ruler((cell, replace(cell, lane="state")), SCALE)
            for cell in (Shown(3.0), RANGE, EMPTY, Shown(3.0, lane="state"), Shown(2.0, lane="corporate"))
            for size in ("main", "lane", "single")
        )
        + str(pips(0.4))
        + str(swatch("compelled"))
    )
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"#([a-z0-9-]+)", drawn)) <= set(ids)


def test_no_drawing_uses_a_style_attribute() -> None:
    assert "style=" not in definitions(SCALE) + ruler(RANGE, SCALE) + small_ruler((Shown(2.0),), SCALE)
