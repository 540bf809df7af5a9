"""One plain sentence on a right in one economy, made from its scores alone."""

from __future__ import annotations

from dashboard.language import counted
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import score1
from dashboard.views.country.parts.standing import PillarScore
from methodology.explain.evidence import PillarEvidence
from methodology.model import ALL, states


def pillar_statement(row: PillarScore, name: str, reason: str = "") -> str:
    """One sentence on a pillar among others: what stands out, or what is lacking.

    `reason` says why there is a range only, where that is not for want of indicators.
    """
    cell = row.whole.cell
    if cell.state == states.SCORED:
        if row.strongest and row.weakest:
            return _("Highest score: %(best)s, %(high)s. Lowest: %(worst)s, %(low)s.",
                     best=row.strongest[0].title, high=score1(row.strongest[1].score),
                     worst=row.weakest[0].title, low=score1(row.weakest[1].score))  # fmt: skip
        return _("No part of it stands out.")
    evidence = row.lane(ALL).evidence
    if evidence.observed == 0:
        return _nothing_scored(evidence, name)
    part = counted.part(evidence.observed, counted.indicators(evidence.total))
    if reason:
        seen = ngettext(
            "%(part)s is observed.",
            "%(part)s are observed.",
            evidence.observed,
            part=part,
        )
        return _("%(seen)s Range only: %(reason)s.", seen=seen, reason=reason)
    return ngettext(
        "%(part)s is observed, too few to add up.",
        "%(part)s are observed, too few to add up.",
        evidence.observed,
        part=part,
    )


def _nothing_scored(evidence: PillarEvidence, name: str) -> str:
    if evidence.unplaced:
        return _("What is observed of it in %(name)s cannot be placed on a scale.", name=name)
    if not evidence.total:
        return _("None of its indicators carries weight.")
    return _("None of its indicators is observed in %(name)s.", name=name)
