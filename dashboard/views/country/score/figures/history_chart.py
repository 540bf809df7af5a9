"""The graph of one indicator of one economy over the years."""

from __future__ import annotations

from dash import dcc

from dashboard.answers.shown.score import Interval
from dashboard.drawing.islands.chart import Caption, captioned
from dashboard.drawing.islands.island import graph
from dashboard.drawing.islands.words import source_line
from dashboard.language.i18n import _
from dashboard.views.country.score.answer.score import IndicatorScore
from dashboard.views.country.score.figures.history import history_figure
from methodology.scoring.scorebook import ScoreBook


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
