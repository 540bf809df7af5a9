"""A small catalogue with everything that its pages show: sources of three terms, lanes, missing, carried."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from dashboard.frame.page import PageRequest, Site
from methodology.model import (
    Company,
    CompanyMarket,
    CompanyScore,
    Content,
    Dimension,
    Economy,
    Event,
    Gate,
    Pillar,
    Pole,
    Scale,
    Source,
    Stage,
    Tension,
)
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator, inline
from tests.support.site import site_of

SECRET = 37.12345
"""The raw figure of AAA under terms that forbid repeating it."""

STAGES = tuple(
    Stage(f"stage-{k}", f"Stage {k}", 1.0 if k == 1 else k - 0.5, 6.0 if k == 6 else k + 0.5)
    for k in range(1, 7)
)
OPEN = Source("open", "Open Institute", "Open figures", "2021", "https://open.example", "CC BY 4.0", "raw",
              "Open Institute (2021).", family="open")  # fmt: skip
CLOSED = Source("closed", "Closed House", "Closed figures", url="https://closed.example",
                licence="Not confirmed", redistribute="derived", family="closed")  # fmt: skip
CONTEXT = Source("context", "Access Watch", "Shutdowns", redistribute="derived")

PILLARS = (
    Pillar(
        "privacy", "Privacy", (Dimension("law", "Law", "What it is."), Dimension("watch", "Watching")),
        "Why.",
        wordings=inline("privacy"),
    ),
    Pillar("access", "Access", (Dimension("", "Access", implicit=True),), wordings=inline("access")),
)  # fmt: skip
INDICATORS = (
    indicator("statute", kind="structure", source="open", scale=Scale("categories", {"map": {0: 1, 2: 6}}),
              responsibility={"protection": 1.0}, levels={1: "No law.", 6: "A law."}),
    indicator("limits", kind="structure", source="open", unit="score, higher is better", question="How far?",
              responsibility={"state": 1.0}, misses=("What is done.",), tensions=("aims",)),
    indicator("spying", dimension="watch", source="closed", weight=0.5, max_age=1, kind="outcome",
              evidence="perception", responsibility={"state": 0.25, "corporate": 0.75}),
    indicator("users", pillar="access", dimension="", source="open", kind="outcome", requires=("reach",),
              responsibility={"unknown": 1.0}, obligation="progressive"),
)  # fmt: skip
ROWS = [
    ("statute", "AAA", 2020, 2.0),
    ("statute", "BBB", 2021, 0.0),
    ("limits", "AAA", 2021, 50.0),
    ("limits", "BBB", 2021, 20.0),
    ("spying", "AAA", 2021, SECRET),
    ("spying", "BBB", 2019, 90.0),
    ("users", "AAA", 2021, 80.0),
    ("users", "BBB", 2021, 60.0),
    ("reach", "AAA", 2021, 1.0),
]
ECONOMIES = (
    Economy("AAA", "Åland", region="North", pilot=True),
    Economy("BBB", "Bravo", region="North"),
    Economy("CCC", "Charlie", region="South"),
)
TENSION = Tension(
    "aims", "Two aims", "They pull.", "Weigh both.", (Pole("One", ("limits",)), Pole("Other", ()))
)


def small_catalogue() -> Content:
    """Three economies, two pillars and four indicators in 2019 to 2021."""
    made = content(INDICATORS, ROWS, PILLARS, gate=Gate(coverage=0.6, range_coverage=0.2), stages=STAGES)
    return dataclasses.replace(
        made,
        economies=ECONOMIES,
        framework=dataclasses.replace(made.framework, tensions=(TENSION,)),
        sources={source.id: source for source in (OPEN, CLOSED, CONTEXT)},
        companies=(Company("Zeta", "BBB", "telecom"), Company("alpha", "", "platform")),
        company_scores=(
            CompanyScore("Zeta", 2020, "privacy", 40.0),
            CompanyScore("Zeta", 2018, "privacy", 30.0),
        ),
        company_markets=(
            CompanyMarket("Zeta", "BBB"),
            CompanyMarket("Zeta", "AAA"),
            CompanyMarket("Zeta", "WLD"),
        ),
        events=(Event("AAA", "2020-02-01", "", "network shutdown", "context"),),
        digest=hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
    )


def catalogue_book() -> ScoreBook:
    return score(small_catalogue())


def catalogue_site(book: ScoreBook | None = None) -> Site:
    """A site over the small catalogue (or another book) with the real templates."""
    return site_of(book or catalogue_book())


def asked(path: str, params: dict[str, str] | None = None, **query: str) -> PageRequest:
    return PageRequest("en", path, params or {}, query)
