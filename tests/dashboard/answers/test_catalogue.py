"""The catalogue: what is measured, by whom it is answered for, and how far it reaches."""

from __future__ import annotations

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.answers.catalogue.catalogue import ChannelShare, Filter, catalogue, channel_shares, read_filter
from tests.support.catalogue import catalogue_book


def entries(answer):
    return {e.indicator.id: e for p in answer.pillars for d in p.dimensions for e in d.entries}


def test_every_indicator_stands_in_the_catalogue_once_with_its_share_of_the_pillar() -> None:
    answer = catalogue(catalogue_book(), 2021)
    assert {name: e.weight for name, e in entries(answer).items()} == pytest.approx(
        {"statute": 0.25, "limits": 0.25, "spying": 0.5, "users": 1.0}
    )
    assert (answer.shown, answer.total, answer.dimensions) == (4, 4, 3)


def test_reach_counts_scored_economies_and_those_carried_from_earlier_years() -> None:
    found = entries(catalogue(catalogue_book(), 2021))
    assert (found["statute"].economies, found["statute"].carried) == (2, 1)
    assert (found["spying"].economies, found["spying"].carried) == (1, 0)
    assert (found["users"].economies, found["users"].carried) == (1, 0)


def test_years_are_those_of_the_series() -> None:
    found = entries(catalogue(catalogue_book(), 2021))
    assert (found["spying"].first_year, found["spying"].last_year) == (2019, 2021)


def test_a_pillar_adds_up_who_answers_by_effective_weight() -> None:
    privacy = catalogue(catalogue_book(), 2021).pillars[0]
    assert {s.channel: s.share for s in privacy.shares} == pytest.approx(
        {"protection": 0.25, "state": 0.25 + 0.125, "corporate": 0.375}
    )


def test_shares_keep_the_order_of_the_channels_and_leave_out_zero() -> None:
    shares = channel_shares({"corporate": 0.75, "unknown": 0.0, "state": 0.25})
    assert shares == (ChannelShare("state", 0.25), ChannelShare("corporate", 0.75))


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(pillar="access"), {"users"}),
        (Filter(kind="structure"), {"statute", "limits"}),
        (Filter(evidence="perception"), {"spying"}),
        (Filter(channel="corporate"), {"spying"}),
        (Filter(pillar="access", kind="structure"), set()),
    ],
)
def test_a_filter_keeps_what_meets_all_of_it(chosen: Filter, left: set[str]) -> None:
    answer = catalogue(catalogue_book(), 2021, chosen)
    assert set(entries(answer)) == left
    assert (answer.shown, answer.total) == (len(left), 4)
    assert all(pillar.count for pillar in answer.pillars)


def test_a_filter_does_not_change_weights() -> None:
    found = entries(catalogue(catalogue_book(), 2021, Filter(kind="structure")))
    assert found["limits"].weight == pytest.approx(0.25)


def test_an_unknown_value_of_a_filter_names_the_key_and_what_is_allowed() -> None:
    with pytest.raises(Refused) as caught:
        read_filter(catalogue_book(), {"pillar": "nothing"})
    assert (caught.value.key, caught.value.found, caught.value.allowed) == (
        "pillar",
        "nothing",
        ("privacy", "access"),
    )


def test_without_a_filter_nothing_is_chosen() -> None:
    assert not read_filter(catalogue_book(), {"year": "2021"}).active
