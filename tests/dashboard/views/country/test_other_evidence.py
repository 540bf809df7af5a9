"""What stands beside the scores of a country: experts' dated answers, and other shares of responsibility."""

from __future__ import annotations

import dataclasses

from dashboard.frame.page import PageRequest
from dashboard.views.country import profile as country
from dashboard.views.country import right as pillar
from dashboard.views.country import score as indicator_score
from dashboard.views.country.parts.responsibility import other_shares
from dashboard.views.country.profile.answer.desk_research import desk_research
from methodology.model import DeskAnswer, Override
from methodology.scoring.engine import score
from tests.support.catalogue import catalogue_site
from tests.support.country import RICH, country_book

REASON = "Parts of the country are under the control of others."
ANSWERS = (
    DeskAnswer(RICH, "speech", "Does a law protect speech?", "yes", "2024-10-25", "open", "", "law"),
    DeskAnswer(RICH, "speech", "Is there a charter?", "no", "2024-10-25", "open", "", "charter"),
    DeskAnswer(RICH, "all", "Is an institution at work?", "yes", "2024-10-25", "open", "existence only"),
)
MADE = country_book().content
BOOK = score(
    dataclasses.replace(
        MADE,
        desk_research=ANSWERS,
        overrides=(Override("arrests", RICH, {"unattributed": 1.0}, REASON, first=2020),),
    )
)
SITE = catalogue_site(BOOK)


def test_an_answer_agrees_or_differs_with_the_indicator_it_names() -> None:
    speech, all_rights = desk_research(BOOK, RICH, 2021)
    assert speech.pillar == BOOK.framework.pillars[0]
    assert [(line.indicator.id, line.verdict) for line in speech.lines] == [  # both score 5.0
        ("law", "agrees"),
        ("charter", "differs"),
    ]
    (line,) = all_rights.lines
    assert (all_rights.pillar, line.indicator, line.verdict) == (None, None, "")
    assert desk_research(BOOK, "POO", 2021) == ()


def test_answers_are_dated_and_never_scored() -> None:
    html = country.page(SITE, PageRequest("en", f"/country/{RICH}", {"iso3": RICH})).html
    assert "Does a law protect speech?" in html
    assert "2024-10-25" in html
    assert 'data-verdict="differs"' in html
    without = score(dataclasses.replace(MADE, overrides=BOOK.content.overrides))
    assert without.cell(RICH, "speech", 2021).score == BOOK.cell(RICH, "speech", 2021).score


def test_other_shares_stand_with_their_reason_wherever_they_hold() -> None:
    params = {"iso3": RICH, "pillar": "speech", "indicator": "arrests"}
    for page in (country, pillar, indicator_score):
        request = PageRequest("en", "/", params)
        assert REASON in page.page(SITE, request).html, page.__name__
        before = PageRequest("en", "/", params, {"year": "2019"})
        assert REASON not in page.page(SITE, before).html, page.__name__
    (found,) = other_shares(BOOK, RICH, 2021, BOOK.framework.indicators)
    assert [one.id for one in found.indicators] == ["arrests"]
