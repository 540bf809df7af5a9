"""Text as it is searched."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text for searching: small letters without accents."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("’", "'")
