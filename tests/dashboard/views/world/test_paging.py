"""The table of the world page beyond 500 economies: in pages, filtered and sorted by the server."""

from __future__ import annotations

import re
from itertools import islice, product

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.frame.page import PageRequest
from dashboard.views.world import overview as world_page
from methodology.model import Uncertainty
from methodology.scoring.engine import score
from tests.support.content import content, indicator
from tests.support.site import site_of

CODES = ["".join(letters) for letters in islice(product("ABCDEFGHIJKLM", repeat=3), 1100)]
ROWS = [("law", code, 2020, float(place % 101)) for place, code in enumerate(CODES)]
SITE = site_of(score(content([indicator("law")], ROWS, economies=CODES, uncertainty=Uncertainty(draws=20))))


def html(**query: str) -> str:
    return str(world_page.page(SITE, PageRequest("en", "/", {}, query)).html)


def rows(page: str) -> list[str]:
    return re.findall(r'data-row="(\w+)"', page)


def test_every_economy_stands_on_one_page():
    pages = [html(page=str(number)) for number in (1, 2, 3)]
    assert [len(rows(page)) for page in pages] == [500, 500, 100]
    assert [code for page in pages for code in rows(page)] == CODES
    assert "501 to 1,000 of 1,100" in pages[1]
    assert re.findall(r'<a rel="(\w+)" href="([^"]+)"', pages[1]) == [("prev", "/"), ("next", "/?page=3")]
    assert "data-show-all" not in pages[0]
    assert "data-paged" in pages[0]


def test_the_server_searches_and_sorts_over_all_pages():
    assert rows(html(q="mm")) == [code for code in CODES if "MM" in code]
    falling = [
        float(value) for value in re.findall(r'data-score="([^"]+)"', html(sort="privacy", order="desc"))
    ]
    assert max(falling) == 6.0
    assert "of 1,100" in html(sort="privacy", order="desc", page="3")


@pytest.mark.parametrize("page", ["0", "4", "-1", "x", "１", "1e9", "9" * 500])
def test_a_page_that_is_not_there_is_refused(page: str):
    with pytest.raises(Refused) as refused:
        html(page=page)
    assert refused.value.key == "page"


def test_a_table_that_fits_has_no_pages():
    few = site_of(score(content([indicator("law")], ROWS[:3], economies=CODES[:3])))
    page = str(world_page.page(few, PageRequest("en", "/", {}, {})).html)
    assert 'class="paging"' not in page
    with pytest.raises(Refused):
        world_page.page(few, PageRequest("en", "/", {}, {"page": "2"}))
