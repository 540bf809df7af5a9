"""What a pillar's weight is made of, in words: life online, the houses it rests on, figures of the year."""

from __future__ import annotations

from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import percent
from dashboard.language.words import listed, short_name
from methodology.explain.composition import Composition, House

NAMED_HOUSES = 3
"""Houses beyond the heaviest three are counted together."""


def composition_words(found: Composition, year: int, marked: bool) -> str:
    """Sentences on what a pillar speaks for; empty where nothing carries weight.

    `marked` says whether the content marks what is about life online at all.
    """
    if found.empty:
        return ""
    sentences = [_("By weight, its evidence comes from %(houses)s.", houses=listed(_houses(found.houses)))]
    if marked:
        sentences.insert(0, _("%(share)s of its weight is about life online.", share=percent(found.online)))
    if found.of_the_year is not None:
        share = percent(found.of_the_year)
        sentences.append(_("%(share)s rests on figures of %(year)s itself.", share=share, year=year))
    return " ".join(sentences)


def _houses(houses: tuple[House, ...]) -> list[str]:
    # One house beyond those named is named too: it takes no more room than to count it.
    shown = houses if len(houses) <= NAMED_HOUSES + 1 else houses[:NAMED_HOUSES]
    words = [
        _(
            "%(house)s (%(share)s)",
            house=short_name(house.publisher) or _("no named source"),
            share=percent(house.share),
        )
        for house in shown
    ]
    rest = houses[len(shown) :]
    if rest:
        words.append(
            ngettext(
                "%(count)s other (%(share)s)",
                "%(count)s others (%(share)s)",
                len(rest),
                share=percent(1.0 - sum(round(house.share, 2) for house in shown)),
            )
        )
    return words
