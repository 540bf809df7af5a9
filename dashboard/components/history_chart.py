"""The graph of one indicator of one economy over the years."""

from __future__ import annotations

from dash import dcc

from dashboard.components.chart_words import source_line
from dashboard.components.island import graph
from dashboard.figures.chart import Caption, captioned
from dashboard.figures.history import history_figure
from dashboard.i18n import _
from dashboard.queries.indicator_score import IndicatorScore
from dashboard.score import Interval
from methodology.scorebook import ScoreBook


def history_graph(answer: IndicatorScore, book: ScoreBook, doubt: Interval | None) -> list[dcc.Graph]:
    """One graph, or none where no year was observed. `doubt` is the interval around the score in use."""
    if not answer.history:
        return []
    indicator = answer.fact.indicator
    figure = history_figure(answer.history, indicator, book.methodology, book.terms(indicator.id).bulk, doubt)
    title = _(
        "%(indicator)s, %(name)s, %(first)s to %(last)s",
        indicator=indicator.title,
        name=answer.economy.name,
        first=answer.history[0].year,
        last=answer.history[-1].year,
    )
    file = f"history-{answer.economy.iso3}-{indicator.id}-{answer.selection.year}"
    caption = Caption(title, source_line(book.methodology, answer.fact.source), file)
    return [graph(captioned(figure, caption))]
