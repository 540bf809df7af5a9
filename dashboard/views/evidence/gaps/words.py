"""What the page of gaps calls the states of cells and rights, and the orders of its series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.language.i18n import N_, _
from dashboard.views.evidence.gaps.answer.gaps import CODES
from dashboard.views.evidence.gaps.answer.leverage import LACKING, UNLOCKS, WEIGHT
from methodology.model import states

STATE_WORDS = {
    "observed": N_("observed that year"),
    "carried": N_("carried, so many years old"),
    "never": N_("never observed"),
    "too-old": N_("observed, but too old to carry"),
    "not-exposed": N_("outside the reach of the reporting company"),
    "no-scale": N_("figures carry no scale that year"),
    "does-not-apply": N_("cannot apply to this economy"),
    "withheld": N_("the source allows no score"),
}
RIGHT_WORDS = {
    states.SCORED: N_("scored"),
    states.RANGE: N_("range only"),
    states.NOT_SCORED: N_("not scored"),
    states.MARKS: N_("single marks only"),
}
SORT_WORDS = {
    UNLOCKS: N_("scores it would open"),
    LACKING: N_("economies that lack it"),
    WEIGHT: N_("weight in its right"),
}


@dataclass(frozen=True)
class GapsWords:
    """States of a cell in the order of CODES, those of `rights` and the `sorts` by term."""

    states: tuple[str, ...]
    rights: Mapping[str, str]
    sorts: Mapping[str, str]


def gaps_words() -> GapsWords:
    """The words in the reader's language."""
    return GapsWords(
        tuple(_(STATE_WORDS[code]) for code in CODES),
        {state: _(words) for state, words in RIGHT_WORDS.items()},
        {sort: _(words) for sort, words in SORT_WORDS.items()},
    )
