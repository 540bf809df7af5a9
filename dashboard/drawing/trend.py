"""Moves over the years: a region's line against the world's, and one move as a bar from zero.

Both show how far something moved, never a level, so neither has the mark or the colours of a score: the mark
is a grey ring, the axis has zero in its middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.language.numbers import signed

WIDTH, HEIGHT = 178, 76
LEFT, RIGHT, TOP, BOTTOM = 5, 128, 6, 70
MIDDLE = (TOP + BOTTOM) / 2


def region_line(values: Sequence[float], world: Sequence[float], limit: float, label: str) -> Markup:
    """One panel of the small multiples: the zero line, the world in grey, the region in ink, its move.

    Values are distances from the first year in points; the panel reaches from -limit to +limit.
    """
    points, grey = _points(values, limit), _points(world, limit)
    x1, y1 = points[-1]
    return Markup(
        f'<svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'<path class="trend-frame" d="M0 {MIDDLE}H{RIGHT + 6}"/>'
        f'<path class="trend-world" d="{_path(grey)}"/><path class="trend-line" d="{_path(points)}"/>'
        f'<circle class="trend-end" cx="{x1:.1f}" cy="{y1:.1f}" r="4"/>'
        f'<text class="trend-number" x="{RIGHT + 9}" y="{y1 + 5:.1f}">{signed(values[-1])}</text></svg>'
    )


def _points(values: Sequence[float], limit: float) -> list[tuple[float, float]]:
    step = (RIGHT - LEFT) / max(len(values) - 1, 1)
    half = (BOTTOM - TOP) / 2
    return [(LEFT + place * step, MIDDLE - value / limit * half) for place, value in enumerate(values)]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def move_bar(move: float, limit: float) -> Markup:
    """One move in points as a bar from zero to a grey ring; the axis reaches from -limit to +limit."""
    end = 50 + 46 * move / limit
    return Markup(
        '<svg class="ruler ruler--small" aria-hidden="true">'
        '<line class="move-axis" x1="4%" x2="96%" y1="16" y2="16"/>'
        '<line class="move-zero" x1="50%" x2="50%" y1="9" y2="23"/>'
        f'<line class="move-line" x1="50%" x2="{end:.1f}%" y1="16" y2="16"/>'
        f'<circle class="trend-end" cx="{end:.1f}%" cy="16" r="4"/></svg>'
    )
