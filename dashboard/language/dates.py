"""Days as readers write them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from dashboard.language.i18n import current_language, current_locale

STYLES = {"en": "yyyy-MM-dd"}
"""How a language writes a day here, where it is not its own middle length. Ours stand in columns."""
LENGTH = len("2026-11-22")


def day(text: str) -> str:
    """An ISO date of the content in the reader's language; what is no whole day ("2025") stays as it is."""
    try:
        parsed = date.fromisoformat(text) if len(text) == LENGTH else None
    except ValueError:
        return text
    if parsed is None:
        return text
    return format_date(parsed, STYLES.get(current_language(), "medium"), locale=current_locale())
