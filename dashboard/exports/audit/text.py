"""The statistical audit as plain text, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.exports.text_table import number, section, table
from dashboard.language.i18n import N_, _
from methodology.audit import guards
from methodology.audit import run as parts
from methodology.audit.agreement import HIGHER, LOWER, Agreement, Disagreement
from methodology.audit.guards import Refusal
from methodology.audit.reasons import NEWER, OLDER, THIN
from methodology.audit.run import Alarm, Audit, alarms
from methodology.scoring.scorebook import ScoreBook

FEWEST_SHOWN = 12
"""Of long lists only so many are printed; the CSV and the JSON hold all."""
_ALARMS = {
    parts.THIN: (N_("Little data (share of economies)"), 2),
    parts.HEAVY_TAILS: (N_("Scores with heavy tails (excess kurtosis)"), 1),
    parts.CROWDED: (N_("One score for almost all (share of economies)"), 2),
    parts.REDUNDANT: (N_("Two that say the same (Pearson's r)"), 2),
    parts.CONTRARY: (N_("Two of one dimension that pull against each other (Pearson's r)"), 2),
    parts.ASTRAY: (N_("Closer to another dimension than to its own (difference of r)"), 2),
    parts.WEIGHT: (N_("Counts much less or more than declared (effective over nominal weight)"), 2),
}
_GUARDS = {
    guards.AGAINST_DIMENSION: N_("runs against the rest of its dimension"),
    guards.AGAINST_REFERENCE: N_("does not go with the reference measure"),
    guards.WITHOUT_EFFECT: N_("counts for too little of its declared weight"),
}
_REASONS = {
    THIN: N_("little evidence here"),
    OLDER: N_("our evidence is older"),
    NEWER: N_("our evidence is newer"),
}

_PLACES = {HIGHER: N_("higher"), LOWER: N_("lower")}


def audit_text(audit: Audit) -> str:
    """The audit with what asks for a decision first."""
    lines = [_("Statistical audit of %(year)s", year=audit.year), ""]
    lines += section(_("Indicators that the guards refuse"), _refusals(audit))
    lines += section(_("What asks for a decision"), _alarms(alarms(audit)))
    lines += section(_("Data by indicator"), _indicators(audit))
    lines += section(_("Data by year (shares of indicators and economies)"), _years(audit))
    lines += section(_("Economies with the least data"), _economies(audit))
    heads = _("Distributions (scores; figures and scores with heavy tails are marked)")
    lines += section(heads, _shapes(audit))
    lines += section(_("Correlation within and across dimensions (means over pairs)"), _together(audit))
    lines += section(_("Internal consistency (Cronbach's alpha)"), _alpha(audit))
    lines += section(_("Effective and nominal weights of dimensions"), _weights(audit, "dimension"))
    lines += section(_("Effective and nominal weights of indicators"), _weights(audit, "indicator"))
    lines += section(_("Correlation with log income a head"), _income(audit))
    for agreement in audit.agreements:
        lines += section(*_agreement(agreement))
    if audit.agreements and audit.uncompared:
        names = ", ".join(audit.uncompared)
        lines += [_("No comparable measure is named for: %(names)s", names=names), ""]
    if audit.withheld:
        names = ", ".join(audit.withheld)
        lines += [_("Withheld by the terms of their sources: %(names)s", names=names), ""]
    return "\n".join(lines)


def refusal_line(refusal: Refusal, book: ScoreBook) -> str:
    """What a guard found, the file to mend or to decide in, and what is asked."""
    file = f"indicators/{book.framework.by_id[refusal.indicator].pillar}/{refusal.indicator}.yaml"
    return _(
        "%(file)s: the indicator %(guard)s: found %(found)s, at least %(limit)s is needed; mend it or record "
        'a "decision" with date and reason',
        file=file,
        guard=_(_GUARDS[refusal.guard]),
        found=number(refusal.found, 2),
        limit=number(refusal.limit, 2),
    )


def _refusals(audit: Audit) -> Iterator[str]:
    if not audit.refusals:
        yield _("none")
    for r in audit.refusals:
        kept = _("refused")
        if r.decision:
            why = {"date": r.decision.date, "reason": r.decision.reason}
            kept = _("kept by decision of %(date)s: %(reason)s", **why)
        said = _(
            "%(indicator)s: %(guard)s (limit %(limit)s, %(economies)s economies); %(kept)s",
            indicator=r.indicator,
            guard=_(_GUARDS[r.guard]),
            limit=number(r.limit, 2),
            economies=r.economies,
            kept=kept,
        )
        yield f"  {number(r.found, 2):>6}  {said}"


def _alarms(raised: tuple[Alarm, ...]) -> Iterator[str]:
    if not raised:
        yield _("nothing")
    for kind, (title, digits) in _ALARMS.items():
        own = [alarm for alarm in raised if alarm.kind == kind]
        if own:
            yield f"{_(title)}: {len(own)}"
            yield from (f"  {number(alarm.figure, digits):>6}  {', '.join(alarm.nodes)}" for alarm in own)


def _indicators(audit: Audit) -> list[str]:
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
        for i in audit.availability.indicators
    ]
    head = (_("indicator"), _("economies"), _("of that year"), _("share"), _("all years"), _("newest"), "")
    return table(head, rows)


def _years(audit: Audit) -> list[str]:
    rows = [(str(y.year), y.share, y.observed) for y in audit.availability.years]
    return table((_("year"), _("with a score"), _("observed that year")), rows)


def _economies(audit: Audit) -> list[str]:
    least = sorted(audit.availability.economies, key=lambda e: (e.share, e.iso3))[:FEWEST_SHOWN]
    pillars = list(least[0].coverage) if least else []
    rows = [(e.iso3, e.indicators, e.share, *e.coverage.values()) for e in least]
    return table((_("economy"), _("indicators"), _("share"), *pillars), rows)


def _shapes(audit: Audit) -> list[str]:
    head = (
        _("indicator"), _("economies"), _("mean"), _("spread"), _("skewness"), _("kurtosis"), _("figures"),
        _("scores"),
    )  # fmt: skip
    heavy = _("heavy tails")
    rows = [
        (d.indicator, d.shape.count, d.mean, d.spread, d.shape.skewness, d.shape.kurtosis,
         heavy if d.raw.heavy_tailed else "", heavy if d.alert else "")
        for d in audit.distributions
    ]  # fmt: skip
    return table(head, rows)


def _together(audit: Audit) -> list[str]:
    words = {"dimension": _("same dimension"), "pillar": _("same pillar"), "other": _("other pillars")}
    rows = [(t.pillar, words[t.relation], t.pairs, t.r, t.rho) for t in audit.correlations.together]
    return table((_("pillar"), _("pairs of"), _("pairs"), "Pearson", "Spearman"), rows)


def _alpha(audit: Audit) -> list[str]:
    told = (c for c in audit.correlations.consistency if c.level == "dimension" or c.items > 1)
    rows = [(c.node, c.items, c.alpha) for c in told]
    return table((_("node"), _("items"), _("alpha")), rows)


def _weights(audit: Audit, level: str) -> list[str]:
    rows = [
        (w.pillar, w.node, w.economies, w.nominal, w.effective, w.ratio, "!" if w.alarm else "")
        for w in audit.weights
        if w.level == level
    ]
    name = _("dimension") if level == "dimension" else _("indicator")
    head = (_("pillar"), name, _("economies"), _("nominal"), _("effective"), _("ratio"), "")
    return table(head, rows)


def _income(audit: Audit) -> list[str]:
    rows = [(c.pillar, c.lane, c.economies, c.r, c.rho) for c in audit.income]
    return table((_("pillar"), _("lane"), _("economies"), "Pearson", "Spearman"), rows)


def _agreement(agreement: Agreement) -> tuple[str, list[str]]:
    measure = agreement.measure
    values = {"rho": number(agreement.rho), "economies": agreement.economies}
    first = _("rank correlation %(rho)s over %(economies)s economies", **values)
    if agreement.years is not None:
        first = _(
            "rank correlation %(rho)s over %(economies)s economies, of %(first)s to %(last)s",
            first=agreement.years[0],
            last=agreement.years[1],
            **values,
        )
    shared = number(agreement.shared)
    lines = [
        first,
        _("weight that rests on the same publisher's judgement: %(share)s", share=shared),
        *([measure.note] if measure.note else []),
    ]
    if agreement.disagreements:
        lines += [_("Largest disagreements:"), *_disagreements(agreement.disagreements)]
    title = measure.title or measure.series
    return _("%(measure)s and %(pillar)s", measure=title, pillar=measure.pillar), lines


def _reason(disagreement: Disagreement) -> str:
    parts = [_(_REASONS[code]) for code in disagreement.reasons]
    if disagreement.through:
        names = ", ".join(disagreement.through)
        if disagreement.direction == HIGHER:
            parts = [_("%(parts)s better than nearest on the measure", parts=names), *parts]
        else:
            parts = [_("%(parts)s worse than nearest on the measure", parts=names), *parts]
    return "; ".join(parts) or _("none in the evidence")


def _disagreements(disagreements: tuple[Disagreement, ...]) -> list[str]:
    head = (
        _("economy"), _("our place"), _("apart"), _("coverage"), _("evidence of"), _("newest"),
        _("measure of"), _("reason"),
    )  # fmt: skip
    rows = [
        (d.iso3, _(_PLACES[d.direction]), d.apart, d.standing.coverage, str(d.standing.median_year or "-"),
         str(d.standing.newest_year or "-"), str(d.measure_year),
         _reason(d))
        for d in disagreements
    ]  # fmt: skip
    return table(head, rows)
