"""A report as CSV in long form, as JSON or as text."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.exports.spreadsheets import harmless

_BY_SUFFIX = {".csv": "csv", ".json": "json", ".txt": "text"}


@dataclass(frozen=True)
class FormattedReport:
    """The same answer three ways; each part is made only when its format is asked for."""

    columns: Sequence[str]
    rows: Callable[[], Iterable[Sequence[object]]]
    document: Callable[[], object]
    text: Callable[[], str]


def format_of(asked: str | None, output: Path | None, default: str) -> str:
    """The format asked for, else the one the file's name ends in, else the default."""
    if asked is not None:
        return asked
    return _BY_SUFFIX.get(output.suffix.lower(), default) if output else default


def report_text(report: FormattedReport, form: str) -> str:
    """A report as csv, json or text."""
    return _TEXTS[form](report)


def plain(value: object) -> Any:
    """Dataclasses, arrays and mappings as what JSON knows; NaN, which it does not, as null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def csv_text(report: FormattedReport) -> str:
    """The rows of a report as CSV, every number in full precision."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(report.columns)
    writer.writerows([_cell(value) for value in row] for row in report.rows())
    return buffer.getvalue()


def _cell(value: object) -> str:
    """Numbers in full precision; nothing for None and NaN; no text that a spreadsheet would compute."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return harmless(value) if isinstance(value, str) else repr(value)


def _json(report: FormattedReport) -> str:
    return json.dumps(report.document(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


_TEXTS: Mapping[str, Callable[[FormattedReport], str]] = {
    "csv": csv_text,
    "json": _json,
    "text": lambda report: report.text(),
}
