"""Licences named in a text, as links to their words; and the licence of our own scores."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

SCORES = "CC BY-SA 4.0"
"""Under which our scores are published (LICENSES.md)."""
_CREATIVE_COMMONS = re.compile(
    r"CC (?P<terms>BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?) (?P<version>[1-4]\.[0-9])(?P<igo> IGO)?|CC0 1\.0"
)


def address(licence: str) -> str:
    """Where the words of a Creative Commons licence stand, as CC BY-SA 4.0; empty for any other text."""
    match = _CREATIVE_COMMONS.fullmatch(licence)
    if match is None:
        return ""
    if match["terms"] is None:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    whole = f"https://creativecommons.org/licenses/{match['terms'].lower()}/{match['version']}/"
    return whole + ("igo/" if match["igo"] else "")


def linked(text: str) -> Markup:
    """A text with each Creative Commons licence in it linked to its words."""
    parts, last = [], 0
    for match in _CREATIVE_COMMONS.finditer(text):
        parts.append(escape(text[last : match.start()]))
        link = Markup('<a href="{}" rel="license external noopener">{}</a>')
        parts.append(link.format(address(match[0]), match[0]))
        last = match.end()
    return Markup("").join([*parts, escape(text[last:])])
