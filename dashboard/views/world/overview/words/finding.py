"""The map's title: how many countries stand on the best and the worst levels beyond their doubt."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.drawing.theme import segment_count
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import as_printed, number, score1
from dashboard.views.world.overview.answer.world import World
from methodology.model import Methodology, states


@dataclass(frozen=True)
class Reach:
    """How many economies lie on one side of a border with their whole band, and how many more may."""

    clear: int
    open: int


def reaches(world: World, method: Methodology) -> tuple[Reach, Reach]:
    """Those on the best levels of the pillar shown, and those on the worst."""
    lower, upper = map(as_printed, borders(method))
    found = []
    for row in world.rows:
        cell = row.cell(world.choice.pillar.id)
        if cell.state == states.SCORED and cell.score is not None:
            band = (*(cell.interval or ()), cell.score)
            found.append((as_printed(min(band)), as_printed(max(band))))
    high = Reach(sum(low >= upper for low, _high in found), sum(low < upper <= high for low, high in found))
    low = Reach(sum(high < lower for _low, high in found), sum(low < lower <= high for low, high in found))
    return high, low


def borders(method: Methodology) -> tuple[float, float]:
    """Where the worst third of the stages ends and the best begins, in points of the scale.

    With six stages these are the two worst and the two best; with two, the two meet.
    """
    count = segment_count(method)
    third = max(count // 3, 1)
    if len(method.stages) == count:
        return method.stages[third].lower, method.stages[-third].lower
    return method.scale_min + method.span * third / count, method.scale_max - method.span * third / count


def finding(world: World, method: Methodology) -> str:
    """The map's title: how many stand on the best and the worst levels beyond their doubt."""
    title = world.choice.pillar.title
    if not world.counts.scored:
        return _("%(pillar)s: no country has enough evidence for a score", pillar=title)
    high, low = reaches(world, method)
    lower, upper = borders(method)
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
