"""Sources, companies and events as the data page shows them; examples for reading a ruler."""

from __future__ import annotations

import dataclasses

from dashboard.views.about.examples import reading_examples
from dashboard.views.evidence.data.answer import data_answer
from tests.support.catalogue import catalogue_book, small_catalogue


def test_sources_stand_by_publisher_with_what_rests_on_them() -> None:
    answer = data_answer(small_catalogue())
    assert [use.source.id for use in answer.of_scores] == ["closed", "open"]
    opened = answer.of_scores[1]
    assert [(s.indicator.id, s.economies, s.figures) for s in opened.series] == [
        ("statute", 2, 2),
        ("limits", 2, 2),
        ("users", 2, 2),
    ]
    assert (opened.economies, opened.years) == (2, (2020, 2021))


def test_a_source_without_an_indicator_gives_context() -> None:
    (context,) = data_answer(small_catalogue()).of_context
    assert (context.source.id, context.events, context.years) == ("context", 1, None)


def test_figures_and_terms_are_counted_over_sources_of_scores() -> None:
    answer = data_answer(small_catalogue())
    assert answer.figures == 8
    ends = {term: [indicator.id for indicator in members] for term, members in answer.ends}
    assert ends == {"raw": ["statute", "limits", "users"], "cite": [], "derived": ["spying"], "none": []}


def test_companies_stand_by_name_with_markets_and_editions() -> None:
    alpha, zeta = data_answer(small_catalogue()).companies
    assert (alpha.company.name, alpha.markets, alpha.editions) == ("alpha", 0, ())
    assert (zeta.home, zeta.markets, zeta.editions) == ("Bravo", 2, (2018, 2020))


def test_events_are_summed_up_and_absent_without_any() -> None:
    events = data_answer(small_catalogue()).events
    assert events is not None
    assert (events.rows, events.economies, events.first_year, events.kinds) == (
        1,
        1,
        2020,
        (("network shutdown", 1),),
    )
    assert (events.actors, events.scored) == ((("unknown", 1),), False)
    assert data_answer(dataclasses.replace(small_catalogue(), events=())).events is None


def test_reading_examples_are_real_cells_one_a_state() -> None:
    book = catalogue_book()
    examples = reading_examples(book, 2021)
    assert [e.whole.state for e in examples] == ["scored", "range", "not-scored"]
    assert [e.economy.iso3 for e in examples] == ["AAA", "BBB", "BBB"]
    assert all(e.whole == book.cell(e.economy.iso3, e.pillar.id, 2021) for e in examples)
