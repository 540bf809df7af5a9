"""The words of `drd sensitivity` for the engine's codes: other rules, and choices that a content leaves idle.

They stand in its CSV and JSON, where readers have come to rely on them; the words of pages are in
`dashboard.views.method.audit.words.sensitivity`.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language.i18n import N_, _
from methodology.sensitivity import idle
from methodology.sensitivity.alternatives import Effect
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

IDLE: Mapping[str, str] = {
    idle.NOTHING_WEIGHED: N_("nothing is weighed against anything else"),
    idle.NOTHING_AVERAGED: N_("nothing is averaged"),
    idle.NOTHING_MISSING: N_("nothing is missing"),
    idle.ONE_MEAN: N_("the methodology names one kind of mean only"),
    idle.NO_ENDS: N_("no scale in use has two ends that could be moved"),
    idle.ONE_DIMENSION: N_("no pillar has more than one dimension"),
    idle.NO_ERRORS: N_("no figure has an error, by the sources, the methodology or its age"),
}
SCALES: Mapping[str, str] = {
    rescale.MINMAX: N_("min-max of the year"),
    rescale.ZSCORE: N_("z-score of the year"),
}
RULES: Mapping[tuple[str, str], str] = {
    (TREATED, HEAVY_TAILS): N_("heavy tails treated (%(treated)s indicators)"),
    (WEIGHTS, EQUAL): N_("all weights equal"),
    (FILLED, impute.MEAN): N_("missing filled with the mean"),
    (FILLED, impute.MEDIAN): N_("missing filled with the median"),
    (FILLED, impute.GROUP): N_("missing filled with the median of the subregion"),
    (FILLED, impute.LATEST): N_("missing filled with the newest figure, whatever its age"),
}


def idle_words(reason: str) -> str:
    """Why a choice was not varied."""
    return _(IDLE[reason])


def about_words(effect: Effect) -> str:
    """What a case is about: an id, or the name of a rule."""
    return _(SCALES[effect.about]) if effect.kind == SCALE and effect.about in SCALES else effect.about


def title_words(effect: Effect) -> str:
    """What is left out, by the content's own name, or the rule in words."""
    if effect.kind == AGGREGATION:
        return _("%(mean)s means", mean=effect.about)
    if effect.kind == SCALE:
        return _("scale: %(way)s", way=about_words(effect))
    rule = RULES.get((effect.kind, effect.about))
    return _(rule, treated=effect.treated) if rule else effect.title
