"""All names and codes by which people ask for an economy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

import yaml
from babel import Locale
from babel.core import get_global

from dashboard.answers.asked.search import folded
from dashboard.language import i18n
from methodology.model import Economy

NAMES = Path(i18n.__file__).with_name("economy_names.yaml")
TWO = 2
SAME = 0.7
"""Letters in common from which on two names may be those of one country."""


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """Former, short and everyday names and older codes, by ISO 3166 code."""
    return {iso3: tuple(names) for iso3, names in yaml.safe_load(NAMES.read_text(encoding="utf-8")).items()}


@cache
def known_words(languages: tuple[str, ...]) -> frozenset[str]:
    """Names and codes, folded, of all countries and territories of the world, whether scored or not."""
    others = (word for names in other_names().values() for word in names)
    territories = [Locale.parse(language).territories for language in languages]
    names = (name for each in territories for two, name in each.items() if len(two) == TWO)
    return frozenset(map(folded, (*_two_letters(), *others, *names)))


def _two_letters() -> Mapping[str, Sequence[str]]:
    """The codes of two letters by those of three, and by older ones, as the CLDR has them."""
    codes: Mapping[str, Sequence[str]] = get_global("territory_aliases")
    return codes


@lru_cache(4096)
def names(economy: Economy, languages: tuple[str, ...] = (i18n.DEFAULT_LANGUAGE,)) -> tuple[str, ...]:
    """The official name first, then what the CLDR calls it in these languages, then its other names.

    Only the official name where the content means something else by the code than ISO 3166 does.
    """
    theirs = (*_territories(economy, languages), *other_names().get(economy.iso3, ()))
    if not any(_same(economy.name, name) for name in theirs):
        return (economy.name,)
    return tuple(dict.fromkeys((economy.name, *theirs)))


def _territories(economy: Economy, languages: tuple[str, ...]) -> Iterator[str]:
    """The names of the CLDR; one in brackets is a second name: "Myanmar (Burma)"."""
    iso2 = economy.iso2 or next(iter(_two_letters().get(economy.iso3, ())), "")
    for language in languages:
        whole = Locale.parse(language).territories.get(iso2, "")
        yield from (part.strip() for part in whole.removesuffix(")").split("(") if part.strip())


def _same(one: str, other: str) -> bool:
    first, second = folded(one), folded(other)
    return first in second or second in first or SequenceMatcher(None, first, second).ratio() >= SAME
