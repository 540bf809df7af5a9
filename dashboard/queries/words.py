"""Words joined into sentences in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.i18n import _


def in_sentence(title: str) -> str:
    """A title as it stands inside a sentence: "access to the internet", "the right to privacy", "ICT use"."""
    small = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    return _("the %(right)s", right=small) if small.startswith("right ") else small


def opening(words: str) -> str:
    """Words as they stand at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def titles_listed(titles: Sequence[str]) -> str:
    """Titles inside a sentence: "the right to privacy and access to the internet"."""
    return listed([in_sentence(title) for title in titles])


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; empty without words."""
    if len(words) < 2:
        return "".join(words)
    first = words[0]
    for word in words[1:-1]:
        first = _("%(first)s, %(next)s", first=first, next=word)
    return _("%(first)s and %(last)s", first=first, last=words[-1])


def short_name(publisher: str) -> str:
    """A publisher's name without what stands in brackets or after a comma or a stroke."""
    return re.split(r"\s*[(,/;]", publisher, maxsplit=1)[0].strip() or publisher
