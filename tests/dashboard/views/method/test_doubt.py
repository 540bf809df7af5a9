"""How certain the scores are on the whole, counted by hand and shown on the methodology page."""

from __future__ import annotations

import re
from itertools import combinations
from statistics import median

import pytest

from dashboard.answers.shown.score import outside_words, score_attributes
from dashboard.frame.page import PageRequest
from dashboard.views.method import methodology
from dashboard.views.method.methodology.answer.doubt import (
    doubt_summary,
    errors_known,
    lopsided,
    share_spread,
    weight_spread,
)
from dashboard.views.method.methodology.words import errors_assumed
from methodology.doubt.run import uncertainty
from methodology.model import Content, Methodology, OwnError, Source, Uncertainty
from methodology.scoring.engine import score
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
    assert found.method == median(width["method"] for width in widths)
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
        assert f"{one.evidence:.2f}" in text


def half_known() -> Content:
    """Forty economies; one lacks an indicator on which all others stand far lower than on the one it has."""
    economies = [f"E{place:02}" for place in range(40)]
    rows = [("law", iso3, 2020, 50.0 + place % 3) for place, iso3 in enumerate(economies)]
    rows += [("use", iso3, 2020, 10.0 + place % 3) for place, iso3 in enumerate(economies) if place]
    return content([indicator("law"), indicator("use")], rows, economies=economies)


def test_scores_outside_their_interval_are_counted_and_explained():
    found = half_known()
    doubt, book = doubt_of(found), score(found)
    (one,) = doubt_summary(book, doubt)
    assert one.outside == 1
    cells = {iso3: book.cell(iso3, "privacy", 2020) for iso3 in ("E00", "E01")}
    bands = {iso3: doubt.interval(iso3, "privacy") for iso3 in cells}
    assert "lies above its band" in outside_words(cells["E00"], bands["E00"])
    assert 'data-outside="above"' in score_attributes(cells["E00"], bands["E00"])
    assert not outside_words(cells["E01"], bands["E01"])
    assert "outside" not in score_attributes(cells["E01"], bands["E01"])


def test_sources_with_errors_of_their_own_are_listed_with_the_reason():
    own, hard = OwnError(0.3, None, "Estimates of a model."), OwnError(None, 0.2, "A hard question.")
    how = Uncertainty(sources={"one": own, "unused": own}, series={"use": hard})
    found = content([indicator("law", source="one"), indicator("use", title="Use of law")],
                    [("law", "AAA", 2020, 50.0)], uncertainty=how,
                    sources={"one": Source("one", "A house", "Its list")})  # fmt: skip
    assert [(one.name, one.error, one.miscoded, one.reason) for one in errors_known(score(found))] == [
        ("A house, Its list", 0.3, None, "Estimates of a model."),
        ("Use of law", None, 0.2, "A hard question."),
    ]


def test_a_share_of_one_half_moves_by_about_a_sixth():
    assert share_spread(10) == pytest.approx(0.1508, abs=1e-4)


def test_errors_are_named_with_what_they_are_assumed_for():
    assert errors_assumed({"expert": 0.5, "fact": 0.0, "perception": 0.5}) == [
        (0.5, "expert judgement and perception"),
        (0.0, "fact"),
    ]


def test_bands_are_called_lopsided_only_where_lower_means_are_drawn():
    plain, drawn = Uncertainty(aggregation={"arithmetic": 1.0}), Uncertainty(aggregation={"geometric": 1.0})
    assert not lopsided(Methodology(uncertainty=plain))
    assert lopsided(Methodology(uncertainty=drawn))
