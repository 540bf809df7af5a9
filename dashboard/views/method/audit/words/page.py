"""All words of the audit page, made from its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.language.i18n import _
from dashboard.views.method.audit.answer.audit import AuditAnswer
from dashboard.views.method.audit.answer.sensitivity import Brief
from dashboard.views.method.audit.words.audit import (
    GUARDS,
    RELATIONS,
    SECTIONS,
    alpha_words,
    direction_words,
    found_words,
    guard_name,
    guard_words,
    meaning,
    reason_words,
    relation_words,
    weight_words,
)
from dashboard.views.method.audit.words.sensitivity import (
    CHOICES,
    choice_title,
    choice_words,
    effect_title,
    hanging_words,
    inert_words,
    varied_words,
)
from methodology.sensitivity.alternatives import Effect, gained, lost


@dataclass(frozen=True)
class FindingWords:
    """What was found, what it means, and the `section` of the page that holds the evidence."""

    section: str
    found: str
    meaning: str


@dataclass(frozen=True)
class EffectRow:
    """What was left out or done otherwise (`title`), to which `right`, how many scores that loses and opens,
    and the economy that moves most, empty without one."""

    title: str
    right: str
    effect: Effect
    lost: int
    gained: int
    most: str


@dataclass(frozen=True)
class Hanging:
    """A right that hangs on one source, and how."""

    title: str
    how: str


@dataclass(frozen=True)
class Difference:
    """Where our score puts an economy beside a measure, and why as far as we can see."""

    place: str
    reason: str


@dataclass(frozen=True)
class AuditWords:
    """Words by what they speak of: `weights` and `alphas` by node, `relations`, `guard_names` and `choices`
    by their terms, `moved` by right; `differences` by economy, in the order of the agreements."""

    findings: tuple[FindingWords, ...]
    weights: Mapping[str, str]
    alphas: Mapping[str, str]
    relations: Mapping[str, str]
    guards: str
    guard_names: Mapping[str, str]
    differences: tuple[Mapping[str, Difference], ...]
    sources: tuple[EffectRow, ...]
    dimensions: tuple[EffectRow, ...]
    ways: tuple[EffectRow, ...]
    hanging: tuple[Hanging, ...]
    choices: Mapping[str, str]
    moved: Mapping[str, tuple[str, ...]]
    inert: str
    varied: str


def audit_words(answer: AuditAnswer, brief: Brief | None) -> AuditWords:
    """The words of an answer and of a sensitivity run, which may not have been made."""
    found, titles, alone, guarded = answer.found, answer.titles, answer.alone, answer.guarded
    rights = brief.rights if brief else ()
    return AuditWords(
        findings=tuple(
            FindingWords(SECTIONS[one.kind], found_words(one), meaning(one.kind)) for one in answer.findings
        ),
        weights={weight.node: weight_words(weight) for weight in found.weights},
        alphas={one.node: alpha_words(one) for one in found.correlations.consistency},
        relations={relation: relation_words(relation) for relation in RELATIONS},
        guards=guard_words(answer.method.guards, guarded.measure, guarded.rights),
        guard_names={guard: guard_name(guard) for guard in GUARDS},
        differences=tuple(
            {
                one.iso3: Difference(direction_words(one.direction), reason_words(one, titles))
                for one in agreement.disagreements
            }
            for agreement in found.agreements
        ),
        sources=_rows(answer, alone.sources),
        dimensions=_rows(answer, alone.dimensions),
        ways=_rows(answer, alone.ways),
        hanging=tuple(_hanging(answer, effect) for effect in alone.hanging),
        choices={choice: choice_title(choice) for choice in CHOICES},
        moved={one.pillar: choice_words(one) for one in rights if one.order and one.places == one.places},
        inert=inert_words(brief) if brief and brief.inert else "",
        varied=varied_words(answer.method.uncertainty),
    )


def _rows(answer: AuditAnswer, effects: Iterable[Effect]) -> tuple[EffectRow, ...]:
    return tuple(
        EffectRow(
            title=effect_title(effect),
            right=answer.titles.get(effect.pillar, effect.pillar),
            effect=effect,
            lost=lost(effect),
            gained=gained(effect),
            most=answer.economies[effect.largest_at] if effect.largest_at else "",
        )
        for effect in effects
    )


def _hanging(answer: AuditAnswer, effect: Effect) -> Hanging:
    title = _(
        "%(right)s hangs on %(source)s",
        right=answer.titles.get(effect.pillar, effect.pillar),
        source=effect_title(effect),
    )
    return Hanging(title, hanging_words(effect))
