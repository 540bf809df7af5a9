"""The statistical audit of one year, arranged for its page: what was found, then the evidence for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from methodology import audit as parts
from methodology.adjust_income import why_not
from methodology.audit import Alarm, Audit, alarms, audit
from methodology.audit_availability import IndicatorAvailability
from methodology.audit_correlation import Pair
from methodology.audit_distribution import Distribution
from methodology.audit_weights import EffectiveWeight
from methodology.model import Indicator
from methodology.scorebook import ScoreBook


@dataclass(frozen=True)
class Finding:
    """All alarms of one kind; `indicators` is how many indicators of the catalogue they concern."""

    kind: str
    alarms: tuple[Alarm, ...]
    indicators: int

    @property
    def count(self) -> int:
        return len(self.alarms)


@dataclass(frozen=True)
class AuditAnswer:
    """One year's audit. Where a list holds only what stands out, the whole is in `found`.

    `titles` names every node; `economies` are names by code; `income_view` are the indicators that are also
    read in the light of income.
    """

    found: Audit
    findings: tuple[Finding, ...]
    thin: tuple[IndicatorAvailability, ...]
    tails: tuple[Distribution, ...]
    crowded: tuple[Distribution, ...]
    pairs: tuple[Pair, ...]
    indicator_weights: tuple[EffectiveWeight, ...]
    dimension_weights: tuple[EffectiveWeight, ...]
    income_view: tuple[Indicator, ...]
    titles: Mapping[str, str]
    economies: Mapping[str, str]

    @property
    def year(self) -> int:
        return self.found.year

    @property
    def alarms(self) -> int:
        """How many alarms there are in all."""
        return sum(finding.count for finding in self.findings)


def audit_answer(book: ScoreBook, year: int) -> AuditAnswer:
    """The audit of a year for its page. Errors: ValueError for a year that is not scored."""
    found = audit(book, year)
    pairs = [pair for pair in found.correlations.pairs if pair.redundant or pair.contrary]
    weights = found.weights
    return AuditAnswer(
        found=found,
        findings=findings(book, found),
        thin=tuple(sorted((i for i in found.availability.indicators if i.thin), key=lambda i: i.share)),
        tails=tuple(d for d in found.distributions if d.raw.heavy_tailed or d.alert),
        crowded=tuple(d for d in found.distributions if d.crowded),
        pairs=tuple(sorted(pairs, key=lambda pair: -pair.r)),
        indicator_weights=tuple(w for w in weights if w.level == "indicator"),
        dimension_weights=tuple(w for w in weights if w.level == "dimension"),
        income_view=tuple(i for i in book.framework.indicators if not why_not(i)),
        titles=titles(book),
        economies={economy.iso3: economy.name for economy in book.economies},
    )


def findings(book: ScoreBook, found: Audit) -> tuple[Finding, ...]:
    """The alarms by kind in the order of the audit; a kind without alarms is left out."""
    raised, names = alarms(found), book.framework.by_id
    answer = []
    for kind in parts.KINDS:
        own = tuple(alarm for alarm in raised if alarm.kind == kind)
        concerned = {node for alarm in own for node in alarm.nodes if node in names}
        if own:
            answer.append(Finding(kind, own, len(concerned)))
    return tuple(answer)


def titles(book: ScoreBook) -> dict[str, str]:
    """The title of every node: a dimension's is that of its right and its own."""
    rights = {pillar.id: pillar.title for pillar in book.framework.pillars}
    return {
        node.id: f"{rights[node.pillar]}: {node.title}" if node.level == "dimension" else node.title
        for node in book.nodes
    }
