"""The drawings of the page of one right, made before its template is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.ruler.axis import axis
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.ruler.strip import strip
from dashboard.views.country.parts.company_strip import StripShown, shown_strip
from dashboard.views.country.parts.income_ruler import income_row_ruler
from dashboard.views.country.parts.ledger import full_length, ledger_bar, share_bar
from dashboard.views.country.right.answer.right import RightAnswer


@dataclass(frozen=True)
class RightFigures:
    """`strip` is that of companies; `ledger` is None without a score; `shares` and `incomes` are by
    indicator, `amid` by kind of group."""

    axis: Markup
    strip: StripShown | None
    ledger: Markup | None
    shares: Mapping[str, Markup]
    incomes: Mapping[str, Markup]
    amid: Mapping[str, Markup]


def right_figures(answer: RightAnswer) -> RightFigures:
    """The drawings of a whole page."""
    scale, ledger = ruler_scale(answer.methodology), answer.right.score.ledger
    return RightFigures(
        axis=axis(scale),
        strip=shown_strip(answer.strip, answer.sources, answer.names, scale) if answer.strip else None,
        ledger=ledger_bar(ledger, full_length([ledger])) if ledger else None,
        shares={name: share_bar(shares, slim=True) for name, shares in answer.responsible.items()},
        incomes={
            fact.indicator.id: income_row_ruler(income, scale, fact.shown.interval)
            for part in answer.right.dimensions
            for fact in part.facts
            if (income := answer.incomes.get(fact.indicator.id)) and income.adjusted
        },
        amid={own.group.kind: strip(own, scale, own.cell.interval) for own, _order in answer.amid},
    )
