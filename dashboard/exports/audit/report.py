"""What `drd audit` prints: every part of the statistical audit as rows and as one document."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.exports.audit.text import audit_text
from dashboard.exports.report_formats import FormattedReport, plain
from methodology.audit.run import Audit, alarms

COLUMNS = ("table", "year", "subject", "other", "measure", "value")
Row = tuple[object, ...]


def audit_report(found: Audit) -> FormattedReport:
    """The audit of a year as a table, a document and a text."""
    return FormattedReport(
        COLUMNS,
        rows=lambda: ((part, found.year, *rest) for part, *rest in _rows(found)),
        document=lambda: _document(found),
        text=lambda: audit_text(found),
    )


def _document(found: Audit) -> dict[str, object]:
    listed = [{"kind": a.kind, "nodes": a.nodes, "figure": a.figure} for a in alarms(found)]
    refused = {"refused": [refusal.indicator for refusal in found.refused]}
    document: dict[str, object] = plain({"alarms": listed}) | plain(refused) | plain(found)
    return document


def _rows(found: Audit) -> Iterator[Row]:
    for r in found.refusals:
        yield "refusal", r.indicator, "", r.guard, r.found
        yield "refusal", r.indicator, "", "decision", r.decision.date if r.decision else ""
    for alarm in alarms(found):
        yield "alarm", alarm.nodes[0], " ".join(alarm.nodes[1:]), alarm.kind, alarm.figure
    yield from _availability(found)
    yield from _distributions(found)
    yield from _correlations(found)
    for w in found.weights:
        for measure in ("nominal", "effect", "effective", "ratio", "economies", "bins"):
            yield f"weight-{w.level}", w.node, w.pillar, measure, getattr(w, measure)
    for c in found.income:
        for measure in ("r", "rho", "economies"):
            yield "income", c.pillar, c.lane, measure, getattr(c, measure)
    yield from _agreements(found)
    for name in found.withheld:
        yield "withheld", name, "", "", ""


def _availability(found: Audit) -> Iterator[Row]:
    for i in found.availability.indicators:
        for measure in ("economies", "observed", "share", "all_years", "newest"):
            yield "availability-indicator", i.indicator, "", measure, getattr(i, measure)
        for year, share in zip(found.availability.years, i.years, strict=True):
            yield "availability-indicator-year", i.indicator, year.year, "share", share
    for e in found.availability.economies:
        yield "availability-economy", e.iso3, "", "indicators", e.indicators
        yield "availability-economy", e.iso3, "", "share", e.share
        for pillar, coverage in e.coverage.items():
            yield "availability-economy", e.iso3, pillar, "coverage", coverage
    for y in found.availability.years:
        yield "availability-year", y.year, "", "share", y.share
        yield "availability-year", y.year, "", "observed", y.observed


def _distributions(found: Audit) -> Iterator[Row]:
    for d in found.distributions:
        for kind, shape in (("figures", d.raw), ("scores", d.shape)):
            for measure in ("count", "distinct", "skewness", "kurtosis", "heavy_tailed"):
                yield "distribution", d.indicator, kind, measure, getattr(shape, measure)
        for measure in ("mean", "spread", "commonest"):
            yield "distribution", d.indicator, "scores", measure, getattr(d, measure)
        for name, value in zip(("minimum", "q1", "median", "q3", "maximum"), d.quartiles, strict=True):
            yield "distribution", d.indicator, "scores", name, value


def _correlations(found: Audit) -> Iterator[Row]:
    for p in found.correlations.pairs:
        for measure in ("relation", "r", "rho", "shared"):
            yield "correlation", p.one, p.other, measure, getattr(p, measure)
    for t in found.correlations.together:
        for measure in ("pairs", "r", "rho"):
            yield "correlation-mean", t.pillar, t.relation, measure, getattr(t, measure)
    for f in found.correlations.fits:
        yield "fit", f.indicator, "", "own_dimension", f.own
        yield "fit", f.indicator, f.other, "best_other_dimension", f.best_other
    for c in found.correlations.consistency:
        yield f"alpha-{c.level}", c.node, "", "alpha", c.alpha
        yield f"alpha-{c.level}", c.node, "", "items", c.items


def _agreements(found: Audit) -> Iterator[Row]:
    for a in found.agreements:
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
