"""What the templates are given of the years: the regions' lines and the widest moves, drawn and named."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.trend import move_bar, region_line
from dashboard.language.i18n import _
from dashboard.language.numbers import signed
from dashboard.views.world.parts.changes import Changes, EconomyMove
from dashboard.views.world.parts.move_words import changes_finding, measured, measured_share, trends_finding
from dashboard.views.world.parts.regions import PillarTrend, RegionLine


@dataclass(frozen=True)
class RegionPanel:
    """One region's panel: `drawing` is empty where too few countries were observed throughout."""

    region: str
    line: RegionLine | None
    drawing: Markup


@dataclass(frozen=True)
class TrendRow:
    """One right: what was `measured`, how much of the right that is, and a panel a region."""

    trend: PillarTrend
    measured: str
    share: str
    panels: tuple[RegionPanel, ...]


@dataclass(frozen=True)
class Trends:
    """The regions over the years; `years` are those of any right."""

    title: str
    rows: tuple[TrendRow, ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class MoveRow:
    """One country's move, drawn; `turns` where the first rise stands after the falls."""

    move: EconomyMove
    measured: str
    share: str
    bar: Markup
    turns: bool


@dataclass(frozen=True)
class WideMoves:
    """The widest moves, falls first."""

    title: str
    rows: tuple[MoveRow, ...]


def trends(lines: tuple[PillarTrend, ...], regions: tuple[str, ...]) -> Trends | None:
    """The regions' lines of an answer, None where no right can be followed."""
    if not lines:
        return None
    limit = max(trend.widest for trend in lines) or 1.0
    rows = tuple(_trend(trend, regions, limit) for trend in lines)
    return Trends(
        trends_finding(lines), rows, tuple(sorted({year for trend in lines for year in trend.years}))
    )


def moves(changes: Changes) -> WideMoves | None:
    """The widest moves of an answer, None where there is none."""
    if not changes:
        return None
    both = changes.falls + changes.rises
    limit = max(abs(move.move) for move in both)
    rows = (_move(move, limit, place == len(changes.falls)) for place, move in enumerate(both))
    return WideMoves(changes_finding(changes), tuple(rows))


def _trend(trend: PillarTrend, regions: tuple[str, ...], limit: float) -> TrendRow:
    return TrendRow(
        trend,
        measured(trend.indicators, trend.total, trend.pillar),
        measured_share(trend.indicators, trend.total, trend.share),
        tuple(_panel(name, line, trend, limit) for name, line in zip(regions, trend.lines, strict=True)),
    )


def _panel(region: str, line: RegionLine | None, trend: PillarTrend, limit: float) -> RegionPanel:
    if line is None:
        return RegionPanel(region, None, Markup())
    words = _(
        "%(region)s: %(move)s from %(first)s to %(last)s",
        region=region,
        move=signed(line.change),
        first=trend.years[0],
        last=trend.years[-1],
    )
    return RegionPanel(region, line, region_line(line.values, trend.world.values, limit, words))


def _move(move: EconomyMove, limit: float, turns: bool) -> MoveRow:
    return MoveRow(
        move,
        measured(move.indicators, move.total, move.pillar),
        measured_share(move.indicators, move.total, move.share),
        move_bar(move.move, limit),
        turns,
    )
