"""The world page's sentences, written from the numbers of one view."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.components.year_words import against_words, fresh_words
from dashboard.i18n import N_, _, ngettext
from dashboard.numbers import number
from dashboard.queries.words import listed, titles_listed
from dashboard.queries.world import World
from dashboard.queries.year_notes import world_step
from dashboard.score import IntervalOf, lane_title
from methodology.freshness import freshness, newest_fresh_year
from methodology.scorebook import ScoreBook

SMALL_NUMBERS = (
    N_("No"), N_("One"), N_("Two"), N_("Three"), N_("Four"),
    N_("Five"), N_("Six"), N_("Seven"), N_("Eight"), N_("Nine"),
)  # fmt: skip


@dataclass(frozen=True)
class WorldWords:
    """Sentences written from the numbers of one view."""

    opening: str
    fresh: str
    evidence: str
    finding: str
    subject: str
    against: str
    matches: str
    table: str


def world_words(book: ScoreBook, world: World, interval: IntervalOf) -> WorldWords:
    """The page's sentences for one year, pillar and lane; `interval` gives the interval around a score."""
    return WorldWords(
        _opening(book),
        fresh_words(freshness(book, world.choice.year), newest_fresh_year(book)),
        _evidence(world),
        _finding(world),
        f"{_subject(world)} {_certain(book, world, interval)}".strip(),
        against_words(world_step(book, world.choice.pillar.id, world.choice.year, world.choice.lane)),
        _matches(world),
        _table(world),
    )


def _opening(book: ScoreBook) -> str:
    rights = len(book.framework.pillars)
    subject = ngettext(
        "%(number)s right in %(economies)s countries and territories, scored from %(worst)s, worst, to "
        "%(best)s, best.",
        "%(number)s rights in %(economies)s countries and territories, each scored from %(worst)s, worst, to "
        "%(best)s, best.",
        rights,
        number=spelled(rights),
        economies=number(len(book.economies)),
        worst=number(book.methodology.scale_min),
        best=number(book.methodology.scale_max),
    )
    promise = _(
        "What states do and what companies do are kept apart, and what nobody has measured is drawn as "
        "missing, not guessed. There is no ranking."
    )
    return f"{subject} {promise}"


def _evidence(world: World) -> str:
    """How far the evidence of the year reaches, for all actors or the lane chosen, and for companies."""
    fewest, most = min(world.scored_by_pillar), max(world.scored_by_pillar)
    sentence = _(
        "In %(year)s the evidence carries a score for %(fewest)s to %(most)s of them, depending on the "
        "right.",
        year=world.choice.year,
        fewest=fewest,
        most=most,
    )
    silent = [
        cells.pillar.title
        for cells, scored in zip(world.rows[0].pillars, world.scored_by_companies, strict=True)
        if not scored
    ] if world.rows and world.scored_by_companies else []  # fmt: skip
    if not silent:
        return sentence
    gap = _(
        "What companies do is nowhere measured enough for a score on %(rights)s.",
        rights=titles_listed(silent),
    )
    return f"{sentence} {gap}"


def _finding(world: World) -> str:
    """The map's title: how many stand on the two best and the two worst steps."""
    counts, title = world.counts, world.choice.pillar.title
    if not counts.scored:
        return _("%(pillar)s: no country has enough evidence for a score", pillar=title)
    steps = len(counts.steps)
    return _(
        "%(pillar)s: %(upper)s at level %(second)s or above, %(lower)s at level 2 or below",
        pillar=title,
        upper=ngettext("%(count)s country stands", "%(count)s countries stand", counts.upper),
        lower=number(counts.lower),
        second=steps - 1,
    )


def _certain(book: ScoreBook, world: World, interval: IntervalOf) -> str:
    """For how many of those on the two best and the two worst levels the whole band lies there."""
    if not (world.counts.upper or world.counts.lower):
        return ""
    borders = [stage.lower for stage in book.methodology.stages]
    if len(borders) != len(world.counts.steps):
        return ""
    bands = [interval(row.cell(world.choice.pillar.id)) for row in world.rows]
    return _(
        "With its whole band of doubt, %(upper)s of the %(high)s stand at level %(second)s or above, "
        "%(lower)s of the %(low)s at level 2 or below.",
        upper=number(sum(band is not None and band[0] >= borders[-2] for band in bands)),
        lower=number(sum(band is not None and band[1] < borders[2] for band in bands)),
        high=number(world.counts.upper),
        low=number(world.counts.lower),
        second=len(borders) - 1,
    )


def _subject(world: World) -> str:
    return _(
        "Colour is the score for %(lane)s, %(year)s. Hatched countries lack the evidence for a score. "
        "Dots are countries and territories too small to see.",
        lane=lane_title(world.choice.lane).lower(),
        year=world.choice.year,
    )


def distribution_words(world: World) -> str:
    """What the picture of the distribution shows, in words."""
    counts = world.counts
    steps = listed([
        _("%(count)s on level %(step)s", count=count, step=step) for step, count in enumerate(counts.steps, 1)
    ])  # fmt: skip
    return _(
        "%(scored)s countries scored: %(steps)s. Range only: %(range)s. Not scored: %(missing)s.",
        scored=counts.scored,
        steps=steps,
        range=counts.range_only,
        missing=counts.not_scored,
    )


def _table(world: World) -> str:
    """The table's caption, for those who do not see its headline."""
    return _(
        "All countries with their scores on every right, %(lane)s, %(year)s",
        lane=lane_title(world.choice.lane).lower(),
        year=world.choice.year,
    )


def _matches(world: World) -> str:
    return _("%(shown)s of %(all)s countries", shown=world.matches, all=len(world.rows))


def spelled(count: int) -> str:
    """A small number in words, to begin a sentence with."""
    return _(SMALL_NUMBERS[count]) if count < len(SMALL_NUMBERS) else number(count)
