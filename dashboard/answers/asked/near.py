"""What somebody may have meant by an unknown word: the one place that compares spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from dashboard.answers.asked.search import folded
from methodology.scoring.scorebook import ScoreBook

MOST = 5
LIKE, ALIKE, SURE = 0.5, 0.6, 0.75
"""Shares of letters in common: for a list of offers, for one offer, for one offer among names."""
LONGEST = 100
"""No name is longer, and comparing takes the square of the length."""
LONGEST_CODE = 4


def near(asked: str, known: Iterable[str], most: int = 1, cutoff: float = ALIKE) -> tuple[str, ...]:
    """The known words spelt most like `asked`, in capital letters or small ones, most alike first."""
    return _near(asked.casefold(), {word.casefold(): word for word in known}, most, cutoff)


def meant(asked: str, known: Iterable[str]) -> str:
    """The known word spelt most like `asked`; "" where none is near."""
    return "".join(near(asked, known))


def economies_like(book: ScoreBook, asked: str) -> tuple[str, ...]:
    """ISO 3166 codes of the economies whose name or code is like `asked`, most alike first."""
    by_word: dict[str, str] = {}
    for economy in book.economies:
        for word in (economy.iso3, economy.iso2, economy.name):
            if word:
                by_word.setdefault(word.casefold(), economy.iso3)
    return _listed(asked, by_word)


def meant_economy(book: ScoreBook, asked: str) -> str:
    """The code of the economy that `asked` means; "" where none is near, or two are as near.

    A short word is held against codes, a longer one against names, without accents.
    """
    text = folded(asked[:LONGEST])
    codes = {
        code.lower(): economy.iso3 for economy in book.economies for code in (economy.iso3, economy.iso2)
    }
    names = {folded(economy.name): economy.iso3 for economy in book.economies}
    if text and text in codes | names:
        return (codes | names)[text]
    short = len(text) <= LONGEST_CODE
    words = {economy.iso3.lower(): economy.iso3 for economy in book.economies} if short else names
    alike = get_close_matches(text, words, n=2, cutoff=ALIKE if short else SURE)
    if len(alike) == 2 and _likeness(text, alike[0]) == _likeness(text, alike[1]):
        return ""
    return words[alike[0]] if alike else ""


def indicators_like(book: ScoreBook, asked: str) -> tuple[str, ...]:
    """Ids of the indicators whose id or title is like `asked`, most alike first."""
    known = (*book.framework.indicators, *book.framework.context)
    return _listed(asked, {word.casefold(): i.id for i in known for word in (i.title, i.id)})


def _listed(asked: str, by_word: Mapping[str, str]) -> tuple[str, ...]:
    """What words stand for that hold `asked`, the shortest first, and then those like it."""
    text = asked.casefold()
    inside = sorted((word for word in by_word if len(text) > 2 and text in word), key=len)
    alike = (*(by_word[word] for word in inside), *_near(text, by_word, MOST, LIKE))
    return tuple(dict.fromkeys(alike))[:MOST]


def _near(text: str, by_word: Mapping[str, str], most: int, cutoff: float) -> tuple[str, ...]:
    return tuple(by_word[word] for word in get_close_matches(text[:LONGEST], by_word, n=most, cutoff=cutoff))


def _likeness(text: str, word: str) -> float:
    return SequenceMatcher(None, word, text).ratio()
