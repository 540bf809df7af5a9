"""The audit's findings in plain sentences: what was found, and what it means for a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, percent
from dashboard.language.words import listed
from dashboard.views.method.audit.answer.audit import AlarmGroup
from methodology.audit import agreement as audit_agreement
from methodology.audit import guards
from methodology.audit import reasons as audit_reasons
from methodology.audit import run as parts
from methodology.audit.agreement import Disagreement
from methodology.audit.availability import THIN
from methodology.audit.correlation import CONTRARY, REDUNDANT, Consistency
from methodology.audit.distribution import CROWDED
from methodology.audit.weights import TOO_LITTLE, TOO_MUCH, EffectiveWeight
from methodology.model import Guards

SECTIONS = {
    parts.THIN: "availability",
    parts.HEAVY_TAILS: "tails",
    parts.CROWDED: "tails",
    parts.REDUNDANT: "redundancy",
    parts.CONTRARY: "redundancy",
    parts.ASTRAY: "alpha",
    parts.WEIGHT: "weights",
}
"""The section of the page that holds the evidence of each kind of alarm."""

REASONS = {
    audit_reasons.THIN: N_("our evidence is thin here"),
    audit_reasons.OLDER: N_("our evidence is older"),
    audit_reasons.NEWER: N_("our evidence is newer"),
}
GUARDS = {
    guards.AGAINST_DIMENSION: N_("runs against its dimension"),
    guards.AGAINST_REFERENCE: N_("does not go with the reference"),
    guards.WITHOUT_EFFECT: N_("counts for too little"),
}
RELATIONS = {
    "dimension": N_("within a dimension"),
    "pillar": N_("across dimensions of a right"),
    "other": N_("across rights"),
}


def found_words(finding: AlarmGroup) -> str:
    """One finding as a sentence with its count."""
    count = finding.count
    if finding.kind == parts.THIN:
        return ngettext(
            "%(count)s indicator has figures for less than %(share)s of the economies.",
            "%(count)s indicators have figures for less than %(share)s of the economies.",
            count,
            share=percent(THIN),
        )
    if finding.kind == parts.HEAVY_TAILS:
        return ngettext(
            "%(count)s indicator has scores with heavy tails.",
            "%(count)s indicators have scores with heavy tails.",
            count,
        )
    if finding.kind == parts.CROWDED:
        return ngettext(
            "%(count)s indicator gives more than %(share)s of the economies one and the same score.",
            "%(count)s indicators give more than %(share)s of the economies one and the same score.",
            count,
            share=percent(CROWDED),
        )
    return _found_together(finding)


def _found_together(finding: AlarmGroup) -> str:
    count = finding.count
    if finding.kind == parts.REDUNDANT:
        return ngettext(
            "%(count)s pair of indicators says nearly the same.",
            "%(count)s pairs of indicators say nearly the same.",
            count,
        )
    if finding.kind == parts.CONTRARY:
        return ngettext(
            "%(count)s pair within a dimension pulls in opposite directions.",
            "%(count)s pairs within a dimension pull in opposite directions.",
            count,
        )
    if finding.kind == parts.ASTRAY:
        return ngettext(
            "%(count)s indicator goes more with another dimension than with its own.",
            "%(count)s indicators go more with another dimension than with their own.",
            count,
        )
    return ngettext(
        "%(count)s indicator or dimension counts much more or less than its weight says.",
        "%(count)s indicators and dimensions count much more or less than their weights say.",
        count,
    )


def meaning(kind: str) -> str:
    """What an alarm of this kind means, and what it does not."""
    if kind == parts.THIN:
        return _(
            "Where they are missing, the other indicators speak for the right alone. "
            "The evidence gate and the doubt around each score answer for that."
        )
    if kind == parts.HEAVY_TAILS:
        return _("A few economies stand far from all others, which leaves little room to tell those apart.")
    if kind == parts.CROWDED:
        return _("It tells a few economies from the rest and says little about any other difference.")
    if kind == parts.REDUNDANT:
        return _(
            "With r beyond %(limit)s, what both see counts twice within one right; "
            "between two rights it makes them look alike.",
            limit=number(REDUNDANT),
        )
    if kind == parts.CONTRARY:
        return _(
            "With r below %(limit)s, a good figure in one hides a bad one in the other: "
            "read them singly, not only their mean.",
            limit=number(CONTRARY),
        )
    if kind == parts.ASTRAY:
        return _(
            "Such an indicator may stand in the wrong place; where law and practice part, it is a finding."
        )
    return _(
        "Differences between economies rest on them by less than %(little)s or more than %(much)s times what "
        "was declared. An indicator on which nearly all agree cannot weigh more.",
        little=number(TOO_LITTLE),
        much=number(TOO_MUCH),
    )


def guard_name(guard: str) -> str:
    """What an indicator does that a guard forbids."""
    return _(GUARDS[guard])


def guard_words(asked: Guards, measure: str, rights: Sequence[tuple[str, float]]) -> str:
    """What the guards ask; `measure` names the reference, `rights` what is asked of some rights with it."""
    said = [_("No indicator may run against the rest of its dimension.")]
    if measure and rights:
        least = listed([f"{title} {number(value, 1)}" for title, value in rights])
        said.append(
            _(
                "Each must go with %(measure)s, by a rank correlation of at least: %(least)s; elsewhere it "
                "may not run against it.",
                measure=measure,
                least=least,
            )
        )
    elif measure:
        said.append(_("None may run against %(measure)s.", measure=measure))
    if asked.effective_weight > 0:
        share = percent(asked.effective_weight)
        said.append(_("Each must count for at least %(share)s of the weight that it declares.", share=share))
    return " ".join(said)


def weight_words(weight: EffectiveWeight) -> str:
    """Whether a weight holds, as a word beside its mark; empty where it cannot be told."""
    if not weight.alarm:
        return ""
    return _("counts too much") if weight.ratio > TOO_MUCH else _("counts too little")


def alpha_words(consistency: Consistency) -> str:
    """What Cronbach's alpha says of a node, as words."""
    if consistency.alpha != consistency.alpha:
        return _("cannot be told")
    if consistency.alpha < 0:
        return _("items pull apart")
    return _("one thing") if consistency.consistent else _("several things")


def relation_words(relation: str) -> str:
    """What two indicators share."""
    return _(RELATIONS[relation])


def direction_words(direction: str) -> str:
    """Where our score puts an economy, compared with the measure."""
    return _("higher here") if direction == audit_agreement.HIGHER else _("lower here")


def reason_words(found: Disagreement, titles: Mapping[str, str]) -> str:
    """Why both differ, as far as we can see: the parts of our score that stand out, then what it rests on."""
    said = [_(REASONS[code]) for code in found.reasons]
    parts_named = listed([part_title(name, titles) for name in found.through])
    if parts_named and found.direction == audit_agreement.HIGHER:
        said.insert(0, _("%(parts)s: better than in the economies nearest on the measure", parts=parts_named))
    elif parts_named:
        said.insert(0, _("%(parts)s: worse than in the economies nearest on the measure", parts=parts_named))
    return "; ".join(said) or _("no part of our score stands out; the measures ask different questions")


def part_title(node: str, titles: Mapping[str, str]) -> str:
    """A part of a right by its own title, without that of the right."""
    return titles.get(node, node).rpartition(": ")[2]
