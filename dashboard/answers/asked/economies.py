"""What the reader asked the world page for: year, right, lane, filters and order, read from the query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.economy_names import names
from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.refused import Refused, shown_signs
from dashboard.answers.asked.search import folded
from dashboard.answers.asked.selection import read_selection
from methodology.model import Economy, Pillar
from methodology.scoring.scorebook import ScoreBook

GROUPS = ("ldc", "lldc", "sids", "pilot")
"""Least developed, landlocked developing, small island developing states (UN-OHRLLS); our pilot countries."""

COVERAGE = "coverage"
RISING, FALLING = "asc", "desc"
EVERY_RULER = "all"
MOST_PAGES = 9_999
LONGEST_SEARCH = 60
FILTERS = {
    "region": lambda economy: economy.region,
    "bureau": lambda economy: economy.undp_bureau,
    "income": lambda economy: economy.income_group,
}


@dataclass(frozen=True)
class WorldChoice:
    """A checked choice. `sort` is "" (A to Z), a pillar's id or "coverage"; a filter not set is "".
    `rulers` is "all" where every row of the table is to have its drawing; `page` counts from 1."""

    year: int
    lane: str
    pillar: Pillar
    region: str = ""
    bureau: str = ""
    income: str = ""
    group: str = ""
    search: str = ""
    sort: str = ""
    order: str = ""
    rulers: str = ""
    page: int = 1

    @property
    def filtered(self) -> bool:
        """Whether any filter narrows the table."""
        return any((self.region, self.bureau, self.income, self.group, self.search))

    def admits(self, economy: Economy) -> bool:
        """Whether an economy passes every filter."""
        chosen = {"region": self.region, "bureau": self.bureau, "income": self.income}
        if any(value and FILTERS[key](economy) != value for key, value in chosen.items()):
            return False
        if self.group and self.group not in groups_of(economy):
            return False
        return not self.search or folded(self.search) in search_text(economy)


def read_choice(book: ScoreBook, query: Mapping[str, str]) -> WorldChoice:
    """The choice in a query. Raises Refused for a value that names nothing in the content."""
    selection = read_selection(book, query)
    pillars = {pillar.id: pillar for pillar in book.framework.pillars}
    pillar = one_of("pillar", query, tuple(pillars)) or next(iter(pillars))
    sort = one_of("sort", query, (*pillars, COVERAGE))
    return WorldChoice(
        year=selection.year,
        lane=selection.lane,
        pillar=pillars[pillar],
        **{key: one_of(key, query, filter_values(book, key)) for key in FILTERS},
        group=one_of("group", query, GROUPS),
        search=shown_signs(query.get("q", "").strip()[:LONGEST_SEARCH]),
        sort=sort,
        order=(one_of("order", query, (RISING, FALLING)) or RISING) if sort else "",
        rulers=one_of("rulers", query, (EVERY_RULER,)),
        page=_page(query.get("page", "")),
    )


def _page(text: str) -> int:
    """A number from 1 to MOST_PAGES; 1 where none is asked for."""
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES)) and int(text) > 0):
        raise Refused("page", text, ("1",))
    return int(text)


def filter_values(book: ScoreBook, key: str) -> tuple[str, ...]:
    """The values of a filter that occur in the content, sorted."""
    return tuple(sorted({FILTERS[key](economy) for economy in book.economies} - {""}))


def groups_of(economy: Economy) -> tuple[str, ...]:
    """The country groups an economy belongs to."""
    return tuple(group for group in GROUPS if getattr(economy, group))


def search_text(economy: Economy) -> str:
    """What a search looks through: names, among them former and everyday ones, and the code."""
    return f"{folded(' '.join(names(economy)))} {economy.iso3.lower()}"
