"""Rules, practice and results of one pillar on one ruler, joined by a line: the gap is the message."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, per_cent, tag
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.numbers import score1
from dashboard.language.words import listed
from methodology.explain.evidence import KindScore

KINDS = ("structure", "process", "outcome")
MIDDLE, HEIGHT = 46, 78
ROWS = {"structure": 12, "process": 29, "outcome": 72}
"""A row of its own for each label, so that none touches another whatever the scores and the language."""

EDGE = 20
"""Labels nearer than this per cent to an end of the ruler grow inwards."""


def kind_label(kind: str) -> str:
    """What a kind of indicator is called beside its mark."""
    return vocabulary.kind_label(kind)


def dumbbell(kinds: Mapping[str, KindScore], scale: RulerScale) -> Markup:
    """The kinds given; one or none gives a mark or an empty ruler without a line."""
    places = {kind: scale.position(kinds[kind].score) for kind in KINDS if kind in kinds}
    body = tag("g", tag("use", href="#rl-track"), transform=f"translate(0 {MIDDLE})")
    if len(places) > 1:
        low, high = per_cent(min(places.values())), per_cent(max(places.values()))
        body += tag("line", class_="gap-line", x1=low, x2=high, y1=MIDDLE, y2=MIDDLE)
    for kind, x in places.items():
        body += _leader(kind, x) + _label(kind, x, kinds[kind])
    for kind, x in places.items():
        body += _mark(kind, x)
    words = listed(
        [_("%(kind)s: %(score)s", kind=kind_label(kind), score=score1(kinds[kind].score)) for kind in places]
    )
    return tag("svg", body, class_="ruler dumbbell", height=HEIGHT, role="img", aria_label=words)


def _mark(kind: str, x: float) -> Markup:
    """Open square, upright bar, filled dot: told apart by shape alone."""
    if kind == "outcome":
        return tag("circle", class_="gap-outcome", cx=per_cent(x), cy=MIDDLE, r=6)
    size, name = ((11, "gap-structure"), (4, "gap-process"))[kind == "process"]
    height = 11 if kind == "structure" else 20
    box: Attributes = {"x": -size / 2, "y": -height / 2, "width": size, "height": height}
    return tag("svg", tag("rect", class_=name, **box), x=per_cent(x), y=MIDDLE, overflow="visible")


def _leader(kind: str, x: float) -> Markup:
    row = ROWS[kind]
    start, end = (row + 3, MIDDLE - 8) if row < MIDDLE else (MIDDLE + 8, row - 12)
    at = per_cent(x)
    return tag("line", class_="gap-leader", x1=at, x2=at, y1=start, y2=end)


def _label(kind: str, x: float, found: KindScore) -> Markup:
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    words = kind_label(kind), " ", tag("tspan", score1(found.score), class_="gap-score")
    return tag("text", *words, class_="r-halo", x=per_cent(x), y=ROWS[kind], text_anchor=anchor)
