"""The statistical audit of an indicator set, as the JRC does it: ten questions, one answer a year."""

from __future__ import annotations

from dataclasses import dataclass

from methodology.audit.agreement import Agreement, agreements
from methodology.audit.availability import Availability, availability
from methodology.audit.correlation import Correlations, correlations
from methodology.audit.distribution import Distribution, distributions
from methodology.audit.guards import Refusal, refusals
from methodology.audit.income import IncomeCorrelation, income_correlations
from methodology.audit.weights import EffectiveWeight, effective_weights
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Audit:
    """The parts of the audit for one year. `withheld` indicators may not be spoken of by their licence."""

    year: int
    availability: Availability
    distributions: tuple[Distribution, ...]
    correlations: Correlations
    weights: tuple[EffectiveWeight, ...]
    income: tuple[IncomeCorrelation, ...]
    agreements: tuple[Agreement, ...]
    withheld: tuple[str, ...]
    uncompared: tuple[str, ...]
    """Pillars that no measure under `context` is compared with."""
    refusals: tuple[Refusal, ...] = ()
    """Guards that indicators fail; those without a decision must be mended or decided on."""

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """The refusals that no decision answers."""
        return tuple(refusal for refusal in self.refusals if refusal.stands)


@dataclass(frozen=True)
class Alarm:
    """One thing that a methodologist should look at: its `kind`, the `nodes` concerned and the `figure`."""

    kind: str
    nodes: tuple[str, ...]
    figure: float


HEAVY_TAILS, CROWDED, THIN = "heavy-tails", "crowded", "thin"
REDUNDANT, CONTRARY, ASTRAY = "redundant", "contrary", "astray"
WEIGHT = "effective-weight"
KINDS = (THIN, HEAVY_TAILS, CROWDED, REDUNDANT, CONTRARY, ASTRAY, WEIGHT)


def audit(book: ScoreBook, year: int) -> Audit:
    """Availability, distributions, correlations, effective weights, income and agreement of one year.

    Errors: ValueError for a year that is not scored. Source: OECD/JRC, Handbook on Constructing Composite
    Indicators (2008), steps 2 to 9; each part cites its own.
    """
    compared = {measure.pillar for measure in book.content.context}
    weights = effective_weights(book, year)
    return Audit(
        year=year,
        availability=availability(book, year),
        distributions=distributions(book, year),
        correlations=correlations(book, year),
        weights=weights,
        income=income_correlations(book, year),
        agreements=agreements(book, year),
        withheld=tuple(name for name in book.tree.indicator_ids if not book.terms(name).score),
        uncompared=tuple(name for name in book.tree.pillar_ids if name not in compared),
        refusals=refusals(book, year, weights),
    )


def alarms(audit: Audit) -> tuple[Alarm, ...]:
    """What the audit found that asks for a decision, in the order of KINDS. An alarm is no fault: it asks."""
    pairs, distributions = audit.correlations.pairs, audit.distributions
    return (
        *(Alarm(THIN, (i.indicator,), i.share) for i in audit.availability.indicators if i.thin),
        *(Alarm(HEAVY_TAILS, (d.indicator,), d.shape.kurtosis) for d in distributions if d.alert),
        *(Alarm(CROWDED, (d.indicator,), d.commonest) for d in distributions if d.crowded),
        *(Alarm(REDUNDANT, (p.one, p.other), p.r) for p in pairs if p.redundant),
        *(Alarm(CONTRARY, (p.one, p.other), p.r) for p in pairs if p.contrary),
        *(Alarm(ASTRAY, (f.indicator, f.other), f.best_other - f.own) for f in audit.correlations.fits
          if f.astray),
        *(Alarm(WEIGHT, (w.node,), w.ratio) for w in audit.weights if w.alarm),
    )  # fmt: skip
