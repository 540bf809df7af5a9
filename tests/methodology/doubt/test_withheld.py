"""The doubt about withheld figures: the same in both editions, and no way back to the figures."""

from dataclasses import fields, replace

import numpy as np
import pytest

from methodology.change.told import JointYears
from methodology.doubt.book import DoubtArrays
from methodology.doubt.run import uncertainty
from methodology.model import Override, Uncertainty
from methodology.scoring.engine import score
from tests.methodology.scoring.test_withheld_scores import full, public

DOUBT = Uncertainty(draws=400, measurement={"fact": 0.3}, house=0.3, goalposts=0.1, leave_out=0.5)


def test_both_editions_are_drawn_alike():
    content = full(uncertainty=DOUBT)
    books = score(content), score(public(content))
    for year in books[0].years:
        one, other = (uncertainty(book, year) for book in books)
        for item in fields(DoubtArrays):
            left, right = (getattr(found.arrays, item.name) for found in (one, other))
            np.testing.assert_array_equal(left, right, err_msg=item.name)


def test_both_editions_say_the_same_of_a_rise():
    content = full(uncertainty=DOUBT)
    one, other = (JointYears(score(found)).rising("AAA", "privacy", (2018, 2020))
                  for found in (content, public(content)))  # fmt: skip
    assert one == other


def test_an_interval_rests_on_rounded_scores_and_tells_no_figure():
    doubt = uncertainty(score(full(uncertainty=replace(DOUBT, draws=20_000))))
    # 12.9, from 2.9 to 22.9, scores 1.645, from 1.145 to 2.145: rounded 1.6, from 1.1 to 2.1.
    found = doubt.measurement("AAA", "cite")
    assert (found.error, found.basis) == (pytest.approx(0.5), "source")
    low, high = doubt.interval("AAA", "cite")
    assert low == 1.0
    assert high == pytest.approx(1.6 + 1.6449 * 0.5, abs=0.03)


def test_an_override_moves_the_lanes_of_its_economy_alone():
    content = full(uncertainty=Uncertainty(draws=50))
    rule = Override("", "AAA", {"corporate": 1.0}, "A company runs the network there.")
    doubt = uncertainty(score(replace(content, overrides=(rule,))))
    assert doubt.is_scored("AAA", "privacy", "corporate")
    assert not doubt.is_scored("BBB", "privacy", "corporate")
    assert doubt.is_scored("AAA", "raw", "corporate")
    assert not doubt.is_scored("BBB", "raw", "corporate")
