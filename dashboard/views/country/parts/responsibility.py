"""Where other shares of responsibility hold for a country than the catalogue's, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from methodology.model import Indicator
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class OtherShares:
    """One reason, and the indicators for which it sets other shares of responsibility."""

    reason: str
    indicators: tuple[Indicator, ...]


def other_shares(
    book: ScoreBook, iso3: str, year: int, indicators: Iterable[Indicator]
) -> tuple[OtherShares, ...]:
    """The reasons that hold for an economy in a year, each once, in the order of the indicators."""
    found: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        override = book.override_of(iso3, indicator.id, year)
        if override is not None:
            found.setdefault(override.reason, []).append(indicator)
    return tuple(OtherShares(reason, tuple(members)) for reason, members in found.items())
