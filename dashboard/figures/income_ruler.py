"""One score in the light of income on the ruler: the published one filled, the other open."""

from __future__ import annotations

from markupsafe import Markup, escape

from dashboard.figures.axis import axis_numbers
from dashboard.figures.doubt_band import doubt_band
from dashboard.figures.ruler_scale import RulerScale
from dashboard.i18n import _
from dashboard.numbers import score1
from dashboard.queries.income import IncomeScore
from dashboard.score import Interval, IntervalOf, no_interval, score_attributes

MIDDLE, FRONTIER_WORDS, HEIGHT = 40, 102, 136
ADJUSTED = 'class="r-lane-number r-halo income-adjusted" data-view="income"'
"""Marks a score that is not the published one."""
ROOM = 33
"""Per cent of the width that words beside a number take on a phone."""
ROW_MIDDLE, ROW_SIZE = 11, 0.64


def income_ruler(
    score: IncomeScore, scale: RulerScale, words: str, interval: IntervalOf = no_interval
) -> Markup:
    """The published score (filled), the one in the light of income (open), and what the best reach (dashed).

    `words` says it to a screen reader. Raises ValueError where there is no income-adjusted score.
    """
    raw, adjusted, frontier = score.view.raw, score.view.adjusted, score.view.frontier
    if raw is None or adjusted is None or frontier is None:
        raise ValueError(f"{score.cell.iso3} has no score in the light of income")
    best = f"{scale.position(frontier):.2f}%"
    body = f'<g transform="translate(0 {MIDDLE})"><use href="#rl-track"/></g>'
    body += (
        f'<line class="income-best" x1="{best}" x2="{best}" y1="{MIDDLE - 12}" y2="{FRONTIER_WORDS - 12}"/>'
    )
    body += _shift(raw, adjusted, scale)
    marked = score_attributes(score.cell, interval(score.cell))
    body += _number(raw, 16, _("published"), scale, f'class="r-number r-halo" {marked}')
    body += _number(adjusted, 78, _("for its income"), scale, ADJUSTED, away_from=frontier)
    body += _number(frontier, FRONTIER_WORDS, _("the best at this income"), scale, 'class="r-halo"')
    body += axis_numbers(scale, HEIGHT - 8)
    label = f'role="img" aria-label="{escape(words)}"'
    return Markup(f'<svg class="ruler income-ruler" height="{HEIGHT}" {label}>{body}</svg>')


def income_row_ruler(score: IncomeScore, scale: RulerScale, doubt: Interval | None = None) -> Markup:
    """Both scores, and the doubt about the published one, on the faint ruler of a list.

    Hidden from screen readers, the numbers stand beside it.
    """
    raw, adjusted = score.view.raw, score.view.adjusted
    if raw is None or adjusted is None:
        raise ValueError(f"{score.cell.iso3} has no score in the light of income")
    track = f'<g transform="translate(0 {ROW_MIDDLE}) scale(1 .45)"><use href="#rl-track"/></g>'
    body = (
        track + doubt_band(doubt, scale, ROW_MIDDLE, 12) + _shift(raw, adjusted, scale, ROW_MIDDLE, ROW_SIZE)
    )
    return Markup(f'<svg class="ruler ruler--single" aria-hidden="true">{body}</svg>')


def _shift(raw: float, adjusted: float, scale: RulerScale, middle: float = MIDDLE, size: float = 1.0) -> str:
    """The open mark, the line from the published score to it, and the published score on top of both."""
    x, y = scale.position(raw), scale.position(adjusted)
    mark = "rl-whole" if size == 1.0 else "rl-single"
    return (
        f'<line class="income-shift" x1="{x:.2f}%" x2="{y:.2f}%" y1="{middle:g}" y2="{middle:g}"/>'
        f'<svg x="{y:.2f}%" y="{middle:g}" overflow="visible"><path class="income-mark" '
        f'transform="scale({size:g})" d="M0-14 7.5 0 0 14-7.5 0Z"/></svg>'
        f'<use href="#{mark}" x="{x:.2f}%" y="{middle:g}"/>'
    )


def _number(
    score: float, y: float, words: str, scale: RulerScale, attributes: str, away_from: float | None = None
) -> str:
    """A number over or under its mark, its words beside it: away from another score where there is room."""
    x = scale.position(score)
    rightwards = x < 50 if away_from is None else away_from <= score
    rightwards = x < ROOM or (rightwards and x < 100 - ROOM)
    anchor, shift = ("start", 20) if rightwards else ("end", -20)
    return (
        f'<text {attributes} x="{x:.2f}%" y="{y:g}" text-anchor="middle">{score1(score)}</text>'
        f'<text class="r-halo r-halo--wide" x="{x:.2f}%" dx="{shift}" y="{y:g}" text-anchor="{anchor}">'
        f"{escape(words)}</text>"
    )
