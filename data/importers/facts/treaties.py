"""Human rights treaties by which a state is bound, year by year from the year of its ratification.

The list of the United Nations' treaties is that of mid 2022 and names the year since which a state is party;
nothing is said of later years, which carry that figure. The ILO's list of 2026 names its years too, so that
a ratification after 2022 stands under its own year and never earlier. A part on which two lists of status
disagree counts half, with both ends as bounds; states for which more is unknown than known get no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.importers.facts.facts import Facts, Made

FIRST_YEAR, STATUS_YEAR, LAST_YEAR = 2009, 2022, 2025
PARTY, SIGNED, SIGNED_ONLY = 2, 1, 0.4
"""Codes of the list, and what a signature without ratification counts."""
SHARES: dict[str, dict[str, float]] = {
    "treaty-civil": {"treaty_iccpr": 0.7, "treaty_iccpr_op1": 0.3},
    "treaty-equality": {
        "treaty_cedaw": 0.25,
        "treaty_op_cedaw": 0.15,
        "treaty_crpd": 0.25,
        "treaty_op_crpd": 0.15,
        "treaty_icescr": 0.2,
    },
    "treaty-association": {"treaty_iccpr": 0.5, "treaty_iccpr_op1": 0.2, "treaty_icescr": 0.3},
    "treaty-labour": {"ilo_c87": 0.5, "ilo_c98": 0.5},
}
PROTOCOLS = ("treaty_iccpr_op1", "treaty_op_cedaw", "treaty_op_crpd")
"""Acts of which a signature alone opens nothing to anybody: the right to complain needs ratification."""
NAMES = {
    "treaty_iccpr": "ICCPR",
    "treaty_iccpr_op1": "its first Optional Protocol",
    "treaty_icescr": "ICESCR",
    "treaty_cedaw": "CEDAW",
    "treaty_op_cedaw": "Optional Protocol to CEDAW",
    "treaty_crpd": "CRPD",
    "treaty_op_crpd": "Optional Protocol to CRPD",
    "ilo_c87": "ILO 87",
    "ilo_c98": "ILO 98",
}
LEFT = {("BLR", "treaty_iccpr_op1"): 2023}
"""Denounced with effect from 8 February 2023, after the list was made; to be confirmed at the depositary."""


@dataclass(frozen=True)
class Status:
    """How far one state is bound by one treaty: `since` is the year it became party."""

    since: int | None = None
    signed: bool = False
    until: int | None = None

    def counts(self, treaty: str, year: int) -> float:
        """1 for a party, less for a signature, 0 for neither."""
        if self.until is not None and year >= self.until:
            return 0
        if self.since is not None:
            return 1.0 if year >= self.since else 0.0
        return SIGNED_ONLY if self.signed and treaty not in PROTOCOLS else 0.0


def rows(facts: Facts) -> list[Made]:
    """All treaty series."""
    status = {treaty: _united_nations(facts, treaty) for treaty in NAMES if treaty.startswith("treaty_")}
    status |= {treaty: _labour(facts, treaty) for treaty in ("ilo_c87", "ilo_c98")}
    members = sorted(facts.newest("treaty_cedaw"))
    return [
        row for series in SHARES for iso3 in members for row in _rows(series, iso3, SHARES[series], status)
    ]


def _united_nations(facts: Facts, treaty: str) -> Mapping[str, Status]:
    notes, statuses = facts.notes(treaty), {}
    for iso3, code in facts.newest(treaty).items():
        year = re.search(r"party since (\d{4})", notes[iso3])
        since = (int(year[1]) if year else STATUS_YEAR) if code == PARTY else None
        statuses[iso3] = Status(since, code == SIGNED, LEFT.get((iso3, treaty)))
    return statuses


def _labour(facts: Facts, treaty: str) -> Mapping[str, Status]:
    # A state outside the ILO has no row: it is not bound.
    since = facts.newest(f"{treaty}_since")
    return {
        iso3: Status(int(since[iso3]) if iso3 in since else None) for iso3 in facts.newest("treaty_cedaw")
    }


def _rows(
    series: str, iso3: str, shares: Mapping[str, float], status: Mapping[str, Mapping[str, Status]]
) -> Iterator[Made]:
    known = {treaty: status[treaty][iso3] for treaty in shares if iso3 in status[treaty]}
    unknown = {treaty: share for treaty, share in shares.items() if treaty not in known}
    if sum(unknown.values()) >= 0.5:
        return
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        dated = all(treaty.startswith("ilo_") for treaty in shares)
        if year > STATUS_YEAR and not dated and not _changed(known, year):
            continue
        sure = sum(shares[treaty] * state.counts(treaty, year) for treaty, state in known.items())
        doubt = sum(unknown.values())
        bounds = (_tidy(sure), _tidy(sure + doubt)) if unknown else (None, None)
        yield Made(series, iso3, year, _tidy(sure + doubt / 2), _note(known, unknown, year, dated), *bounds)


def _changed(known: Mapping[str, Status], year: int) -> bool:
    return any(year in (state.since, state.until) for state in known.values())


def _note(known: Mapping[str, Status], unknown: Mapping[str, float], year: int, dated: bool) -> str:
    bound = [NAMES[treaty] for treaty, state in known.items() if state.counts(treaty, year) == 1]
    signed = [NAMES[treaty] for treaty, state in known.items() if state.counts(treaty, year) == SIGNED_ONLY]
    parts = [f"party to {', '.join(bound)}" if bound else "party to none"]
    parts += [f"signed only: {', '.join(signed)}"] if signed else []
    parts += [f"records disagree on {', '.join(NAMES[treaty] for treaty in unknown)}"] if unknown else []
    left = [
        NAMES[treaty] for treaty, state in known.items() if state.until is not None and year >= state.until
    ]
    parts += [f"left {', '.join(left)}"] if left else []
    parts += [f"other treaties as of mid {STATUS_YEAR}"] if year > STATUS_YEAR and not dated else []
    return "; ".join(parts)


def _tidy(value: float) -> float:
    return round(value, 4)
