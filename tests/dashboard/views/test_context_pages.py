"""Indicators of context: shown with their reading on every page, under their terms, and never scored."""

from __future__ import annotations

import dataclasses

from werkzeug.datastructures import MultiDict

from dashboard.answers.catalogue.catalogue import catalogue
from dashboard.answers.shown.context import context_facts, context_over_the_world, context_trace
from dashboard.frame.api.parameters import Parameters
from dashboard.frame.page import PageRequest
from dashboard.views.country import profile as country
from dashboard.views.country import right as pillar
from dashboard.views.country import score as indicator_score
from dashboard.views.indicator import catalogue as catalogue_page
from dashboard.views.indicator import profile as indicator
from dashboard.views.indicator.catalogue.api import indicators
from methodology.explain.context import context_of, context_world
from methodology.model import NO_SCALE, Source
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.catalogue import asked, catalogue_site
from tests.support.content import content
from tests.support.content import indicator as made

READING = "Counts requests, so openness pays and silence does not."
WORDS = ("raw", "cite", "derived", "none")
FIGURES = {"raw": 11.5713, "cite": 22.5713, "derived": 33.5713, "none": 44.5713}


def small_book(first_year: int = 2022) -> ScoreBook:
    """One scored indicator, and one of context for each word of terms; figures of 2022 for AAA."""
    beside = tuple(
        made(f"{word}-asked", use="context", reading=READING, source=word, scale=NO_SCALE, unit="requests")
        for word in WORDS
    )
    rows = [("law", iso3, year, 50.0) for iso3 in ("AAA", "BBB") for year in range(first_year, 2023)]
    rows += [(f"{word}-asked", "AAA", 2022, value) for word, value in FIGURES.items()]
    sources = {w: Source(w, f"House {w}", url=f"https://{w}.example", redistribute=w) for w in WORDS}
    law = made("law", kind="structure")
    whole = content([law], rows, economies=("AAA", "BBB"), sources=sources, first_year=first_year)
    return score(dataclasses.replace(whole, framework=dataclasses.replace(whole.framework, context=beside)))


BOOK = small_book()
SITE = catalogue_site(BOOK)


def test_the_newest_figure_that_may_speak_for_the_year_is_taken() -> None:
    later = BOOK.content
    raw = later.framework.context_by_id["raw-asked"]
    assert context_world(later, raw, 2025)["AAA"].year == 2022, "max_age is 3"
    assert context_world(later, raw, 2026) == {}
    assert context_world(later, raw, 2021) == {}
    assert [found.indicator.id for found in context_of(later, "AAA", 2022)] == [f"{w}-asked" for w in WORDS]
    assert context_of(later, "BBB", 2022) == ()


def test_context_enters_no_score_and_no_count() -> None:
    assert BOOK.cell("AAA", "privacy", 2022).score == 3.5
    assert [node.id for node in BOOK.nodes] == ["privacy", "privacy.law", "law"]
    found = catalogue(BOOK, 2022)
    assert (found.total, found.pillars[0].count, len(found.pillars[0].context)) == (1, 1, 4)


def test_terms_decide_which_figure_stands_where() -> None:
    facts = {fact.indicator.id: fact for fact in context_facts(BOOK, "AAA", 2022)}
    assert list(facts) == ["raw-asked", "cite-asked", "derived-asked"], "none lets out nothing"
    assert [facts[f"{word}-asked"].value for word in WORDS[:3]] == [FIGURES["raw"], FIGURES["cite"], None]
    assert facts["cite-asked"].cited
    world = {word: context_over_the_world(BOOK, f"{word}-asked", 2022).figures for word in WORDS}
    assert [one.value for one in world["raw"]] == [FIGURES["raw"]]
    assert [one.value for one in world["cite"]] == [None]
    assert world["none"] == ()


def pages() -> dict[str, str]:
    """The HTML of every page that shows context."""
    economy = {"iso3": "AAA"}
    right = PageRequest("en", "/country/AAA/privacy", economy | {"pillar": "privacy"})
    worlds = {word: asked("/indicator", {"id": f"{word}-asked"}) for word in WORDS}
    single = {word: asked("/country/AAA", economy | {"indicator": f"{word}-asked"}) for word in WORDS}
    return {
        "country": country.page(SITE, PageRequest("en", "/country/AAA", economy)).html,
        "pillar": pillar.page(SITE, right).html,
        "catalogue": catalogue_page.page(SITE, asked("/indicator")).html,
        **{f"world {word}": indicator.page(SITE, request).html for word, request in worlds.items()},
        **{f"figure {word}": indicator_score.page(SITE, request).html for word, request in single.items()},
    }


def test_every_page_gives_the_reading_and_keeps_to_the_terms() -> None:
    found = pages()
    for name, html in found.items():
        assert READING in html, name
        assert "Context, not scored" in html, name
        assert "33.5713" not in html, name
        assert "44.5713" not in html, name
    for name in ("country", "pillar", "figure cite"):
        assert "22.5713" in found[name], name
    assert "22.5713" not in found["world cite"] + found["catalogue"]
    assert "11.5713" in found["world raw"]


def test_the_api_lists_context_with_its_use_and_reading() -> None:
    lines = indicators(SITE, Parameters(MultiDict(), ()))["items"]
    uses = {line["id"]: (line["use"], line["reading"]) for line in lines}
    assert uses["law"] == ("score", None)
    assert uses["cite-asked"] == ("context", READING)
    assert "22.5713" not in str(lines)


def test_a_trace_of_context_says_what_it_is() -> None:
    told = context_trace(BOOK, "AAA", "raw-asked", 2022)
    assert (told["score"], told["state"], told["value"]) == (None, "not-scored", FIGURES["raw"])
    assert told["reading"] == READING
    assert context_trace(BOOK, "AAA", "cite-asked", 2022)["value"] is None, "JSON goes on in bulk"


def test_it_has_the_keys_of_every_leaf() -> None:
    told = context_trace(BOOK, "AAA", "raw-asked", 2022)
    asked = {"node", "level", "lane", "iso3", "year", "state", "score", "receipt", "value", "unit"}
    assert asked | {"observed_year", "status", "source", "method", "params"} <= set(told)
    assert (told["receipt"], told["status"], told["lane"]) == (None, "observed", "all")


def test_a_year_without_a_figure_leads_to_the_newest() -> None:
    site = catalogue_site(small_book(first_year=2021))
    page = indicator.page(site, asked("/indicator/raw-asked", {"id": "raw-asked"}, year="2021")).html
    assert "No figure for 2021" in page
    assert ">To the newest figures, of 2022</a>" in page
    assert "0 countries" not in page
    assert " · 0 countries" not in catalogue_page.page(site, asked("/indicator", year="2021")).html
