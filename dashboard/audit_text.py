"""The statistical audit as plain text, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.text_table import number, section, table
from methodology import audit as parts
from methodology import guards
from methodology.audit import Alarm, Audit, alarms
from methodology.audit_agreement import HIGHER, Agreement, Disagreement
from methodology.audit_reasons import NEWER, OLDER, THIN
from methodology.guards import Refusal
from methodology.scorebook import ScoreBook

FEWEST_SHOWN = 12
"""Of long lists only so many are printed; the CSV and the JSON hold all."""
_ALARMS = {
    parts.THIN: ("Little data (share of economies)", 2),
    parts.HEAVY_TAILS: ("Scores with heavy tails (excess kurtosis)", 1),
    parts.CROWDED: ("One score for almost all (share of economies)", 2),
    parts.REDUNDANT: ("Two that say the same (Pearson's r)", 2),
    parts.CONTRARY: ("Two of one dimension that pull against each other (Pearson's r)", 2),
    parts.ASTRAY: ("Closer to another dimension than to its own (difference of r)", 2),
    parts.WEIGHT: ("Counts much less or more than declared (effective over nominal weight)", 2),
}
_GUARDS = {
    guards.AGAINST_DIMENSION: "runs against the rest of its dimension",
    guards.AGAINST_REFERENCE: "does not go with the reference measure",
    guards.WITHOUT_EFFECT: "counts for too little of its declared weight",
}
_REASONS = {
    THIN: "little evidence here",
    OLDER: "our evidence is older",
    NEWER: "our evidence is newer",
}


def audit_text(found: Audit) -> str:
    """The audit with what asks for a decision first."""
    lines = [f"Statistical audit of {found.year}", ""]
    lines += section("Indicators that the guards refuse", _refusals(found))
    lines += section("What asks for a decision", _alarms(alarms(found)))
    lines += section("Data by indicator", _indicators(found))
    lines += section("Data by year (shares of indicators and economies)", _years(found))
    lines += section("Economies with the least data", _economies(found))
    lines += section("Distributions (scores; figures and scores with heavy tails are marked)", _shapes(found))
    lines += section("Correlation within and across dimensions (means over pairs)", _together(found))
    lines += section("Internal consistency (Cronbach's alpha)", _alpha(found))
    lines += section("Effective and nominal weights of dimensions", _weights(found, "dimension"))
    lines += section("Effective and nominal weights of indicators", _weights(found, "indicator"))
    lines += section("Correlation with log income a head", _income(found))
    for agreement in found.agreements:
        lines += section(*_agreement(agreement))
    if found.agreements and found.uncompared:
        lines += [f"No comparable measure is named for: {', '.join(found.uncompared)}", ""]
    if found.withheld:
        lines += [f"Withheld by the terms of their sources: {', '.join(found.withheld)}", ""]
    return "\n".join(lines)


def refusal_line(refusal: Refusal, book: ScoreBook) -> str:
    """What a guard found, the file to mend or to decide in, and what is asked."""
    file = f"indicators/{book.framework.by_id[refusal.indicator].pillar}/{refusal.indicator}.yaml"
    return (
        f"{file}: the indicator {_GUARDS[refusal.guard]}: found {number(refusal.found, 2)}, at least "
        f'{number(refusal.limit, 2)} is needed; mend it or record a "decision" with date and reason'
    )


def _refusals(found: Audit) -> Iterator[str]:
    if not found.refusals:
        yield "none"
    for r in found.refusals:
        kept = f"kept by decision of {r.decision.date}: {r.decision.reason}" if r.decision else "refused"
        limit = f"limit {number(r.limit, 2)}, {r.economies} economies"
        yield f"  {number(r.found, 2):>6}  {r.indicator}: {_GUARDS[r.guard]} ({limit}); {kept}"


def _alarms(found: tuple[Alarm, ...]) -> Iterator[str]:
    if not found:
        yield "nothing"
    for kind, (title, digits) in _ALARMS.items():
        own = [alarm for alarm in found if alarm.kind == kind]
        if own:
            yield f"{title}: {len(own)}"
            yield from (f"  {number(alarm.figure, digits):>6}  {', '.join(alarm.nodes)}" for alarm in own)


def _indicators(found: Audit) -> list[str]:
    rows = [
        (
            i.indicator,
            i.economies,
            i.observed,
            i.share,
            i.all_years,
            str(i.newest or "-"),
            "!" if i.thin else "",
        )
        for i in found.availability.indicators
    ]
    head = ("indicator", "economies", "of that year", "share", "all years", "newest", "")
    return table(head, rows)


def _years(found: Audit) -> list[str]:
    rows = [(str(y.year), y.share, y.observed) for y in found.availability.years]
    return table(("year", "with a score", "observed that year"), rows)


def _economies(found: Audit) -> list[str]:
    least = sorted(found.availability.economies, key=lambda e: (e.share, e.iso3))[:FEWEST_SHOWN]
    pillars = list(least[0].coverage) if least else []
    rows = [(e.iso3, e.indicators, e.share, *e.coverage.values()) for e in least]
    return table(("economy", "indicators", "share", *pillars), rows)


def _shapes(found: Audit) -> list[str]:
    head = ("indicator", "economies", "mean", "spread", "skewness", "kurtosis", "figures", "scores")
    rows = [
        (d.indicator, d.shape.count, d.mean, d.spread, d.shape.skewness, d.shape.kurtosis,
         "heavy tails" if d.raw.heavy_tailed else "", "heavy tails" if d.alert else "")
        for d in found.distributions
    ]  # fmt: skip
    return table(head, rows)


def _together(found: Audit) -> list[str]:
    words = {"dimension": "same dimension", "pillar": "same pillar", "other": "other pillars"}
    rows = [(t.pillar, words[t.relation], t.pairs, t.r, t.rho) for t in found.correlations.together]
    return table(("pillar", "pairs of", "pairs", "Pearson", "Spearman"), rows)


def _alpha(found: Audit) -> list[str]:
    told = (c for c in found.correlations.consistency if c.level == "dimension" or c.items > 1)
    rows = [(c.node, c.items, c.alpha) for c in told]
    return table(("node", "items", "alpha"), rows)


def _weights(found: Audit, level: str) -> list[str]:
    rows = [
        (w.pillar, w.node, w.economies, w.nominal, w.effective, w.ratio, "!" if w.alarm else "")
        for w in found.weights
        if w.level == level
    ]
    return table(("pillar", level, "economies", "nominal", "effective", "ratio", ""), rows)


def _income(found: Audit) -> list[str]:
    rows = [(c.pillar, c.lane, c.economies, c.r, c.rho) for c in found.income]
    return table(("pillar", "lane", "economies", "Pearson", "Spearman"), rows)


def _agreement(found: Agreement) -> tuple[str, list[str]]:
    measure = found.measure
    years = "" if found.years is None else f", of {found.years[0]} to {found.years[1]}"
    lines = [
        f"rank correlation {number(found.rho)} over {found.economies} economies{years}",
        f"weight that rests on the same publisher's judgement: {number(found.shared)}",
        *([measure.note] if measure.note else []),
    ]
    if found.disagreements:
        lines += ["Largest disagreements:", *_disagreements(found.disagreements)]
    return f"{measure.title or measure.series} and {measure.pillar}", lines


def _reason(found: Disagreement) -> str:
    way = "better" if found.direction == HIGHER else "worse"
    through = [f"{', '.join(found.through)} {way} than nearest on the measure"] if found.through else []
    return "; ".join([*through, *(_REASONS[code] for code in found.reasons)]) or "none in the evidence"


def _disagreements(found: tuple[Disagreement, ...]) -> list[str]:
    head = ("economy", "our place", "apart", "coverage", "evidence of", "newest", "measure of", "reason")
    rows = [
        (d.iso3, d.direction, d.apart, d.standing.coverage, str(d.standing.median_year or "-"),
         str(d.standing.newest_year or "-"), str(d.measure_year),
         _reason(d))
        for d in found
    ]  # fmt: skip
    return table(head, rows)
