"""What is known of companies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Company:
    """A company. `owner` is the economy whose state holds more than half of it: what it does at home counts
    for that state (Guiding Principle 4); `owner_basis` says where that was read."""

    name: str
    home_iso3: str = ""
    sector: str = ""
    kind: str = ""
    owner: str = ""
    owner_basis: str = ""


@dataclass(frozen=True)
class CompanyScore:
    """A company's score in one of the categories of a published ranking, as its source scores."""

    company: str
    year: int
    category: str
    score: float


@dataclass(frozen=True)
class CompanyMarket:
    """Evidence that a company operates in a market. Years are those the evidence speaks of."""

    company: str
    iso3: str
    basis: str = ""
    source: str = ""
    as_of: int | None = None
    until: int | None = None
    strength: str = ""


COMPANY_EVIDENCE = ("mark", "range", "not-tested", "closed", "count", "shared", "card")
"""What a row of company evidence is: enough decided requests for a mark, too few (range), none (not tested),
or the company keeps out (closed); counts without a mark; a figure that does not separate the state from
companies (shared); a dated record (card)."""


@dataclass(frozen=True)
class CompanyEvidence:
    """What is known of one company's conduct in one economy and year; it enters no score.

    `kind` is a word of COMPANY_EVIDENCE, `what` names the thing done, `parts` are the counts of its sentence.
    `value` with `low` and `high` is the figure behind a mark, in its indicator's unit; `worst` and `best` are
    the ends of a shared figure's own scale. `period` is the time in the source's own terms.
    """

    iso3: str
    year: int
    right: str
    kind: str
    what: str
    company: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    worst: float | None = None
    best: float | None = None
    period: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True)
class CompanyPromise:
    """What a company promises in public on one theme, 0 nothing to 100 the most, and until which year that
    may be called current. `right` is empty where it is shown on the company's own page only."""

    company: str
    year: int
    until: int
    theme: str
    right: str
    score: float
    indicators: tuple[str, ...] = ()
    source: str = ""
