"""Texts as cells of a table that people open with a spreadsheet."""

from __future__ import annotations

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How what a spreadsheet computes instead of showing begins (OWASP, CSV injection)."""


def harmless(text: str) -> str:
    """The text, after an apostrophe where a spreadsheet would take it for a formula: names come from content
    that others wrote."""
    return f"'{text}" if text.startswith(FORMULAS) else text
