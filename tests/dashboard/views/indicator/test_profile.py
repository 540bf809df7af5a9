"""One indicator over the world: who is scored, who is missing and why, and what a licence withholds."""

from __future__ import annotations

import pytest

from dashboard.views.indicator.profile.answer.world import indicator_world
from methodology.scoring.missing import NEVER, NOT_EXPOSED, TOO_OLD, Missing
from tests.support.catalogue import catalogue_book


def test_scores_and_missing_are_all_economies_once() -> None:
    world = indicator_world(catalogue_book(), "limits", 2021)
    assert [(s.iso3, s.score) for s in world.scores] == [("AAA", 3.5), ("BBB", 2.0)]
    assert [m.iso3 for m in world.missing] == ["CCC"]


def test_reasons_name_what_is_lacking() -> None:
    book = catalogue_book()
    why = {
        (name, m.iso3): m.why
        for name in ("spying", "users")
        for m in indicator_world(book, name, 2021).missing
    }
    assert why["spying", "BBB"] == Missing(TOO_OLD, 2021, seen=2019, limit=1)
    assert why["spying", "CCC"] == Missing(NEVER, 2021)
    assert why["users", "BBB"] == Missing(NOT_EXPOSED, 2021, asked=("reach",))


def test_groups_of_missing_hold_everyone_missing() -> None:
    world = indicator_world(catalogue_book(), "spying", 2021)
    assert [(reason, [m.iso3 for m in members]) for reason, members in world.missing_by_reason] == [
        (TOO_OLD, ["BBB"]),
        (NEVER, ["CCC"]),
    ]


def test_a_withheld_figure_is_not_in_the_answer() -> None:
    world = indicator_world(catalogue_book(), "spying", 2021)
    assert not world.values_shown
    assert [score.value for score in world.scores] == [None]


def test_a_public_figure_stands_with_its_year() -> None:
    world = indicator_world(catalogue_book(), "statute", 2021)
    aland = next(score for score in world.scores if score.iso3 == "AAA")
    assert world.values_shown
    assert (aland.value, aland.observed_year, aland.carried) == (2.0, 2020, True)


def test_medians_count_every_scored_economy_the_same() -> None:
    world = indicator_world(catalogue_book(), "limits", 2021)
    assert world.world_median == 2.75
    assert [(r.title, r.median, len(r.scores), r.economies) for r in world.regions] == [
        ("North", 2.75, 2, 2),
        ("South", None, 0, 1),
    ]


def test_tensions_of_the_indicator_come_along() -> None:
    assert [t.id for t in indicator_world(catalogue_book(), "limits", 2021).tensions] == ["aims"]


def test_an_unknown_indicator_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        indicator_world(catalogue_book(), "nothing", 2021)
