"""Interface text through gettext: whole sentences with named placeholders, in the language of the request.

`_("%(count)s economies", count=3)` fills placeholders only when values are given, so a lone per cent sign is
safe in a text without placeholders. The language belongs to the running request (a context variable), never
to the process. English is the language of the source texts and needs no catalogue.
"""

from __future__ import annotations

import gettext as catalogues
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

DEFAULT_LANGUAGE = "en"
DOMAIN = "drd"
LOCALES = Path(__file__).parent / "locales"
RIGHT_TO_LEFT = frozenset({"ar"})
LANGUAGES = ("en",)
"""Languages whose catalogue is complete; another first step of a path is an ordinary path."""
LOCALE_OF = {"en": "en_GB"}
"""The locale of a language where it is not its bare code: ours has no comma before "and" in a list."""

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


def current_language() -> str:
    """The language of the running request: an ISO 639-1 code."""
    return _language.get()


def current_locale() -> str:
    """The locale in which figures, lists and dates are written for the running request, as babel names it."""
    return LOCALE_OF.get(current_language(), current_language())


def direction(language: str) -> str:
    """The writing direction of a language: "ltr" or "rtl"."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything inside is written in `language`."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def gettext(message: str, /, **values: object) -> str:
    """The message in the request's language, with `%(name)s` filled from `values` when there are any."""
    text = _catalogue(current_language()).gettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, count: int, /, **values: object) -> str:
    """The singular or plural form for `count`, which is also the placeholder `%(count)s`."""
    return plural_form(singular, plural, count) % {"count": count, **values}


def plural_form(singular: str, plural: str, count: int) -> str:
    """The form that the request's language uses for `count`, placeholders unfilled."""
    return _catalogue(current_language()).ngettext(singular, plural, count)


def marked(message: str) -> str:
    """Marks a constant for the catalogue; `_` translates it later, inside a request."""
    return message


_ = gettext
N_ = marked


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    return catalogues.translation(DOMAIN, LOCALES, [language], fallback=True)
