"""The catalogue in words: the choices of its filter, who answers, what each right is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.filters import Options
from dashboard.answers.catalogue.catalogue import who_answers
from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.drawing.tree import responsibility_words
from dashboard.language import vocabulary
from dashboard.views.indicator.catalogue.answer import CatalogueAnswer
from methodology.model import EVIDENCE, KINDS


@dataclass(frozen=True)
class CatalogueWords:
    """Value and text of each filter's choices; by the ids of rights and indicators who `answers` for them; by
    those of rights what they are `made_of`."""

    pillars: Options
    kinds: Options
    evidence: Options
    channels: Options
    answers: Mapping[str, str]
    made_of: Mapping[str, str]


def catalogue_words(answer: CatalogueAnswer) -> CatalogueWords:
    """The words of what is shown."""
    shown, year = answer.catalogue.pillars, answer.catalogue.year
    return CatalogueWords(
        pillars=[(pillar.id, pillar.title) for pillar in answer.pillars],
        kinds=[(term, vocabulary.kind_title(term)) for term in KINDS],
        evidence=[(term, vocabulary.evidence_title(term)) for term in EVIDENCE],
        channels=[(term, vocabulary.channel_title(term)) for term in vocabulary.CHANNELS],
        answers={name: responsibility_words(shares) for name, shares in who_answers(shown).items()},
        made_of={one.pillar.id: composition_words(one.made_of, year, answer.online) for one in shown},
    )
