"""The graph of one indicator of one economy over the years."""

from __future__ import annotations

from dash import dcc

from dashboard.drawing.islands.chart import Caption, captioned
from dashboard.drawing.islands.island import graph
from dashboard.drawing.islands.words import source_line
from dashboard.language.i18n import _
from dashboard.views.country.score.answer.score import IndicatorScore
from dashboard.views.country.score.figures.history import history_figure


def history_graph(answer: IndicatorScore) -> list[dcc.Graph]:
    """One graph, or none where no year was observed."""
    if not answer.history:
        return []
    indicator, method, subject = answer.fact.indicator, answer.methodology, answer.subject
    figure = history_figure(answer.history, indicator, method, answer.bulk, answer.shown.interval)
    title = _(
        "%(indicator)s, %(name)s, %(first)s to %(last)s",
        indicator=indicator.title,
        name=subject.economy.name,
        first=answer.history[0].year,
        last=answer.history[-1].year,
    )
    file = f"history-{subject.economy.iso3}-{indicator.id}-{subject.selection.year}"
    caption = Caption(title, source_line(method, answer.fact.source), file)
    return [graph(captioned(figure, caption))]
