"""Which economies, year, lane and order a comparison shows, read from its address; and what it could show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.answers.asked.near import economies_like
from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.refused import Refused
from dashboard.answers.asked.search import folded
from dashboard.answers.asked.selection import Selection, query_of, read_selection
from dashboard.answers.shown.peers import groups_of
from dashboard.language.i18n import _
from methodology.model import ALL, Economy
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.scorebook import ScoreBook

MOST = 8
"""More rows than these do not fit on one screen, and their pairs into no one's head."""
ALPHABETICAL = "az"
LONGEST_SHOWN = 60
FEW = 4
"""So many stand in a suggestion that no group of the content gives."""


@dataclass(frozen=True)
class CompareChoice:
    """`economies` are ISO 3166 codes A to Z by name; `too_many` those asked for beyond the most that fit."""

    selection: Selection
    economies: tuple[str, ...]
    too_many: tuple[str, ...]
    alphabetical: bool

    @property
    def full(self) -> bool:
        return len(self.economies) >= MOST


@dataclass(frozen=True)
class Suggestion:
    """A comparison worth a look: `title` names the group, "" where it has no name."""

    title: str
    economies: tuple[str, ...]


def read_compare(book: ScoreBook, query: Mapping[str, str]) -> CompareChoice:
    """The choice in a query. Raises Refused, which names the key, what was found and what is allowed."""
    selection = read_selection(book, query)
    asked = [code.strip().upper() for code in query.get("c", "").split(",")]
    codes = list(dict.fromkeys(code for code in asked if code))
    for code in codes:
        if code not in book.economy_index:
            raise _unknown(book, code, codes)
    order = one_of("order", query, (ALPHABETICAL,))
    return CompareChoice(
        selection, by_name(book, codes[:MOST]), by_name(book, codes[MOST:]), order == ALPHABETICAL
    )


def _unknown(book: ScoreBook, code: str, codes: Sequence[str]) -> Refused:
    """What may have been meant in its place, and the comparison without it."""
    known = [other for other in codes if other in book.economy_index]
    near = [iso3 for iso3 in economies_like(book, code) if iso3 not in known]
    allowed = [listed([*known, iso3][-MOST:]) for iso3 in near] + ([listed(known[:MOST])] if known else [])
    rule = _(
        "It takes up to %(most)s codes of three capital letters (ISO 3166), joined by commas. “%(code)s” is "
        "none of a country or territory here.",
        most=MOST,
        code=code[:LONGEST_SHOWN],
    )
    return Refused("c", listed(codes)[:LONGEST_SHOWN], tuple(allowed), rule)


def listed(codes: Sequence[str]) -> str:
    """Codes as they stand in the address."""
    return ",".join(codes)


def by_name(book: ScoreBook, codes: Sequence[str]) -> tuple[str, ...]:
    """Codes A to Z by the names of their economies."""
    return tuple(sorted(codes, key=lambda code: folded(book.economies[book.economy_index[code]].name)))


def compare_query(book: ScoreBook, choice: CompareChoice) -> dict[str, object]:
    """The query that leads to the same comparison again; what is default is left out."""
    return {
        "c": listed(choice.economies) or None,
        **query_of(choice.selection, book),
        "order": ALPHABETICAL if choice.alphabetical else None,
    }


def to_add(book: ScoreBook, choice: CompareChoice) -> tuple[tuple[str, str], ...]:
    """(name, codes of the comparison with it) of every economy not chosen yet; none when it is full."""
    if choice.full:
        return ()
    rest = (economy for economy in book.economies if economy.iso3 not in choice.economies)
    return tuple(
        (economy.name, listed(by_name(book, [*choice.economies, economy.iso3])))
        for economy in sorted(rest, key=lambda economy: folded(economy.name))
    )


def suggestions(book: ScoreBook, year: int) -> tuple[Suggestion, ...]:
    """Comparisons that the content itself offers: its pilots, and every region that fits on one page."""
    pilots = [economy for economy in book.economies if economy.pilot]
    found = [Suggestion(_("The pilot countries"), _codes(book, pilots))]
    titles = sorted({economy.subregion or economy.region for economy in book.economies} - {""})
    for title in titles:
        members = [economy for economy in book.economies if title in (economy.subregion, economy.region)]
        found.append(Suggestion(title, _codes(book, members)))
    scored = _scored(book, year)
    good = tuple(one for one in found if _compares(one, scored))
    return good or _any(book, scored)


def neighbours(book: ScoreBook, iso3: str) -> tuple[Suggestion, ...]:
    """The groups that readers compare an economy with, without itself; all others where it has no group."""
    found = tuple(
        Suggestion(group.title, tuple(member for member in group.members if member != iso3))
        for group in groups_of(book, iso3)
    )
    others = [economy for economy in book.economies if economy.iso3 != iso3]
    return found or ((Suggestion("", _codes(book, others)),) if 0 < len(others) <= MOST else ())


def _compares(one: Suggestion, scored: frozenset[str]) -> bool:
    return len(one.economies) <= MOST and len(scored.intersection(one.economies)) > 1


def _any(book: ScoreBook, scored: frozenset[str]) -> tuple[Suggestion, ...]:
    """A comparison where the content names no group: the first few with a score, or the first few."""
    some = [economy for economy in book.economies if economy.iso3 in scored][:FEW]
    some = some if len(some) > 1 else list(book.economies[:FEW])
    return (Suggestion("", _codes(book, some)),) if len(some) > 1 else ()


def _scored(book: ScoreBook, year: int) -> frozenset[str]:
    """The economies with a score in any right."""
    columns = [book.column(pillar.id, year, ALL) for pillar in book.framework.pillars]
    return frozenset(
        economy.iso3
        for place, economy in enumerate(book.economies)
        if any(column.state[place] == SCORED for column in columns)
    )


def _codes(book: ScoreBook, economies: Sequence[Economy]) -> tuple[str, ...]:
    return by_name(book, [economy.iso3 for economy in economies])
