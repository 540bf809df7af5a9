"""A printed number has one stage, one colour and one place in every count, wherever it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.content.load import load_content
from dashboard.content.settings import OWN_CONTENT
from dashboard.drawing.theme import colour_step, segment_of, stage_of
from dashboard.frame.page import PageRequest
from dashboard.language.numbers import as_printed, score1
from dashboard.views.world import overview as world_page
from methodology.model import Methodology, Stage, Uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator
from tests.support.site import site_of


def stages(*ends: float, lowest: float) -> tuple[Stage, ...]:
    return tuple(
        Stage(f"s{place}", f"Stage {place}", low, high)
        for place, (low, high) in enumerate(zip((lowest, *ends), ends, strict=False))
    )


SIX = Methodology(stages=stages(1.5, 2.5, 3.5, 4.5, 5.5, 6, lowest=1))
UNEVEN = Methodology(stages=stages(2, 2.25, 3, 6, lowest=1))


@pytest.mark.parametrize(
    ("method", "number", "stage"),
    [
        (SIX, 3.5, "s3"),
        (SIX, 3.46, "s3"),  # shown as 3.5
        (SIX, 3.4499999, "s2"),  # shown as 3.4
        (SIX, 3.4999999999999996, "s3"),
        (SIX, 1.0, "s0"),
        (SIX, 6.0, "s5"),
        (SIX, 5.98, "s5"),
        # the border 2.25 is shown as 2.3, as is a score on it; what is shown as 2.2 lies below
        (UNEVEN, 2.24, "s1"),
        (UNEVEN, 2.25, "s2"),
        (UNEVEN, 2.95, "s3"),
    ],
)
def test_a_score_stands_in_the_stage_of_the_number_that_is_shown(method, number, stage):
    assert stage_of(method, number).id == stage


def test_a_scale_without_stages_is_cut_into_sixths_by_what_is_shown():
    """The first border of 1 to 6 is 1 + 5/6, shown as 1.8."""
    plain = Methodology()
    assert [colour_step(plain, number) for number in (1.0, 1.74, 1.76, 1.84, 3.46, 6.0)] == [1, 1, 2, 2, 4, 6]


@given(st.floats(1.1, 5.8), st.floats(0.1, 0.2))
def test_a_score_on_a_border_is_of_the_stage_above(border, width):
    method = Methodology(stages=stages(border, border + width, 6.0, lowest=1.0))
    assert stage_of(method, border).id != "s0"


@st.composite
def methodologies(draw):
    """Scales anywhere, with up to ten stages or none."""
    lowest = draw(st.one_of(st.sampled_from([0.0, 1.0, -3.0]), st.floats(-1000, 1000)))
    span = draw(st.sampled_from([1.0, 5.0, 10.0, 99.0]))
    inner = draw(st.lists(st.floats(0.05, 0.95), max_size=9, unique=True))
    ends = [lowest + span * share for share in sorted(inner)]
    found = stages(*ends, lowest + span, lowest=lowest) if draw(st.booleans()) else ()
    return Methodology(scale_min=lowest, scale_max=lowest + span, stages=found)


@given(methodologies(), st.floats(0, 1), st.floats(-0.06, 0.06))
def test_scores_that_print_alike_are_of_one_class(method, share, beside):
    one = method.scale_min + method.span * share
    other = min(max(one + beside, method.scale_min), method.scale_max)
    if score1(one) == score1(other):
        assert segment_of(method, one) == segment_of(method, other)
        assert colour_step(method, one) == colour_step(method, other)
    elif one < other:
        assert segment_of(method, one) <= segment_of(method, other)


def own_book() -> ScoreBook:
    return score(load_content(OWN_CONTENT))


def wide_book() -> ScoreBook:
    """Another scale, and stages of other widths, with scores on and around every border."""
    figures = [number for end in (10, 30, 45, 50) for number in (end - 0.04, end, end + 0.04, end - 0.06)]
    names = [f"{one}{two}A" for one in "ABCD" for two in "ABCD"]
    rows = [("law", name, 2020, value) for name, value in zip(names, figures, strict=True)]
    ends = stages(10.0, 30.0, 45.0, 50.0, 99.0, 100.0, lowest=0.0)
    quiet = Uncertainty(draws=50)
    method = {"scale_min": 0.0, "scale_max": 100.0, "stages": ends, "uncertainty": quiet}
    return score(content([indicator("law")], rows, economies=names, **method))


BOOKS = pytest.mark.parametrize("book_of", [cache(own_book), cache(wide_book)], ids=["own", "wide"])


@BOOKS
def test_every_score_of_a_book_has_the_colour_of_its_printed_number(book_of):
    """All nodes, years and lanes."""
    book = book_of()
    method, seen = book.methodology, defaultdict(set)
    panels = [
        getattr(panel, level).mean for panel in book.panels.values() for level in ("dimension", "pillar")
    ]
    everything = np.concatenate([part.ravel() for part in (book.normalised.score, *panels)])
    for number in np.unique(everything[~np.isnan(everything)]).tolist():
        seen[score1(number)].add((stage_of(method, number), colour_step(method, number)))
        assert segment_of(method, number) == segment_of(method, as_printed(number))
    assert {len(classes) for classes in seen.values()} == {1}


@BOOKS
def test_rulers_map_and_counts_of_the_world_page_agree_with_the_numbers_beside_them(book_of):
    book = book_of()
    page = str(world_page.page(site_of(book), PageRequest("en", "/", {}, {"rulers": "all"})).html)
    shown = re.findall(
        r'class="r(\d)"/></svg></td>\s*<td class="w-score [^>]*data-node="([^"]+)" data-iso3="(\w+)"[^>]*'
        r'data-state="scored"[^>]*>([\d.]+)',
        page,
    )
    assert len(shown) > 10
    expected = {(iso3, node): colour_step(book.methodology, float(number)) for _, node, iso3, number in shown}
    assert {(iso3, node): int(step) for step, node, iso3, _ in shown} == expected
    chosen = re.search(r'class="w-score [^"]*is-chosen"\s*data-node="([^"]+)"', page)
    of_map = {iso3: step for (iso3, node), step in expected.items() if node == chosen[1]}
    tiles = {
        iso3: int(step) for step, iso3 in re.findall(r'<rect class="r(\d)[^"]*" data-tile="(\w+)"', page)
    }
    assert tiles == of_map
    counts = [int(count) for count in re.findall(r'class="distribution-count"[^>]*>(\d+)', page)]
    by_step = Counter(of_map.values())
    assert counts == [by_step[step] for step in range(1, 7)]
    mapped = re.findall(r'class="map-place r(\d)[^"]*"[^>]*data-iso3="(\w+)"', page)
    assert {iso3: int(step) for step, iso3 in mapped}.items() <= of_map.items()
