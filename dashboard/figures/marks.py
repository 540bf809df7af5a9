"""The shapes that rulers, maps and legends share, defined once a page and used by reference.

`definitions(methodology)` stands once on every page; everything else refers to its ids.
"""

from __future__ import annotations

from markupsafe import Markup

from dashboard import theme
from dashboard.figures.ruler_scale import RulerScale
from dashboard.figures.tag import Attributes, tag

HATCHES = (
    # id, colour class, distance of the lines, their width, angle
    ("hatch-range", theme.INK, 5, 1.1, 45),
    ("hatch-state", theme.LANES[theme.STATE], 5, 1.1, 45),
    ("hatch-corporate", theme.LANES[theme.CORPORATE], 5, 1.1, 45),
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
    shapes = "".join(
        (*map(_hatch_pattern, HATCHES), _small_shapes(scale), _large_shapes(scale), _pip_shapes())
    )
    return Markup(f'<svg class="ruler-defs" aria-hidden="true" focusable="false"><defs>{shapes}</defs></svg>')


def _hatch_pattern(hatch: tuple[str, str, float, float, int]) -> str:
    name, colour, distance, width, angle = hatch
    ground = GROUNDS.get(name)
    paper = f'<rect width="{distance}" height="{distance}" fill="{ground}"/>' if ground else ""
    line = f'<line y2="{distance}" stroke="{colour}" stroke-width="{2 * width}"/>'
    return (
        f'<pattern id="{name}" width="{distance}" height="{distance}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate({angle})">{paper}{line}</pattern>'
    )


def _small_shapes(scale: RulerScale) -> str:
    """Shapes of a table cell's ruler, 32 high: state above the line, companies below, the whole on it."""
    track = "".join(
        f'<rect x="{segment.start + 0.5:.1f}%" y="14" width="{segment.end - segment.start - 1:.1f}%" '
        'height="4"/>'
        for segment in scale.segments
    )
    return (
        f'<g id="rt" class="r-track">{track}</g>'
        '<rect id="rn" class="r-empty" x="0.5" y="14.5" width="100%" height="4"/>'
        '<path id="rw" class="r-whole" d="M0 8 4 16 0 24-4 16Z"/>'
        '<circle id="rs" class="r-state" cy="4.5" r="3.6"/>'
        '<path id="rc" class="r-corporate" d="M0 23.5 4 27.5 0 31.5-4 27.5Z"/>'
    )


def _large_shapes(scale: RulerScale) -> str:
    """Shapes of large rulers, drawn around the middle of their track."""
    segments = "".join(
        f'<rect class="r{segment.step}" x="{segment.start:.2f}%" y="-7" '
        f'width="{segment.end - segment.start:.2f}%" height="14"/>'
        for segment in scale.segments
    )
    gaps = "".join(f'<rect class="r-gap" x="{segment.start:.2f}%" y="-7" width="1" height="14"/>'
                   for segment in scale.segments[1:])  # fmt: skip
    positions = [f"{scale.position(tick):.2f}%" for tick in scale.ticks]
    ticks = "".join(f'<line x1="{x}" x2="{x}" y1="9" y2="13"/>' for x in positions)
    hairs = "".join(f'<line x1="{x}" x2="{x}" y1="-3" y2="3"/>' for x in positions)
    return (
        f'<g id="rl-track"><g class="r-faint">{segments}</g>{gaps}<g class="r-tick">{ticks}</g></g>'
        f'<g id="rl-hair" class="r-hair"><line x2="100%"/>{hairs}</g>'
        '<path id="rl-whole" class="r-ink" d="M0-14 7.5 0 0 14-7.5 0Z"/>'
        '<path id="rl-single" class="r-ink" d="M0-9 5.5 0 0 9-5.5 0Z"/>'
        '<path id="mark-all" class="r-mark" d="M0-8 4.5 0 0 8-4.5 0Z"/>'
        '<circle id="mark-state" class="r-state" r="4.5"/>'
        '<path id="mark-corporate" class="r-corporate" d="M0-5 5 0 0 5-5 0Z"/>'
        '<circle id="rl-state" class="r-state" r="6.5"/>'
        '<path id="rl-corporate" class="r-corporate r-corporate--large" d="M0-7 7 0 0 7-7 0Z"/>'
    )


def _pip_shapes() -> str:
    return "".join(f'<g id="pips-{filled}">{_pip_row(filled)}</g>' for filled in range(PIPS + 1))


def _pip_row(filled: int) -> str:
    full = "".join(
        f'<rect x="{7 * k}" y="0" width="5" height="8" fill="currentColor"/>' for k in range(filled)
    )
    empty = "".join(
        f'<rect x="{7 * k + 0.5}" y="0.5" width="4" height="7" fill="none" stroke="currentColor"/>'
        for k in range(filled, PIPS)
    )
    return full + empty


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
