"""The written rules of the repository's own content: weights, levels, and whose judgement stands how often.

Each rule can be answered by a dated `decision` in the indicator's file, which says why it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from methodology.faults.checks import MOST_NAMED
from methodology.faults.finding import Finding, Place, listed, unknown
from methodology.model import Framework, Indicator, Methodology, Source

HALF, WHOLE = 0.5, 1.0
COARSE = 3
"""Coded answers with at most so many classes are coarse."""
NEAR = 0.5
"""A level describes the scores whose nearest whole number it is."""


def check_rules(
    framework: Framework, methodology: Methodology, sources: Mapping[str, Source], places: Mapping[str, Place]
) -> list[Finding]:
    """Everything that the written rules forbid and no decision answers."""
    findings = [finding for i in framework.indicators for finding in _levels(i, methodology, places[i.id])]
    undecided = [i for i in framework.indicators if i.decision is None]
    findings += [finding for i in undecided for finding in _weights(i, places[i.id])]
    return findings + _one_voice(undecided, framework, sources, places)


def _weights(indicator: Indicator, place: Place) -> Iterable[Finding]:
    """Weight 1 for a main question, half for what people think and for coarse facts of law."""
    if indicator.weight not in (HALF, WHOLE):
        what = f"weights are {WHOLE:g} or {HALF:g} by the written rules; found {indicator.weight:g}"
        yield Finding(place.file, place.line("weight"), f"{what}; a decision may say why")
    whole = indicator.weight == WHOLE
    if whole and indicator.evidence == "perception":
        what = "what people think weighs 0.5 by the written rules; a decision may say why not"
        yield Finding(place.file, place.line("weight"), what)
    if whole and 0 < len(_classes(indicator)) <= COARSE:
        what = f"an answer in {len(_classes(indicator))} classes weighs 0.5 by the written rules"
        yield Finding(place.file, place.line("weight"), f"{what}; a decision may say why not")


def _one_voice(
    undecided: list[Indicator],
    framework: Framework,
    sources: Mapping[str, Source],
    places: Mapping[str, Place],
) -> list[Finding]:
    """A family of sources carries one whole-weight question of a dimension; a second one weighs half."""
    findings: list[Finding] = []
    first: dict[tuple[str, str, str], str] = {}
    for indicator in framework.indicators:
        source = sources.get(indicator.source)
        if source is None or not source.family or indicator.weight < WHOLE or indicator.use != "score":
            continue
        other = first.setdefault((indicator.pillar, indicator.dimension, source.family), indicator.id)
        if other != indicator.id and indicator in undecided:
            message = (
                f'"{other}" of the same dimension rests on the judgement of "{source.family}" with its whole '
                "weight already; a second question of one house weighs 0.5, or a decision says why not"
            )
            place = places[indicator.id]
            findings.append(Finding(place.file, place.line("weight"), message))
    return findings


def _classes(indicator: Indicator) -> tuple[float, ...]:
    """The scores that a coded scale can give; empty for scales without classes."""
    scale = indicator.scale
    if scale.method == "categories":
        return tuple(float(score) for score in scale.params["map"].values())
    return tuple(float(score) for score in scale.params["scores"]) if scale.method == "bands" else ()


def _levels(indicator: Indicator, methodology: Methodology, place: Place) -> Iterable[Finding]:
    """No level that the scale cannot reach, and a level for every class that it can."""
    if not indicator.levels:
        return
    classes = _classes(indicator)
    reached = _reached(indicator, methodology)
    strange = [level for level in indicator.levels if not _within(level, classes, reached)]
    if strange:
        what = f"levels {listed(map(str, strange))} describe scores that the scale cannot give"
        yield Finding(place.file, place.line("levels"), what)
    missing = [score for score in classes if all(abs(level - score) > NEAR for level in indicator.levels)]
    if missing:
        what = f"no level describes the scores {listed(f'{score:g}' for score in missing)} of the scale"
        yield Finding(place.file, place.line("levels"), what)


def _within(level: int, classes: tuple[float, ...], reached: tuple[float, float]) -> bool:
    if classes:
        return any(abs(level - score) <= NEAR for score in classes)
    return reached[0] - NEAR <= level <= reached[1] + NEAR


def _reached(indicator: Indicator, methodology: Methodology) -> tuple[float, float]:
    """The lowest and the highest score that the scale gives."""
    if indicator.scale.method == "piecewise":
        scores = [float(score) for _, score in indicator.scale.params["points"]]
        return min(scores), max(scores)
    return methodology.scale_min, methodology.scale_max


def check_guards(
    framework: Framework, methodology: Methodology, series: Iterable[str], file: str, line: int = 0
) -> list[Finding]:
    """The guards of the methodology name a series that is observed and pillars that exist; `file` and `line`
    say where they stand."""
    guards, findings = methodology.guards, []
    if guards.reference and guards.reference not in set(series):
        fault = unknown(guards.reference, "series of the observations", sorted(set(series)))
        findings.append(Finding(file, line, f"guards: {fault}"))
    for pillar in islice(guards.agreement, len(framework.pillars) + MOST_NAMED):
        if pillar not in framework.pillar_by_id:
            fault = unknown(pillar, "pillar", framework.pillar_by_id)
            findings.append(Finding(file, line, f"guards: {fault}"))
    return findings
