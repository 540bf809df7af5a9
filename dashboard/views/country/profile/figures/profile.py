"""The drawings of a whole profile, made before its template is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.islands.island import place
from dashboard.drawing.ruler.axis import axis
from dashboard.drawing.ruler.ruler import empty_ruler
from dashboard.drawing.ruler.scale import RulerScale, ruler_scale
from dashboard.drawing.ruler.strip import strip
from dashboard.drawing.trend import region_line
from dashboard.language.i18n import _
from dashboard.views.country.parts.company_strip import StripShown, shown_strip
from dashboard.views.country.parts.ledger import full_length, ledger_bar
from dashboard.views.country.parts.standing import PillarScore
from dashboard.views.country.profile.answer.profile import ProfileAnswer
from dashboard.views.country.profile.figures.dumbbell import dumbbell
from dashboard.views.country.profile.figures.trend import HEIGHT, reach
from dashboard.views.country.profile.words.profile import ProfileWords

ISLAND = "country-trend"
"""The place of the lines that show how each right moved."""


@dataclass(frozen=True)
class TrendDrawing:
    """The place of an interactive line, and the line as it is printed."""

    island: Markup
    printed: Markup


@dataclass(frozen=True)
class ProfileFigures:
    """By right: `strips` of companies, `ledgers` of scored rights, `kinds`, `trends`; `amid` by kind of group
    and right."""

    axis: Markup
    strips: Mapping[str, StripShown]
    ledgers: Mapping[str, Markup]
    kinds: Mapping[str, Markup]
    amid: Mapping[tuple[str, str], Markup]
    trends: Mapping[str, TrendDrawing]


def profile_figures(answer: ProfileAnswer, words: ProfileWords) -> ProfileFigures:
    """The drawings of a whole profile."""
    scale = ruler_scale(answer.methodology)
    return ProfileFigures(
        axis=axis(scale),
        strips={
            right: shown_strip(one, answer.sources, answer.names, scale)
            for right, one in answer.strips.items()
        },
        ledgers=_ledgers(answer),
        kinds={row.pillar.id: _kinds(row, scale) for row in answer.profile.pillars},
        amid={
            (amid.group.kind, own.cell.node): strip(own, scale, own.cell.interval)
            for amid in answer.amid
            for own, _order in amid.standings
        },
        trends=_trends(answer, words),
    )


def _ledgers(answer: ProfileAnswer) -> Mapping[str, Markup]:
    ledgers = {row.pillar.id: row.ledger for row in answer.profile.scored if row.ledger is not None}
    whole = full_length(ledgers.values())
    return {right: ledger_bar(one, whole) for right, one in ledgers.items()}


def _kinds(row: PillarScore, scale: RulerScale) -> Markup:
    if len(row.kinds) > 1:
        return dumbbell(row.kinds, scale)
    return empty_ruler(_("Too little observed to tell them apart"))


def _trends(answer: ProfileAnswer, words: ProfileWords) -> Mapping[str, TrendDrawing]:
    limit, drawn = reach(answer.trends), {}
    for trend in answer.trends:
        if trend.points:
            label, moves = words.trends[trend.pillar.id].label, [point.move for point in trend.points]
            line = region_line(moves, moves, limit, label)
            drawn[trend.pillar.id] = TrendDrawing(place(ISLAND, label, HEIGHT), line)
    return drawn
