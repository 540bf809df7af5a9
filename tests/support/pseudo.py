"""A language made for tests: every sentence that went through gettext is written with accents, in brackets.

"Score" becomes "⟦Śćőŕé⟧", placeholders stay. Plain letters that are left on a page are therefore content, or
a sentence that nobody could translate. The language is called `zh`, because its lists and figures are written
without letters.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard.language import i18n
from dashboard.server import document, router
from tools.messages import gathered

LANGUAGE = "zh"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀćďéƒğĥíĵķĺɱńőƥɋŕśťúṽŵẋýźÁƁĆĎÉƑĞĤÍĴĶĹṀŃŐƤɊŔŚŤÚṼŴẊÝŹ"
_LETTERS = str.maketrans(PLAIN, ACCENTED)
_KEPT = re.compile(r"%\(\w+\)[a-z]|%%")
WORD = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2,}(?![0-9A-Za-z])")
"""A word in plain letters; single ones are symbols and initials."""
SHOWN = ("aria-label", "title", "alt", "placeholder", "label", "content", "aria-description",
         "aria-roledescription", "aria-valuetext")  # fmt: skip
"""Attributes that readers see or hear."""
NOT_WORDS = ("script", "style", "code", "pre", "kbd", "math", "var")
"""Elements whose text is no sentence."""
FREE = ("answer", "cadence", "services", "unit")
"""Fields of the content in which a single small word is a text and no id."""
_PARTS = re.compile(r"\s*[.;:,()/|—–]\s+|\s*[()/]\s*")
VOID = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
_ADDRESS = re.compile(
    r"/zh\S*|https?://\S+|\b[\w.-]+@[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.(?:csv|json|parquet|yaml|org|com|net)\b\S*"
)


def pseudo(message: str) -> str:
    """The message in brackets and with accents; placeholders and doubled per cent signs stay."""
    kept = _KEPT.findall(message)
    parts = [part.translate(_LETTERS) for part in _KEPT.split(message)]
    return "⟦" + "".join(a + b for a, b in zip(parts, [*kept, ""], strict=True)) + "⟧"


class PseudoCatalogue(gettext.NullTranslations):
    """All sentences that `make messages` gathers; another stays plain, as it would be shown."""

    def __init__(self) -> None:
        super().__init__()
        ids = (message.id for message in gathered())
        self.ids = {part for found in ids for part in ([found] if isinstance(found, str) else found)}

    def gettext(self, message: str) -> str:
        return pseudo(message) if message in self.ids else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@contextmanager
def pseudo_site() -> Iterator[None]:
    """Inside, addresses that begin with /zh are answered in the pseudo-language."""
    plain, made = i18n._catalogue, PseudoCatalogue()
    languages = (*i18n.LANGUAGES, LANGUAGE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(i18n, "_catalogue", lambda name: made if name == LANGUAGE else plain(name))
        for module in (i18n, router, document):
            patch.setattr(module, "LANGUAGES", languages)
        yield


class _Texts(HTMLParser):
    """Texts and shown attributes, each with the elements in which it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.values: set[str] = set()
        """What the address of the last link asks for: a link may offer a value by its name in the address."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.values = {value for _, value in parse_qsl(urlsplit(given.get("href") or "").query)}
        if tag == "meta" and given.get("name") != "description":
            return
        where = " ".join([*self.open[-2:], tag])
        self.found += [(f"{where} @{name}", value) for name, value in attrs if name in SHOWN and value]
        if tag == "td" and (label := given.get("data-label")):
            self.found.append((f"{where} @data-label", label))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        is_value = self.open[-1:] == ["a"] and data.strip() in self.values
        if not is_value and not any(tag in NOT_WORDS for tag in self.open):
            self.found.append((" ".join(self.open[-3:]), data))


def texts(html: str) -> list[tuple[str, str]]:
    """What readers see or hear of a document: place and text."""
    parser = _Texts()
    parser.feed(html)
    parser.close()
    return parser.found


class Known:
    """The words of the content: they are translated with it, not with the interface."""

    def __init__(self, *contents: Any) -> None:
        self.by_word: dict[str, list[str]] = {}
        every = {" ".join(text.split()) for content in contents for text in _strings(content)}
        self.whole = "\n".join(every)
        for piece in {piece for text in every for piece in _pieces(text)}:
            if word := WORD.search(piece):
                self.by_word.setdefault(word.group(), []).append(piece[word.start() :])
        for texts_ in self.by_word.values():
            texts_.sort(key=len, reverse=True)

    def plain(self, text: str) -> list[str]:
        """The stretches of a text in plain letters that are no content."""
        text = " ".join(_ADDRESS.sub(" ", text).split())
        if text.count(" ") > 1 and text in self.whole:
            return []
        left, at = [], 0
        while word := WORD.search(text, at):
            start = word.start()
            known = next((t for t in self.by_word.get(word.group(), ()) if _stands(text, start, t)), "")
            at = start + len(known) if known else word.end()
            if not known:
                left.append(word.group())
        return left


def _stands(text: str, start: int, known: str) -> bool:
    end = start + len(known)
    return text.startswith(known, start) and not re.match("[A-Za-z]", text[end : end + 1])


def _pieces(text: str) -> Iterator[str]:
    """A text and its parts between commas, brackets and colons: views show them alone, too."""
    yield text.rstrip(".")
    yield from (part for part in _PARTS.split(text) if " " in part or part[:1].isupper())


def _strings(value: Any, name: str = "") -> Iterator[str]:
    """Every text of the content that is no id: it has a capital letter or several words, or may be one."""
    if isinstance(value, str):
        if " " in value or value[:1].isupper() or name in FREE:
            yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _strings(getattr(value, item.name), item.name)
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from _strings(pair, name)
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one, name)
