"""One small world for the pages of a country: open and closed sources, thin and rich evidence, events."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from methodology.model import (
    Dimension,
    Economy,
    Event,
    Gate,
    Indicator,
    Methodology,
    Pillar,
    Scale,
    Source,
    Stage,
)
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import Row, content, indicator, inline

SECRET = 73.4321
"""The raw figure of RICH under terms that forbid repeating it."""

OPEN = Source("open", "Open Institute", "Open figures", "2021", "https://open.example", "CC BY 4.0", "raw",
              retrieved="2026-10", family="open")  # fmt: skip
CLOSED = Source("closed", "Closed House", "Closed figures", url="https://closed.example",
                redistribute="derived", retrieved="2026-11", family="closed")  # fmt: skip
LISTED = dataclasses.replace(OPEN, id="listed", publisher="Open Watch")

STAGES = tuple(
    Stage(f"stage-{k}", f"Stage {k}", 1.0 if k == 1 else k - 0.5, 6.0 if k == 6 else k + 0.5)
    for k in range(1, 7)
)
PILLARS = (
    Pillar("speech", "Free speech", (Dimension("rules", "Rules"), Dimension("life", "Life")),
           wordings=inline("free speech")),
    Pillar("net", "The net", (Dimension("", "The net", implicit=True),), wordings=inline("the net")),
)  # fmt: skip
YEARS = range(2017, 2022)
RICH, POOR, NEAR, FAR, BARE = "RIC", "POO", "NEA", "FAR", "BAR"
ECONOMIES = (
    Economy(
        RICH, "Richland", iso2="RI", region="North", income_group="High", population=52_900_000, pilot=True
    ),
    Economy(POOR, "Poorland", region="North", income_group="Low", sids=True),
    Economy(NEAR, "Nearby", region="North", income_group="High"),
    Economy(FAR, "Farland", region="South", income_group="High", note="Shown as the sources show it."),
    Economy(BARE, "Bareland"),
)


def indicators() -> tuple[Indicator, ...]:
    return (
        indicator("law", "speech", "rules", kind="structure", source="open", responsibility={"state": 1.0},
                  unit="points", levels={4: "Half of it.", 6: "All of it."}),
        indicator("charter", "speech", "rules", kind="structure", source="open",
                  responsibility={"state": 0.5, "corporate": 0.5}),
        indicator("arrests", "speech", "life", kind="process", source="closed", responsibility={"state": 1.0},
                  unit="points"),
        indicator("removals", "speech", "life", kind="process", source="open", better="lower",
                  scale=Scale("goalposts", {"worst": 100, "best": 0, "transform": "log1p"}),
                  responsibility={"corporate": 1.0}),
        indicator("voices", "speech", "life", kind="outcome", source="closed", evidence="perception",
                  responsibility={"unknown": 1.0}),
        indicator("users", "net", "", kind="outcome", source="open", responsibility={"unknown": 1.0}),
        indicator("towers", "net", "", kind="structure", source="open",
                  scale=Scale("categories", {"map": {0: 1, 1: 3.5, 2: 6}}),
                  responsibility={"protection": 1.0}),
        indicator("price", "net", "", kind="process", source="open", better="lower", max_age=1,
                  scale=Scale("piecewise", {"points": [[1, 6], [5, 3], [20, 1]]}),
                  responsibility={"corporate": 1.0}),
    )  # fmt: skip


def rows() -> list[Row]:
    found: list[Row] = []
    for year in YEARS:
        found += [("law", RICH, year, 80.0), ("charter", RICH, year, 80.0), ("arrests", RICH, year, SECRET)]
        found += [("users", RICH, year, 20.0 + year - 2017), ("law", NEAR, year, 40.0)]
    found += [("removals", RICH, 2021, 9.0), ("voices", RICH, 2021, 61.0), ("towers", RICH, 2020, 1.0)]
    found += [("price", RICH, 2021, 5.0), ("law", POOR, 2021, 20.0)]
    found += [(name, NEAR, 2021, 95.0) for name in ("charter", "arrests", "voices", "users")]
    found += [(name, FAR, 2021, 99.0) for name in ("law", "charter", "arrests", "voices", "users")]
    found += [("removals", NEAR, 2021, 0.0), ("removals", FAR, 2021, 0.0), ("towers", FAR, 2021, 2.0)]
    found += [("price", FAR, 2021, 1.0), ("towers", NEAR, 2021, 2.0), ("price", NEAR, 2021, 1.0)]
    return found


EVENTS = (
    Event(RICH, "2019-02-01", "2019-02-03", "network shutdown", "listed", actor="state"),
    Event(RICH, "2021-05-01", "2021-05-01", "platform block", "listed", actor="foreign", reach="part"),
    Event(RICH, "2020-03-01", "2020-03-04", "network shutdown", "closed"),
    Event(RICH, "2022-01-01", "2022-01-02", "throttle", "listed"),
    Event(NEAR, "2020-01-01", "", "throttle", "listed"),
)
GATE = Gate(
    coverage=0.65,
    indicators=2,
    kinds=(("structure",), ("process", "outcome")),
    range_coverage=0.2,
    lane_share=0.1,
    lane_indicators=1,
)


def country_book(**method: object) -> ScoreBook:
    """Scores of 2017 to 2021 for five economies, from RICH with everything to BARE with nothing."""
    made = content(indicators(), rows(), PILLARS, gate=GATE)
    methodology = Methodology(version="1.2.3", stages=STAGES, gate=GATE, default_year=2021)
    return score(
        dataclasses.replace(
            made,
            economies=ECONOMIES,
            methodology=dataclasses.replace(methodology, **method),
            sources={source.id: source for source in (OPEN, CLOSED, LISTED)},
            events=EVENTS,
            digest=hashlib.sha256(Path(__file__).read_bytes() + repr(method).encode()).hexdigest(),
        )
    )
