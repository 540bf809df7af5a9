"""What the words of terms let out, what is said about them, and links to pages and licences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.answers.shown.plain_reasons import withheld_words
from dashboard.content.receipts import under_terms_of
from dashboard.frame.licences import address, linked
from methodology.model import REDISTRIBUTE, ContextMeasure, Economy, Source
from methodology.model.terms import read_at, strictest, terms, withheld, word_of_series
from methodology.scoring.engine import score
from tests.support.content import content, indicator

HOUSE = Source("house", "The House", url="https://house.example", licence="No licence found")
ECONOMY = Economy("CIV", "Côte d’Ivoire", iso2="CI")


def test_each_word_lets_out_less_than_the_one_before():
    found = [terms(Source("x", redistribute=word)) for word in REDISTRIBUTE]
    assert [one.bulk for one in found] == [True, False, False, False]
    assert [one.single for one in found] == [True, True, False, False]
    assert [one.score for one in found] == [True, True, True, False]
    assert terms(None) == found[0]
    assert strictest(["cite", "raw", "derived"]) == "derived"
    assert strictest([]) == "raw"


def test_the_strictest_source_of_a_series_decides():
    sources = {word: Source(word, redistribute=word) for word in REDISTRIBUTE}
    one, other = indicator("one", series="s", source="raw"), indicator("other", series="s", source="cite")
    asked = indicator("third", source="derived", requires=("s", "flag"))
    made = content([one, other, asked], [], sources=sources)
    assert word_of_series(made, "s") == "cite"
    assert word_of_series(made, "flag") == "derived"
    assert word_of_series(made, "nobody's") == "raw"
    measured = replace(made, context=(ContextMeasure("m", "privacy", source="cite"),))
    assert word_of_series(measured, "m") == "cite"


@pytest.mark.parametrize(
    ("page", "name", "found"),
    [
        ("https://house.example/{iso2}/{year}", "", "https://house.example/CI/2024"),
        ("https://house.example/{name}", "", "https://house.example/cote-divoire"),
        ("https://house.example/{name}", "Sri Lanka", "https://house.example/sri-lanka"),
        ("https://house.example/{name}", "Venezuela (Bolivarian Republic of)", "https://house.example"),
        ("https://house.example/{m49}", "", "https://house.example"),
        ("", "", "https://house.example"),
    ],
)
def test_a_deep_link_is_made_only_where_it_is_sure(page: str, name: str, found: str):
    economy = replace(ECONOMY, name=name or ECONOMY.name)
    assert read_at(replace(HOUSE, page=page), economy, 2024) == found


def test_sentences_say_what_was_seen_and_no_more():
    assert withheld_words(withheld(HOUSE)) == (
        "We have no licence from The House to pass this figure on; read it at https://house.example"
    )
    shut = replace(HOUSE, licence="All rights reserved (terms of 2018)", url="")
    assert withheld_words(withheld(shut)) == "The House reserves all rights in this figure"


def test_licences_are_linked_by_name():
    assert address("CC BY-SA 4.0") == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert address("CC BY-NC-SA 3.0 IGO") == "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/"
    assert address("All rights reserved") == ""
    assert linked("CC BY 4.0 (<seen>)") == (
        '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license external noopener">CC BY 4.0</a>'
        " (&lt;seen&gt;)"
    )


def test_older_numbers_stand_under_the_terms_of_today_where_these_are_stricter():
    rows = [("law", "AAA", 2021, 40.0)]
    books = [
        score(content([indicator("law", source="s")], rows, sources={"s": Source("s", redistribute=word)}))
        for word in ("raw", "derived")
    ]
    then, today = books
    assert then.public_value(then.cell("AAA", "law", 2021)) == 40.0
    now = under_terms_of(then, today)
    assert now.public_value(now.cell("AAA", "law", 2021)) is None
    assert now.cited_value(now.cell("AAA", "law", 2021)) is None
    assert now.cell("AAA", "law", 2021).score == then.cell("AAA", "law", 2021).score
    assert under_terms_of(today, then).publishable("law") == "derived"
