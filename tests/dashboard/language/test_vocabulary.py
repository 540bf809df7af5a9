"""Every term of the field has words."""

from __future__ import annotations

import pytest

from dashboard.language import vocabulary
from methodology.model import CHANNELS, EVIDENCE, KINDS, OBLIGATIONS, REDISTRIBUTE


@pytest.mark.parametrize(
    ("say", "terms"),
    [
        (vocabulary.kind, KINDS),
        (vocabulary.kind_short, KINDS),
        (vocabulary.evidence, EVIDENCE),
        (vocabulary.obligation, OBLIGATIONS),
        (vocabulary.channel, CHANNELS),
        (vocabulary.redistribution, REDISTRIBUTE),
    ],
)
def test_every_term_of_the_model_has_words(say, terms) -> None:
    words = [say(term) for term in terms]
    assert all(words)
    assert len(set(words)) == len(terms)


def test_a_term_without_words_keeps_its_id() -> None:
    assert vocabulary.channel("of-others") == "of-others"


def test_rights_are_spelled_out() -> None:
    assert vocabulary.right("ICCPR-2(3)") == "Covenant on Civil and Political Rights, article 2(3)"
    assert vocabulary.right("UNGP-11") == ("UN Guiding Principles on Business and Human Rights, principle 11")
    assert vocabulary.right("ACHR-13") == "ACHR-13"


def test_means_are_named_or_give_their_power() -> None:
    assert vocabulary.aggregation("geometric") == "geometric mean"
    assert vocabulary.aggregation({"power": 0.5}) == "power mean with p = 0.5"
