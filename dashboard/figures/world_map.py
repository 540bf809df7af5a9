"""The world map: one link an economy over geometry built beforehand (see `tools/map/README.md`).

The map is for the eye and the pointer; the table beside it is the way for keyboards and screen readers, so
its links are left out of the tab order. Colour is never the only sign: hatches tell ranges and gaps apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

GEOMETRY = Path(__file__).parents[1] / "assets" / "vendor" / "world-map.json"
PIXELS = 868
"""Width of the map on a wide screen, in CSS pixels: strokes, dots and hatches are drawn for it."""

DOT_RADIUS = 3.4
HATCHES = (
    # id, ground, line, distance, width (CSS pixels), angle
    ("map-range", "#FBFAF7", "#565B60", 3.4, 0.8, 45),
    ("map-missing", "#ECEAE4", "#BDB9AF", 3.4, 0.6, -45),
    ("map-disputed", "#ECEAE4", "#A5A299", 3, 0.6, 0),
)


@dataclass(frozen=True)
class Geometry:
    """Path data in whole units by ISO3, dots for small states, disputed areas, other territories."""

    width: int
    height: int
    shapes: Mapping[str, str]
    points: Mapping[str, tuple[int, int]]
    disputed: Mapping[str, tuple[str, str]]
    others: Mapping[str, str]

    @property
    def unit(self) -> float:
        """How many units one CSS pixel has where the map is at its full width."""
        return self.width / PIXELS

    def middle(self, iso3: str) -> tuple[int, int] | None:
        """The middle of the upper edge of an economy's drawing, where a label may stand."""
        if iso3 in self.points:
            x, y = self.points[iso3]
            return x, y - round(DOT_RADIUS * self.unit)
        return top_middle(self.shapes[iso3]) if iso3 in self.shapes else None


@dataclass(frozen=True)
class MapPlace:
    """One economy on the map. `paint` is a colour step 1 to 6, "range" or "not-scored"."""

    iso3: str
    address: str
    words: str
    paint: str
    attributes: Markup
    dimmed: bool = False


@cache
def geometry() -> Geometry:
    """The committed geometry, read once. Raises OSError where the file is not there."""
    found = json.loads(GEOMETRY.read_text(encoding="utf-8"))
    return Geometry(
        width=found["width"],
        height=found["height"],
        shapes=found["shapes"],
        points={iso3: (x, y) for iso3, (x, y) in found["points"].items()},
        disputed={code: (area["name"], area["path"]) for code, area in found["disputed"].items()},
        others=found["others"],
    )


def world_map(places: Iterable[MapPlace], label: str, chosen: str = "", chosen_words: str = "") -> Markup:
    """The map with `label` as its description; `chosen` (ISO3) is outlined and named with `chosen_words`."""
    drawn = geometry()
    ordered = [place for place in places if place.iso3 in drawn.shapes or place.iso3 in drawn.points]
    layers = (
        _hatch_patterns(drawn),
        f'<path class="map-other" d="{"".join(drawn.others.values())}"/>',
        *(_link(place, drawn) for place in ordered if place.iso3 not in drawn.points),
        *(_disputed(name, path) for name, path in drawn.disputed.values()),
        *(_link(place, drawn) for place in ordered if place.iso3 in drawn.points),
        _chosen(chosen, chosen_words, drawn),
    )
    return Markup(
        f'<svg class="world-map" viewBox="0 0 {drawn.width} {drawn.height}" role="group" '
        f'aria-label="{escape(label)}">{"".join(layers)}</svg>'
    )


def _link(place: MapPlace, drawn: Geometry) -> str:
    shape = drawn.shapes.get(place.iso3)
    path = f'<path d="{shape}"/>' if shape else ""
    dot = ""
    if place.iso3 in drawn.points:
        x, y = drawn.points[place.iso3]
        dot = f'<circle cx="{x}" cy="{y}" r="{DOT_RADIUS * drawn.unit:.0f}"/>'
    return (
        f'<a href="{escape(place.address)}" tabindex="-1" {_paint(place)} {place.attributes}>'
        f"<title>{escape(place.words)}</title>{path}{dot}</a>"
    )


def _paint(place: MapPlace) -> str:
    dimmed = " is-dimmed" if place.dimmed else ""
    if place.paint == "range":
        return f'class="map-place{dimmed}" fill="url(#map-range)"'
    if place.paint == "not-scored":
        return f'class="map-place{dimmed}" fill="url(#map-missing)"'
    return f'class="map-place r{place.paint}{dimmed}"'


def _disputed(name: str, path: str) -> str:
    title = f"<title>{escape(name)}</title>"
    return f'<path class="map-disputed" fill="url(#map-disputed)" d="{path}">{title}</path>'


def _chosen(iso3: str, words: str, drawn: Geometry) -> str:
    """The outline and the name of the chosen country; the page's script moves both."""
    place = drawn.middle(iso3)
    shape = drawn.shapes.get(iso3, "")
    outline = f'<path d="{shape}"/>' if shape else ""
    if iso3 in drawn.points:
        x, y = drawn.points[iso3]
        outline += f'<circle cx="{x}" cy="{y}" r="{(DOT_RADIUS + 1) * drawn.unit:.0f}"/>'
    x, y = place or (0, 0)
    return (
        f'<g class="map-chosen" data-map-chosen="">{outline}</g>'
        f'<text class="map-label" data-map-label="" x="{x}" y="{y - round(8 * drawn.unit)}" '
        f'text-anchor="middle">{escape(words)}</text>'
    )


def _hatch_patterns(drawn: Geometry) -> str:
    patterns = []
    for name, ground, line, distance, width, angle in HATCHES:
        side = distance * drawn.unit
        patterns.append(
            f'<pattern id="{name}" width="{side:.1f}" height="{side:.1f}" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({angle})">'
            f'<rect width="{side:.1f}" height="{side:.1f}" fill="{ground}"/>'
            f'<line y2="{side:.1f}" stroke="{line}" stroke-width="{2 * width * drawn.unit:.1f}"/></pattern>'
        )
    return f"<defs>{''.join(patterns)}</defs>"


def top_middle(path: str) -> tuple[int, int]:
    """Middle of the largest ring's width and its least y; the path is made of `M x y l dx dy ... z` rings."""
    boxes = [_ring_box(ring) for ring in path.split("M")[1:]]
    left, right, top, _bottom = max(boxes, key=lambda box: (box[1] - box[0]) * (box[3] - box[2]))
    return round((left + right) / 2), top


def _ring_box(ring: str) -> tuple[int, int, int, int]:
    numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
    x, y = numbers[:2]
    left = right = x
    top = bottom = y
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
    return left, right, top, bottom
