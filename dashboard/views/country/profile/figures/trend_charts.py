"""The graphs of how the rights of one economy moved, small multiples on one axis."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc

from dashboard.answers.asked.selection import Selection
from dashboard.drawing.islands.chart import Caption, captioned
from dashboard.drawing.islands.island import graph
from dashboard.drawing.islands.words import source_line
from dashboard.language.i18n import _
from dashboard.views.country.profile.answer.trend import Trend
from dashboard.views.country.profile.figures.trend import reach, trend_figure
from methodology.model import ALL, Economy, Methodology


def trend_graphs(
    trends: Sequence[Trend], economy: Economy, selection: Selection, methodology: Methodology
) -> list[dcc.Graph]:
    """A graph for each trend that has points, in their order, as the page has its places."""
    limit = reach(trends)
    return [
        graph(captioned(trend_figure(trend, limit), _caption(trend, economy, selection, methodology)))
        for trend in trends
        if trend.points
    ]


def _caption(trend: Trend, economy: Economy, selection: Selection, methodology: Methodology) -> Caption:
    title = _(
        "%(right)s, %(name)s: how far it moved since %(first)s, to %(last)s, in points",
        right=trend.pillar.title,
        name=economy.name,
        first=trend.points[0].year,
        last=trend.points[-1].year,
    )
    lane = "" if selection.lane == ALL else f"-{selection.lane}"
    file = f"trend-{economy.iso3}-{trend.pillar.id}-{selection.year}{lane}"
    return Caption(title, source_line(methodology), file)
