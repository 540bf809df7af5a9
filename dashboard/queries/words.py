"""Words joined into sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.i18n import _


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; empty without words."""
    if len(words) < 2:
        return "".join(words)
    first = words[0]
    for word in words[1:-1]:
        first = _("%(first)s, %(next)s", first=first, next=word)
    return _("%(first)s and %(last)s", first=first, last=words[-1])
