"""How certain the scores are on the whole, counted by hand and shown on the methodology page."""

from __future__ import annotations

import re
from itertools import combinations
from statistics import median

import pytest

from dashboard.page_model import PageRequest
from dashboard.pages import methodology
from dashboard.queries.doubt_summary import doubt_summary, errors_assumed, lopsided, weight_spread
from methodology.engine import score
from methodology.model import Methodology, Uncertainty
from methodology.uncertainty import uncertainty
from tests.support.catalogue import catalogue_site
from tests.support.content import content, indicator
from tests.support.country import country_book
from tests.support.doubt import doubt_of, shaken


def test_widths_are_medians_and_pairs_are_counted():
    doubt = shaken([10, 12, 50, 90])
    rows = [("law", letter * 3, 2020, value) for letter, value in zip("ABCD", (10, 12, 50, 90), strict=True)]
    book = score(content([indicator("law")], rows, economies=("AAA", "BBB", "CCC", "DDD")))
    (found,) = doubt_summary(book, doubt)
    widths = [doubt.components(iso3, "privacy").widths for iso3 in ("AAA", "BBB", "CCC", "DDD")]
    assert (found.pillar.id, found.scored) == ("privacy", 4)
    assert found.both == median(width["both"] for width in widths)
    assert found.evidence == median(width["evidence"] for width in widths)
    # Five of six pairs: AAA and BBB, a tenth of a point apart with an error of 0.3, are not.
    told = [doubt.compare(*pair, "privacy").verdict != "open" for pair in combinations(doubt.economies, 2)]
    assert found.told == pytest.approx(5 / 6) == sum(told) / len(told)


def test_one_economy_makes_no_pair_and_no_economy_no_line():
    book = score(content([indicator("law")], [("law", "AAA", 2020, 50)]))
    assert (
        doubt_summary(book, doubt_of(content([indicator("law")], [("law", "AAA", 2020, 50)])))[0].told is None
    )
    empty = score(content([indicator("law")], [("law", "AAA", 2010, 50)], default_year=2020))
    assert doubt_summary(empty, uncertainty(empty)) == ()


def test_a_weight_of_a_quarter_moves_by_about_a_quarter_of_itself():
    assert weight_spread(50) == pytest.approx(0.2425, abs=1e-4)


def test_the_methodology_says_how_certain_its_scores_are():
    site = catalogue_site(country_book())
    html = str(methodology.page(site, PageRequest("en", "/methodology")).html)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    assert "90% of 2,000 recalculations fall into it" in text
    assert "one of 25% typically lies between 19% and 31%" in text
    for one in doubt_summary(site.book, site.doubts.of()):
        assert f"{one.both:.2f}" in text


def test_scores_at_an_end_of_their_interval_are_counted():
    found = content([indicator("law")], [("law", "AAA", 2020, 100), ("law", "BBB", 2020, 50)],
                    economies=("AAA", "BBB"))  # fmt: skip
    doubt = doubt_of(found, {("law", "AAA"): (90, 110), ("law", "BBB"): (40, 60)})
    (one,) = doubt_summary(score(found), doubt)
    assert one.at_end == 1


def test_errors_are_named_with_what_they_are_assumed_for():
    assert errors_assumed({"expert": 0.5, "fact": 0.0, "perception": 0.5}) == [
        (0.5, "expert judgement and perception"),
        (0.0, "fact"),
    ]


def test_bands_are_called_lopsided_only_where_lower_means_are_drawn():
    plain, drawn = Uncertainty(aggregation={"arithmetic": 1.0}), Uncertainty(aggregation={"geometric": 1.0})
    assert not lopsided(Methodology(uncertainty=plain))
    assert lopsided(Methodology(uncertainty=drawn))
