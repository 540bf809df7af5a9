"""One score in the light of income on the ruler: the published one filled, the other open."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.answers.income.income import IncomeScore
from dashboard.answers.shown.score import Interval, score_attributes
from dashboard.drawing.ruler.axis import axis_numbers
from dashboard.drawing.ruler.band import doubt_band
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tag import Attributes, per_cent, tag
from dashboard.language.i18n import _
from dashboard.language.numbers import score1

MIDDLE, FRONTIER_WORDS, HEIGHT = 40, 102, 136
ADJUSTED: Attributes = {"class_": "r-lane-number r-halo income-adjusted", "data_view": "income"}
"""Marks a score that is not the published one."""
ROOM = 33
"""Per cent of the width that words beside a number take on a phone."""
ROW_MIDDLE, ROW_SIZE = 11, 0.64


def income_ruler(score: IncomeScore, scale: RulerScale, words: str, doubt: Interval | None = None) -> Markup:
    """The published score (filled), the one in the light of income (open), and what the best reach (dashed).

    `words` says it to a screen reader, `doubt` is the interval around the published score. Raises ValueError
    where there is no income-adjusted score.
    """
    raw, adjusted, frontier = score.view.raw, score.view.adjusted, score.view.frontier
    if raw is None or adjusted is None or frontier is None:
        raise ValueError(f"{score.cell.iso3} has no score in the light of income")
    best = per_cent(scale.position(frontier))
    body = tag("g", tag("use", href="#rl-track"), transform=f"translate(0 {MIDDLE})")
    body += tag("line", class_="income-best", x1=best, x2=best, y1=MIDDLE - 12, y2=FRONTIER_WORDS - 12)
    body += _shift(raw, adjusted, scale)
    marked = score_attributes(score.cell, doubt)
    published: Attributes = {"class_": "r-number r-halo", "more": marked}
    body += _number(raw, 16, _("published"), scale, published)
    body += _number(adjusted, 78, _("for its income"), scale, ADJUSTED, away_from=frontier)
    body += _number(frontier, FRONTIER_WORDS, _("the best at this income"), scale, {"class_": "r-halo"})
    body += axis_numbers(scale, HEIGHT - 8)
    return tag("svg", body, class_="ruler income-ruler", height=HEIGHT, role="img", aria_label=words)


def income_row_ruler(score: IncomeScore, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """Both scores, and the doubt about the published one, on the faint ruler of a list.

    Hidden from screen readers, the numbers stand beside it.
    """
    raw, adjusted = score.view.raw, score.view.adjusted
    if raw is None or adjusted is None:
        raise ValueError(f"{score.cell.iso3} has no score in the light of income")
    track = tag("g", tag("use", href="#rl-track"), transform=f"translate(0 {ROW_MIDDLE}) scale(1 .45)")
    body = (
        track + doubt_band(doubt, scale, ROW_MIDDLE, 12) + _shift(raw, adjusted, scale, ROW_MIDDLE, ROW_SIZE)
    )
    return tag("svg", body, class_="ruler ruler--single", aria_hidden="true")


def _shift(
    raw: float, adjusted: float, scale: RulerScale, middle: float = MIDDLE, size: float = 1.0
) -> Markup:
    """The open mark, the line from the published score to it, and the published score on top of both."""
    x, y = per_cent(scale.position(raw)), per_cent(scale.position(adjusted))
    mark = "#rl-whole" if size == 1.0 else "#rl-single"
    shape = tag("path", class_="income-mark", transform=f"scale({size:g})", d="M0-14 7.5 0 0 14-7.5 0Z")
    return (
        tag("line", class_="income-shift", x1=x, x2=y, y1=middle, y2=middle)
        + tag("svg", shape, x=y, y=middle, overflow="visible")
        + tag("use", href=mark, x=x, y=middle)
    )


def _number(
    score: float,
    y: float,
    words: str,
    scale: RulerScale,
    attributes: Attributes,
    away_from: float | None = None,
) -> Markup:
    """A number over or under its mark, its words beside it: away from another score where there is room."""
    x = scale.position(score)
    rightwards = x < 50 if away_from is None else away_from <= score
    rightwards = x < ROOM or (rightwards and x < 100 - ROOM)
    anchor, shift = ("start", 20) if rightwards else ("end", -20)
    beside: Attributes = {"x": per_cent(x), "dx": shift, "y": y, "text_anchor": anchor}
    number = tag("text", score1(score), **attributes, x=per_cent(x), y=y, text_anchor="middle")
    return number + tag("text", words, class_="r-halo r-halo--wide", **beside)
