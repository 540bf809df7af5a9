"""Sensitivity in plain sentences: which choices decide, and what the scores of a right hang on."""

from __future__ import annotations

from dashboard.language.i18n import N_, _
from dashboard.language.numbers import number, percent
from dashboard.language.words import listed
from dashboard.views.method.audit.answer.sensitivity import Brief, RightSensitivity, Share
from methodology.model import Uncertainty
from methodology.scoring.aggregation import gate
from methodology.sensitivity import switches
from methodology.sensitivity.alternatives import Effect, lost
from methodology.sensitivity.other_ways import (
    AGGREGATION,
    EQUAL,
    FILLED,
    HEAVY_TAILS,
    SCALE,
    TREATED,
    WEIGHTS,
)
from methodology.statistics import rescale
from methodology.treatment import impute

CHOICES = {
    switches.WEIGHTS: N_("the weights"),
    switches.AGGREGATION: N_("the kind of mean"),
    switches.NORMALISATION: N_("the ends of the scales"),
    switches.DIMENSION: N_("leaving out one dimension"),
    switches.MEASUREMENT: N_("errors of the figures"),
    switches.MISSING: N_("figures that are missing"),
}
FEWEST_PLACES = 0.05
"""Below this, a mean number of places reads as none."""
LOST_FOR = {
    gate.NO_DATA: N_("nothing would be left"),
    gate.NOT_PLACED: N_("what would be left could not be placed on a scale"),
    gate.COVERAGE: N_("too little of its weight would be observed"),
    gate.INDICATORS: N_("too few indicators would be left"),
    gate.KINDS: N_("either rules or practice and results would be without any indicator"),
    gate.LARGEST_SHARE: N_("one indicator would carry too much"),
    gate.MEDIAN_AGE: N_("what is left would be too old"),
    gate.DIMENSION: N_("too little of a dimension would be observed"),
    gate.SAME_YEAR: N_("too little of what is left would be of the year itself"),
    gate.LANE_INDICATORS: N_("too few indicators would be left"),
    gate.LANE_SHARE: N_("too little of its weight would be left"),
}
WAYS = {
    (AGGREGATION, "arithmetic"): N_("arithmetic mean throughout"),
    (AGGREGATION, "geometric"): N_("geometric mean throughout"),
    (AGGREGATION, "harmonic"): N_("harmonic mean throughout"),
    (SCALE, rescale.MINMAX): N_("scales from the worst to the best of the year"),
    (SCALE, rescale.ZSCORE): N_("scales by distance from the mean (z-score)"),
    (SCALE, rescale.RANK): N_("scales by rank"),
    (TREATED, HEAVY_TAILS): N_("heavy tails cut back"),
    (WEIGHTS, EQUAL): N_("all weights equal"),
    (FILLED, impute.MEAN): N_("missing figures filled with the mean"),
    (FILLED, impute.MEDIAN): N_("missing figures filled with the median"),
    (FILLED, impute.GROUP): N_("missing figures filled with the median of the subregion"),
    (FILLED, impute.LATEST): N_("the newest figure, whatever its age"),
}


def choice_title(choice: str) -> str:
    """A choice of the method in words."""
    return _(CHOICES[choice])


def choice_words(right: RightSensitivity) -> tuple[str, ...]:
    """How far economies move in the order and in score, each with the two choices most behind it."""
    points = number(right.points, 1 if right.points >= 0.1 else 2)
    score = _("Scores spread by about %(points)s points, mostly through %(choices)s.",
              points=points, choices=_leading(right.score))  # fmt: skip
    return _order_words(right), score


def _order_words(right: RightSensitivity) -> str:
    if right.places < FEWEST_PLACES:
        return _("In the order, hardly any economy changes its place.")
    return _(
        "In the order, an economy moves by %(places)s places on average, mostly through %(choices)s.",
        places=number(right.places, 0 if right.places >= 10 else 1),
        choices=_leading(right.order),
    )


def _leading(shares: tuple[Share, ...]) -> str:
    known = sorted((one for one in shares if one.total == one.total), key=lambda one: -one.total)
    if not known:
        return _("no choice")
    return listed(
        [
            _("%(choice)s (%(share)s)", choice=choice_title(one.choice), share=percent(min(one.total, 1)))
            for one in known[:2]
        ]
    )


def varied_words(doubt: Uncertainty) -> str:
    """How far each choice is varied, so that its share can be judged."""
    return _(
        "Weights are drawn around the published ones, the mean among those that the methodology names; the "
        "ends of scales move by up to %(ends)s of their distance; with a chance of %(chance)s one dimension "
        "of a right is left out; figures move within their errors, those of one house together; what is "
        "missing is drawn from what the rest of the right suggests.",
        ends=percent(doubt.goalposts or switches.GOALPOSTS),
        chance=percent(doubt.leave_out or switches.LEAVE_OUT),
    )


def inert_words(brief: Brief) -> str:
    """Why a run is no test: a choice that was varied moved nothing."""
    names = listed([choice_title(choice) for choice in brief.inert])
    return _(
        "%(choices)s: varied without moving any score or place. Such a run would only pretend to test it.",
        choices=names,
    )


def effect_title(effect: Effect) -> str:
    """What was left out or done otherwise: the first publisher of a family, the dimension, or the rule."""
    words = WAYS.get((effect.kind, effect.about))
    return _(words) if words else effect.title.partition("; ")[0]


def hanging_words(effect: Effect) -> str:
    """How many scores a right would lose without a source, and the gate's conditions behind most of it."""
    gone = lost(effect)
    why = [name for name in LOST_FOR if 2 * effect.failing.get(name, 0) > gone]
    if not why:
        return _("Without %(source)s, %(lost)s of %(all)s scores would be lost, for different reasons.",
                 source=effect_title(effect), lost=number(gone), all=number(effect.compared))  # fmt: skip
    return _("Without %(source)s, %(lost)s of %(all)s scores would be lost: %(why)s.",
             source=effect_title(effect), lost=number(gone), all=number(effect.compared),
             why=listed([_(LOST_FOR[name]) for name in why]))  # fmt: skip
