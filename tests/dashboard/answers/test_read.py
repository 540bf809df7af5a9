"""The one reader of what is asked for, and what it says when it refuses."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers.asked import read
from dashboard.answers.asked.near import meant_economy, near
from dashboard.answers.asked.refused import LONGEST_FOUND, Refused, fit_to_show
from methodology.model import Economy
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.country import RICH, country_book

BOOK = country_book()
NAMES = {"TUR": "Türkiye", "URY": "Uruguay", "BRA": "Brazil", "BDI": "Burundi", "BMU": "Bermuda",
         "SOM": "Somalia", "ROU": "Romania", "COL": "Colombia", "COM": "Comoros"}  # fmt: skip
WORLD = score(
    replace(content([indicator("law")], []), economies=tuple(Economy(*one) for one in NAMES.items()))
)


def refused(reader: Any, *asked: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        reader(*asked)
    return caught.value


def test_what_is_left_out_has_its_default() -> None:
    assert read.year(BOOK, None) == BOOK.default_year
    assert read.lane(BOOK, None) == "all"
    assert read.lanes(BOOK, []) == BOOK.lanes
    assert read.economies(BOOK, []) == tuple(BOOK.economy_index)
    assert read.one_of("view", {}, ("a", "b"), "b") == "b"


def test_what_exists_is_read() -> None:
    assert read.year(BOOK, "2018") == 2018
    assert read.lanes(BOOK, ["state", "all", "state"]) == ("state", "all")
    assert read.economies(BOOK, ["POO", "RIC", "POO"]) == ("POO", "RIC")
    assert read.right(BOOK, "speech").id == "speech"
    assert read.indicator(BOOK, "arrests").id == "arrests"
    assert read.node(BOOK, "speech.rules") == "speech.rules"
    assert read.economy(BOOK, "ric", any_case=True) == RICH


@pytest.mark.parametrize(
    ("reader", "asked", "key", "missing", "meant"),
    [
        (read.year, "2O21", "year", False, "2021"),
        (read.year, "", "year", False, ""),
        (read.year, "２０２１", "year", False, ""),
        (read.lane, "Stat", "lane", False, "state"),
        (read.economy, "ric", "economy", True, "RIC"),
        (read.right, "speach", "right", True, "speech"),
        (read.indicator, "arrest", "indicator", True, "arrests"),
        (read.node, "speech.rule", "node", True, "speech.rules"),
    ],
)
def test_a_refusal_names_key_found_allowed_and_near(
    reader: Any, asked: str, key: str, missing: bool, meant: str
) -> None:
    problem = refused(reader, BOOK, asked)
    assert (problem.key, problem.found, problem.missing, problem.meant) == (key, asked, missing, meant)
    assert problem.allowed
    assert meant in ("", *problem.allowed)
    assert asked not in problem.allowed


def test_an_economy_of_a_query_is_a_bad_value_and_one_of_a_path_is_missing() -> None:
    assert not refused(read.economies, BOOK, ["RIC", "XYZ"], "iso3").missing
    assert refused(read.economy, BOOK, "XYZ").missing


def test_an_unknown_node_names_the_rights_of_the_tree() -> None:
    assert refused(read.node, BOOK, "nothing").heads == ("speech", "net")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Turkey", "TUR"),
        ("turkiye", "TUR"),
        ("Columbia", "COL"),
        ("col", "COL"),
        ("Burma", ""),
        ("ROM", "ROU"),
        ("Allemagne", ""),
        ("Колумбия", "COL"),
        ("BRA (Brazil)", ""),
        ("COK", ""),
        ("Bermudas", "BMU"),
        ("Western Samoa", ""),
        ("Roumania", "ROU"),
        ("COX", ""),
        ("South Korea", ""),
        ("", ""),
    ],
)
def test_one_economy_is_offered_where_one_is_surely_meant_and_none_rather_than_a_wrong_one(
    asked: str, code: str
) -> None:
    assert meant_economy(WORLD, asked) == code


def test_words_near_are_found_in_any_case() -> None:
    assert near("PRIVECY", ["access", "privacy"]) == ("privacy",)
    assert near("zzz", ["access", "privacy"]) == ()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("1066", "1066"),
        ("a\x00b\x1b[31m", "a�b�[31m"),
        ("\ud800", "�"),
        ("\u202egnp", "�gnp"),
        ("é ü 中", "é ü 中"),
    ],
)
def test_what_was_sent_is_shown_without_signs_that_steer(sent: str, shown: str) -> None:
    assert Refused("year", sent).found == shown


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_refused_or_read_and_can_always_be_shown(sent: str) -> None:
    assert len(fit_to_show(sent)) <= LONGEST_FOUND + 1
    fit_to_show(sent).encode("utf-8")
    for reader in (read.year, read.lane, read.economy, read.right, read.indicator, read.node):
        with suppress(Refused):
            reader(BOOK, sent)


def test_a_refusal_passes_through_a_context() -> None:
    @contextmanager
    def around() -> Any:
        yield

    with pytest.raises(Refused), around():
        read.year(BOOK, "x")
