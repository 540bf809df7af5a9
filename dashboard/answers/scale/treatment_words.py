"""Sentences that say what the content's treatments did, so that no score is treated in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language.i18n import _
from dashboard.language.numbers import number
from methodology.model import Treatment


def rule_words(treatment: Treatment) -> tuple[str, ...]:
    """One sentence for each treatment that the methodology asks for."""
    return tuple(
        words[term]
        for term, words in ((treatment.heavy_tails, _tails()), (treatment.missing, _gaps()))
        if term
    )


def _tails() -> Mapping[str, str]:
    return {
        "winsorise": _("Where a few figures lie far out, up to five of them are set to the next one inward."),
        "log": _("Where a few figures lie far out, a scale made from the sample uses logarithms."),
        "usual": _(
            "Where a few figures lie far out, up to five of them are set to the next one inward; "
            "where that is not enough, a scale made from the sample uses logarithms."
        ),
    }


def _gaps() -> Mapping[str, str]:
    return {
        "mean": _(
            "A missing score is filled with the mean of the year; evidence and bounds stay as observed."
        ),
        "median": _(
            "A missing score is filled with the median of the year; evidence and bounds stay as observed."
        ),
        "group": _(
            "A missing score is filled with the median of its region; evidence and bounds stay as observed."
        ),
        "latest": _(
            "A missing score is filled with the newest earlier one; evidence and bounds stay as observed."
        ),
    }


def score_words(done: Mapping[str, Any] | None) -> str:
    """What was done to one score, from its trace; empty where nothing was."""
    if done is None:
        return ""
    if done["step"] == "imputed":
        return _imputed(done)
    shown = "figure_used" in done
    used = number(done.get("figure_used"))
    if done["step"] == "winsorised":
        if shown:
            return _("Figures far out were set to the next one inward; the figure used is %(figure)s.",
                     figure=used)  # fmt: skip
        return _("Figures far out were set to the next one inward before the scale was applied.")
    if shown:
        return _("A few figures lie far out, so logarithms were taken; the figure used is %(figure)s.",
                 figure=used)  # fmt: skip
    return _("A few figures lie far out, so logarithms were taken before the scale was applied.")


def _imputed(done: Mapping[str, Any]) -> str:
    if done.get("group"):
        return _("Nothing was observed: the score is imputed, the median of %(group)s in this year.",
                 group=done["group"])  # fmt: skip
    if done["how"] == "mean":
        return _("Nothing was observed: the score is imputed, the mean of all countries in this year.")
    if done["how"] == "latest":
        return _("Nothing was observed: the score is imputed, the newest earlier one whatever its age.")
    return _("Nothing was observed: the score is imputed, the median of all countries in this year.")
