"""The world page's sentences, written from the numbers of one view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.shown.score import lane_inline
from dashboard.drawing.ruler.axis import segment_words
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.language import counted
from dashboard.language.i18n import N_, _, ngettext, plural_form
from dashboard.language.numbers import number
from dashboard.language.words import listed, titles_listed
from dashboard.views.world.overview.answer.overview import Overview
from dashboard.views.world.overview.answer.world import World
from dashboard.views.world.overview.words.finding import finding
from dashboard.views.world.overview.words.orders import order_note, order_notes
from dashboard.views.world.overview.words.years import against_words, fresh_words
from methodology.model import Economy

SMALL_NUMBERS = (
    N_("No"), N_("One"), N_("Two"), N_("Three"), N_("Four"),
    N_("Five"), N_("Six"), N_("Seven"), N_("Eight"), N_("Nine"),
)  # fmt: skip


@dataclass(frozen=True)
class WorldWords:
    """Sentences written from the numbers of one view; `orders` one for every order that a script can make."""

    opening: str
    fresh: str
    evidence: str
    finding: str
    subject: str
    against: str
    matches: str
    matches_pattern: str
    table: str
    order: str
    orders: Mapping[str, str]


def world_words(answer: Overview) -> WorldWords:
    """The page's sentences for one year, pillar and lane."""
    world, choice = answer.world, answer.choice
    return WorldWords(
        _opening(answer),
        fresh_words(answer.freshness, answer.fresh),
        _evidence(world),
        finding(world, answer.method),
        _subject(world),
        against_words(answer.step),
        _matches(world),
        _matches_pattern(world),
        _table(world),
        order_note(answer.pillars, choice.sort, choice.order),
        order_notes(answer.pillars),
    )


def _opening(answer: Overview) -> str:
    rights = len(answer.pillars)
    subject = ngettext(
        "%(number)s right in %(economies)s, scored from %(worst)s, worst, to %(best)s, best.",
        "%(number)s rights in %(economies)s, each scored from %(worst)s, worst, to %(best)s, best.",
        rights,
        number=spelled(rights),
        economies=counted.places(len(answer.world.rows)),
        worst=number(answer.method.scale_min),
        best=number(answer.method.scale_max),
    )
    promise = _(
        "What states do and what companies do are kept apart, and what nobody has measured is drawn as "
        "missing, not guessed. There is no ranking."
    )
    return f"{subject} {promise}"


def _evidence(world: World) -> str:
    """How far the evidence of the year reaches, for all actors or the lane chosen, and for companies."""
    sentence = _reach(world)
    silent = [
        cells.pillar
        for cells, scored in zip(world.rows[0].pillars, world.scored_by_companies, strict=True)
        if not scored
    ] if world.rows and world.scored_by_companies else []  # fmt: skip
    if not silent:
        return sentence
    if len(silent) == len(world.scored_by_companies):
        gap = _("What companies did is not known well enough for a score on any right, so none is drawn.")
        return f"{sentence} {gap}"
    gap = _(
        "What companies do is nowhere measured enough for a score on %(rights)s.",
        rights=titles_listed(silent),
    )
    return f"{sentence} {gap}"


def _reach(world: World) -> str:
    """How many economies are scored in the year, over the rights."""
    fewest, most, year = min(world.scored_by_pillar), max(world.scored_by_pillar), world.choice.year
    if not most:
        return _("No country has enough evidence for a score on any right in %(year)s.", year=year)
    if fewest == most:
        return ngettext(
            "%(count)s country has enough evidence for a score on each right in %(year)s.",
            "%(count)s countries have enough evidence for a score on each right in %(year)s.",
            most,
            year=year,
        )
    if not fewest:
        return ngettext(
            "At most %(count)s country has enough evidence for a score in %(year)s, depending on the right.",
            "At most %(count)s countries have enough evidence for a score in %(year)s, depending on the "
            "right.",
            most,
            year=year,
        )
    return _(
        "Between %(fewest)s and %(most)s countries have enough evidence for a score in %(year)s, depending "
        "on the right.",
        fewest=fewest,
        most=most,
        year=year,
    )


def _subject(world: World) -> str:
    colours = _(
        "Colour is the score for %(lane)s, %(year)s. Hatched countries lack the evidence for a score. "
        "Dots are countries and territories too small to see.",
        lane=lane_inline(world.choice.lane),
        year=world.choice.year,
    )
    if not world.counts.scored:
        return colours
    clearly = _("The title says “clearly” where the whole band of a score lies there.")
    return f"{colours} {clearly}"


def distribution_words(world: World, scale: RulerScale) -> str:
    """What the picture of the distribution shows, in words."""
    counts = world.counts
    steps = [
        _("%(count)s on level %(step)s", count=count, step=segment_words(scale, place))
        for place, count in enumerate(counts.steps)
    ]
    return ngettext(
        "%(count)s country scored: %(steps)s. Range only: %(range)s. Not scored: %(missing)s.",
        "%(count)s countries scored: %(steps)s. Range only: %(range)s. Not scored: %(missing)s.",
        counts.scored,
        steps=listed(steps),
        range=counts.range_only,
        missing=counts.not_scored,
    )


def _table(world: World) -> str:
    """The table's caption, for those who do not see its headline."""
    return _(
        "All countries with their scores on every right, %(lane)s, %(year)s",
        lane=lane_inline(world.choice.lane),
        year=world.choice.year,
    )


def _matches_pattern(world: World) -> str:
    """The same sentence with places for both numbers, which a script fills in."""
    return plural_form("%(shown)s of %(all)s country", "%(shown)s of %(all)s countries", len(world.rows))


def _matches(world: World) -> str:
    return counted.part(world.matches, counted.countries(len(world.rows)))


def spelled(count: int) -> str:
    """A small number in words, to begin a sentence with."""
    return _(SMALL_NUMBERS[count]) if count < len(SMALL_NUMBERS) else number(count)


def place_facts(economy: Economy) -> str:
    """The region in one short line, and whether it is a pilot country."""
    facts = [economy.subregion or economy.region]
    if economy.pilot:
        facts.append(_("pilot country"))
    return " · ".join(fact for fact in facts if fact)
