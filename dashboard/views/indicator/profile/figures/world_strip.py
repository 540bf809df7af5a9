"""The world on the ruler: one dot an economy, or one column a value where many stand at the same score.

Positions are per cent of the drawing's width, so it takes the width of its box; its height is in pixels. All
drawings are hidden from screen readers: the table of all economies stands on the same page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, joined, per_cent, tag
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, score1

BINS = 48
PITCH, RADIUS = 8.0, 3.4
MOST_VALUES = 10
"""With at most this many different scores, columns say more than dots."""
HIGHEST_STACK = 30
COLUMN_HEIGHT = 150.0
LARGEST_BUBBLE = 13.0
LABEL_ROOM, AXIS_ROOM = 46.0, 54.0
NAME_LINE = 17.0
LONGEST_PAIR = 30
"""Letters of two names that still fit a phone on one line."""
NAME_REACH, LETTER_REACH = 45.0, 1.8
"""Per cent of the width that a name at an end takes at least, and that each of its letters takes on a phone;
it stands above all dots in this reach."""


@dataclass(frozen=True)
class Point:
    """An economy's name and score."""

    name: str
    score: float


@dataclass(frozen=True)
class _Stack:
    """Points that stand on one another at one place, per cent of the width."""

    place: float
    score: float
    points: tuple[Point, ...]


def world_strip(points: Sequence[Point], scale: RulerScale, median: float | None) -> Markup:
    """All economies over the ruler, the extremes named; empty markup without points."""
    if not points:
        return Markup("")
    in_columns = few_values(points)
    stacks = _by_value(points, scale) if in_columns else _by_bin(points, scale)
    tallest = max(len(stack.points) for stack in stacks)
    pitch = COLUMN_HEIGHT / tallest if in_columns else PITCH * min(1.0, HIGHEST_STACK / tallest)
    base = LABEL_ROOM + tallest * pitch
    body = _axis(scale, base, median)
    if in_columns:
        body += _columns(stacks, scale, base, pitch)
    else:
        body += _dots(stacks, scale, base, pitch) + _extremes(stacks, base, pitch)
    return tag("svg", body, class_="ruler strip", height=base + AXIS_ROOM, aria_hidden="true")


def few_values(points: Iterable[Point]) -> bool:
    """True where so few different scores occur that counts say more than single economies."""
    return len({point.score for point in points}) <= MOST_VALUES


def region_strip(
    points: Sequence[Point], scale: RulerScale, median: float | None, bubbles: bool = False
) -> Markup:
    """A region on a hairline, the lozenge at its median: one tick an economy, or, with `bubbles`, one circle
    a score with an area that grows with the number of its economies."""
    ticks = _bubbles(points, scale) if bubbles else _ticks(points, scale)
    hair = tag("g", tag("use", href="#rl-hair"), transform="translate(0 13)")
    mark = "" if median is None else tag("use", href="#rl-single", x=per_cent(scale.position(median)), y=13)
    return tag("svg", hair, ticks, mark, class_="ruler ruler--lane", aria_hidden="true")


def _ticks(points: Iterable[Point], scale: RulerScale) -> Markup:
    places = (per_cent(scale.position(point.score)) for point in points)
    return joined(tag("line", class_="strip-tick", x1=x, x2=x, y1=4, y2=22) for x in places)


def _bubbles(points: Sequence[Point], scale: RulerScale) -> Markup:
    counts = Counter(point.score for point in points)
    sizes = {score: LARGEST_BUBBLE * math.sqrt(count / len(points)) for score, count in counts.items()}
    return joined(
        tag("circle", class_="strip-bubble", cx=per_cent(scale.position(score)), cy=13, r=f"{size:.1f}")
        for score, size in sorted(sizes.items())
    )


def _by_value(points: Sequence[Point], scale: RulerScale) -> list[_Stack]:
    groups: dict[float, list[Point]] = {}
    for point in points:
        groups.setdefault(point.score, []).append(point)
    return [_Stack(scale.position(score), score, tuple(groups[score])) for score in sorted(groups)]


def _by_bin(points: Sequence[Point], scale: RulerScale) -> list[_Stack]:
    """Bins about as wide as a dot, a whole number of them to a stage, so that no bin holds two colours."""
    groups: dict[float, list[Point]] = {}
    for point in sorted(points, key=lambda point: point.score):
        groups.setdefault(_bin(scale, point.score), []).append(point)
    return [
        _Stack(place, members[len(members) // 2].score, tuple(members))
        for place, members in sorted(groups.items())
    ]


def _bin(scale: RulerScale, score: float) -> float:
    """The middle of the bin of a score, in per cent of the ruler's width."""
    segment = scale.segment(score)
    bins = max(round((segment.end - segment.start) * BINS / 100), 1)
    width = (segment.end - segment.start) / bins
    inside = min(max(int((scale.position(score) - segment.start) / width), 0), bins - 1)
    return segment.start + (inside + 0.5) * width


def _dots(stacks: list[_Stack], scale: RulerScale, base: float, pitch: float) -> Markup:
    return joined(
        _dot(scale.step(point.score), per_cent(stack.place), base - (k + 0.5) * pitch)
        for stack in stacks
        for k, point in enumerate(stack.points)
    )


def _dot(step: float, x: str, y: float) -> Markup:
    return tag("circle", class_=f"r{step}", cx=x, cy=f"{y:.1f}", r=RADIUS)


def _columns(stacks: list[_Stack], scale: RulerScale, base: float, pitch: float) -> Markup:
    out = Markup("")
    for stack in stacks:
        height = max(len(stack.points) * pitch, 1.5)
        box: Attributes = {"y": f"{base - height:.1f}", "width": "4.4%", "height": f"{height:.1f}"}
        out += tag("rect", class_=f"r{scale.step(stack.score)}", x=per_cent(stack.place - 2.2), **box)
        x, y, count = per_cent(stack.place), f"{base - height - 6:.1f}", number(len(stack.points))
        out += tag("text", count, class_="strip-score", x=x, y=y, text_anchor="middle")
    return out


def _axis(scale: RulerScale, base: float, median: float | None) -> Markup:
    """The track under the dots with its whole numbers, and where the median stands."""
    middle = base + 12
    out = tag("g", tag("use", href="#rl-track"), transform=f"translate(0 {middle:g})")
    last = len(scale.ticks) - 1
    for place, tick in enumerate(scale.ticks):
        words = _("%(score)s worst", score=f"{tick:g}") if place == 0 else f"{tick:g}"
        words = _("best %(score)s", score=f"{tick:g}") if place == last else words
        out += tag("text", words, x=per_cent(scale.position(tick)), y=middle + 30, text_anchor="middle")
    if median is not None:
        out += tag("use", href="#rl-single", x=per_cent(scale.position(median)), y=middle)
    return out


def _extremes(stacks: list[_Stack], base: float, pitch: float) -> Markup:
    """The names at both ends, above the dots that they would touch."""
    out, last = Markup(""), -math.inf
    for stack in (stacks[-1], stacks[0]):
        ends = [p for p in stack.points if p.score == _end(stack, stack is stacks[0])]
        words = _end_words(ends)
        reach = max(NAME_REACH, LETTER_REACH * len(words))
        near = [other for other in stacks if abs(other.place - stack.place) <= reach]
        height = base - max(len(other.points) for other in near) * pitch - 12
        height = last - NAME_LINE if abs(height - last) < NAME_LINE else height
        last, top = height, base - len(stack.points) * pitch - 2
        x, anchor = per_cent(stack.place), "start" if stack.place < 50 else "end"
        out += tag("line", class_="strip-leader", x1=x, x2=x, y1=f"{height + 4:.1f}", y2=f"{top:.1f}")
        out += tag("text", words, class_="strip-name", x=x, y=f"{height:.1f}", text_anchor=anchor)
    return out


def _end(stack: _Stack, lowest: bool) -> float:
    scores = [point.score for point in stack.points]
    return min(scores) if lowest else max(scores)


def _end_words(ends: Sequence[Point]) -> str:
    score = score1(ends[0].score)
    if len(ends) == 1:
        return _("%(name)s %(score)s", name=ends[0].name, score=score)
    if len(ends) == 2 and sum(len(point.name) for point in ends) <= LONGEST_PAIR:
        return _("%(name)s and %(other)s %(score)s", name=ends[0].name, other=ends[1].name, score=score)
    return ngettext(
        "%(count)s country at %(score)s", "%(count)s countries at %(score)s", len(ends), score=score
    )
