"""One indicator over a few economies: a lozenge each, joined by a line, named by three letters.

Labels nearer than they are wide merge into one. How near that is depends on the ruler's width, which only the
browser knows, so labels are laid out for the least width that shows them; on a phone a list stands instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.score import score_attributes
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import joined, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from dashboard.language.words import listed

MIDDLE, HEIGHT, WORDS = 32, 46, 14
LETTERS, BETWEEN, APART = 26.0, 10.0, 8.0
"""Widths in pixels: of three letters, of what joins two codes, of the least gap between two labels."""
WIDE = 460.0
"""The least width of the ruler that labels are laid out for; on narrower screens a list stands instead."""
JOINT = " · "


@dataclass(frozen=True)
class Label:
    """Codes that stand in one label, and its centre in pixels."""

    codes: tuple[str, ...]
    centre: float

    @property
    def width(self) -> float:
        return LETTERS * len(self.codes) + BETWEEN * (len(self.codes) - 1)


def merged_labels(places: Sequence[tuple[str, float]], width: float) -> tuple[Label, ...]:
    """Labels for codes at places (0 to 100, rising) of a ruler so many pixels wide; none touches another."""
    labels: list[Label] = []
    for code, place in places:
        label = _inside(Label((code,), place / 100 * width), width)
        while labels and label.centre - labels[-1].centre < (label.width + labels[-1].width) / 2 + APART:
            label = _inside(_joined(labels.pop(), label), width)
        labels.append(label)
    return tuple(labels)


def _joined(left: Label, right: Label) -> Label:
    count = len(left.codes) + len(right.codes)
    centre = (left.centre * len(left.codes) + right.centre * len(right.codes)) / count
    return Label((*left.codes, *right.codes), centre)


def _inside(label: Label, width: float) -> Label:
    half = label.width / 2
    return Label(label.codes, min(max(label.centre, half), max(width - half, half)))


def spread_ruler(cells: Sequence[ShownScore], scale: RulerScale, names: Mapping[str, str]) -> Markup:
    """Cells with a score, lowest first. Raises AttributeError for none."""
    places = [(cell.iso3, scale.position(cell.score)) for cell in cells if cell.score is not None]
    low, high = per_cent(places[0][1]), per_cent(places[-1][1])
    body = tag("svg", tag("use", href="#cp-track"), y=MIDDLE - 22.5, overflow="visible")
    body += tag("line", class_="gap-line", x1=low, x2=high, y1=MIDDLE, y2=MIDDLE)
    body += joined(_mark(cell, scale) for cell in cells)
    body += _labels(merged_labels(places, WIDE), WIDE)
    words = listed(
        [_("%(name)s: %(score)s", name=names[cell.iso3], score=score1(cell.score)) for cell in cells]
    )
    return tag("svg", body, class_="ruler spread", height=HEIGHT, role="img", aria_label=words)


def _mark(cell: ShownScore, scale: RulerScale) -> Markup:
    assert cell.score is not None
    name, x = f"r{scale.step(cell.score)}", per_cent(scale.position(cell.score))
    return tag("use", href="#rw", class_=name, x=x, y=MIDDLE - 16, more=score_attributes(cell, cell.interval))


def _labels(labels: Sequence[Label], width: float) -> Markup:
    texts = (_label(JOINT.join(label.codes), 100 * label.centre / width) for label in labels)
    return tag("g", *texts, class_="spread-labels")


def _label(words: str, x: float) -> Markup:
    return tag("text", words, class_="r-halo", x=per_cent(x), y=WORDS, text_anchor="middle")
