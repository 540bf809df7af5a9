"""What the map says of areas whose status is disputed; the words are those of the map's own places."""

from __future__ import annotations

from dashboard.language.i18n import N_, _

AREAS = {
    "ESH": N_("Western Sahara, a Non-Self-Governing Territory"),
    "XJK": N_("Jammu and Kashmir, whose final status has not been agreed upon by the parties"),
    "XAC": N_("Aksai Chin, disputed"),
    "XAP": N_("Arunachal Pradesh, disputed"),
    "XHT": N_("Halaib Triangle, disputed"),
    "XBT": N_("Bir Tawil, claimed by no state"),
    "XIT": N_("Ilemi Triangle, disputed"),
}


def disputed_words(code: str, name: str) -> str:
    """An area's words in the reader's language; `name`, as the map's file has it, where we have none."""
    return _(AREAS[code]) if code in AREAS else name
