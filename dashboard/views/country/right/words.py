"""The sentences of the page of one right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.catalogue.composition_words import composition_words
from dashboard.answers.companies.words import company_lead
from dashboard.answers.income.words import list_words, why
from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.peers import OrderAmong, Standing
from dashboard.answers.shown.reasons import gate_reason, gate_reasons
from dashboard.answers.shown.score import Interval, ShownCell, lane_title
from dashboard.drawing.theme import stage_of
from dashboard.language.i18n import _
from dashboard.language.numbers import number, score1
from dashboard.language.words import title_inline, title_opening
from dashboard.views.country.parts.right_statement import pillar_statement
from dashboard.views.country.parts.standing import PillarScore
from dashboard.views.country.parts.step_words import step_words
from dashboard.views.country.parts.words import ends_words, lane_reasons, order_words, share_words
from dashboard.views.country.right.answer.right import RightAnswer
from methodology.model import ALL, Methodology, states


@dataclass(frozen=True)
class RightPageWords:
    """`reasons` say by lane why it has no score, `conditions` all that the score of all actors fails, `parts`
    by dimension why it has none; `shares` by channel its part of the missing points; `amid` by kind of group;
    `income` how to read the list in the light of income, `income_why` by indicator why it is not adjusted."""

    statement: str
    stage: str
    made_of: str
    against: str
    reasons: Mapping[str, str]
    conditions: tuple[str, ...]
    parts: Mapping[str, str]
    shares: Mapping[str, str]
    amid: Mapping[str, str]
    income: str
    income_why: Mapping[str, str]


def right_words(answer: RightAnswer) -> RightPageWords:
    """The words of a whole page."""
    row, method, selection = answer.right.score, answer.methodology, answer.subject.selection
    cells = {part.dimension.id: part.cell for part in answer.right.dimensions}
    return RightPageWords(
        statement=_statement(answer),
        stage=stage_words(answer.shown, method, answer.shown.interval),
        made_of=composition_words(answer.composition, selection.year, answer.marked),
        against=step_words(answer.step),
        reasons=lane_reasons(row, method.gate),
        conditions=gate_reasons(row.whole.cell),
        parts={part: gate_reason(cell, method.gate) for part, cell in cells.items() if cell},
        shares=_shares(row),
        amid={own.group.kind: standing_words(own, order) for own, order in answer.amid},
        income=list_words(list(answer.incomes.values())) if answer.by_income else "",
        income_why={name: why(income.view.reason) for name, income in answer.incomes.items()},
    )


def standing_words(amid: Standing, order: OrderAmong | None) -> str:
    """How far a group reaches, and whom an economy can be told apart from; empty for fewer than two."""
    return f"{ends_words(amid)} {order_words(order)}" if len(amid.peers) > 1 else ""


def _shares(row: PillarScore) -> Mapping[str, str]:
    shares = row.ledger.shares if row.ledger else {}
    return {channel: share_words(row, (channel,)) for channel, share in shares.items() if share > 0}


def _statement(answer: RightAnswer) -> str:
    if answer.companies_alone and answer.strip is not None:
        return company_lead((answer.strip,))
    subject = answer.subject
    return pillar_opening(
        answer.right.score, subject.economy.name, answer.methodology, subject.selection.lane
    )


def pillar_opening(row: PillarScore, name: str, methodology: Methodology, lane: str = ALL) -> str:
    """A pillar's own page in one or two sentences: the score of the lane, or what is lacking."""
    if lane != ALL:
        return _part_opening(row.lane(lane).cell, name, methodology)
    cell = row.whole.cell
    if cell.state != states.SCORED:
        return pillar_statement(row, name)
    stands = _("%(name)s stands at %(score)s on a scale from %(worst)s (worst) to %(best)s (best).",
               name=name, score=score1(cell.score), worst=number(methodology.scale_min),
               best=number(methodology.scale_max))  # fmt: skip
    if not row.strongest or not row.weakest:
        return stands
    ends = _("%(best)s has the highest score, %(high)s; %(worst)s the lowest, %(low)s.",
             best=title_opening(row.strongest[0]), high=score1(row.strongest[1].score),
             worst=title_inline(row.weakest[0]), low=score1(row.weakest[1].score))  # fmt: skip
    return f"{stands} {ends}"


def _part_opening(cell: ShownScore, name: str, methodology: Methodology) -> str:
    """The same of one lane only, so that a number that is cited is the one on the page."""
    values = {"part": lane_title(cell.lane), "name": name}
    if cell.state == states.SCORED:
        return _(
            "%(part)s: %(name)s stands at %(score)s on a scale from %(worst)s (worst) to %(best)s (best).",
            score=score1(cell.score),
            worst=number(methodology.scale_min),
            best=number(methodology.scale_max),
            **values,
        )
    if cell.state == states.RANGE:
        return _(
            "%(part)s: %(name)s stands somewhere between %(low)s and %(high)s.",
            low=score1(cell.bound_low),
            high=score1(cell.bound_high),
            **values,
        )
    return _("%(part)s: too little evidence on %(name)s for a score.", **values)


def stage_words(cell: ShownCell, methodology: Methodology, doubt: Interval | None) -> str:
    """In which stage a score lies, or between which two its doubt leaves it; empty without either."""
    if cell.score is None:
        return ""
    low, high = (stage_of(methodology, end) for end in doubt or (cell.score, cell.score))
    if low is None or high is None:
        return ""
    if low == high:
        return _("In words: %(stage)s.", stage=title_inline(low))
    return _("In words: somewhere from %(low)s to %(high)s.", low=title_inline(low), high=title_inline(high))
