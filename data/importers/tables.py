"""Reading gathered CSV files and writing the project's own: text in, text out, nothing rounded."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Read one gathered CSV as text; only an empty cell is missing, so that Namibia's "NA" stays text."""
    path = folder / name
    if not path.is_file():
        raise FileNotFoundError(f"{path}: not found; a gathered folder holds this file")
    return pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")


def read_both(folder: Path, name: str) -> pd.DataFrame:
    """A gathered table with the newer rows of the folder `more` under it, where there are any."""
    tables = [read_table(folder, name)]
    if (folder / "more" / name).is_file():
        tables.append(read_table(folder / "more", name))
    return pd.concat(tables, ignore_index=True)


def text_rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """The rows of a table of texts, only these columns, in this order."""
    return zip(*(table[column] for column in columns), strict=True)


def number_text(value: float | str) -> str:
    """The shortest text that reads back as the same number ("3" for 3.0); an empty text stays empty."""
    if value == "" or pd.isna(value):
        return ""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> int:
    """Write rows sorted by their text, with Unix line ends; returns how many were written.

    Sorting makes two runs over the same folder write the same bytes. A missing value is an empty cell.
    """
    texts = sorted([["" if pd.isna(cell) else str(cell) for cell in row] for row in rows])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(texts)
    return len(texts)
