"""The statistical audit of one year, arranged for its page: what was found, then the evidence for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.shown.edition import Edition, edition
from dashboard.views.method.audit.answer.sensitivity import OneAtATime, one_at_a_time
from methodology.audit import run as parts
from methodology.audit.availability import EconomyAvailability, IndicatorAvailability
from methodology.audit.correlation import CorrelatedPair, Correlations
from methodology.audit.distribution import Distribution
from methodology.audit.run import Alarm, Audit, alarms, audit
from methodology.audit.weights import EffectiveWeight
from methodology.model import Indicator, Methodology, Pillar
from methodology.readings.adjust_income import why_not
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class AlarmGroup:
    """All alarms of one kind; `indicators` is how many indicators of the catalogue they concern."""

    kind: str
    alarms: tuple[Alarm, ...]
    indicators: int

    @property
    def count(self) -> int:
        return len(self.alarms)


@dataclass(frozen=True)
class Matrix:
    """The correlations of one right's indicators with one another, square, NaN where there is none.

    `cells` hold Spearman's ρ above the diagonal and Pearson's r below it; the diagonal is NaN.
    """

    pillar: str
    indicators: tuple[str, ...]
    cells: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Guarded:
    """What indicators are held against: the `measure` by its name, and what is asked of some `rights` with
    it, by title."""

    measure: str
    rights: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class AuditAnswer:
    """One year's audit. Where a list holds only what stands out, the whole is in `found`.

    `least` are all economies, those with the least data first; `alone` what each source, dimension and rule
    changes. `titles` names every node; `economies` are names by code; `income_view` are the indicators that
    are also read in the light of income. `guarded` is what the guards ask.
    """

    edition: Edition
    pillars: tuple[Pillar, ...]
    method: Methodology
    guarded: Guarded

    found: Audit
    findings: tuple[AlarmGroup, ...]
    thin: tuple[IndicatorAvailability, ...]
    tails: tuple[Distribution, ...]
    crowded: tuple[Distribution, ...]
    least: tuple[EconomyAvailability, ...]
    matrices: tuple[Matrix, ...]
    alone: OneAtATime
    pairs: tuple[CorrelatedPair, ...]
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
        edition=edition(book),
        pillars=book.framework.pillars,
        method=book.methodology,
        guarded=guarded(book),
        found=found,
        findings=findings(book, found),
        thin=tuple(sorted((i for i in found.availability.indicators if i.thin), key=lambda i: i.share)),
        tails=tuple(d for d in found.distributions if d.raw.heavy_tailed or d.alert),
        crowded=tuple(d for d in found.distributions if d.crowded),
        least=tuple(sorted(found.availability.economies, key=lambda one: one.share)),
        matrices=matrices(book, found.correlations),
        alone=one_at_a_time(book, year),
        pairs=tuple(sorted(pairs, key=lambda pair: -pair.r)),
        indicator_weights=tuple(w for w in weights if w.level == "indicator"),
        dimension_weights=tuple(w for w in weights if w.level == "dimension"),
        income_view=tuple(i for i in book.framework.indicators if not why_not(i)),
        titles=titles(book),
        economies={economy.iso3: economy.name for economy in book.economies},
    )


def guarded(book: ScoreBook) -> Guarded:
    """The measure has the name that it has among those compared with."""
    guards = book.methodology.guards
    named = (measure.title for measure in book.content.context if measure.series == guards.reference)
    asked = guards.agreement
    return Guarded(
        next((title for title in named if title), guards.reference),
        tuple((pillar.title, asked[pillar.id]) for pillar in book.framework.pillars if pillar.id in asked),
    )


def matrices(book: ScoreBook, found: Correlations) -> tuple[Matrix, ...]:
    """The matrix of every right with at least two indicators that may be spoken of."""
    cells = {(pair.one, pair.other): pair for pair in found.pairs}
    answer = []
    for pillar in book.framework.pillars:
        names = [i.id for i in book.framework.indicators if i.pillar == pillar.id]
        told = tuple(name for name in names if book.terms(name).score)
        if len(told) > 1:
            rows = (tuple(_entry(cells, told, row, column) for column in range(len(told)))
                    for row in range(len(told)))  # fmt: skip
            answer.append(Matrix(pillar.id, told, tuple(rows)))
    return tuple(answer)


def _entry(
    cells: Mapping[tuple[str, str], CorrelatedPair], names: tuple[str, ...], row: int, column: int
) -> float:
    one, other = names[row], names[column]
    pair = cells.get((one, other)) or cells.get((other, one))
    return math.nan if pair is None else pair.rho if column > row else pair.r


def findings(book: ScoreBook, found: Audit) -> tuple[AlarmGroup, ...]:
    """The alarms by kind in the order of the audit; a kind without alarms is left out."""
    raised, names = alarms(found), book.framework.by_id
    answer = []
    for kind in parts.KINDS:
        own = tuple(alarm for alarm in raised if alarm.kind == kind)
        concerned = {node for alarm in own for node in alarm.nodes if node in names}
        if own:
            answer.append(AlarmGroup(kind, own, len(concerned)))
    return tuple(answer)


def titles(book: ScoreBook) -> dict[str, str]:
    """The title of every node: a dimension's is that of its right and its own."""
    rights = {pillar.id: pillar.title for pillar in book.framework.pillars}
    return {
        node.id: f"{rights[node.pillar]}: {node.title}" if node.level == "dimension" else node.title
        for node in book.nodes
    }
