"""Sixty economies by income over three years, and indicators that income does and does not speak to."""

from __future__ import annotations

import dataclasses

from methodology.model import Economy, IncomeMeasure, Source
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator

COUNT, YEARS = 60, (2018, 2019, 2020)
POOREST, BEHIND, UNKNOWN = "E00", "E05", "E60"
"""The poorest is as far as any of its income; BEHIND is nowhere; the income of UNKNOWN is not known."""
SECRET = 1234.5678
"""The income of the poorest, which a closed source would not let us repeat."""
INDICATORS = (
    indicator("use", kind="outcome", obligation="progressive", max_age=0, responsibility={"corporate": 1.0}),
    indicator("law", kind="structure", obligation="immediate", responsibility={"state": 1.0}),
    indicator("plan", kind="process", obligation="progressive", responsibility={"state": 1.0}),
    indicator("rare", kind="outcome", obligation="progressive", responsibility={"state": 1.0}),
)


def figure(place: int) -> float:
    """40 for the poorer half, 80 for the richer; BEHIND has 0."""
    return 0.0 if place == int(BEHIND[1:]) else 40.0 if place < COUNT // 2 else 80.0


def income_book(redistribute: str = "raw") -> ScoreBook:
    """The line is 3.0 up to the median income and 5.0 above it (scores 1 + figure / 20)."""
    names = [f"E{place:02}" for place in range(COUNT + 1)]
    rows = [("use", name, year, figure(place)) for place, name in enumerate(names) for year in YEARS]
    rows += [(series, POOREST, 2020, 50.0) for series in ("law", "plan", "rare")]
    rows += [("gni", name, 2019, SECRET * 1.05**place) for place, name in enumerate(names[:COUNT])]
    source = Source(
        "bank", "The Bank", "Incomes", "2019 values", redistribute=redistribute, citation="Bank (2019)."
    )
    made = content(INDICATORS, rows, sources={"bank": source})
    economies = tuple(Economy(name, f"Country {name}", region="North") for name in reversed(names))
    measure = IncomeMeasure("gni", "bank", "dollars")
    return score(dataclasses.replace(made, economies=economies, income=measure))
