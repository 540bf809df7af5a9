"""The world page's sentences, written from the numbers of one view."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.score import IntervalOf, lane_inline
from dashboard.answers.shown.year_notes import world_step
from dashboard.drawing.theme import STEPS
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.numbers import number, score1
from dashboard.language.words import listed, titles_listed
from dashboard.views.world.overview.answer.world import World
from dashboard.views.world.overview.year_words import against_words, fresh_words
from methodology.explain.freshness import freshness, newest_fresh_year
from methodology.model import Methodology, states
from methodology.scoring.scorebook import ScoreBook

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
        _finding(book, world, interval),
        _subject(world),
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
    return _(
        "Between %(fewest)s and %(most)s countries have enough evidence for a score in %(year)s, depending "
        "on the right.",
        fewest=fewest,
        most=most,
        year=year,
    )


@dataclass(frozen=True)
class Reach:
    """How many economies lie on one side of a border with their whole band, and how many more may."""

    clear: int
    open: int


def reaches(book: ScoreBook, world: World, interval: IntervalOf) -> tuple[Reach, Reach]:
    """Those on the two best levels of the pillar shown, and those on the two worst."""
    lower, upper = borders(book.methodology)
    found = []
    for row in world.rows:
        cell = row.cell(world.choice.pillar.id)
        if cell.state == states.SCORED and cell.score is not None:
            band = interval(cell) or (cell.score, cell.score)
            found.append((min(cell.score, band[0]), max(cell.score, band[1])))
    high = Reach(sum(low >= upper for low, _high in found), sum(low < upper <= high for low, high in found))
    low = Reach(sum(high < lower for _low, high in found), sum(low < lower <= high for low, high in found))
    return high, low


def borders(method: Methodology) -> tuple[float, float]:
    """Where the two worst colour steps end and the two best begin, in points of the scale."""
    if len(method.stages) == STEPS:
        return method.stages[2].lower, method.stages[-2].lower
    return method.scale_min + method.span * 2 / STEPS, method.scale_min + method.span * 4 / STEPS


def _finding(book: ScoreBook, world: World, interval: IntervalOf) -> str:
    """The map's title: how many stand on the two best and the two worst levels beyond their doubt."""
    title = world.choice.pillar.title
    if not world.counts.scored:
        return _("%(pillar)s: no country has enough evidence for a score", pillar=title)
    high, low = reaches(book, world, interval)
    lower, upper = borders(book.methodology)
    return _(
        "%(pillar)s: %(upper)s; %(lower)s",
        pillar=title,
        upper=_above(high, score1(upper)),
        lower=_below(low, score1(lower)),
    )


def _above(found: Reach, border: str) -> str:
    if not found.clear:
        return _one_open(
            found,
            _("no country is clearly at %(border)s or above", border=border),
            _("none is at %(border)s or above", border=border),
        )
    clear = ngettext(
        "%(count)s country is clearly at %(border)s or above",
        "%(count)s countries are clearly at %(border)s or above",
        found.clear,
        border=border,
    )
    return _one_open(found, clear, clear)


def _below(found: Reach, border: str) -> str:
    if not found.clear:
        return _one_open(
            found,
            _("none is clearly below %(border)s", border=border),
            _("none is below %(border)s", border=border),
        )
    clear = ngettext(
        "%(count)s is clearly below %(border)s",
        "%(count)s are clearly below %(border)s",
        found.clear,
        border=border,
    )
    return _one_open(found, clear, clear)


def _one_open(found: Reach, some: str, none: str) -> str:
    """`some` with how many more may be there, or `none` where no other may."""
    if not found.open:
        return none
    more = (
        _("%(count)s more may be", count=number(found.open))
        if found.clear
        else ngettext("%(count)s may be", "%(count)s may be", found.open)
    )
    return _("%(clear)s, %(more)s", clear=some, more=more)


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
        lane=lane_inline(world.choice.lane),
        year=world.choice.year,
    )


def _matches(world: World) -> str:
    return _("%(shown)s of %(all)s countries", shown=world.matches, all=len(world.rows))


def spelled(count: int) -> str:
    """A small number in words, to begin a sentence with."""
    return _(SMALL_NUMBERS[count]) if count < len(SMALL_NUMBERS) else number(count)
