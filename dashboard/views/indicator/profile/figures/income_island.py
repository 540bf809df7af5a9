"""The graph of one indicator's scores over income."""

from __future__ import annotations

from dash import dcc

from dashboard.answers.income.income import IncomeWorld
from dashboard.answers.shown.score import IntervalOf
from dashboard.drawing.islands.chart import Caption, captioned
from dashboard.drawing.islands.island import graph
from dashboard.drawing.islands.words import source_line
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.language.i18n import _
from dashboard.views.indicator.profile.figures.income_scatter import income_scatter
from methodology.scoring.scorebook import ScoreBook


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
