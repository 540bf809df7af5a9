"""What the comparison's templates are given: sentences and drawings, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.ruler.axis import axis
from dashboard.drawing.ruler.scale import RulerScale, ruler_scale
from dashboard.language.i18n import _
from dashboard.language.numbers import digits
from dashboard.language.words import listed, title_inline
from dashboard.views.compare.answer.compare import Block, SideBySide
from dashboard.views.compare.answer.controls import Controls
from dashboard.views.compare.answer.spread import Spread
from dashboard.views.compare.figures.parts import parts_ruler
from dashboard.views.compare.figures.ruler import SIGNS, compare_definitions, compare_lines, key_mark
from dashboard.views.compare.figures.spread import spread_ruler
from dashboard.views.compare.page.companies import CompanyTable, company_tables
from dashboard.views.compare.page.rights import RightView, right_view
from dashboard.views.compare.words.finding import finding, summary
from methodology.model import Methodology


@dataclass(frozen=True)
class SpreadRow:
    """One indicator on one ruler; `places` is how many decimals its raw figures need."""

    spread: Spread
    ruler: Markup
    places: int


@dataclass(frozen=True)
class PartsPanel:
    """One economy's parts, right by right; a ruler is drawn where the parts stand on one line."""

    iso3: str
    name: str
    rights: tuple[tuple[Block, Markup], ...]


@dataclass(frozen=True)
class ComparedView:
    """What the templates show of a comparison. `named` and `left_out` are names of economies in words,
    `widest` the indicator with the widest spread, "" without any. `signs` are those of the key; `companies`
    and `panels` are empty where they are not shown."""

    controls: Controls
    answer: SideBySide
    heading: str
    summary: tuple[str, ...]
    named: str
    left_out: str
    widest: str
    definitions: Markup
    lines: Markup
    axis: Markup
    signs: Mapping[str, Markup]
    rights: tuple[RightView, ...]
    companies: tuple[CompanyTable, ...]
    spreads: tuple[SpreadRow, ...]
    panels: tuple[PartsPanel, ...]


def compared_view(answer: SideBySide, controls: Controls, method: Methodology) -> ComparedView:
    """A comparison with its words and drawings."""
    scale, lane, level = ruler_scale(method), answer.choice.selection.lane, answer.level
    return ComparedView(
        controls=controls,
        answer=answer,
        heading=_heading(answer),
        summary=() if answer.companies_alone else summary(answer),
        named=listed(list(answer.names.values())),
        left_out=listed(controls.left_out),
        widest=title_inline(answer.spreads[0].indicator) if answer.spreads else "",
        definitions=compare_definitions(scale),
        lines=compare_lines(scale),
        axis=axis(scale),
        signs={name: key_mark(name) for name in SIGNS},
        rights=tuple(right_view(block, lane, level, scale) for block in answer.blocks),
        companies=tuple(company_tables(answer.companies, scale)),
        spreads=tuple(_spread(one, answer.names, scale) for one in answer.spreads),
        panels=tuple(_panel(iso3, answer, scale) for iso3 in answer.names) if answer.parts else (),
    )


def _heading(answer: SideBySide) -> str:
    if answer.companies_alone:
        return _("What companies did in %(countries)s", countries=listed(list(answer.names.values())))
    return finding(answer)


def _spread(spread: Spread, names: Mapping[str, str], scale: RulerScale) -> SpreadRow:
    values = [value for value in spread.values if value is not None]
    return SpreadRow(spread, spread_ruler(spread.scored, scale, names), digits(values) if values else 0)


def _panel(iso3: str, answer: SideBySide, scale: RulerScale) -> PartsPanel:
    rights = ((block, _parts(block, iso3, scale) if answer.paired else Markup()) for block in answer.rights)
    return PartsPanel(iso3, answer.names[iso3], tuple(rights))


def _parts(block: Block, iso3: str, scale: RulerScale) -> Markup:
    state, corporate = block.row(iso3).others
    return parts_ruler(state.cell, corporate.cell, scale)
