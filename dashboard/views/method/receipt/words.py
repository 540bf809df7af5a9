"""What a receipt page says first: whether the number still stands, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.reasons import gate_reason, missing_words
from dashboard.answers.shown.score import ShownCell, lane_title, short_score
from dashboard.content.versions.published import Published, Versions
from dashboard.language.dates import day
from dashboard.language.i18n import _
from dashboard.language.numbers import number
from dashboard.language.words import words_listed
from dashboard.views.method.receipt.answer import Number, ReceiptAnswer
from methodology.model import states


@dataclass(frozen=True)
class ReceiptWords:
    """What became of the number, since when it is published, which versions there are, whose part it is, why
    it has no point score and why today's has none."""

    statement: str
    published: str
    versions: str
    lane: str
    why_then: str
    why_now: str


def receipt_words(answer: ReceiptAnswer, current: Published | None) -> ReceiptWords:
    """The words of an answer; `current` is the version that today's content is, None where it is none."""
    return ReceiptWords(
        receipt_statement(answer),
        _published(answer),
        _versions(answer.versions, current),
        lane_title(answer.shown.lane),
        why_not(answer.number),
        why_not(answer.live.number) if answer.live else "",
    )


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
    if answer.shown.state == states.SCORED and answer.live.number.cell.state == states.SCORED:
        return _moved(answer, version)
    return _(
        "A newer number has taken its place. In version %(version)s it read “%(then)s”; today it reads "
        "“%(now)s”.",
        version=version,
        then=short_score(answer.shown),
        now=short_score(answer.live.number.cell),
    )


def _standing(answer: ReceiptAnswer) -> str:
    if answer.published is None:
        return _not_published(answer.versions)
    return _(
        "This number stands, as published in version %(version)s on %(date)s.",
        version=answer.published.version,
        date=day(answer.published.date),
    )


def _not_published(versions: Versions) -> str:
    """That a number is in no version, or that this cannot be told."""
    if not versions.known:
        return _(
            "This number stands. Whether it has been published cannot be looked up here: no published "
            "version is kept beside the content."
        )
    if versions.damaged:
        return _(
            "This number stands. No published version that can be read here has it; damaged and not "
            "searched: %(versions)s.",
            versions=words_listed(versions.damaged),
        )
    return _("This number stands. It belongs to content that is not a published version yet.")


def _published(answer: ReceiptAnswer) -> str:
    if answer.published is not None:
        return day(answer.published.date)
    certain = answer.versions.known and not answer.versions.damaged
    return _("not yet") if certain else _("cannot be looked up here")


def _versions(versions: Versions, current: Published | None) -> str:
    """Which versions can be read, which are damaged, and whether today's content is one of them."""
    said = []
    if versions.whole:
        names = ", ".join(version.version for version in versions.whole)
        said.append(_("Published versions: %(versions)s.", versions=names))
    if versions.damaged:
        said.append(
            _("Damaged here and not searched: %(versions)s.", versions=words_listed(versions.damaged))
        )
    elif versions.whole and current is None:
        said.append(_("Today’s content is not a published version yet."))
    return " ".join(said)


def _moved(answer: ReceiptAnswer, version: str) -> str:
    assert answer.live is not None
    then, now = _told_apart(answer.shown, answer.live.number.cell)
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


def _told_apart(then: ShownCell, now: ShownCell) -> tuple[str, str]:
    """Two scores with one decimal, or with as many as it takes to see that they differ (at most four)."""
    both = [(number(then.score, digits), number(now.score, digits)) for digits in (1, 2, 3, 4)]
    return next(((before, after) for before, after in both if before != after), both[0])


def why_not(number: Number) -> str:
    """Why a number has no point score, in the reader's language; empty where it has one."""
    if number.missing is not None:
        return missing_words(number.missing)
    return gate_reason(number.cell, number.rule)
