"""The shapes that rulers, maps and legends share, defined once a page and used by reference.

`definitions(methodology)` stands once on every page; everything else refers to its ids.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dashboard.drawing import theme
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, per_cent, tag
from dashboard.language.vocabulary import CORPORATE, STATE

HATCHES = (
    # id, colour class, distance of the lines, their width, angle
    ("hatch-range", theme.INK, 5, 1.1, 45),
    ("hatch-state", theme.LANES[STATE], 5, 1.1, 45),
    ("hatch-corporate", theme.LANES[CORPORATE], 5, 1.1, 45),
    ("hatch-compelled", theme.CHANNELS["compelled"], 4.5, 2.4, 45),
    ("hatch-map-range", theme.SECONDARY, 4, 1, 45),
    ("hatch-map-missing", theme.HATCH_LINES["map-missing"], 4, 1, -45),
)

GROUNDS = {
    "hatch-range": theme.PAPER,
    "hatch-map-range": theme.PAPER,
    "hatch-map-missing": theme.MISSING,
    "hatch-compelled": theme.PAPER,
}

PIPS = 5


def definitions(scale: RulerScale) -> Markup:
    """The hidden SVG with all shared shapes; put it once at the start of a page's main part."""
    shapes = (*map(_hatch_pattern, HATCHES), *_small_shapes(scale), *_large_shapes(scale), *_pip_shapes())
    return tag("svg", tag("defs", *shapes), class_="ruler-defs", aria_hidden="true", focusable="false")


def _hatch_pattern(hatch: tuple[str, str, float, float, int]) -> Markup:
    name, colour, distance, width, angle = hatch
    ground = GROUNDS.get(name)
    size: Attributes = {"width": distance, "height": distance}
    turned: Attributes = {"patternUnits": "userSpaceOnUse", "patternTransform": f"rotate({angle})"}
    paper = tag("rect", **size, fill=ground) if ground else Markup("")
    line = tag("line", y2=distance, stroke=colour, stroke_width=2 * width)
    return tag("pattern", paper, line, id=name, **size, **turned)


def _small_shapes(scale: RulerScale) -> Iterator[Markup]:
    """Shapes of a table cell's ruler, 32 high: state above the line, companies below, the whole on it."""
    track = (
        tag(
            "rect", x=per_cent(one.start + 0.5, 1), y=14, width=per_cent(one.end - one.start - 1, 1), height=4
        )
        for one in scale.segments
    )
    yield tag("g", *track, id="rt", class_="r-track")
    yield tag("rect", id="rn", class_="r-empty", x=0.5, y=14.5, width="100%", height=4)
    yield tag("path", id="rw", class_="r-whole", d="M0 8 4 16 0 24-4 16Z")
    yield tag("circle", id="rs", class_="r-state", cy=4.5, r=3.6)
    yield tag("path", id="rc", class_="r-corporate", d="M0 23.5 4 27.5 0 31.5-4 27.5Z")


def _large_shapes(scale: RulerScale) -> Iterator[Markup]:
    """Shapes of large rulers, drawn around the middle of their track."""
    yield tag("g", *_track(scale), id="rl-track")
    hairs = (tag("line", x1=x, x2=x, y1=-3, y2=3) for x in _tick_places(scale))
    yield tag("g", tag("line", x2="100%"), *hairs, id="rl-hair", class_="r-hair")
    yield tag("path", id="rl-whole", class_="r-ink", d="M0-14 7.5 0 0 14-7.5 0Z")
    yield tag("path", id="rl-single", class_="r-ink", d="M0-9 5.5 0 0 9-5.5 0Z")
    yield tag("path", id="mark-all", class_="r-mark", d="M0-8 4.5 0 0 8-4.5 0Z")
    yield tag("circle", id="mark-state", class_="r-state", r=4.5)
    yield tag("path", id="mark-corporate", class_="r-corporate", d="M0-5 5 0 0 5-5 0Z")
    yield tag("circle", id="rl-state", class_="r-state", r=6.5)
    yield tag("path", id="rl-corporate", class_="r-corporate r-corporate--large", d="M0-7 7 0 0 7-7 0Z")


def _track(scale: RulerScale) -> Iterator[Markup]:
    """The parts of the scale in faint colours, the gaps between them, and the ticks beneath."""
    segments = (
        tag(
            "rect",
            class_=f"r{one.step}",
            x=per_cent(one.start),
            y=-7,
            width=per_cent(one.end - one.start),
            height=14,
        )
        for one in scale.segments
    )
    yield tag("g", *segments, class_="r-faint")
    for one in scale.segments[1:]:
        yield tag("rect", class_="r-gap", x=per_cent(one.start), y=-7, width=1, height=14)
    ticks = (tag("line", x1=x, x2=x, y1=9, y2=13) for x in _tick_places(scale))
    yield tag("g", *ticks, class_="r-tick")


def _tick_places(scale: RulerScale) -> list[str]:
    return [per_cent(scale.position(tick)) for tick in scale.ticks]


def _pip_shapes() -> Iterator[Markup]:
    return (tag("g", *_pip_row(filled), id=f"pips-{filled}") for filled in range(PIPS + 1))


def _pip_row(filled: int) -> Iterator[Markup]:
    for k in range(PIPS):
        if k < filled:
            yield tag("rect", x=7 * k, y=0, width=5, height=8, fill="currentColor")
        else:
            yield tag("rect", x=7 * k + 0.5, y=0.5, width=4, height=7, fill="none", stroke="currentColor")


def pip_count(coverage: float) -> int:
    """How many of the five pips a coverage of 0 to 1 fills: fifths, rounded up; none without evidence."""
    if coverage <= 0:
        return 0
    # Without the allowance a coverage of exactly three fifths, off by a float's last digit, fills a fourth.
    return min(PIPS, int(-(-(coverage * PIPS - 1e-9) // 1)) or 1)


def pips(coverage: float, words: str = "") -> Markup:
    """Five small steps that show a coverage. `words` says it to a screen reader; hidden from it without."""
    said: Attributes = {"role": "img", "aria_label": words} if words else {"aria_hidden": "true"}
    return tag("svg", tag("use", href=f"#pips-{pip_count(coverage)}"), class_="pips", **said)


def swatch(channel: str) -> Markup:
    """A small patch in the colour of a responsibility channel (or of an unknown one, in grey)."""
    patch = tag("rect", class_=f"channel--{channel}", width=16, height=12, fill=channel_fill(channel))
    return tag("svg", patch, class_="swatch", aria_hidden="true")


def channel_fill(channel: str) -> str | None:
    """The pattern that a channel is filled with, None where CSS gives its colour."""
    return "url(#hatch-compelled)" if channel == "compelled" else None


def channel_paint(channel: str) -> Markup:
    """The presentation attribute that hatches what a state does through companies; else empty."""
    fill = channel_fill(channel)
    return Markup('fill="{}"').format(fill) if fill else Markup("")
