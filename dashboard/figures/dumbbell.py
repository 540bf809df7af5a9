"""Rules, practice and results of one pillar on one ruler, joined by a line: the gap is the message."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from dashboard import vocabulary
from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import score1
from dashboard.queries.words import listed
from methodology.evidence import KindScore

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
    body = f'<g transform="translate(0 {MIDDLE})"><use href="#rl-track"/></g>'
    if len(places) > 1:
        low, high = min(places.values()), max(places.values())
        body += f'<line class="gap-line" x1="{low:.2f}%" x2="{high:.2f}%" y1="{MIDDLE}" y2="{MIDDLE}"/>'
    for kind, x in places.items():
        body += _leader(kind, x) + _label(kind, x, kinds[kind])
    for kind, x in places.items():
        body += _mark(kind, x)
    words = listed(
        [_("%(kind)s: %(score)s", kind=kind_label(kind), score=score1(kinds[kind].score)) for kind in places]
    )
    return Markup(
        f'<svg class="ruler dumbbell" height="{HEIGHT}" role="img" aria-label="{escape(words)}">{body}</svg>'
    )


def _mark(kind: str, x: float) -> str:
    """Open square, upright bar, filled dot: told apart by shape alone."""
    if kind == "outcome":
        return f'<circle class="gap-outcome" cx="{x:.2f}%" cy="{MIDDLE}" r="6"/>'
    size, name = ((11, "gap-structure"), (4, "gap-process"))[kind == "process"]
    height = 11 if kind == "structure" else 20
    return (
        f'<svg x="{x:.2f}%" y="{MIDDLE}" overflow="visible"><rect class="{name}" x="{-size / 2}" '
        f'y="{-height / 2}" width="{size}" height="{height}"/></svg>'
    )


def _leader(kind: str, x: float) -> str:
    row = ROWS[kind]
    start, end = (row + 3, MIDDLE - 8) if row < MIDDLE else (MIDDLE + 8, row - 12)
    return f'<line class="gap-leader" x1="{x:.2f}%" x2="{x:.2f}%" y1="{start}" y2="{end}"/>'


def _label(kind: str, x: float, found: KindScore) -> str:
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    return (
        f'<text class="r-halo" x="{x:.2f}%" y="{ROWS[kind]}" text-anchor="{anchor}">'
        f'{escape(kind_label(kind))} <tspan class="gap-score">{score1(found.score)}</tspan></text>'
    )
