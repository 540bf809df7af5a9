"""What somebody may have meant by an unknown address."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from dashboard.answers.asked.refused import NotFound
from dashboard.language.i18n import _
from methodology.scoring.scorebook import ScoreBook

MOST = 5


def near_economies(book: ScoreBook, asked: str) -> tuple[tuple[str, str], ...]:
    """(name, ISO 3166 code) of the economies whose name or code is like `asked`, most alike first."""
    by_word: dict[str, str] = {}
    for economy in book.economies:
        for word in (economy.iso3, economy.iso2, economy.name):
            if word:
                by_word.setdefault(word.casefold(), economy.iso3)
    names = {economy.iso3: economy.name for economy in book.economies}
    return tuple((names[iso3], iso3) for iso3 in _alike(asked, by_word))


def near_indicators(book: ScoreBook, asked: str) -> tuple[tuple[str, str], ...]:
    """(title, id) of the indicators whose id or title is like `asked`, most alike first."""
    known = (*book.framework.indicators, *book.framework.context)
    by_word = {word.casefold(): i.id for i in known for word in (i.title, i.id)}
    titles = {i.id: i.title for i in known}
    return tuple((titles[name], name) for name in _alike(asked, by_word))


def _alike(asked: str, by_word: dict[str, str]) -> Iterable[str]:
    text = asked.casefold()
    inside = sorted((word for word in by_word if len(text) > 2 and text in word), key=len)
    words = inside + get_close_matches(text, by_word, n=MOST, cutoff=0.5)
    return list(dict.fromkeys(by_word[word] for word in words))[:MOST]


def known_economy(book: ScoreBook, asked: str) -> str:
    """`asked` where it is an economy's code; raises NotFound with what may have been meant."""
    if asked in book.economy_index:
        return asked
    near = tuple((name, f"/country/{iso3}") for name, iso3 in near_economies(book, asked))
    what = _("No country or territory has the code “%(code)s”. Addresses use the three capital letters of "
             "ISO 3166, such as /country/%(example)s.", code=asked, example=_example(book))  # fmt: skip
    raise NotFound(what, (*near, (_("All countries and territories"), "/#countries")))


def _example(book: ScoreBook) -> str:
    return book.economies[0].iso3 if book.economies else "ABC"


def known_pillar(book: ScoreBook, iso3: str, asked: str) -> str:
    """`asked` where it is a pillar's id; raises NotFound with the pillars that there are."""
    if asked in book.framework.pillar_by_id:
        return asked
    what = _("No right on this dashboard has the name “%(name)s”.", name=asked)
    raise NotFound(what, tuple((p.title, f"/country/{iso3}/{p.id}") for p in book.framework.pillars))


def known_indicator(book: ScoreBook, iso3: str, asked: str) -> str:
    """`asked` where it is an indicator's id; raises NotFound with what may have been meant."""
    if asked in book.framework.by_id or asked in book.framework.context_by_id:
        return asked
    near = tuple((title, f"/country/{iso3}/indicator/{name}") for title, name in near_indicators(book, asked))
    what = _("No indicator has the name “%(name)s”.", name=asked)
    raise NotFound(what, (*near, (_("All indicators"), "/indicator")))
