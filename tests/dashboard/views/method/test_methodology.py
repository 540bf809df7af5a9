"""What the methodology page says of the rules, and its example by hand."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.language.numbers import rounded
from dashboard.views.method.methodology.answer.example import Mean, Term, worked_example
from dashboard.views.method.methodology.answer.method import coverage, methods_in_use, rules
from methodology.methods import METHODS
from methodology.model import Gate
from methodology.scoring.engine import score
from tests.support.catalogue import catalogue_book, small_catalogue


def test_all_methods_are_listed_those_in_use_first() -> None:
    found = methods_in_use(catalogue_book())
    assert {use.name for use in found} == set(METHODS)
    assert [(use.name, use.indicators) for use in found[:2]] == [("goalposts", 3), ("categories", 1)]
    assert {use.name for use in found if use.of_sample} == {"minmax", "quantile", "rank", "zscore"}


def test_scales_count_as_fixed_until_one_of_a_sample_is_used() -> None:
    assert rules(catalogue_book(), 2021).fixed


def test_coverage_counts_every_economy_once_for_each_pillar_and_lane() -> None:
    book = catalogue_book()
    rows = coverage(book, 2021)
    assert len(rows) == len(book.framework.pillars) * len(book.lanes)
    assert all(row.scored + row.range + row.marks + row.not_scored == 3 for row in rows)
    whole = {row.pillar.id: (row.scored, row.range, row.not_scored) for row in rows if row.lane == "all"}
    assert whole == {"privacy": (1, 1, 1), "access": (1, 0, 2)}


def test_rules_name_the_indicators_that_are_treated_differently() -> None:
    found = rules(catalogue_book(), 2021)
    assert [i.id for i in found.weighted] == ["spying"]
    assert [(limit.years, [i.id for i in limit.indicators]) for limit in found.limits] == [(1, ["spying"])]
    assert [i.id for i in found.exposed] == ["users"]
    assert found.scored_span == (1, 1)


def test_blind_spots_are_what_the_content_says() -> None:
    (spot,) = rules(catalogue_book(), 2021).blind_spots
    assert spot.pillar.id == "privacy"
    assert [i.id for i in spot.heaviest] == ["limits"]


def test_a_lane_below_the_gate_is_named_thin() -> None:
    content = small_catalogue()
    method = dataclasses.replace(content.methodology, gate=Gate(lane_share=0.4))
    lanes = {
        lane.lane: lane for lane in rules(score(dataclasses.replace(content, methodology=method)), 2021).lanes
    }
    assert [p.id for p, _ in lanes["corporate"].too_thin] == ["privacy", "access"]
    assert [p.id for p, _ in lanes["state"].too_thin] == ["access"]


def test_the_example_is_the_first_pilot_and_a_figure_that_may_be_shown() -> None:
    example = worked_example(catalogue_book(), 2021)
    assert example is not None
    assert (example.economy.iso3, example.pillar.id, example.indicator.id) == ("AAA", "privacy", "limits")
    assert example.value == 50.0


def test_the_example_recomputes_by_hand() -> None:
    example = worked_example(catalogue_book(), 2021)
    assert example is not None
    for mean in (example.dimension, example.whole):
        weighted = sum(term.weight * term.score for term in mean.terms)
        assert weighted / mean.total == pytest.approx(mean.score, abs=1e-12)
    assert example.whole.score == example.cell.score
    assert example.dimension.score == pytest.approx((6.0 + 3.5) / 2)


def test_terms_as_shown_give_the_mean_as_shown() -> None:
    terms = (Term("A", "a", 4.666, 1.0), Term("B", "b", 3.125, 1.0), Term("C", "c", 5.6664, 0.5))
    score = sum(term.score * term.weight for term in terms) / 2.5
    mean = Mean("M", terms, (), score, "arithmetic")
    shown = sum(float(rounded(term.score, mean.digits)) * term.weight for term in terms) / 2.5
    assert rounded(shown, mean.digits) == rounded(score, mean.digits)


def test_there_is_no_example_where_nothing_may_be_shown() -> None:
    content = small_catalogue()
    closed = {
        name: dataclasses.replace(source, redistribute="derived") for name, source in content.sources.items()
    }
    assert worked_example(score(dataclasses.replace(content, sources=closed)), 2021) is None
