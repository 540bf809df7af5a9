"""Evidence gaps: every cell as the engine tells it, what is counted, and the page."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.answers.shown.reasons import why_missing
from dashboard.content.load import load_content
from dashboard.views.evidence import gaps as gaps_page
from dashboard.views.evidence.gaps.answer.gaps import (
    CARRIED,
    CODES,
    LISTED,
    NEVER,
    GapRow,
    gaps,
    read_gaps,
    states,
)
from dashboard.views.evidence.gaps.answer.leverage import SORTS
from dashboard.views.evidence.gaps.figures import MARKS, gap_cells, mark
from dashboard.views.evidence.gaps.file import COLUMNS, gap_rows
from methodology.explain.contested import contested
from methodology.scoring.engine import score
from methodology.sensitivity.leverage import leverage, shortest
from tests.support import content as build
from tests.support.catalogue import SECRET, asked, catalogue_book, catalogue_site
from tests.support.command import ROOT
from tests.support.site import site_of, small_site

BOOK = catalogue_book()


def answer(**query: str):
    return gaps(BOOK, read_gaps(BOOK, {"year": "2021", **query}))


def test_every_cell_is_what_the_engine_says_of_it() -> None:
    for year in BOOK.years:
        codes, ages = states(BOOK, year)
        for place, indicator in enumerate(BOOK.framework.indicators):
            for at, economy in enumerate(BOOK.economies):
                cell = BOOK.cell(economy.iso3, indicator.id, year)
                known = cell.score is not None
                told = cell.status if known else why_missing(BOOK, indicator.id, economy.iso3, year).code
                assert CODES[codes[place, at]] == told
                assert ages[place, at] == (year - cell.observed_year if known else 0)


def test_counts_add_up_to_economies_times_indicators() -> None:
    found = answer()
    assert found.total == len(BOOK.economies) * len(BOOK.framework.indicators)
    assert found.lacking == sum(gap.lacking for one in found.pillars for gap in one.indicators)
    for one in found.pillars:
        present = sum(row.present for row in one.rows)
        assert present == sum(sum(gap.counts[:NEVER]) for gap in one.indicators)


def test_economies_without_a_score_are_listed_nearest_first() -> None:
    for one in answer().pillars:
        unscored = {row.economy.iso3 for row in one.rows if row.state != "scored"}
        assert {lock.economy.iso3 for lock in one.locked} == unscored
        needed = [lock.needed for lock in one.locked if lock.needed is not None]
        assert needed == sorted(needed)
        ways = shortest(BOOK, 2021, one.pillar.id, leverage(BOOK, 2021))
        for lock in one.locked:
            way = ways[lock.economy.iso3]
            names = way.alternatives or way.indicators or ()
            assert lock.needed == way.needed
            assert [i.id for i in lock.named] == list(names[:LISTED])
            assert lock.more == len(names) - len(lock.named)


def test_economies_stand_in_the_order_of_the_alphabet_accents_aside() -> None:
    names = {"AAA": "Czechia", "BBB": "Côte d’Ivoire"}
    made = build.content([build.indicator("law")], [("law", "AAA", 2020, 40.0)], economies=tuple(names))
    economies = tuple(replace(one, name=names[one.iso3]) for one in made.economies)
    book = score(replace(made, economies=economies))
    found = gaps(book, read_gaps(book, {}))
    assert [economy.name for economy in found.economies] == ["Côte d’Ivoire", "Czechia"]


def test_one_right_is_shown_alone_and_counted_alone() -> None:
    whole, one = answer(), answer(pillar="access")
    assert [found.pillar.id for found in one.pillars] == ["access"]
    assert one.total == len(BOOK.economies)
    assert {task.indicator.pillar for task in one.series} == {"access"}
    assert whole.locked == sum(len(found.locked) for found in whole.pillars)


def test_series_come_in_the_order_asked_for() -> None:
    for sort in SORTS:
        sizes = [getattr(task, sort) for task in answer(sort=sort).series]
        assert sizes == sorted(sizes, reverse=True)
    assert {task.indicator.id for task in answer().series} == {
        gap.indicator.id for one in answer().pillars for gap in one.indicators if gap.lacking
    }


def test_what_a_series_would_open_is_counted_over_the_chosen_economies() -> None:
    found = leverage(BOOK, 2021)
    for query in ({}, {"region": "North"}):
        chosen = answer(**query)
        places = [BOOK.economy_index[economy.iso3] for economy in chosen.economies]
        for task in chosen.series:
            row = BOOK.tree.indicator_index[task.indicator.id]
            assert task.unlocks == found.alone[row, places].sum() <= task.lacking
        assert all(task.lacking for task in chosen.sources)


def test_the_file_has_one_row_for_every_gap_and_no_figure() -> None:
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in gap_rows(BOOK, answer())]
    assert len(rows) == answer().lacking
    for row in rows:
        assert BOOK.cell(row["iso3"], row["indicator"], 2021).score is None
        assert row["pillar_state"] == BOOK.cell(row["iso3"], row["pillar"], 2021).state
    opened = sum(row["unlocks_alone"] for row in rows)
    assert opened == sum(task.unlocks for task in answer().series)
    assert str(SECRET) not in str(rows)


def test_marks_differ_by_shape_and_a_carried_figure_shows_its_age() -> None:
    signs = [MARKS[code] for code in range(len(CODES)) if code != CARRIED]
    assert len(set(signs)) == len(signs)
    assert mark(CARRIED, 3) == "3"
    row = GapRow(BOOK.economies[0], (0, CARRIED, NEVER), (0, 2, 0), "scored", 2)
    assert gap_cells(row) == "<td>•<td>2<td class=lack>○"


@pytest.mark.parametrize("site", [small_site, catalogue_site])
def test_the_page_renders_with_nothing_inline(site) -> None:
    page = gaps_page.page(site(), asked("/gaps"))
    assert page.name == "gaps"
    assert page.html.count("<h1") == 1
    assert not re.search(r"\sstyle=|\son\w+=|<script", page.html)
    ids = re.findall(r'\sid="([^"]+)"', page.html)
    assert len(ids) == len(set(ids))


def test_a_filter_that_names_nothing_is_refused() -> None:
    with pytest.raises(Refused):
        gaps_page.page(catalogue_site(), asked("/gaps", region="Atlantis"))
    with pytest.raises(Refused):
        gaps_page.page(catalogue_site(), asked("/gaps", sort="beauty"))


def test_the_shipped_matrix_is_small_enough_to_send() -> None:
    """The largest page: more than ten thousand cells within 150 kB as sent."""
    site = site_of(score(load_content(ROOT)))
    html = str(gaps_page.page(site, asked("/gaps")).html)
    matrices = re.findall(r'<table class="gaps-matrix">.*?</table>', html, re.DOTALL)
    assert len(matrices) == len(site.book.framework.pillars)
    cells = sum(len(site.book.economies) * (matrix.count("gaps-name")) for matrix in matrices)
    # Marks of companies are no gaps: whom no state asked has none.
    counted = [indicator for indicator in site.book.framework.indicators if indicator.use == "score"]
    assert cells == len(site.book.economies) * len(counted)
    assert len(zlib.compress(html.encode(), 6)) < 150_000


def test_records_that_contradict_each_other_are_listed_for_a_panel() -> None:
    """The shipped law indicator names them; each country links to its score."""
    book = score(load_content(ROOT))
    (found,) = contested(book, book.default_year)
    assert found.indicator.id == "data-protection-law"
    assert 40 <= len(found.economies) <= 80
    site = site_of(book)
    html = str(gaps_page.page(site, asked("/gaps")).html)
    section = html.partition('id="contested"')[2].partition("</section>")[0]
    for economy in found.economies:
        assert f"/country/{economy.iso3}/indicator/data-protection-law" in section
