"""What the map says of an economy."""

from __future__ import annotations

from dashboard.answers.shown.score import Interval, ShownCell, short_score
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from methodology.model import Economy, states


def map_words(economy: Economy, cell: ShownCell, doubt: Interval | None = None) -> str:
    """The name and the score of an economy on the map, with the interval around it."""
    if cell.state == states.SCORED and doubt:
        return _(
            "%(country)s, %(score)s (%(low)s–%(high)s)",
            country=economy.name,
            score=score1(cell.score),
            low=score1(doubt[0]),
            high=score1(doubt[1]),
        )
    if cell.state == states.RANGE:
        return _(
            "%(country)s, range only: %(low)s to %(high)s",
            country=economy.name,
            low=score1(cell.bound_low),
            high=score1(cell.bound_high),
        )
    return _("%(country)s, %(score)s", country=economy.name, score=short_score(cell))
