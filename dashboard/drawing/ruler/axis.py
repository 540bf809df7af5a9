"""The words and whole numbers of the scale, once above a list of rulers."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import joined, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import number


def axis(scale: RulerScale) -> Markup:
    """The scale's numbers at the places where a ruler of the same width has its ticks."""
    return tag("svg", axis_numbers(scale, 14), class_="ruler axis", height=18, aria_hidden="true")


def segment_numbers(scale: RulerScale, place: int) -> str:
    """The number of a part of the scale, or from where to where it goes where none stands for it."""
    if scale.numbered:
        return number(scale.ticks[place])
    segment = scale.segments[place]
    return _("%(low)s–%(high)s", low=number(segment.low, 1), high=number(segment.high, 1))


def segment_words(scale: RulerScale, place: int) -> str:
    """The same with the title of a stage that has no number."""
    title, numbers = scale.segments[place].title, segment_numbers(scale, place)
    if scale.numbered or not title:
        return numbers
    return _("%(title)s (%(numbers)s)", title=title, numbers=numbers)


def axis_numbers(scale: RulerScale, y: float) -> Markup:
    """The numbers alone, for a drawing that has other parts; the ends say worst and best."""
    last = len(scale.ticks) - 1
    texts = []
    for place, tick in enumerate(scale.ticks):
        words = number(tick)
        if place == 0:
            words = _("%(score)s worst", score=words)
        elif place == last:
            words = _("best %(score)s", score=words)
        name = "r-halo r-end" if place in (0, last) else "r-halo"
        x = per_cent(scale.position(tick))
        texts.append(tag("text", words, class_=name, x=x, y=y, text_anchor="middle"))
    return joined(texts)
