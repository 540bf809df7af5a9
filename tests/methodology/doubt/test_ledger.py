"""How firm the ledger's split is: shares of responsibility drawn around ours, worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from methodology.doubt.ledger import ledger_doubt
from methodology.explain.ledger import ledger
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.doubt import CERTAIN

HALF = {"state": 0.5, "corporate": 0.5}


def doubted(named, values, **changes):
    rows = [(one.id, "AAA", 2020, value) for one, value in zip(named, values, strict=True)]
    found = content(named, rows, uncertainty=replace(CERTAIN, **changes))
    book = score(found)
    return ledger(book, "AAA", "privacy", 2020), ledger_doubt(book, "AAA", "privacy", 2020)


def test_one_half_moves_as_a_beta_distribution():
    found, doubt = doubted([indicator("law", responsibility=HALF)], [60.0], responsibility=10.0)
    # Dirichlet(5, 5) is Beta(5, 5), whose middle nine tenths lie between 0.2514 and 0.7486.
    assert doubt.shares["state"] == (pytest.approx(0.2514, abs=0.01), pytest.approx(0.7486, abs=0.01))
    assert doubt.points["state"] == tuple(end * found.missing for end in doubt.shares["state"])
    assert found.missing == pytest.approx(2.0)


def test_what_one_alone_answers_for_is_not_in_doubt():
    _, doubt = doubted([indicator("law", responsibility={"state": 1.0})], [60.0], responsibility=10.0)
    assert doubt.shares["state"] == (1.0, 1.0)
    assert doubt.shares["corporate"] == (0.0, 0.0)


def test_one_rule_for_two_indicators_is_drawn_once_and_two_rules_twice():
    same = [indicator(name, responsibility=HALF) for name in ("law", "use")]
    other = [same[0], indicator("use", responsibility={"state": 0.5, "protection": 0.5})]
    together, apart = (doubted(named, [60, 60], responsibility=10.0)[1] for named in (same, other))
    widths = [np.diff(doubt.shares["state"])[0] for doubt in (together, apart)]
    assert widths[0] == pytest.approx(0.497, abs=0.015)
    assert widths[1] == pytest.approx(widths[0] / 2**0.5, abs=0.03)


def test_several_channels_together_are_surer_than_each():
    named = [indicator("law", responsibility={"state": 0.4, "compelled": 0.4, "corporate": 0.2})]
    _, doubt = doubted(named, [60.0], responsibility=10.0)
    low, high = doubt.share_of(("state", "compelled"))
    assert low < 0.8 < high
    assert high - low < np.diff(doubt.shares["state"])[0]
    assert doubt.share_of(("state", "compelled", "corporate")) == (pytest.approx(1), pytest.approx(1))


@pytest.mark.parametrize(("value", "firm"), [(60.0, 0.0), (100.0, 10.0)])
def test_without_doubt_or_without_missing_points_there_is_none(value, firm):
    assert doubted([indicator("law", responsibility=HALF)], [value], responsibility=firm)[1] is None


def test_the_same_seed_gives_the_same_draws():
    named = [indicator("law", responsibility=HALF)]
    one, other = (doubted(named, [60.0], responsibility=10.0)[1] for _ in range(2))
    assert one.drawn.tobytes() == other.drawn.tobytes()
