"""A small book to ask what-ifs of: two rights, three economies, one of them with little evidence."""

from __future__ import annotations

from methodology.model import Content, Gate
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

ECONOMIES = ("AAA", "BBB", "CCC")
INDICATORS = (
    indicator("law", kind="structure", responsibility={"state": 1.0}),
    indicator("limits", weight=0.5, responsibility={"state": 0.5, "corporate": 0.5}),
    indicator("spying", dimension="watch", kind="outcome", responsibility={"corporate": 1.0}),
    indicator("users", pillar="access", dimension="reach", kind="outcome"),
)
ROWS = [
    ("law", "AAA", 2020, 90.0), ("limits", "AAA", 2020, 20.0), ("spying", "AAA", 2019, 40.0),
    ("law", "BBB", 2020, 30.0), ("limits", "BBB", 2020, 60.0), ("spying", "BBB", 2020, 50.0),
    ("law", "CCC", 2019, 70.0),
    ("users", "AAA", 2020, 80.0), ("users", "BBB", 2020, 55.0), ("users", "CCC", 2020, 10.0),
]  # fmt: skip
GATE = Gate(coverage=0.5, range_coverage=0.2, kinds=(("structure",), ("process", "outcome")))
PILLARS = (pillar("privacy", "law", "watch"), pillar("access", "reach"))


def small_content(**method: object) -> Content:
    return content(INDICATORS, ROWS, PILLARS, ECONOMIES, gate=GATE, first_year=2019, **method)


BOOK = score(small_content())
