"""Reads `data/desk_research.csv`: dated answers of experts about single economies, shown and never scored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from data.reading.dates import date_of
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Finding, Report, row_findings, unknown
from methodology.model import DeskAnswer, Framework

FILE = "data/desk_research.csv"
OPTIONAL = ("note", "indicator")
NEEDED = ("iso3", "topic", "question", "answer", "date", "source")


@dataclass(frozen=True)
class DeskAnswers:
    """The answers in the order of the file, with the row number of each."""

    answers: tuple[DeskAnswer, ...]
    rows: tuple[int, ...]


def read_answers(text: str, economies: Collection[str] | None, report: Report) -> DeskAnswers:
    """The answers in the order of the file, each question once for an economy and date.

    `economies` is None where they could not be read.
    """
    seen: dict[object, int] = {}
    rows = read_rows(text, FILE, report, NEEDED, OPTIONAL)
    numbered = [(_answer(row, economies, seen), row.number) for row in rows]
    return DeskAnswers(tuple(one for one, _ in numbered), tuple(number for _, number in numbered))


def _answer(row: Row, economies: Collection[str] | None, seen: dict[object, int]) -> DeskAnswer:
    code = row.listed("iso3", economies, "data/economies.csv")
    question, date = row.needed("question"), date_of(row, "date", needed=True)
    row.once("this question", (code, question, date), seen)
    return DeskAnswer(
        iso3=code,
        topic=row.needed("topic"),
        question=question,
        answer=row.needed("answer"),
        date=date,
        source=row.needed("source"),
        note=row.text("note"),
        indicator=row.text("indicator"),
    )


def check_answers(answers: DeskAnswers, framework: Framework) -> list[Finding]:
    """Every indicator that an answer names is one that there is."""
    known = framework.by_id
    return row_findings(
        FILE,
        (
            (row, partial(unknown, answer.indicator, "indicator", known))
            for answer, row in zip(answers.answers, answers.rows, strict=True)
            if answer.indicator and answer.indicator not in known
        ),
    )
