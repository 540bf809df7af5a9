"""Reads `data/desk_research.csv`: dated answers of experts about single economies, shown and never scored."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from data.reading.dates import date_of
from data.reading.tables import Row, read_rows
from methodology.faults.finding import Finding, Report, did_you_mean, unknown
from methodology.model import DeskAnswer, Framework

FILE = "data/desk_research.csv"
OPTIONAL = ("note", "indicator")
NEEDED = ("iso3", "topic", "question", "answer", "date", "source")


def read_answers(text: str, economies: Collection[str] | None, report: Report) -> tuple[DeskAnswer, ...]:
    """The answers in the order of the file, each question once for an economy and date.

    `economies` is None where they could not be read.
    """
    seen: dict[tuple[str, str, str], int] = {}
    return tuple(_answer(row, economies, seen) for row in read_rows(text, FILE, report, NEEDED, OPTIONAL))


def _answer(row: Row, economies: Collection[str] | None, seen: dict[tuple[str, str, str], int]) -> DeskAnswer:
    code = row.needed("iso3")
    if code and economies is not None and code not in economies:
        row.fault(f'"{code}" is not in data/economies.csv.{did_you_mean(code, economies)}')
    question, date = row.needed("question"), date_of(row, "date")
    if not date:
        row.fault('"date" is empty')
    first = seen.setdefault((code, question, date), row.number)
    if first != row.number:
        row.fault(f"this question is repeated; it stands in row {first} already")
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


def check_answers(answers: Iterable[DeskAnswer], framework: Framework) -> list[Finding]:
    """Every indicator that an answer names is one that there is."""
    return [
        Finding(FILE, row, unknown(answer.indicator, "indicator", framework.by_id), "row")
        for row, answer in enumerate(answers, start=2)
        if answer.indicator and answer.indicator not in framework.by_id
    ]
