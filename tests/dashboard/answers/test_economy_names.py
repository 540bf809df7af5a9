"""By which names people find an economy, and when none is offered rather than a wrong one."""

from __future__ import annotations

import pytest

from dashboard.answers.asked.economies import search_text
from dashboard.answers.asked.economy_names import names, other_names
from dashboard.answers.asked.near import economies_like, meant_economy
from dashboard.content.load import load_content
from dashboard.content.settings import OWN_CONTENT
from methodology.model import Economy
from methodology.scoring.engine import score

BOOK = score(load_content(OWN_CONTENT))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Turkey", "TUR"), ("Burma", "MMR"), ("ROM", "ROU"), ("ZAR", "COD"), ("UK", "GBR"), ("US", "USA"),
        ("South Korea", "KOR"), ("north korea", "PRK"), ("Ivory Coast", "CIV"), ("COTE D'IVOIRE", "CIV"),
        ("Côte d’Ivoire", "CIV"), ("Swaziland", "SWZ"), ("Holland", "NLD"), ("Persia", "IRN"),
        ("Czech Republic", "CZE"), ("Macedonia", "MKD"), ("Cape Verde", "CPV"), ("East Timor", "TLS"),
        ("Allemagne", "DEU"), ("Alemania", "DEU"), ("Германия", "DEU"), ("中国", "CHN"), ("لبنان", "LBN"),
        ("Columbia", "COL"), ("Phillipines", "PHL"), ("Nigera", "NGA"), ("Austrlia", "AUS"),
        ("Irland", "IRL"), (" Lebanon ", "LBN"), ("Congo", "COG"), ("Guinea", "GIN"), ("Niger", "NER"),
    ],
)  # fmt: skip
def test_an_economy_answers_to_its_names(asked: str, code: str):
    assert meant_economy(BOOK, asked) == code
    assert economies_like(BOOK, asked)[0] == code


@pytest.mark.parametrize(
    "asked",
    ["ESH", "Western Sahara", "GRL", "Greenland", "Puerto Rico", "PRI", "Atlantis", "XYZ", "NAN", "Korea",
     "Yugoslavia", "", "   ", "?" * 5000],
)  # fmt: skip
def test_no_offer_is_better_than_a_wrong_one(asked: str):
    assert meant_economy(BOOK, asked) == ""


def test_every_scored_economy_has_the_names_of_the_country_that_its_code_stands_for():
    strangers = [e.iso3 for e in BOOK.economies if e.iso3 in other_names() and len(names(e)) == 1]
    assert strangers == []


def test_content_may_use_a_code_for_something_else():
    turin = Economy("TUR", "Turin")
    assert names(turin) == ("Turin",)
    assert names(Economy("TUR", "Türkiye"))[0] == "Türkiye"
    assert "Turkey" in names(Economy("TUR", "Türkiye"))


@pytest.mark.parametrize(("word", "code"), [("turkey", "TUR"), ("swaziland", "SWZ"), ("burma", "MMR")])
def test_the_search_of_the_world_page_knows_the_same_names(word: str, code: str):
    assert [e.iso3 for e in BOOK.economies if word in search_text(e)] == [code]
