"""The short texts of the controls: what a weight is and decides, how many were changed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, percent
from dashboard.views.whatif.answer import WhatIfAnswer
from dashboard.views.whatif.choice.controls import PillarControls, Slider
from dashboard.views.whatif.choice.values import PERCENT, YEARS

SMALL_SHARE = 0.1
"""Below it a share has a decimal."""


def banner() -> str:
    """The watermark's words."""
    return _("What if: your own weights, not our scores")


def mean_titles() -> tuple[tuple[str, str], ...]:
    """The keys of the means and what each of them makes."""
    return (
        ("within", _("Indicators into dimensions")),
        ("across", _("Dimensions into a right")),
        ("among", _("Rights into an overall")),
    )


def unit_words(unit: str) -> str:
    """What the value of a condition is counted in; empty for plain counts."""
    return "%" if unit == PERCENT else _("years") if unit == YEARS else ""


def labels(answer: WhatIfAnswer) -> dict[str, Markup]:
    """The texts beside the controls by name, those of weights by `value.` and `effect.` and the node."""
    found = {name: text for part in answer.weights for name, text in _of_right(part)}
    left_out = len(answer.choice.left_out)
    return {**found, "left-out": escape(number(left_out) if left_out else "")}


def _of_right(part: PillarControls) -> Iterator[tuple[str, Markup]]:
    yield f"changed.{part.pillar.id}", _changed(part.changed)
    yield from _of_weight(part.slider, part_of_overall=True)
    for inner in part.dimensions:
        if inner.slider:
            yield f"changed.{inner.slider.node}", _changed(inner.changed)
            yield from _of_weight(inner.slider)
        for slider in inner.indicators:
            yield from _of_weight(slider)


def _of_weight(slider: Slider, part_of_overall: bool = False) -> Iterator[tuple[str, Markup]]:
    yield f"value.{slider.node}", escape(number(slider.value))
    ours = Markup("")
    if slider.changed:
        usual = _("ours %(weight)s", weight=number(slider.official))
        ours = Markup('<span class="what-if-ours"> · {}</span>').format(usual)
    yield f"effect.{slider.node}", escape(_effect(slider, part_of_overall)) + ours


def _effect(slider: Slider, part_of_overall: bool) -> str:
    if slider.left_out:
        return _("left out")
    share = percent(slider.share, 1 if 0 < slider.share < SMALL_SHARE else 0)
    if part_of_overall:
        return _("%(share)s of the overall", share=share)
    return _("%(share)s of the right", share=share)


def _changed(count: int) -> Markup:
    return escape(ngettext("%(count)s changed", "%(count)s changed", count)) if count else Markup("")
