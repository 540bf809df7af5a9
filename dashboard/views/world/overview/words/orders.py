"""How the table is ordered, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.answers.asked.economies import COVERAGE, FALLING, RISING
from dashboard.language.i18n import _
from dashboard.language.words import title_inline
from methodology.model import Pillar


def order_note(pillars: Iterable[Pillar], sort: str, order: str) -> str:
    """Says how the table is ordered; an order by score is no ranking."""
    if not sort:
        return _("Order is alphabetical until you choose a column.")
    if sort == COVERAGE:
        return _("Ordered by how much of the evidence is there.")
    title = next(title_inline(pillar) for pillar in pillars if pillar.id == sort)
    if order == FALLING:
        return _("Ordered by %(pillar)s, best first. Close scores often cannot be told apart.", pillar=title)
    return _("Ordered by %(pillar)s, worst first. Close scores often cannot be told apart.", pillar=title)


def order_notes(pillars: tuple[Pillar, ...]) -> dict[str, str]:
    """The sentence for every order that the page's script can make."""
    keys = (*(pillar.id for pillar in pillars), COVERAGE)
    notes = {f"{key}-{order}": order_note(pillars, key, order) for key in keys for order in (RISING, FALLING)}
    return {"": order_note(pillars, "", "")} | notes
