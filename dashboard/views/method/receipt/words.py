"""What a receipt page says first: whether the number still stands, and what became of it."""

from __future__ import annotations

from dashboard.answers.shown.reasons import gate_reason, missing_reason
from dashboard.answers.shown.score import short_score
from dashboard.language.dates import day
from dashboard.language.i18n import _
from dashboard.language.numbers import number
from dashboard.views.method.receipt.answer import ReceiptAnswer
from methodology.model import states
from methodology.scoring.scorebook import Cell, ScoreBook


def receipt_statement(answer: ReceiptAnswer) -> str:
    """One or two sentences on the state of the number."""
    if answer.in_force:
        return _standing(answer)
    version = answer.published.version if answer.published else ""
    if answer.live is None:
        return _(
            "This number was published in version %(version)s. Today’s content no longer has it.",
            version=version,
        )
    if answer.cell.state == states.SCORED and answer.live.cell.state == states.SCORED:
        return _moved(answer, version)
    return _(
        "A newer number has taken its place. In version %(version)s it read “%(then)s”; today it reads "
        "“%(now)s”.",
        version=version,
        then=short_score(answer.cell),
        now=short_score(answer.live.cell),
    )


def _standing(answer: ReceiptAnswer) -> str:
    if answer.published is None:
        return _("This number stands. It belongs to content that is not a published version yet.")
    return _(
        "This number stands, as published in version %(version)s on %(date)s.",
        version=answer.published.version,
        date=day(answer.published.date),
    )


def _moved(answer: ReceiptAnswer, version: str) -> str:
    assert answer.live is not None
    then, now = _told_apart(answer.cell, answer.live.cell)
    if answer.change is not None and abs(answer.change.total) < 1e-9:
        return _(
            "A newer receipt has taken its place: something behind the number of version %(version)s has "
            "changed, but the score is the same, %(now)s.",
            version=version,
            now=now,
        )
    return _(
        "A newer number has taken its place: %(then)s in version %(version)s, %(now)s today.",
        version=version,
        then=then,
        now=now,
    )


def _told_apart(then: Cell, now: Cell) -> tuple[str, str]:
    """Two scores with one decimal, or with as many as it takes to see that they differ (at most four)."""
    both = [(number(then.score, digits), number(now.score, digits)) for digits in (1, 2, 3, 4)]
    return next(((before, after) for before, after in both if before != after), both[0])


def why_not(book: ScoreBook, cell: Cell) -> str:
    """Why a number has no point score, in the reader's language; empty where it has one."""
    if cell.level == "indicator":
        return missing_reason(book, cell)
    return gate_reason(cell, book.methodology.gate)
