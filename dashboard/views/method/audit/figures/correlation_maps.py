"""The graphs of the audit: how the indicators of each right go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import dcc

from dashboard.drawing.islands.chart import Caption, captioned
from dashboard.drawing.islands.island import graph
from dashboard.drawing.islands.words import source_line
from dashboard.language.i18n import _
from dashboard.views.method.audit.answer.audit import Matrix
from dashboard.views.method.audit.figures.correlation_map import correlation_map
from methodology.model import Methodology


def correlation_graphs(
    matrices: Sequence[Matrix], titles: Mapping[str, str], methodology: Methodology, year: int
) -> list[dcc.Graph]:
    """A graph for each right's matrix, in their order, as the page has its places; `titles` are by node."""
    return [_graph(matrix, titles, methodology, year) for matrix in matrices]


def _graph(matrix: Matrix, titles: Mapping[str, str], methodology: Methodology, year: int) -> dcc.Graph:
    figure = correlation_map(matrix.cells, tuple(titles[indicator] for indicator in matrix.indicators))
    title = _(
        "%(right)s: how the scores of its indicators go together, %(year)s. Spearman’s ρ above the diagonal, "
        "Pearson’s r below; the darker, the stronger; − where they pull apart.",
        right=titles[matrix.pillar],
        year=year,
    )
    caption = Caption(title, source_line(methodology), f"correlations-world-{matrix.pillar}-{year}")
    return graph(captioned(figure, caption))
