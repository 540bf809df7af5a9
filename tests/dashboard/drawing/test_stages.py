"""Drawings and titles follow the stages and the scale of the content, however many and wherever cut."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dashboard.drawing import theme
from dashboard.drawing.ruler.axis import segment_words
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.views.world.overview.figures.distribution import distribution
from dashboard.views.world.overview.words.finding import borders
from methodology.model import Methodology, Stage

COUNTS = (1, 2, 3, 5, 6, 7, 10)


def method(*upto: float, lowest: float = 1.0) -> Methodology:
    """A scale from `lowest` to the last of the ends, cut into stages there."""
    lowers = (lowest, *upto[:-1])
    stages = tuple(
        Stage(f"s{k}", f"S{k}", low, high) for k, (low, high) in enumerate(zip(lowers, upto, strict=True))
    )
    return Methodology(scale_min=lowest, scale_max=upto[-1], stages=stages)


def equal(count: int) -> Methodology:
    return method(*(1 + 5 * (k + 1) / count for k in range(count)))


@pytest.mark.parametrize("count", COUNTS)
def test_every_stage_has_a_colour_of_its_own_and_readable_ink(count: int) -> None:
    content = equal(count)
    steps = [segment.step for segment in ruler_scale(content).segments]
    colours = [theme.colour(step) for step in steps]
    assert len(steps) == (count if count > 1 else 6)
    assert len(set(colours)) == len(colours)
    assert (colours[0], colours[-1]) == (theme.SCORES[0], theme.SCORES[-1])
    for colour, ink in zip(colours, map(theme.on_colour, steps), strict=True):
        bright, dark = sorted((theme.luminance(colour), theme.luminance(ink)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("count", COUNTS)
def test_classes_of_steps_between_whole_ones_have_rules_in_the_document(count: int) -> None:
    content = equal(count)
    used = {f"{segment.step}" for segment in ruler_scale(content).segments}
    given = {name.replace("\\", "") for name in re.findall(r"\.r([\d.\\]+)\{", theme.step_styles(content))}
    assert given == {step for step in used if "." in step}


@pytest.mark.parametrize("count", COUNTS)
def test_parts_fill_the_ruler_without_gaps(count: int) -> None:
    segments = ruler_scale(equal(count)).segments
    assert (segments[0].start, segments[-1].end) == (0, 100)
    assert all(one.end == other.start and one.start < one.end for one, other in pairwise(segments))


def test_ticks_are_short_numbers_on_any_scale() -> None:
    assert ruler_scale(Methodology(scale_min=0, scale_max=100)).ticks == (0, 20, 40, 60, 80, 100)
    assert ruler_scale(method(3.0, 6.0)).ticks == (1, 2, 3, 4, 5, 6)
    assert ruler_scale(method(-1, 0, 0.5, 1, 1.5, 2, 3, lowest=-3)).ticks == (-3, -2, -1, 0, 1, 2, 3)


def test_a_part_is_called_by_its_number_only_where_it_holds_the_scores_nearest_to_it() -> None:
    ours, halves = ruler_scale(method(1.5, 2.5, 3.5, 4.5, 5.5, 6.0)), ruler_scale(method(3.0, 6.0))
    assert [segment_words(ours, place) for place in range(6)] == ["1", "2", "3", "4", "5", "6"]
    assert [segment_words(halves, place) for place in range(2)] == ["S0 (1.0–3.0)", "S1 (3.0–6.0)"]


@pytest.mark.parametrize(
    ("content", "ends"),
    [
        (method(1.5, 2.5, 3.5, 4.5, 5.5, 6.0), (2.5, 4.5)),
        (method(3.0, 6.0), (3.0, 3.0)),
        (method(2.0, 3.0, 6.0), (2.0, 3.0)),
        (Methodology(scale_min=0, scale_max=90), (30, 60)),
        (method(*range(10, 101, 10), lowest=0), (30, 70)),
    ],
)
def test_the_title_of_the_map_speaks_of_the_best_and_the_worst_third(
    content: Methodology, ends: tuple[float, float]
) -> None:
    assert borders(content) == ends


@pytest.mark.parametrize("count", COUNTS)
def test_the_legend_counts_every_economy_once(count: int) -> None:
    content = equal(count)
    scores = [(f"A{k:02}", 1 + 5 * k / 40) for k in range(41)]
    counts = [0] * theme.segment_count(content)
    for _iso3, score in scores:
        counts[theme.segment_of(content, score)] += 1
    svg = distribution(scores, counts, ruler_scale(content), "")
    shown = [int(number) for number in re.findall(r'distribution-count"[^>]*>(\d+)<', svg)]
    assert (shown, sum(shown)) == (counts, 41)
    assert svg.count("data-tile") == 41
