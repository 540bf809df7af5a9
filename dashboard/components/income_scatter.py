"""The graph of one indicator's scores over income."""

from __future__ import annotations

from dash import dcc

from dashboard.components.chart_words import source_line
from dashboard.components.island import graph
from dashboard.figures.chart import Caption, captioned
from dashboard.figures.income_scatter import income_scatter
from dashboard.figures.ruler_scale import ruler_scale
from dashboard.i18n import _
from dashboard.queries.income import IncomeWorld
from dashboard.score import IntervalOf
from methodology.scorebook import ScoreBook


def income_graph(world: IncomeWorld, book: ScoreBook, interval: IntervalOf) -> list[dcc.Graph]:
    """One graph, or none where the indicator is not read in the light of income."""
    if world.reason or not world.shown:
        return []
    doubts = {one.view.iso3: doubt for one in world.shown if (doubt := interval(one.cell)) is not None}
    figure = income_scatter(world, ruler_scale(book.methodology), doubts)
    indicator = book.framework.by_id[world.indicator]
    title = _("%(indicator)s over income a head, %(year)s", indicator=indicator.title, year=world.year)
    file = f"income-world-{indicator.id}-{world.year}"
    return [graph(captioned(figure, Caption(title, source_line(book.methodology, world.source), file)))]
