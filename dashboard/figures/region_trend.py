"""Small lines over the years: a region in ink against the world in grey, always on the whole scale."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.figures.ruler_scale import RulerScale
from dashboard.numbers import score1, signed

WIDTH, HEIGHT = 178, 76
LEFT, RIGHT, TOP, BOTTOM = 5, 128, 6, 70
ROOM_FOR_ARROW = 7.0
"""Per cent of a ruler that ring, arrow and lozenge take beside each other."""


def region_line(values: Sequence[float], world: Sequence[float], scale: RulerScale, label: str) -> Markup:
    """One panel of the small multiples: ring at the start, lozenge and number at the end, change beneath."""
    points, grey = _points(values, scale), _points(world, scale)
    (x0, y0), (x1, y1) = points[0], points[-1]
    change_y = y1 - 14 if y1 > BOTTOM - 18 else y1 + 20
    return Markup(
        f'<svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'<path class="trend-frame" d="M0 {TOP}H{RIGHT + 6}M0 {BOTTOM}H{RIGHT + 6}"/>'
        f'<path class="trend-world" d="{_path(grey)}"/><path class="trend-line" d="{_path(points)}"/>'
        f'<circle class="trend-start" cx="{x0:.1f}" cy="{y0:.1f}" r="3"/>'
        f'<path class="r-whole r{scale.step(values[-1])}" d="M{x1:.1f} {y1 - 7:.1f}l4 7-4 7-4-7z"/>'
        f'<text class="trend-number" x="{RIGHT + 9}" y="{y1 + 5:.1f}">{score1(values[-1])}</text>'
        f'<text class="trend-change" x="{RIGHT + 9}" y="{change_y:.1f}">'
        f"{signed(values[-1] - values[0])}</text></svg>"
    )


def _points(values: Sequence[float], scale: RulerScale) -> list[tuple[float, float]]:
    lowest, span = scale.methodology.scale_min, scale.methodology.span
    step = (RIGHT - LEFT) / max(len(values) - 1, 1)
    return [
        (LEFT + place * step, BOTTOM - (value - lowest) / span * (BOTTOM - TOP))
        for place, value in enumerate(values)
    ]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def change_ruler(before: float, after: float, scale: RulerScale) -> Markup:
    """A move along the ruler: open ring where it began, arrow, lozenge where it ended.

    There is an arrow only where there is room for it.
    """
    start, end = scale.position(before), scale.position(after)
    towards = 1 if end > start else -1
    head = f"M{-5 * towards} -3.5L{2 * towards} 0L{-5 * towards} 3.5Z"
    arrow = (
        f'<svg x="{end:.1f}%" y="16" overflow="visible"><path class="change-head" '
        f'transform="translate({-9 * towards} 0)" d="{head}"/></svg>'
    )
    arrow = arrow if abs(end - start) > ROOM_FOR_ARROW else ""
    return Markup(
        '<svg class="ruler ruler--small" aria-hidden="true"><use href="#rt"/>'
        f'<line class="change-line" x1="{start:.1f}%" x2="{end:.1f}%" y1="16" y2="16"/>'
        f'<circle class="trend-start" cx="{start:.1f}%" cy="16" r="3.6"/>{arrow}'
        f'<use href="#rw" x="{end:.1f}%" class="r{scale.step(after)}"/></svg>'
    )
