"""What a row of company evidence must hold, so that the sentence about its kind can be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from methodology.faults.finding import echo
from methodology.model import CompanyEvidence

PARTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("count", "removals"): ("requests", "asked", "rules", "law", "kept"),
    ("count", "blocked"): ("reported", "rules", "blocked"),
    ("card", "warrants"): ("warrants", "warrants_met", "without", "without_met"),
    ("card", "spyware-sales"): ("sales", "autocracies"),
    ("card", "moderators"): ("services", "without"),
    ("card", "fines"): ("fines", "euros"),
    ("card", "shutdowns"): ("records",),
}
"""The counts that a sentence about a kind and its `what` is made of."""
OF_KIND: Mapping[str, tuple[str, ...]] = {"mark": ("requests",), "count": ("requests", "acted")}
"""The same where `what` is any other."""
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "share": ("share_low", "share_high"), "refused_share": ("legal",),
    "legal": ("legal_share",), "emergency": ("emergency_share",),
}  # fmt: skip
"""Counts that are said only with others."""
OF_NO_COMPANY = ("shared", "card")
CARDS_OF_COMPANIES = ("user-data", "warrants", "shutdowns")
RATING, RATINGS = "-rating", range(1, 7)


def words_fault(row: CompanyEvidence) -> str | None:
    """The first thing that a row lacks; None where its sentence can be said."""
    return next(_faults(row), None)


def _faults(row: CompanyEvidence) -> Iterator[str]:
    about = f"a row of kind {echo(row.kind)} and what {echo(row.what)} needs"
    if not row.company and (row.kind not in OF_NO_COMPANY or row.what in CARDS_OF_COMPANIES):
        yield f'{about} a company; "company" is empty'
    if row.kind == "mark" and row.value is None:
        yield f'{about} a figure; "value" is empty'
    if missing := [part for part in _needed(row) if part not in row.parts]:
        yield f'{about} {", ".join(missing)} in "parts"; write it as requests=3'
    if row.what == "user-data" and not {"legal", "emergency"} & set(row.parts):
        yield f'{about} legal or emergency in "parts"; write it as legal=3;legal_share=50'
    large = next((part for part, value in row.parts.items() if part.endswith("share") and value > 100), None)
    if large:
        yield f'"parts" holds {large}={row.parts[large]:g}; a share is a number from 0 to 100'
    if row.kind == "shared":
        yield from _shared(row, about)


def _needed(row: CompanyEvidence) -> tuple[str, ...]:
    """The counts that a row's sentence is made of."""
    needed = PARTS.get((row.kind, row.what), OF_KIND.get(row.kind, ()))
    said = row.kind == "mark" or row.what == "user-data"
    return needed + tuple(other for part in row.parts if said for other in TOGETHER.get(part, ()))


def _shared(row: CompanyEvidence, about: str) -> Iterator[str]:
    """A shared figure is drawn between the ends of its own scale."""
    ends = {"value": row.value, "worst": row.worst, "best": row.best}
    empty = [name for name, value in ends.items() if value is None]
    if empty:
        yield f"{about} its figure and the ends of its scale; {', '.join(empty)} is empty"
        return
    value, worst, best = (row.value or 0.0, row.worst or 0.0, row.best or 0.0)
    if worst == best or not min(worst, best) <= value <= max(worst, best):
        yield f'"value" must lie between two ends "worst" and "best"; found {value:g}, {worst:g} and {best:g}'
    strange = next(
        (name for name, rating in ends.items() if row.what.endswith(RATING) and rating not in RATINGS), None
    )
    if strange:
        yield f'"{strange}" of a rating must be a whole number from 1 to 6; found {ends[strange]:g}'
