"""What somebody may have meant by an unknown word: the one place that compares spellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from dashboard.answers.asked.economy_names import known_words, names
from dashboard.answers.asked.search import folded
from methodology.scoring.scorebook import ScoreBook

MOST = 5
LIKE, ALIKE, SURE = 0.5, 0.6, 0.75
"""Shares of letters in common: for a list of offers, for one offer, for one offer among names."""
LONGEST = 100
"""No name is longer, and comparing takes the square of the length."""
LONGEST_CODE = 3
ASKED_IN = ("en", "fr", "es", "ar", "zh", "ru")


def near(asked: str, known: Iterable[str], most: int = 1, cutoff: float = ALIKE) -> tuple[str, ...]:
    """The known words spelt most like `asked`, in capital letters or small ones, most alike first."""
    return _near(asked.casefold(), {word.casefold(): word for word in known}, most, cutoff)


def meant(asked: str, known: Iterable[str]) -> str:
    """The known word spelt most like `asked`; "" where none is near."""
    return "".join(near(asked, known))


def economies_like(book: ScoreBook, asked: str) -> tuple[str, ...]:
    """ISO 3166 codes of the economies whose name or code is like `asked`, the one surely meant first."""
    certain, short = meant_economy(book, asked), len(asked) <= LONGEST_CODE
    if not certain and _folded(asked) in known_words(ASKED_IN):
        return () if short else tuple(dict.fromkeys(_inside(asked.casefold(), _by_name(book))))[:MOST]
    alike = near(asked, book.economy_index, MOST) if short else _listed(asked, _by_name(book), SURE)
    return tuple(dict.fromkeys((*filter(None, [certain]), *alike)))[:MOST]


def meant_economy(book: ScoreBook, asked: str) -> str:
    """The code of the economy that `asked` means; "" where none is surely meant.

    A code or a name of it in a language of the United Nations, without accents; or spelt nearly like one name
    (a short word: one code), if no other economy's is as near. What names a territory that is not scored is
    no slip for another.
    """
    text = _folded(asked)
    owners: dict[str, set[str]] = {}
    for economy in book.economies:
        for word in filter(None, (economy.iso3, economy.iso2, *names(economy, ASKED_IN))):
            owners.setdefault(folded(word), set()).add(economy.iso3)
    if text in owners or text in known_words(ASKED_IN):
        return _only(owners.get(text, set()))
    short = len(text) <= LONGEST_CODE
    words = map(str.lower, book.economy_index) if short else (w for w in owners if len(w) > LONGEST_CODE)
    alike = get_close_matches(text, words, n=MOST, cutoff=ALIKE if short else SURE)
    best = [word for word in alike if _likeness(text, word) == _likeness(text, alike[0])]
    return _only({iso3 for word in best for iso3 in owners[word]})


def _folded(asked: str) -> str:
    return folded(asked[:LONGEST].strip())


def _by_name(book: ScoreBook) -> dict[str, str]:
    """Codes by names in English; the first economy keeps a name that two have."""
    by_name: dict[str, str] = {}
    for economy in book.economies:
        for name in names(economy):
            by_name.setdefault(name.casefold(), economy.iso3)
    return by_name


def _only(codes: set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def indicators_like(book: ScoreBook, asked: str) -> tuple[str, ...]:
    """Ids of the indicators whose id or title is like `asked`, most alike first."""
    known = (*book.framework.indicators, *book.framework.context)
    return _listed(asked, {word.casefold(): i.id for i in known for word in (i.title, i.id)})


def _listed(asked: str, by_word: Mapping[str, str], cutoff: float = LIKE) -> tuple[str, ...]:
    """What words stand for that hold `asked`, the shortest first, and then those like it."""
    text = asked.casefold()
    alike = (*_inside(text, by_word), *_near(text, by_word, MOST, cutoff))
    return tuple(dict.fromkeys(alike))[:MOST]


def _inside(text: str, by_word: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        by_word[word] for word in sorted((w for w in by_word if len(text) > 2 and text in w), key=len)
    )


def _near(text: str, by_word: Mapping[str, str], most: int, cutoff: float) -> tuple[str, ...]:
    return tuple(by_word[word] for word in get_close_matches(text[:LONGEST], by_word, n=most, cutoff=cutoff))


def _likeness(text: str, word: str) -> float:
    return SequenceMatcher(None, word, text).ratio()
