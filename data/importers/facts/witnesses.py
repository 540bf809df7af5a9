"""Who can say that nothing happened: a zero is written only where somebody looked.

A tracker lists what was reported to it. That it lists nothing is a zero only where the Internet Society's
tracker, Freedom on the Net or V-Dem's experts look at the economy too; where V-Dem's experts of 2021 do not
say that the state did it several times a year; and where somebody is free to report: media were rated at the
bottom neither at the end of the year nor a year before, or Freedom on the Net covers the economy, or the
tracker recorded an act of the same kind there that may be the state's within four years. A cut of the network
is seen from abroad; a block of a service may not be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from data.importers.facts.facts import Facts

CUT, BLOCK = "cut", "block"
EXPERTS = {CUT: ("vdem12_v2smgovshut", -2.28), BLOCK: ("vdem12_v2smgovsm", -2.16)}
"""Question to V-Dem's experts and the figure below which they say: several times a year, or more."""
REMOVAL = ("vdem12_v2smgovsmcenprc", -2.33)
"""Removal of political posts, and the figure below which most of them are removed."""
EXPERT_YEAR = 2021
LAST_RATED = 2024
NEAR = 4
"""Years between a record and a year for which it shows that the tracker can see the place."""


class Witnesses:
    """Answers from the gathered figures. `recorded`: kind, economy -> years of acts, maybe of the state."""

    def __init__(self, facts: Facts, recorded: Mapping[tuple[str, str], Collection[int]]) -> None:
        self._facts, self._recorded = facts, recorded

    def banned(self, iso3: str, year: int) -> bool:
        """True where two records say that large social media are banned altogether, from 2021 on.

        One is Comparitech's map of 2022, the other V-Dem's experts of 2021.
        """
        return year >= EXPERT_YEAR and iso3 in self._bans and self._often(BLOCK, iso3)

    def vouch_for_none(self, what: str, iso3: str, year: int) -> bool:
        """True where no record means that nothing happened."""
        looked_at = iso3 in self._pulse or iso3 in self._covered or iso3 in self._asked(what)
        if not looked_at or self._often(what, iso3):
            return False
        if what == BLOCK and iso3 in self._bans:
            return False
        last = min(year, LAST_RATED)
        silenced = 0 in (self._media.get((iso3, last)), self._media.get((iso3, last - 1)))
        near = any(abs(year - seen) <= NEAR for seen in self._recorded.get((what, iso3), ()))
        return not silenced or iso3 in self._covered or near

    def _often(self, what: str, iso3: str) -> bool:
        name, limit = EXPERTS[what]
        often = self._facts.figures(name).get((iso3, EXPERT_YEAR), 0) < limit
        removed = self._facts.figures(REMOVAL[0]).get((iso3, EXPERT_YEAR), 0) < REMOVAL[1]
        return often or (what == BLOCK and removed)

    def _asked(self, what: str) -> frozenset[str]:
        return frozenset(iso3 for iso3, _ in self._facts.figures(EXPERTS[what][0]))

    @cached_property
    def _pulse(self) -> frozenset[str]:
        return frozenset(iso3 for iso3, _ in self._facts.figures("pulse_shutdowns_2019_2025"))

    @cached_property
    def _covered(self) -> frozenset[str]:
        return frozenset(iso3 for iso3, _ in self._facts.figures("fotn24_total"))

    @cached_property
    def _bans(self) -> frozenset[str]:
        return frozenset(economies_with_ban_on_social_media(self._facts))

    @cached_property
    def _media(self) -> dict[tuple[str, int], float]:
        return dict(self._facts.figures("fiw25_d1"))


def economies_with_ban_on_social_media(facts: Facts) -> set[str]:
    """ISO codes for which Comparitech recorded a ban in 2022; none of its figures is shipped."""
    return {iso3 for (iso3, _), value in facts.figures("cmp_social_banned").items() if value > 0}
