"""One way to write an element: whatever is not markup already is escaped, attributes always."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup, escape

Attributes = dict[str, str | float | None]
MORE = "more"


def tag(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """`<name …>children</name>`, or `<name …/>` where it holds nothing.

    Attributes stand in the order given. `_` in their names is `-`, one at the end keeps clear of Python's
    words (`class_`). Numbers have up to six digits and no zeros at the end; None leaves an attribute out.
    `more` are attributes that are markup already, as those of a score.
    """
    head = name
    for key, value in attributes.items():
        if value is not None:
            head += written(key, value) if key != MORE else f" {escaped(value)}"
    if not children:
        return as_markup(f"<{head}/>")
    return as_markup(f"<{head}>{''.join([escaped(child) for child in children])}</{name}>")


def as_markup(text: str) -> Markup:
    """Text that is escaped already; `Markup(text)` asks first what it was given, at twice the time."""
    return str.__new__(Markup, text)


def escaped(text: str | float) -> Markup:
    """Markup as it is, anything else escaped; `escape` would make a second one of the first."""
    return text if isinstance(text, Markup) else escape(text)


class Mould:
    """An element written once, for places that draw hundreds a page; each `|` in it takes what is filled in.

    Half the time of `tag`; whatever is not markup is escaped here too.
    """

    def __init__(self, element: Markup) -> None:
        self.first, *self.rest = str(element).split("|")

    def __call__(self, *fillings: str) -> Markup:
        text = self.first
        for filling, piece in zip(fillings, self.rest, strict=True):
            text += f"{escaped(filling)}{piece}"
        return as_markup(text)


def joined(parts: Iterable[str]) -> Markup:
    """Elements one after another."""
    return Markup("").join(parts)


def per_cent(share: float, digits: int = 2) -> str:
    """A place or a length along a drawing, 0 to 100, as attributes have it."""
    return f"{share:.{digits}f}%"


# Thousands of rulers on a page share their attributes; `typed`, as markup equals the text it is made of.
@lru_cache(4096, typed=True)
def written(key: str, value: str | float) -> str:
    """One attribute with the space before it."""
    text = escape(value) if isinstance(value, str) else f"{value:g}"
    return f' {spelled(key)}="{text}"'


@cache
def spelled(key: str) -> str:
    """An attribute's name as markup spells it."""
    return key.rstrip("_").replace("_", "-")
