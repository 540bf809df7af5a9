"""The address of a what-if: read, written back, and refused in words where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.answers.asked.refused import Refused
from dashboard.server.router import Router
from dashboard.views import whatif as page_module
from dashboard.views.whatif.choice.choice import WhatIfChoice, read_what_if, rules_query, view_query
from dashboard.views.whatif.choice.groups import indicator_groups
from methodology.readings.what_if import node_weights
from tests.support.catalogue import catalogue_book, catalogue_site

BOOK = catalogue_book()
ROUTER = Router(catalogue_site(BOOK), [page_module.VIEW])
GROUPS = indicator_groups(BOOK.content)
NODES = node_weights(BOOK.tree)


def read(**query: str):
    return read_what_if(BOOK, query)


def written(choice: WhatIfChoice) -> dict[str, str]:
    """The query that leads to the same what-if again, as the page's links put it together."""
    query = view_query(BOOK, choice) | rules_query(choice)
    return {key: str(value) for key, value in query.items() if value is not None}


def test_the_address_alone_changes_nothing() -> None:
    choice = read()
    assert not choice.rules.changed
    assert written(choice) == {}


ADDRESSES = st.fixed_dictionaries(
    {},
    optional={
        "year": st.sampled_from([str(year) for year in BOOK.years]),
        "lane": st.sampled_from(BOOK.lanes),
        "pillar": st.sampled_from([*BOOK.tree.pillar_ids, "overall"]),
        "a": st.sampled_from(["AAA", "BBB", "CCC"]),
        "b": st.sampled_from(["AAA", "BBB", "CCC"]),
        "sort": st.just("change"),
        "weights": st.just("equal"),
        "w": st.lists(
            st.tuples(st.sampled_from(sorted(NODES)), st.integers(0, 400).map(lambda n: f"{n / 4:g}")),
            max_size=5,
            unique_by=lambda pair: pair[0],
        ).map(lambda pairs: "_".join(part for pair in pairs for part in pair)),
        "without": st.lists(st.sampled_from(sorted(GROUPS)), unique=True).map("_".join),
        "within": st.sampled_from(["arithmetic", "geometric", "harmonic"]),
        "across": st.sampled_from(["arithmetic", "geometric", "harmonic"]),
        "among": st.sampled_from(["arithmetic", "geometric", "harmonic"]),
        "overall": st.just("1"),
        "gate": st.just("off"),
        "gate-coverage": st.integers(0, 100).map(str),
        "gate-indicators": st.integers(0, 9).map(str),
        "gate-kinds": st.just("off"),
    },
)


@settings(max_examples=80, deadline=None)
@given(ADDRESSES)
def test_an_address_is_read_and_written_back_without_loss(query: dict[str, str]) -> None:
    choice = read_what_if(BOOK, query)
    again = read_what_if(BOOK, written(choice))
    assert again == choice
    assert written(again) == written(choice)


def test_the_fields_of_a_form_without_scripts_mean_the_same_as_the_short_address() -> None:
    form = read_what_if(
        BOOK,
        {
            "w": "limits_3",
            "w.limits": "2",
            "w.privacy.law": "1",
            "without.evidence.perception": "1",
            "gate-coverage": "60",
        },
    )
    assert form == read(w="limits_2", without="evidence.perception")


def test_a_weight_of_a_right_counts_only_where_an_overall_is_asked_for() -> None:
    assert read(w="privacy_3").rules.weights == {}
    assert read(w="privacy_3", overall="1").rules.weights == {"privacy": 3.0}
    assert read(pillar="overall").subject == "privacy"
    assert read(pillar="overall", overall="1").subject == "overall"


@pytest.mark.parametrize(
    ("query", "key", "said"),
    [
        ({"year": "1066"}, "year", ""),
        ({"lane": "nobody"}, "lane", ""),
        ({"pillar": "nothing"}, "pillar", ""),
        ({"a": "aaa"}, "a", "three capital letters"),
        ({"sort": "name"}, "sort", ""),
        ({"weights": "mine"}, "weights", ""),
        ({"w": "limits"}, "w", "by turns"),
        ({"w": "limit_2"}, "w", "limits"),
        ({"w": "_"}, "w", "It names a right"),
        ({"w": "limits_-1"}, "w: limits", "from 0 to 100"),
        ({"w": "limits_101"}, "w: limits", "from 0 to 100"),
        ({"w": "limits_1e1"}, "w: limits", "from 0 to 100"),
        ({"w": "limits_nan"}, "w: limits", "from 0 to 100"),
        ({"w": "limits_٣"}, "w: limits", "from 0 to 100"),
        ({"w.limits": "many"}, "w.limits", "from 0 to 100"),
        ({"w.nothing": "1"}, "w.nothing", "It names a right"),
        ({"without": "source.nobody"}, "without", ""),
        ({"without.kind.nothing": "1"}, "without", ""),
        ({"within": "median"}, "within", ""),
        ({"gate": "on"}, "gate", ""),
        ({"gate-coverage": "101"}, "gate-coverage", "from 0 to 100"),
        ({"gate-coverage": "60%"}, "gate-coverage", "from 0 to 100"),
        ({"overall": "yes"}, "overall", ""),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(query: dict[str, str], key: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        read_what_if(BOOK, query)
    assert caught.value.key == key
    assert caught.value.allowed or caught.value.rule
    assert said in caught.value.rule


def test_the_400_page_says_it_in_words_and_unknown_keys_are_ignored() -> None:
    view = ROUTER.view("/whatif?w=limits_900")
    assert view.status == 400
    assert "“w: limits” cannot be “900”. It takes a number from 0 to 100" in view.html
    assert ROUTER.view("/whatif?junk=1").html == ROUTER.view("/whatif").html
