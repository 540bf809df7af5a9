"""What the comparison's templates are given of companies, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.answers.companies.words import conduct_words, count_words, shared_words, state_word
from dashboard.answers.shown.score import interval_beside
from dashboard.drawing.ruler.company_ruler import conduct_ruler
from dashboard.drawing.ruler.scale import RulerScale
from dashboard.language.i18n import _
from dashboard.views.compare.answer.companies import (
    ComparedCompany,
    ComparedConduct,
    ComparedRight,
    SharedFigure,
)


@dataclass(frozen=True)
class ConductCell:
    """One mark drawn: the interval beside it, and a word for what is known."""

    of: ComparedConduct
    ruler: Markup
    beside: Markup
    word: str


@dataclass(frozen=True)
class CompanyLine:
    """One country: its marks, and what is known in sentences."""

    row: ComparedCompany
    cells: tuple[ConductCell, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class CompanyTable:
    """One right with its companies side by side."""

    right: ComparedRight
    lines: tuple[CompanyLine, ...]


def company_tables(rights: Iterable[ComparedRight], scale: RulerScale) -> Iterator[CompanyTable]:
    """A table for each right."""
    for right in rights:
        yield CompanyTable(right, tuple(_line(row, right.few, scale) for row in right.rows))


def _line(row: ComparedCompany, few: bool, scale: RulerScale) -> CompanyLine:
    sentences = [conduct_words(one.conduct) for one in row.conduct] if few else []
    sentences += [count_words(one) for one in row.counts]
    sentences += [_shared(one) for one in row.shared]
    return CompanyLine(row, tuple(_cell(one, scale) for one in row.conduct), tuple(sentences))


def _cell(one: ComparedConduct, scale: RulerScale) -> ConductCell:
    kind, doubt = one.conduct.kind, one.shown.interval
    return ConductCell(
        one,
        conduct_ruler(kind, one.shown, one.conduct.bounds, scale),
        interval_beside(doubt) if doubt else Markup(),
        state_word(kind),
    )


def _shared(one: SharedFigure) -> str:
    said = shared_words(one.row)
    period = _("It speaks of %(period)s.", period=one.period) if one.period else ""
    return f"{said} {period}".rstrip()
