"""The world map: one link an economy over geometry built beforehand (see `tools/map/README.md`).

The map is for the eye and the pointer; the table beside it is the way for keyboards and screen readers, so
its links are left out of the tab order. Colour is never the only sign: hatches tell ranges and gaps apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup

from dashboard.answers.companies.strip import RANGE
from dashboard.drawing import theme
from dashboard.drawing.map.disputed_areas import disputed_words
from dashboard.drawing.map.label import Box, LabelPlace, label_place, largest_box
from dashboard.drawing.tag import Attributes, tag
from methodology.model import states

GEOMETRY = Path(__file__).with_name("world-map.json")
PIXELS = 868
"""Width of the map on a wide screen, in CSS pixels: strokes, dots and hatches are drawn for it."""

DOT_RADIUS = 3.4
DIAMOND = 6.5
"""Half the width of a company's mark, in the same pixels."""
MARKED = "mark-"
LETTER_SIZE = 13.5
"""Of the chosen economy's name, in the same pixels; the style sheet sets it in the map's units."""

HATCHES = (
    # id, ground, line, distance, width (CSS pixels), angle
    ("map-range", theme.PAPER, theme.SECONDARY, 3.4, 0.8, 45),
    ("map-missing", theme.MISSING, theme.HATCH_LINES["world-missing"], 3.4, 0.6, -45),
    ("map-disputed", theme.MISSING, theme.HATCH_LINES["world-disputed"], 3, 0.6, 0),
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

    def land(self, iso3: str) -> Box:
        """The box of an economy's dot or main land. Raises KeyError where it is not drawn."""
        if iso3 not in self.points:
            return largest_box(self.shapes[iso3])
        (x, y), radius = self.points[iso3], DOT_RADIUS * self.unit
        return x - radius, y - radius, x + radius, y + radius


@dataclass(frozen=True)
class MapPlace:
    """One economy on the map. `paint` is a colour step 1 to 6, "range", "not-scored" or "marks". With
    "mark-1" to "mark-6" or "mark-range" it stays pale under the diamond of one company's mark."""

    iso3: str
    address: str
    words: str
    paint: str
    attributes: Markup
    dimmed: bool = False


@cache
def geometry() -> Geometry:
    """The committed geometry, read once. Raises OSError where the file is not there."""
    drawn = json.loads(GEOMETRY.read_text(encoding="utf-8"))
    return Geometry(
        width=drawn["width"],
        height=drawn["height"],
        shapes=drawn["shapes"],
        points={iso3: (x, y) for iso3, (x, y) in drawn["points"].items()},
        disputed={code: (area["name"], area["path"]) for code, area in drawn["disputed"].items()},
        others=drawn["others"],
    )


def world_map(places: Iterable[MapPlace], label: str, chosen: str = "", chosen_words: str = "") -> Markup:
    """The map with `label` as its description; `chosen` (ISO3) is outlined and named with `chosen_words`."""
    drawn = geometry()
    ordered = [place for place in places if place.iso3 in drawn.shapes or place.iso3 in drawn.points]
    layers = (
        _hatch_patterns(drawn),
        tag("path", class_="map-other", d="".join(drawn.others.values())),
        *(_link(place, drawn) for place in ordered if place.iso3 not in drawn.points),
        *(_disputed(disputed_words(code, name), path) for code, (name, path) in drawn.disputed.items()),
        *(_link(place, drawn) for place in ordered if place.iso3 in drawn.points),
        *(_diamond(place, drawn) for place in ordered if place.paint.startswith(MARKED)),
        _chosen(chosen, chosen_words, drawn),
    )
    box = f"0 0 {drawn.width} {drawn.height}"
    return tag("svg", *layers, class_="world-map", viewBox=box, role="group", aria_label=label)


@cache
def _land(iso3: str) -> Box:
    return geometry().land(iso3)


@cache
def _label_place(iso3: str, letters: int) -> LabelPlace:
    drawn = geometry()
    size = drawn.width, drawn.height
    return label_place(_land(iso3), letters, drawn.points.values(), size, LETTER_SIZE * drawn.unit)


def _link(place: MapPlace, drawn: Geometry) -> Markup:
    label = _label_place(place.iso3, len(place.words))
    return tag(
        "a",
        tag("title", place.words),
        _shape(place.iso3, drawn, DOT_RADIUS),
        href=place.address,
        tabindex="-1",
        **_paint(place),
        more=place.attributes,
        data_label=f"{label.x} {label.y} {label.anchor}",
    )


@lru_cache(2048)
def _land_path(shape: str) -> Markup:
    return tag("path", d=shape)


def _shape(iso3: str, drawn: Geometry, radius: float) -> Markup:
    """An economy's land and, where it is too small to be seen, its dot."""
    shape = drawn.shapes.get(iso3)
    path = _land_path(shape) if shape else Markup("")
    if iso3 not in drawn.points:
        return path
    x, y = drawn.points[iso3]
    return path + tag("circle", cx=str(x), cy=str(y), r=f"{radius * drawn.unit:.0f}")


def _paint(place: MapPlace) -> Attributes:
    dimmed = " is-dimmed" if place.dimmed else ""
    if place.paint.startswith(MARKED):
        return {"class_": f"map-place map-place--marked{dimmed}"}
    if place.paint == states.RANGE:
        return {"class_": f"map-place{dimmed}", "fill": "url(#map-range)"}
    if place.paint in (states.NOT_SCORED, states.MARKS):
        return {"class_": f"map-place{dimmed}", "fill": "url(#map-missing)"}
    return {"class_": f"map-place r{place.paint}{dimmed}"}


def _diamond(place: MapPlace, drawn: Geometry) -> Markup:
    """The company's mark in the middle of the main land, for the eye only: the link lies under it."""
    left, top, right, bottom = _land(place.iso3)
    x, y, size = (left + right) / 2, (top + bottom) / 2, DIAMOND * drawn.unit
    paint = place.paint.removeprefix(MARKED)
    fill = "url(#hatch-corporate)" if paint == RANGE else None
    colour = "" if paint == RANGE else f" r{paint}"
    dimmed = " is-dimmed" if place.dimmed else ""
    shape = f"M{x:.0f} {y - size:.0f}l{size:.0f} {size:.0f}-{size:.0f} {size:.0f}-{size:.0f}-{size:.0f}z"
    return tag("path", class_=f"map-diamond{colour}{dimmed}", fill=fill, data_diamond=place.iso3, d=shape)


def _disputed(name: str, path: str) -> Markup:
    return tag("path", tag("title", name), class_="map-disputed", fill="url(#map-disputed)", d=path)


def _chosen(iso3: str, words: str, drawn: Geometry) -> Markup:
    """The outline and the name of the chosen economy; the page's script moves both."""
    known = iso3 in drawn.shapes or iso3 in drawn.points
    label = _label_place(iso3, len(words)) if known else LabelPlace(0, 0, "start")
    outline = _shape(iso3, drawn, DOT_RADIUS + 1)
    place: Attributes = {"x": str(label.x), "y": str(label.y), "text_anchor": label.anchor}
    return tag("g", outline, class_="map-chosen", data_map_chosen="") + tag(
        "text", words, class_="map-label", data_map_label="", **place
    )


def _hatch_patterns(drawn: Geometry) -> Markup:
    patterns = []
    for name, ground, line, distance, width, angle in HATCHES:
        side, stroke = f"{distance * drawn.unit:.1f}", f"{2 * width * drawn.unit:.1f}"
        size: Attributes = {"width": side, "height": side}
        turned: Attributes = {"patternUnits": "userSpaceOnUse", "patternTransform": f"rotate({angle})"}
        paper = tag("rect", **size, fill=ground)
        stripe = tag("line", y2=side, stroke=line, stroke_width=stroke)
        patterns.append(tag("pattern", paper, stripe, id=name, **size, **turned))
    return tag("defs", *patterns)
