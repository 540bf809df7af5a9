"""The graph of one indicator's scores over income."""

from __future__ import annotations

from collections.abc import Mapping

from dash import dcc

from dashboard.answers.income.income import IncomeWorld
from dashboard.answers.shown.score import Interval
from dashboard.drawing.islands.chart import Caption, captioned
from dashboard.drawing.islands.island import graph
from dashboard.drawing.islands.words import source_line
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.language.i18n import _
from dashboard.views.indicator.profile.figures.income_scatter import income_scatter
from methodology.model import Indicator, Methodology


def income_graph(
    world: IncomeWorld, indicator: Indicator, methodology: Methodology, doubts: Mapping[str, Interval]
) -> list[dcc.Graph]:
    """One graph, or none where the indicator is not read in the light of income.

    `doubts` are intervals by ISO3.
    """
    if world.reason or not world.shown:
        return []
    figure = income_scatter(world, ruler_scale(methodology), doubts)
    title = _("%(indicator)s over income a head, %(year)s", indicator=indicator.title, year=world.year)
    file = f"income-world-{indicator.id}-{world.year}"
    return [graph(captioned(figure, Caption(title, source_line(methodology, world.source), file)))]
