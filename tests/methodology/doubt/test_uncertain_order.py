"""The doubt about the order of economies, and what holds for a run as a whole."""

from statistics import NormalDist

import numpy as np
import pytest

from methodology.doubt.book import HIGHER, LOWER, OPEN
from methodology.doubt.quantiles import quantiles
from methodology.doubt.run import uncertainty
from methodology.model import Dimension, Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar
from tests.support.doubt import Z, doubt_of, near, one, shaken


def test_two_equal_economies_are_each_above_in_half_of_the_draws():
    doubt = shaken([50, 50])
    found = doubt.compare("AAA", "BBB", "privacy")
    assert found.above == pytest.approx(0.5, abs=0.015)
    assert found.above + found.below + found.level == pytest.approx(1)
    assert found.verdict == OPEN
    assert doubt.rank_range("AAA", "privacy") == doubt.rank_range("BBB", "privacy") == (1, 2)


def test_the_share_above_is_that_of_two_normal_errors():
    # A difference of 0.5 points with an error of 0.3·√2: Φ(1.1785) = 0.8807.
    doubt = shaken([50, 40])
    assert doubt.apart("AAA", "BBB", "privacy") == pytest.approx(0.8807, abs=0.01)
    assert doubt.apart("BBB", "AAA", "privacy") == pytest.approx(0.1193, abs=0.01)


def test_what_lies_far_apart_is_told_apart():
    doubt = shaken([90, 50, 10])
    assert doubt.compare("AAA", "BBB", "privacy").verdict == HIGHER
    assert doubt.compare("CCC", "BBB", "privacy").verdict == LOWER
    for rank, iso3 in enumerate(("AAA", "BBB", "CCC"), 1):
        assert doubt.rank_range(iso3, "privacy") == (rank, rank)
        assert doubt.rank_set(iso3, "privacy") == (rank, rank)


def test_a_rank_set_holds_for_all_at_once_and_so_is_no_narrower():
    doubt = shaken([90, 80, 72, 65, 60, 56, 50, 10])
    ranges = [doubt.rank_range(iso3, "privacy") for iso3 in doubt.economies]
    sets = [doubt.rank_set(iso3, "privacy") for iso3 in doubt.economies]
    assert all(s[0] <= r[0] and s[1] >= r[1] for s, r in zip(sets, ranges, strict=True))
    assert sets[-1] == (8, 8)
    assert doubt.rank_set("AAA", "privacy.law") is None


def test_equals_without_doubt_are_level_and_not_told_apart():
    doubt = shaken([50, 50, 20], measurement={})
    found = doubt.compare("AAA", "BBB", "privacy")
    assert (found.above, found.below, found.level, found.verdict) == (0, 0, 1, OPEN)
    assert doubt.rank_range("AAA", "privacy") == doubt.rank_range("BBB", "privacy") == (1, 2)
    assert doubt.rank_range("CCC", "privacy") == (3, 3)


def test_a_common_method_does_not_blur_the_order():
    """Moved ends lift or lower all economies together, so that the order of two stays certain."""
    doubt = shaken([50, 48], measurement={}, goalposts=0.1)
    assert doubt.components("AAA", "privacy").widths["method"] > 0.2
    assert doubt.apart("AAA", "BBB", "privacy") == 1


def test_lanes_doubt_what_they_hold():
    named = [
        indicator("law", responsibility={"state": 1.0}),
        indicator("firm", responsibility={"corporate": 1.0}, evidence="expert"),
    ]
    rows = [("law", "AAA", 2020, 20), ("firm", "AAA", 2020, 80)]
    doubt = doubt_of(content(named, rows), measurement={"expert": 0.2})
    assert doubt.interval("AAA", "privacy", "state") == (2, 2)
    near(doubt.interval("AAA", "privacy", "corporate"), 5 - Z * 0.2, 5 + Z * 0.2)
    near(doubt.interval("AAA", "privacy", "all"), 3.5 - Z * 0.1, 3.5 + Z * 0.1)


def two_pillars(**method):
    named = [indicator("law"), indicator("net", pillar="access", evidence="expert")]
    rows = [("law", "AAA", 2020, 20), ("net", "AAA", 2020, 80)]
    return content(named, rows, [pillar("privacy", "law"), pillar("access", "law")], **method)


def test_the_overall_score_has_an_interval_where_it_is_published():
    doubt = doubt_of(two_pillars(publish_overall=True), measurement={"expert": 0.2})
    near(doubt.interval("AAA", "overall"), 3.5 - Z * 0.1, 3.5 + Z * 0.1)
    assert doubt.rank_set("AAA", "overall") == (1, 1)
    with pytest.raises(KeyError):
        doubt_of(two_pillars()).interval("AAA", "overall")


def test_an_implicit_dimension_is_no_node():
    doubt = doubt_of(
        content([indicator("law", dimension="")], [("law", "AAA", 2020, 50)], [pillar("privacy")])
    )
    assert doubt.nodes == ("privacy", "law")


def test_the_same_seed_gives_the_same_bytes_whatever_the_jobs():
    found = score(shaken_content())
    runs = [uncertainty(found, jobs=jobs) for jobs in (1, 2, 3)] + [uncertainty(found, jobs=2)]
    for name in ("low", "high", "rank_low", "rank_high", "order", "told", "set_low"):
        assert len({getattr(run.arrays, name).tobytes() for run in runs}) == 1
    other = uncertainty(found, seed=2)
    assert other.arrays.low.tobytes() != runs[0].arrays.low.tobytes()


def shaken_content():
    rows = [("law", "AAA", 2020, 50), ("law", "BBB", 2020, 40), ("use", "AAA", 2020, 70)]
    named = [indicator("law", evidence="expert"), indicator("use", dimension="use")]
    settings = Uncertainty(draws=700, measurement={"expert": 0.3}, goalposts=0.1, leave_out=0.5,
                           aggregation={"arithmetic": 0.5, "geometric": 0.5})  # fmt: skip
    return content(named, rows, [pillar("privacy", Dimension("law", "Law"), Dimension("use", "Use"))],
                   ("AAA", "BBB"), uncertainty=settings)  # fmt: skip


def test_unknown_years_and_numbers_are_refused():
    found = score(one(50))
    with pytest.raises(ValueError, match="1999"):
        uncertainty(found, 1999)
    with pytest.raises(ValueError, match="draws"):
        uncertainty(found, draws=0)
    with pytest.raises(ValueError, match="jobs"):
        uncertainty(found, jobs=0)
    with pytest.raises(KeyError):
        uncertainty(found, draws=10).interval("ZZZ", "privacy")
    with pytest.raises(KeyError):
        uncertainty(found, draws=10).measurement("AAA", "nothing")


def test_more_draws_than_a_short_number_counts_are_counted():
    doubt = shaken([90, 10], draws=70_000)
    assert doubt.apart("AAA", "BBB", "privacy") == 1


def test_the_rights_of_one_economy_are_compared_in_the_same_draws():
    named = [indicator("law", evidence="expert"), indicator("net", "access", "", evidence="expert")]
    rows = [("law", "AAA", 2020, 50.0), ("net", "AAA", 2020, 60.0)]
    found = content(named, rows, [pillar("privacy", "law"), pillar("access")])
    doubt = doubt_of(found, measurement={"expert": 0.25})
    # The difference of 0.5 has a standard deviation of √2 · 0.25.
    compared = doubt.compare_rights("AAA", "access", "privacy")
    assert compared.above == pytest.approx(NormalDist().cdf(2**0.5), abs=0.01)
    assert compared.above + compared.below + compared.level == pytest.approx(1)
    assert compared.verdict == "open"
    certain = doubt_of(found, measurement={"expert": 0.1})
    assert certain.compare_rights("AAA", "access", "privacy").verdict == "higher"
    assert certain.compare_rights("AAA", "privacy", "access").verdict == "lower"
    with pytest.raises(KeyError):
        certain.compare_rights("AAA", "privacy", "nothing")


def test_rights_without_a_score_are_not_compared():
    found = content([indicator("law"), indicator("net", "access", "")],
                    [("law", "AAA", 2020, 50.0), ("net", "BBB", 2020, 60.0)],
                    [pillar("privacy", "law"), pillar("access")], economies=("AAA", "BBB"))  # fmt: skip
    assert doubt_of(found).compare_rights("AAA", "access", "privacy") is None


def test_no_order_is_told_against_the_published_scores():
    named = [indicator(f"i{n}") for n in range(10)]
    rows = [("i0", "AAA", 2020, 90.0), *[(f"i{n}", "BBB", 2020, 85.0) for n in range(10)]]
    doubt = doubt_of(content(named, rows, economies=("AAA", "BBB")))
    found = doubt.compare("BBB", "AAA", "privacy")
    # AAA has the higher score, from one indicator of ten; in the draws, BBB is nearly always above.
    assert found.above > 0.95
    assert found.verdict == OPEN
    assert doubt.told_apart("privacy") == 0
    assert doubt.told_apart("i0") is None


def test_draws_too_narrow_for_steps_are_a_point():
    low, _, high = quantiles(np.array([[0.0, 1e-36, 2e-36, 3e-36]], dtype=np.float32), 0.9)
    assert low == pytest.approx(0, abs=1e-30)
    assert high == pytest.approx(0, abs=1e-30)
