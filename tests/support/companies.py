"""A small world with companies: one mark, a range, silence, and everything else that a strip can hold."""

from __future__ import annotations

import dataclasses
from typing import Any

from methodology.model import (
    Company,
    CompanyEvidence,
    CompanyMarket,
    CompanyPromise,
    Dimension,
    Economy,
    Gate,
    Pillar,
    Scale,
    Source,
)
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator, inline

YEAR = 2024
MARKED, RANGED, SILENT, UNLISTED, CLOSED = "MAR", "RAN", "SIL", "UNL", "CLO"
NAMES = {MARKED: "Markland", RANGED: "Rangeland", SILENT: "Silentia", UNLISTED: "Unlisted", CLOSED: "Closed"}
SECRET = 4321.0
"""A count of a source that may be cited on a page and passed on nowhere."""

CITED = Source("cited", "Chirper", "Report", "2024", "https://chirper.example", redistribute="cite")
HIDDEN = Source("hidden", "Hidden House", redistribute="derived")
OPEN = Source("open", "Open Watch", url="https://open.example", redistribute="raw")
PILLARS = (
    Pillar("speech", "Free speech", (Dimension("rules", "Rules"), Dimension("conduct", "Company conduct")),
           wordings=inline("free speech")),
    Pillar("work", "Rights at work", (Dimension("", "Rights at work", implicit=True),),
           wordings=inline("rights at work")),
)  # fmt: skip


def _evidence(iso3: str, kind: str, what: str, company: str = "Chirper", **more: Any) -> CompanyEvidence:
    values: dict[str, Any] = {"year": YEAR, "right": "speech", "period": "2022-2024", "source": "cited"}
    return CompanyEvidence(iso3=iso3, kind=kind, what=what, company=company, **(values | more))


EVIDENCE = (
    _evidence(
        MARKED, "mark", "take-downs", value=1.0, low=0.5, high=2.0,
        parts={"requests": 20, "removed": 60, "items": SECRET,
               "share": 80, "share_low": 70, "share_high": 90},
    ),
    # The range stands twice: coded without figures, so that it can be passed on, and with them.
    _evidence(RANGED, "range", "take-downs"),
    _evidence(RANGED, "range", "take-downs", value=0.1, low=0.0, high=1.0, parts={"requests": 2}),
    _evidence(SILENT, "not-tested", "take-downs"),
    _evidence(CLOSED, "closed", "take-downs"),
    _evidence(
        MARKED, "count", "removals", "TickTack", period="2024",
        parts={"requests": 5, "asked": 12, "rules": 7, "law": 3, "kept": 2},
    ),
    _evidence(MARKED, "count", "acted", "Hidden", source="hidden", period="2024",
              parts={"requests": 9, "acted": 9}),
    _evidence(MARKED, "card", "user-data", "TickTack", year=2025, period="2025",
              parts={"legal": 3, "legal_share": 50}),
    _evidence(MARKED, "card", "shutdowns", "Globotel", source="open", period="2021 to 2024",
              parts={"records": 4}),
    _evidence(MARKED, "shared", "rights-at-work-rating", "", right="work", year=2026, value=6, worst=6,
              best=1, period="edition 2026"),
    _evidence(MARKED, "shared", "rights-at-work-0-1", "", right="work", value=0.5, worst=0, best=1,
              period="2024"),
)  # fmt: skip
COMPANIES = (
    Company("Chirper", "UNL", "platform"),
    Company("Globotel", "SIL", "telecom", owner="SIL", owner_basis="54 % owned by the state"),
)
MARKETS = (CompanyMarket("Globotel", MARKED, as_of=2020), CompanyMarket("Globotel", CLOSED, until=2023))
PROMISES = (
    CompanyPromise("Globotel", 2020, 2023, "security", "speech", 40.0, ("P1",), "open"),
    CompanyPromise("Chirper", 2022, 2025, "security", "speech", 100.0, ("P1",), "open"),
)


def company_book() -> ScoreBook:
    """Five economies; `take-downs` marks Chirper and counts in the companies' lane only."""
    marks = indicator(
        "take-downs", "speech", "conduct", title="Chirper leaves criticism online", source="cited",
        use="lane", company="Chirper", better="lower",
        scale=Scale("piecewise", {"points": [[0, 6], [1, 4], [10, 1]]}),
        responsibility={"compelled": 0.5, "corporate": 0.5}, max_age=0,
    )  # fmt: skip
    law = indicator("law", "speech", "rules", responsibility={"state": 1.0}, source="open")
    unions = indicator("unions", "work", "", responsibility={"state": 1.0}, source="open")
    rows = [(name, iso3, YEAR, 50.0) for name in ("law", "unions") for iso3 in NAMES]
    made = content(
        [law, marks, unions],
        [*rows, ("take-downs", MARKED, YEAR, 1.0)],
        PILLARS,
        gate=Gate(lane_indicators=2, lane_share=0.1),
    )
    return score(
        dataclasses.replace(
            made,
            economies=tuple(Economy(iso3, name) for iso3, name in NAMES.items()),
            sources={source.id: source for source in (CITED, HIDDEN, OPEN)},
            companies=COMPANIES,
            company_markets=MARKETS,
            company_evidence=EVIDENCE,
            company_promises=PROMISES,
        )
    )
