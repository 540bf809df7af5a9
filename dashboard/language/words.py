"""Words joined into sentences in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from babel.lists import format_list

from dashboard.language.i18n import _, current_language, current_locale
from methodology.faults.finding import MOST_LISTED
from methodology.model import Wording, Wordings


class Titled(Protocol):
    """A right, dimension, indicator or stage: translators give the forms of its title."""

    @property
    def title(self) -> str: ...
    @property
    def wordings(self) -> Wordings: ...


def title_inline(thing: Titled) -> str:
    """A title inside a sentence, as translators gave it ("the right to privacy"); else unchanged."""
    return _wording(thing).title_inline or _title(thing)


def title_opening(thing: Titled) -> str:
    """A title at the beginning of a sentence, as translators gave it; else the title unchanged."""
    return _wording(thing).title_opening or _title(thing)


def titles_listed(things: Iterable[Titled]) -> str:
    """Titles inside a sentence: "the right to privacy and access to the internet"."""
    return listed([title_inline(thing) for thing in things])


def titles_opening(things: Sequence[Titled]) -> str:
    """Titles with which a sentence begins: "The right to privacy and access to the internet"."""
    return listed([(title_inline if place else title_opening)(thing) for place, thing in enumerate(things)])


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; empty without words."""
    return format_list(words, locale=current_locale()) if len(words) > 1 else "".join(words)


def short_name(publisher: str) -> str:
    """A publisher's name without what stands in brackets or after a comma or a stroke."""
    return re.split(r"\s*[(,/;]", publisher, maxsplit=1)[0].strip() or publisher


def _title(thing: Titled) -> str:
    return _wording(thing).title or thing.title


def _wording(thing: Titled) -> Wording:
    return thing.wordings.get(current_language(), NO_WORDING)


NO_WORDING = Wording()


def words_listed(words: Iterable[str]) -> str:
    """Words of the command line, cut where there are many; "none" where there are none."""
    every = list(words)
    shown = ", ".join(every[:MOST_LISTED])
    if len(every) <= MOST_LISTED:
        return shown or _("none")
    return _("%(words)s and %(count)s more", words=shown, count=len(every) - MOST_LISTED)
