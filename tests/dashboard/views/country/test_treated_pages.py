"""Pages of content that asks for treatments: they say so in a sentence; others say nothing of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from flask import Flask

from dashboard.answers.scale.treatment_words import rule_words, score_words
from dashboard.answers.shown.trace import explained
from dashboard.exports.trace import trace_text
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.server.api import register
from dashboard.views import whatif as what_if
from dashboard.views.country import profile as country
from dashboard.views.country import right as pillar
from dashboard.views.country import score as indicator_score
from dashboard.views.evidence import gaps
from dashboard.views.indicator import catalogue as indicators
from dashboard.views.indicator import profile as indicator
from dashboard.views.method import methodology
from dashboard.views.world import overview as world
from methodology.model import HEAVY_TAILS, IMPUTATIONS, Scale, Treatment
from methodology.scoring.engine import score
from tests.support.catalogue import catalogue_site
from tests.support.country import BARE, POOR, SECRET, country_book
from tests.support.treated import gapped, tailed_book

PLAIN = catalogue_site(country_book())
FILLED = catalogue_site(country_book(treatment=Treatment("usual", "median")))
IMPUTED = "Nothing was observed: the score is imputed, the median of all countries in this year."


def ask(site: Site, page: object, path: str, **params: str) -> Page:
    return page.page(site, PageRequest("en", path, params, {}))  # type: ignore[attr-defined]


def one_score(site: Site, iso3: str, name: str) -> str:
    path = f"/country/{iso3}/indicator/{name}"
    return str(ask(site, indicator_score, path, iso3=iso3, indicator=name).html)


def every_page(site: Site) -> Iterator[Page]:
    for page, path in ((world, "/"), (gaps, "/gaps"), (indicators, "/indicator"), (what_if, "/whatif")):
        yield ask(site, page, path)
    yield ask(site, methodology, "/methodology")
    for one in site.book.framework.indicators:
        yield ask(site, indicator, f"/indicator/{one.id}", id=one.id)
    for iso3 in site.book.economy_index:
        yield ask(site, country, f"/country/{iso3}", iso3=iso3)
        for right in site.book.framework.pillars:
            yield ask(site, pillar, f"/country/{iso3}/{right.id}", iso3=iso3, pillar=right.id)
        for one in site.book.framework.indicators:
            path = f"/country/{iso3}/indicator/{one.id}"
            yield ask(site, indicator_score, path, iso3=iso3, indicator=one.id)


@pytest.mark.parametrize("how", IMPUTATIONS)
def test_every_page_of_treated_content_renders_and_withholds_what_it_must(how: str):
    for page in every_page(catalogue_site(country_book(treatment=Treatment("winsorise", how)))):
        assert page.status == 200
        assert str(SECRET) not in page.html, page.title
        assert not re.search(r"\bNone\b(?! of| is)", page.html), page.title


def test_an_imputed_score_says_that_nothing_was_observed():
    shown = one_score(FILLED, POOR, "users")
    assert IMPUTED in shown
    assert "(best). Nothing was observed: the score is imputed." in shown
    assert "no level is marked, since nothing was observed." in shown
    assert 'data-node="users" data-iso3="POO"' in shown
    assert "&#34;step&#34;: &#34;imputed&#34;" in shown
    assert (
        "imputed, nothing observed"
        in ask(FILLED, pillar, f"/country/{POOR}/net", iso3=POOR, pillar="net").html
    )


def test_the_rules_say_what_is_done():
    shown = str(ask(FILLED, methodology, "/methodology").html)
    assert "A missing score is filled with the median of the year" in shown
    assert "up to five of them are set to the next one inward" in shown
    assert "Every score that rests on this says so in its trace." in shown


def test_content_without_treatments_says_nothing_of_them():
    for page in every_page(PLAIN):
        assert "imputed" not in page.html
        assert "Treatments" not in page.html
        assert "next one inward" not in page.html


def test_what_is_known_of_a_country_is_what_was_observed():
    pages = (ask(site, country, f"/country/{BARE}", iso3=BARE).html for site in (PLAIN, FILLED))
    plain, filled = (re.sub(r"\b[0-9a-f]{12}\b", "receipt", str(page)) for page in pages)
    assert filled == plain


def test_a_treated_figure_is_put_into_the_formula_and_named():
    site = catalogue_site(tailed_book(Scale("goalposts", {"worst": 0, "best": 20}), "winsorise"))
    shown = one_score(site, "AAJ", "law")
    assert "the figure used is 9." in shown
    assert "s = 1 + 5 × (9 − 0) ÷ (20 − 0) = 3.25" in shown
    assert "the figure used is" not in one_score(site, "AAE", "law")


def test_there_are_words_for_every_treatment():
    for tails in ("", *HEAVY_TAILS):
        for missing in ("", *IMPUTATIONS):
            words = rule_words(Treatment(tails, missing))
            assert len(words) == bool(tails) + bool(missing)
    done = [{"step": "imputed", "how": how} for how in IMPUTATIONS]
    done += [{"step": "imputed", "how": "group", "group": "North"}]
    done += [
        {"step": step} | used for step in ("winsorised", "logarithm") for used in ({}, {"figure_used": 2.5})
    ]
    assert len({score_words(one) for one in done}) == len(done) - 1
    assert score_words(None) == ""
    assert "2.5" in score_words({"step": "logarithm", "figure_used": 2.5})


def test_the_trace_as_text_and_over_the_api_names_the_step():
    site = catalogue_site(score(gapped("group")))
    text = trace_text(explained(site.book, "BBB", "privacy", 2020), "BBB")
    assert "arithmetic mean of what is observed or imputed; coverage 0.5000" in text
    assert "treatment: imputed; how group, group North" in text
    server = Flask("treated-test")
    register(server, site)
    client = server.test_client()
    trace = json.loads(client.get("/api/v1/explain/BBB/use?year=2020").data)
    assert trace["treatment"] == {"step": "imputed", "how": "group", "group": "North"}
    rows = json.loads(client.get("/api/v1/scores?iso3=BBB&year=2020&node=use&lane=all").data)
    assert '"status": "imputed"' in json.dumps(rows)


def test_a_treated_figure_stands_in_the_trace_as_text():
    book = tailed_book(Scale("minmax", {}), "winsorise")
    text = trace_text(explained(book, "AAJ", "law", 2020), "AAJ")
    assert "value: 100.0, observed, of 2020" in text
    assert "treatment: winsorised; figure used 9.0, low 1.0, high 9.0" in text
