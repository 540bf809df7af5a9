"""The look as values: which colour step a score takes, and the colours for figures that cannot use CSS.

CSS owns the colours of pages (`assets/styles/tokens.css`); a test keeps both files equal.
"""

from __future__ import annotations

from bisect import bisect_right

from dashboard.language.numbers import as_printed
from dashboard.language.vocabulary import CORPORATE, STATE
from methodology.model import ALL, Methodology, Stage

STEPS = 6
SCORES = ("#7F3B08", "#BC7730", "#E3BC82", "#A9D3CC", "#4C9A92", "#0B5A52")
"""Colours of the steps 1 (worst) to 6 (best)."""

PAPER, INK, SECONDARY, RULE, MISSING = "#FBFAF7", "#1C2024", "#565B60", "#DEDAD2", "#ECEAE4"
FAINT = "#8A8F94"
"""For lines and dots, never for text."""
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


def segment_of(methodology: Methodology, score: float) -> int:
    """In which part of the scale a score lies as it is printed, from 0: a stage, or a sixth."""
    stage = stage_of(methodology, score)
    if stage is None:
        borders = (methodology.scale_min + methodology.span * k / STEPS for k in range(1, STEPS))
        return bisect_right([as_printed(border) for border in borders], as_printed(score))
    return methodology.stages.index(stage)


def colour_step(methodology: Methodology, score: float) -> int:
    """The colour step 1 to 6 of a score: its stage's, or that of its sixth of the scale without stages."""
    return step_of_stage(segment_of(methodology, score), len(methodology.stages) or STEPS)


def step_of_stage(place: int, count: int) -> int:
    """The colour step of the stage at `place` among `count`: both ends of the scale keep the end colours."""
    return 1 + round(place * (STEPS - 1) / max(count - 1, 1))
