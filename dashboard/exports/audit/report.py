"""What `drd audit` prints: every part of the statistical audit as rows and as one document."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.exports.audit.text import audit_text
from dashboard.exports.report_formats import FormattedReport, plain
from methodology.audit.run import Audit, alarms

COLUMNS = ("table", "year", "subject", "other", "measure", "value")
Row = tuple[object, ...]


def audit_report(audit: Audit) -> FormattedReport:
    """The audit of a year as a table, a document and a text."""
    return FormattedReport(
        COLUMNS,
        rows=lambda: ((part, audit.year, *rest) for part, *rest in _rows(audit)),
        document=lambda: _document(audit),
        text=lambda: audit_text(audit),
    )


def _document(audit: Audit) -> dict[str, object]:
    listed = [{"kind": a.kind, "nodes": a.nodes, "figure": a.figure} for a in alarms(audit)]
    refused = {"refused": [refusal.indicator for refusal in audit.refused]}
    document: dict[str, object] = plain({"alarms": listed}) | plain(refused) | plain(audit)
    return document


def _rows(audit: Audit) -> Iterator[Row]:
    for r in audit.refusals:
        yield "refusal", r.indicator, "", r.guard, r.found
        yield "refusal", r.indicator, "", "decision", r.decision.date if r.decision else ""
    for alarm in alarms(audit):
        yield "alarm", alarm.nodes[0], " ".join(alarm.nodes[1:]), alarm.kind, alarm.figure
    yield from _availability(audit)
    yield from _distributions(audit)
    yield from _correlations(audit)
    for w in audit.weights:
        for measure in ("nominal", "effect", "effective", "ratio", "economies", "bins"):
            yield f"weight-{w.level}", w.node, w.pillar, measure, getattr(w, measure)
    for c in audit.income:
        for measure in ("r", "rho", "economies"):
            yield "income", c.pillar, c.lane, measure, getattr(c, measure)
    yield from _agreements(audit)
    for name in audit.withheld:
        yield "withheld", name, "", "", ""


def _availability(audit: Audit) -> Iterator[Row]:
    for i in audit.availability.indicators:
        for measure in ("economies", "observed", "share", "all_years", "newest"):
            yield "availability-indicator", i.indicator, "", measure, getattr(i, measure)
        for year, share in zip(audit.availability.years, i.years, strict=True):
            yield "availability-indicator-year", i.indicator, year.year, "share", share
    for e in audit.availability.economies:
        yield "availability-economy", e.iso3, "", "indicators", e.indicators
        yield "availability-economy", e.iso3, "", "share", e.share
        for pillar, coverage in e.coverage.items():
            yield "availability-economy", e.iso3, pillar, "coverage", coverage
    for y in audit.availability.years:
        yield "availability-year", y.year, "", "share", y.share
        yield "availability-year", y.year, "", "observed", y.observed


def _distributions(audit: Audit) -> Iterator[Row]:
    for d in audit.distributions:
        for kind, shape in (("figures", d.raw), ("scores", d.shape)):
            for measure in ("count", "distinct", "skewness", "kurtosis", "heavy_tailed"):
                yield "distribution", d.indicator, kind, measure, getattr(shape, measure)
        for measure in ("mean", "spread", "commonest"):
            yield "distribution", d.indicator, "scores", measure, getattr(d, measure)
        for name, value in zip(("minimum", "q1", "median", "q3", "maximum"), d.quartiles, strict=True):
            yield "distribution", d.indicator, "scores", name, value


def _correlations(audit: Audit) -> Iterator[Row]:
    for p in audit.correlations.pairs:
        for measure in ("relation", "r", "rho", "shared"):
            yield "correlation", p.one, p.other, measure, getattr(p, measure)
    for t in audit.correlations.together:
        for measure in ("pairs", "r", "rho"):
            yield "correlation-mean", t.pillar, t.relation, measure, getattr(t, measure)
    for f in audit.correlations.fits:
        yield "fit", f.indicator, "", "own_dimension", f.own
        yield "fit", f.indicator, f.other, "best_other_dimension", f.best_other
    for c in audit.correlations.consistency:
        yield f"alpha-{c.level}", c.node, "", "alpha", c.alpha
        yield f"alpha-{c.level}", c.node, "", "items", c.items


def _agreements(audit: Audit) -> Iterator[Row]:
    for a in audit.agreements:
        name, pillar = a.measure.series, a.measure.pillar
        for measure in ("rho", "economies", "shared"):
            yield "agreement", name, pillar, measure, getattr(a, measure)
        for d in a.disagreements:
            about = f"{pillar} {d.iso3}"
            yield "disagreement", name, about, "direction", d.direction
            yield "disagreement", name, about, "apart", d.apart
            yield "disagreement", name, about, "coverage", d.standing.coverage
            yield "disagreement", name, about, "median_year", d.standing.median_year
            yield "disagreement", name, about, "newest_year", d.standing.newest_year
            yield "disagreement", name, about, "measure_year", d.measure_year
            yield "disagreement", name, about, "reasons", " ".join(d.reasons)
            yield "disagreement", name, about, "through", " ".join(d.through)
