"""Small contents that ask for treatments: one heavy tail, and one score missing among others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from methodology.model import Content, Economy, Scale, Treatment
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import content, indicator

TAIL = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0)
"""Skewness 3.1 and kurtosis 9.6: one figure winsorised is enough."""
MANY = (*(float(n) for n in range(1, 95)), *(10_000.0 + n for n in range(6)))
"""Six figures far out: five winsorised are not enough."""


def names(count: int) -> tuple[str, ...]:
    """AAA, AAB, … as many as asked for."""
    letters = "ABCDEFGHIJ"
    return tuple(f"A{letters[n // 10]}{letters[n % 10]}" for n in range(count))


def tailed(scale: Scale, heavy_tails: str, figures: tuple[float, ...] = TAIL, **changes: Any) -> Content:
    """One indicator whose figures have a heavy tail; the last economy's is the farthest out."""
    economies = names(len(figures))
    rows = [("law", iso3, 2020, figure) for iso3, figure in zip(economies, figures, strict=True)]
    return content([indicator("law", scale=scale, **changes)], rows, economies=economies,
                   treatment=Treatment(heavy_tails=heavy_tails))  # fmt: skip


def tailed_book(scale: Scale, heavy_tails: str, figures: tuple[float, ...] = TAIL) -> ScoreBook:
    return score(tailed(scale, heavy_tails, figures))


def gapped(missing: str, **method: Any) -> Content:
    """`law` is scored everywhere; BBB has no `use` in 2020, only in 2015, where it was 2.5.

    `use` is 4, 6, 1 and 5.5 in AAA, CCC, DDD and EEE. AAA and BBB are in the north, the others in the south.
    """
    economies = [Economy(iso3, iso3, region="North" if iso3 in ("AAA", "BBB") else "South")
                 for iso3 in ("AAA", "BBB", "CCC", "DDD", "EEE")]  # fmt: skip
    rows = [("law", economy.iso3, 2020, 80.0) for economy in economies]
    use = {"AAA": 60.0, "CCC": 100.0, "DDD": 0.0, "EEE": 90.0}
    rows += [("use", iso3, 2020, figure) for iso3, figure in use.items()] + [("use", "BBB", 2015, 30.0)]
    made = content([indicator("law"), indicator("use")], rows, default_year=2020,
                   treatment=Treatment(missing=missing), **method)  # fmt: skip
    return replace(made, economies=tuple(economies))
