"""What stands beside the examples for reading a ruler."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.reasons import gate_reason
from dashboard.views.about.answer import AboutAnswer


@dataclass(frozen=True)
class AboutWords:
    """Why each example has no score, in their order; empty where it has one."""

    reasons: tuple[str, ...]


def about_words(answer: AboutAnswer) -> AboutWords:
    """The words of an answer."""
    return AboutWords(tuple(gate_reason(one.whole, answer.method.gate) for one in answer.examples))
