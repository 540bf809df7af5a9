"""What pages say of a year: how fresh it is, and what of it may be compared with the year before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.answers.shown.year_notes import (
    WorldStep,
    world_step,
    world_years,
    years_with_figures,
    years_with_scores,
)
from dashboard.views.country.parts.step_words import step_words
from dashboard.views.country.right.words import stage_words
from dashboard.views.world.overview.words.years import against_words, fresh_words
from dashboard.views.world.parts.move_words import measured, measured_share
from methodology.change.comparable import Step
from methodology.explain.composition import Composition, House
from methodology.explain.freshness import Freshness
from methodology.model import Stage
from methodology.scoring.engine import score
from tests.support.content import content, indicator, inline, pillar


def made(**changes: object) -> Step:
    values = {
        "first": 2023, "last": 2024, "before": 4.0, "after": 4.3, "of": 17, "expired": 7, "new": 0,
        "shared": 10, "like_for_like": -0.01,
    } | changes  # fmt: skip
    return Step(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (made(expired=0, shared=17), "Since 2023, on the same 17 figures: +0.3."),
        (made(expired=0, shared=17, after=4.0), "Since 2023, on the same 17 figures: 0.0."),
        (
            made(),
            "Not comparable with 2023: 7 of 17 figures expired. "
            "Like for like, on the 10 figures that both years have: 0.0.",
        ),
        (
            made(new=2, like_for_like=0.2),
            "Not comparable with 2023: 7 of 17 figures expired, 2 are new. "
            "Like for like, on the 10 figures that both years have: +0.2.",
        ),
        (
            made(expired=0, new=1, shared=17, like_for_like=None),
            "Not comparable with 2023: 1 figure is new. "
            "Too few figures are in both years to say how it moved.",
        ),
        (made(before=None), "No score in 2023 to compare with."),
        (made(after=None), ""),
        (None, ""),
    ],
)
def test_a_change_is_called_one_only_on_the_same_figures(step: Step | None, words: str) -> None:
    assert step_words(step) == words


def test_a_year_says_how_fresh_it_is_and_which_is_the_newest_fresh_one() -> None:
    found = Freshness(2024, 100, 0.56, 0.68)
    assert fresh_words(found, 2024) == (
        "2024 is the newest year with enough fresh evidence: "
        "56% of the figures used are of 2024, 68% at most one year old."
    )
    old = Freshness(2025, 100, 0.1, 0.11)
    assert fresh_words(old, 2024).endswith("The newest year with enough fresh evidence is 2024.")
    assert fresh_words(old, None).endswith("11% at most one year old.")
    assert fresh_words(Freshness(2030, 0, 0.0, 0.0), 2024) == "No figure is in use for 2030."


def test_the_world_says_how_many_scores_may_be_compared() -> None:
    assert against_words(WorldStep(2023, 146, 121, 0.004)) == (
        "Of 146 countries scored in both years, 121 may be compared with 2023; the others rest on other "
        "figures. Like for like, the median country moved by 0.0."
    )
    assert against_words(WorldStep(2023, 5, 5, None)).startswith("All scores may be compared with 2023")
    assert against_words(None) == against_words(WorldStep(2023, 0, 0, None)) == ""


ROWS = [("a", "AAA", 2021, 40.0), ("a", "AAA", 2023, 60.0), ("a", "BBB", 2023, 20.0)]
BOOK = score(content([indicator("a")], ROWS, economies=("AAA", "BBB", "CCC"), first_year=2021, max_age=0))


def test_years_are_marked_by_how_many_countries_are_scored() -> None:
    assert [(one.year, one.scored) for one in world_years(BOOK, "privacy")] == [
        (2021, 1),
        (2022, 0),
        (2023, 2),
    ]
    assert years_with_scores(BOOK, ["AAA"]) == (2021, 2023)
    assert years_with_scores(BOOK, ["BBB"]) == (2023,)
    assert years_with_scores(BOOK, ["CCC"]) == BOOK.years, "who never has a score keeps all years"
    assert years_with_figures(BOOK, "a") == (2021, 2023)


def test_the_world_is_compared_with_the_year_before() -> None:
    assert world_step(BOOK, "privacy", 2021) is None
    found = world_step(BOOK, "privacy", 2023)
    assert found == WorldStep(2022, 0, 0, None)


def test_a_move_is_named_by_what_is_measured() -> None:
    few = (
        indicator("a", title="Fair courts", wordings=inline("fair courts")),
        indicator("b", title="Free talk", wordings=inline("free talk")),
    )
    many, privacy = (indicator("c"),) * 4, replace(pillar("privacy"), wordings=inline("the right to privacy"))
    assert measured(few, 17, privacy) == "Fair courts and free talk"
    assert measured_share(few, 17, 0.34) == "2 of 17 indicators, 34% of the weight"
    assert measured(many, 17, privacy) == "4 of 17 indicators of the right to privacy"
    assert measured_share(many, 17, 0.34) == "34% of the weight"


def test_a_pillar_says_in_words_what_it_is_made_of() -> None:
    houses = (House("a", "House A", 0.4), House("b", "House B", 0.3), House("c", "House C", 0.15),
              House("d", "House D", 0.1), House("e", "House E", 0.05))  # fmt: skip
    assert composition_words(Composition(0.27, houses, 0.5), 2024, marked=True) == (
        "27% of its weight is about life online. By weight, its evidence comes from House A (40%), "
        "House B (30%), House C (15%) and 2 others (15%). 50% rests on figures of 2024 itself."
    )
    two = Composition(0.0, houses[:2], None)
    assert composition_words(two, 2024, marked=False) == (
        "By weight, its evidence comes from House A (40%) and House B (30%)."
    )
    assert composition_words(Composition(0.0, (), None), 2024, marked=True) == ""


def test_a_stage_is_named_only_as_closely_as_the_doubt_allows() -> None:
    stages = (
        Stage("low", "Weakly respected", 1.0, 3.5, inline("weakly respected")),
        Stage("high", "Well respected", 3.5, 6.0, inline("well respected")),
    )
    book = score(content([indicator("a")], ROWS[:1], first_year=2021, stages=stages))
    cell = book.cell("AAA", "privacy", 2021)  # 40 → 3.0
    assert stage_words(cell, book.methodology, None) == "In words: weakly respected."
    assert stage_words(cell, book.methodology, (2.0, 3.4)) == "In words: weakly respected."
    assert stage_words(cell, book.methodology, (2.0, 3.5)) == (
        "In words: somewhere from weakly respected to well respected."
    )
    assert stage_words(BOOK.cell("BBB", "privacy", 2021), BOOK.methodology, None) == ""
