"""What our own evidence says about why a score and a comparable measure may differ."""

from __future__ import annotations

from dataclasses import dataclass

from methodology.explain.evidence import pillar_evidence
from methodology.model import ALL
from methodology.scoring.leaves.years import by_cell
from methodology.scoring.scorebook import ScoreBook

THIN, OLDER, NEWER = "thin-evidence", "older-evidence", "newer-evidence"
THIN_COVERAGE = 0.8
"""Below this coverage a score rests on clearly less than the catalogue asks for."""
YEARS_APART = 2
"""From this difference on, two figures speak of different times."""


@dataclass(frozen=True)
class PillarStanding:
    """What one pillar score rests on: `coverage` 0 to 1, `median_year` of the evidence by weight, and the
    `newest_year` of any of it; years are None without evidence."""

    coverage: float
    median_year: int | None
    newest_year: int | None


def standing(book: ScoreBook, iso3: str, pillar: str, year: int, lane: str = ALL) -> PillarStanding:
    """What a pillar score rests on. Raises KeyError for an unknown economy, pillar, year or lane."""
    evidence, spot = pillar_evidence(book, iso3, pillar, year, lane), book.spot(iso3, year)
    weights = book.weights_at(lane, spot).leaf[book.tree.pillar_index[pillar]]
    used = book.available(lane, spot) & (weights > 0)
    years = by_cell(book.figures.year)[used, spot]
    return PillarStanding(evidence.coverage, evidence.median_year, int(years.max()) if len(years) else None)


def reasons(ours: PillarStanding, measure_year: int) -> tuple[str, ...]:
    """The reasons that our evidence shows, as codes: THIN, OLDER or NEWER than the measure; maybe none."""
    causes = [THIN] if ours.coverage < THIN_COVERAGE else []
    if ours.median_year is not None and ours.median_year <= measure_year - YEARS_APART:
        causes.append(OLDER)
    if ours.median_year is not None and ours.median_year >= measure_year + YEARS_APART:
        causes.append(NEWER)
    return tuple(causes)
