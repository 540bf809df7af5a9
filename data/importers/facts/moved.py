"""Figures filed under the year that they describe, where their publisher dates them by edition.

The one rule of this project: a figure stands under the calendar year it describes; where the time it
describes runs over two years, under the year in which that time ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.importers.facts.facts import Facts, Made


@dataclass(frozen=True)
class Move:
    """A gathered series that is filed `back` years earlier than it was gathered, under a new name."""

    gathered: str
    series: str
    back: int
    why: str


MOVES = (
    Move("rsf_legal", "rsf_legal_covered", 1, "edition of {edition}, which looks at the year before"),
    Move("rsf_safety", "rsf_safety_covered", 1, "edition of {edition}, which looks at the year before"),
    Move("rsf_score", "rsf_score_covered", 1, "edition of {edition}, which looks at the year before"),
    Move("spyware_in_use", "spyware-recorded", 1, "edition of {edition}, disclosed up to the year before"),
)


def rows(facts: Facts) -> list[Made]:
    """The moved series; of a record only what was recorded, never its absence."""
    made = []
    for move in MOVES:
        notes = facts.table(move.gathered).set_index(["iso3", "year"])["note"].fillna("").to_dict()
        for (iso3, edition), value in facts.figures(move.gathered).items():
            if move.gathered == "spyware_in_use" and value != 1:
                continue
            kept = notes.get((iso3, str(edition)), "")
            note = "; ".join(part for part in (move.why.format(edition=edition), kept) if part)
            made.append(Made(move.series, iso3, edition - move.back, value, note))
    return made
