"""The look as values: which colour step a score takes, and the colours for figures that cannot use CSS.

CSS owns the colours of pages (`assets/styles/tokens.css`); a test keeps both files equal.
"""

from __future__ import annotations

from bisect import bisect_right

from dashboard.language.numbers import as_printed
from dashboard.language.vocabulary import CORPORATE, STATE
from methodology.model import ALL, Methodology, Stage

STEPS = 6
"""Whole colour steps, each with a colour of its own in the style sheets."""
SCORES = ("#7F3B08", "#BC7730", "#E3BC82", "#A9D3CC", "#4C9A92", "#0B5A52")
"""Colours of the steps 1 (worst) to 6 (best)."""

PAPER, INK, SECONDARY, RULE, MISSING = "#FBFAF7", "#1C2024", "#565B60", "#DEDAD2", "#ECEAE4"
FAINT = "#8A8F94"
"""For lines and dots, never for text."""
WHITE, READABLE = "#FFFFFF", 4.5
CHANNELS = {
    "state": "#34428F",
    "compelled": "#34428F",
    "protection": "#9AA3D6",
    "corporate": "#A8327E",
    "unattributed": "#77736A",
    "unknown": "#B9B6AE",
}
LANES = {ALL: INK, STATE: "#34428F", CORPORATE: "#A8327E"}
HATCH_LINES = {"map-missing": "#CFCBC2", "world-missing": "#BDB9AF", "world-disputed": "#A5A299"}
"""Greys of hatches that no style sheet draws."""
SANS = "Source Sans 3, Helvetica Neue, Arial, sans-serif"


def stage_of(methodology: Methodology, score: float) -> Stage | None:
    """The stage a score (on the scale) lies in: [lower, upto), the last one closed. None without stages.

    Score and borders are compared as they are printed: 3.46 is shown as 3.5 and stands where 3.5 stands.
    """
    stages = methodology.stages
    if not stages:
        return None
    place = bisect_right([as_printed(stage.upto) for stage in stages[:-1]], as_printed(score))
    return stages[place]


def segment_count(methodology: Methodology) -> int:
    """Into how many parts drawings cut the scale: its stages; six without stages, or with one alone, which
    tells no score from another."""
    count = len(methodology.stages)
    return count if count > 1 else STEPS


def segment_of(methodology: Methodology, score: float) -> int:
    """In which part of the scale a score lies as it is printed, from 0: a stage, or an equal part."""
    count = segment_count(methodology)
    stage = stage_of(methodology, score) if count == len(methodology.stages) else None
    if stage is None:
        borders = (methodology.scale_min + methodology.span * k / count for k in range(1, count))
        return bisect_right([as_printed(border) for border in borders], as_printed(score))
    return methodology.stages.index(stage)


def colour_step(methodology: Methodology, score: float) -> float:
    """The colour step of a score, 1 (worst) to 6 (best): that of its part of the scale."""
    return step_of_stage(segment_of(methodology, score), segment_count(methodology))


def step_of_stage(place: int, count: int) -> float:
    """The colour step of the stage at `place` among `count`; both ends of the scale keep the end colours.

    A whole step has its colour in the style sheets. More stages than whole steps take steps between them.
    """
    beyond = place * (STEPS - 1) / max(count - 1, 1)
    if count <= STEPS:
        return 1 + round(beyond)
    step = round(1 + beyond, 3)
    return int(step) if step.is_integer() else step


def colour(step: float) -> str:
    """The colour of a step: between two whole ones, a mixture of theirs."""
    below = min(int(step), STEPS - 1)
    return mixed(SCORES[below - 1], SCORES[below], step - below)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two, `share` of the way from one to the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def on_colour(step: float) -> str:
    """The ink that can be read on a step: ours, else white, else black (4.5 to 1, WCAG 2.2)."""
    ground = luminance(colour(step)) + 0.05
    if ground >= READABLE * (luminance(INK) + 0.05):
        return INK
    return WHITE if READABLE * ground <= 1.05 else "#000000"


def luminance(shown: str) -> float:
    """Relative luminance of a colour, 0 to 1. Source: WCAG 2.2."""
    shares = (part / 255 for part in _parts(shown))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def step_styles(methodology: Methodology) -> str:
    """The style rules of the steps between whole ones; empty where the style sheets have all colours."""
    count = segment_count(methodology)
    steps = [step for step in (step_of_stage(k, count) for k in range(count)) if step != int(step)]
    return "".join(_rules(step) for step in steps)


def _rules(step: float) -> str:
    name = f"{step:g}".replace(".", "\\.")
    ground, ink = colour(step), on_colour(step)
    return (
        f".r{name}{{fill:{ground}}}.on-{name}{{fill:{ink}}}.stage--{name}{{background:{ground};color:{ink}}}"
    )


def _parts(shown: str) -> tuple[int, int, int]:
    return int(shown[1:3], 16), int(shown[3:5], 16), int(shown[5:7], 16)
