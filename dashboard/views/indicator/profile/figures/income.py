"""Scores over income: a dot an economy and the line of what the best reach.

Positions across are per cent of the drawing's width, so it takes the width of its box. The drawing is hidden
from screen readers: its table stands beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from dashboard.answers.income.income import IncomeScore, IncomeWorld
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.language.i18n import _
from dashboard.language.numbers import number, score1

LEFT, RIGHT = 9.0, 98.0
TOP, HEIGHT, AXIS_ROOM = 34.0, 300.0, 44.0
RADIUS, NAME_REACH = 3.6, 26.0
LETTER_REACH = 1.9
"""Per cent of the width that a letter of a name takes on a phone."""
TICKS = (1, 3)
"""Leading digits of labelled incomes."""


def income_chart(world: IncomeWorld, scale: RulerScale) -> Markup:
    """Scores over income, some of them with their names (see `named`); empty markup without scores."""
    if not world.shown:
        return Markup("")
    at = across(world)
    body = _grid(scale) + _income_axis(at, world.incomes_shown) + _dots(world.shown, at, scale)
    body += _line(world.steps, at, scale) + _names(named(world, at), at, scale)
    height = TOP + HEIGHT + AXIS_ROOM
    return Markup(f'<svg class="ruler income-chart" height="{height:g}" aria-hidden="true">{body}</svg>')


def named(world: IncomeWorld, across: Callable[[float], float]) -> tuple[IncomeScore, ...]:
    """The economies that carry names: the furthest behind, the next of them where there is room for both, and
    the one that stands highest above the line."""
    behind = sorted((one for one in world.shown if not one.reaches), key=world.share)
    first = behind[:1]
    second = [one for one in behind[1:2] if abs(_x(one, across) - _x(first[0], across)) > NAME_REACH]
    above = [one for one in world.shown if one.reaches and _above(one) > 0]
    return (*first, *second, *sorted(above, key=_above)[-1:])


def _x(score: IncomeScore, across: Callable[[float], float]) -> float:
    assert score.place is not None
    return across(score.place)


def _above(score: IncomeScore) -> float:
    """Points above the line."""
    assert score.view.raw is not None
    assert score.view.frontier is not None
    return score.view.raw - score.view.frontier


def across(world: IncomeWorld) -> Across:
    """Where incomes stand in the drawing of a world."""
    return Across([score.place for score in world.scores if score.place is not None])


class Across:
    """From a place by income to per cent of the width."""

    def __init__(self, places: Sequence[float]) -> None:
        self.low, self.high = min(places), max(places)

    def __call__(self, place: float) -> float:
        share = (place - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return LEFT + share * (RIGHT - LEFT)


def _y(score: float, scale: RulerScale) -> float:
    method = scale.methodology
    return TOP + HEIGHT * (method.scale_max - score) / method.span


def _grid(scale: RulerScale) -> str:
    out, last = "", len(scale.ticks) - 1
    for place, tick in enumerate(scale.ticks):
        y = _y(tick, scale)
        words = _("%(score)s worst", score=number(tick)) if place == 0 else number(tick)
        words = _("%(score)s best", score=number(tick)) if place == last else words
        out += f'<line class="income-grid" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>'
        out += f'<text class="r-halo" y="{y - 4:.1f}">{escape(words)}</text>'
    return out


def _income_axis(across: Across, shown: bool) -> str:
    """Incomes under the drawing; only "lower" and "higher" where incomes may not be repeated."""
    y = TOP + HEIGHT + 20
    if not shown:
        ends = ((LEFT, "start", _("lower income")), (RIGHT, "end", _("higher income")))
        return "".join(
            f'<text x="{x:g}%" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
            for x, anchor, words in ends
        )
    out = ""
    for income in income_ticks(math.exp(across.low), math.exp(across.high)):
        x = f"{across(math.log(income)):.2f}%"
        out += (
            f'<line class="income-tick" x1="{x}" x2="{x}" y1="{TOP + HEIGHT:g}" y2="{TOP + HEIGHT + 5:g}"/>'
        )
        out += f'<text x="{x}" y="{y:g}" text-anchor="middle">{number(income)}</text>'
    return out


def income_ticks(lowest: float, highest: float) -> list[float]:
    """Round incomes within a range: 1,000, 3,000, 10,000 and so on."""
    powers = range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1)
    return [d * 10.0**power for power in powers for d in TICKS if lowest <= d * 10.0**power <= highest]


def _dots(scores: Iterable[IncomeScore], across: Across, scale: RulerScale) -> str:
    out = ""
    for score in scores:
        assert score.place is not None
        assert score.view.raw is not None
        words = _("%(name)s %(score)s", name=score.name, score=score1(score.view.raw))
        x, y = f"{across(score.place):.2f}%", f"{_y(score.view.raw, scale):.1f}"
        title = f"<title>{escape(words)}</title>"
        out += f'<circle class="income-dot" cx="{x}" cy="{y}" r="{RADIUS}">{title}</circle>'
    return out


def _line(steps: Sequence[tuple[float, float]], across: Across, scale: RulerScale) -> str:
    """The steps of the frontier with their name; lines, because a path knows no per cent."""
    out = ""
    for place, (start, level) in enumerate(steps):
        x, y = across(start), _y(level, scale)
        end = across(steps[place + 1][0]) if place + 1 < len(steps) else RIGHT
        out += f'<line class="income-line" x1="{x:.2f}%" x2="{end:.2f}%" y1="{y:.1f}" y2="{y:.1f}"/>'
        if place:
            before = _y(steps[place - 1][1], scale)
            out += f'<line class="income-line" x1="{x:.2f}%" x2="{x:.2f}%" y1="{before:.1f}" y2="{y:.1f}"/>'
    words = escape(_("what the best reach at this income"))
    y = _y(steps[-1][1], scale) - 10
    return out + (
        f'<text class="income-name income-name--line r-halo" x="{RIGHT:g}%" y="{y:.1f}" text-anchor="end">'
        f"{words}</text>"
    )


def _names(scores: Iterable[IncomeScore], across: Across, scale: RulerScale) -> str:
    """Names beside their dots: above the line to the upper left, where it has not been yet."""
    return "".join(_name(score, across, scale) for score in scores)


def leftwards(score: IncomeScore, words: str, across: Callable[[float], float]) -> bool:
    """Whether a name stands to the left of its dot: above the line, and where the right edge is near."""
    x = _x(score, across)
    return (score.reaches or x > 60) and x > LETTER_REACH * len(words)


def _name(score: IncomeScore, across: Callable[[float], float], scale: RulerScale) -> str:
    assert score.view.raw is not None
    x = _x(score, across)
    y = _y(score.view.raw, scale)
    words = _("%(name)s %(score)s", name=score.name, score=score1(score.view.raw))
    line = y if score.reaches else y + 5
    anchor, shift = ("end", -9) if leftwards(score, words, across) else ("start", 9)
    name = f"income-dot income-dot--named r{scale.step(score.view.raw)}"
    return (
        f'<circle class="{name}" cx="{x:.2f}%" cy="{y:.1f}" r="{RADIUS + 1}"/>'
        f'<text class="income-name r-halo" x="{x:.2f}%" y="{line:.1f}" dx="{shift}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
