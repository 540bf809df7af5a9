"""How countries are spread over the scale: one tile a country, which is also the legend of the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.theme import segment_of
from dashboard.language.numbers import number

WIDTH, TILES_HEIGHT, BAND = 292, 150, 20
BINS = 24
"""Columns of tiles, about, a whole number of them to a part of the scale."""
TALLEST_TILE = 6.0


def distribution(
    scores: Iterable[tuple[str, float]],
    counts: Sequence[int],
    scale: RulerScale,
    label: str,
    chosen: str = "",
) -> Markup:
    """Tiles of (ISO3, score) pairs over the colour steps, with `counts` (one a segment) beneath."""
    columns = _columns(scores, scale)
    tallest = max((len(column) for column in columns), default=0)
    pitch = min(TALLEST_TILE, TILES_HEIGHT / max(tallest, 1))
    top = TILES_HEIGHT - pitch * max(tallest, 1)
    tiles = "".join(
        _column(column, place, len(columns), pitch, chosen) for place, column in enumerate(columns)
    )
    band = "".join(_step(place, counts[place], scale) for place in range(len(scale.segments)))
    return Markup(
        f'<svg class="distribution" viewBox="0 {top:.1f} {WIDTH} {TILES_HEIGHT - top + BAND + 24:.1f}" '
        f'role="img" aria-label="{escape(label)}">{tiles}{band}</svg>'
    )


def _columns(scores: Iterable[tuple[str, float]], scale: RulerScale) -> list[list[tuple[str, float]]]:
    """Economies by their bin, lowest at the bottom by name; a bin never crosses the border of a step."""
    bins = max(round(BINS / len(scale.segments)), 1)
    columns: list[list[tuple[str, float]]] = [[] for _ in range(len(scale.segments) * bins)]
    for iso3, score in sorted(scores):
        at, place = scale.position(score), segment_of(scale.methodology, score)
        segment = scale.segments[place]
        inside = int((at - segment.start) / (segment.end - segment.start) * bins)
        columns[place * bins + min(max(inside, 0), bins - 1)].append((iso3, segment.step))
    return columns


def _column(column: list[tuple[str, float]], place: int, count: int, pitch: float, chosen: str) -> str:
    width = WIDTH / count
    tiles = []
    for height, (iso3, step) in enumerate(column):
        name = f"r{step} is-chosen" if iso3 == chosen else f"r{step}"
        tiles.append(
            f'<rect class="{name}" data-tile="{iso3}" x="{place * width + 0.5:.1f}" '
            f'y="{TILES_HEIGHT - (height + 1) * pitch:.1f}" width="{width - 1:.1f}" '
            f'height="{pitch - 1:.1f}"/>'
        )
    return "".join(tiles)


def _step(place: int, count: int, scale: RulerScale) -> str:
    """A part of the scale as wide as every other, so that narrow ones can be read, too, and its count."""
    segment, width = scale.segments[place], WIDTH / len(scale.segments)
    start, end = place * width, (place + 1) * width
    middle, top = (start + end) / 2, TILES_HEIGHT + 2
    words = number(scale.ticks[place]) if scale.numbered else ""
    return (
        f'<rect class="r{segment.step}" x="{start:.1f}" y="{top}" width="{end - start:.1f}" height="{BAND}"/>'
        f'<text class="on-{segment.step}" x="{middle:.1f}" y="{top + 14.5}" text-anchor="middle">'
        f"{words}</text>"
        f'<text class="distribution-count" x="{middle:.1f}" y="{top + BAND + 16}" '
        f'text-anchor="middle">{count}</text>'
    )
