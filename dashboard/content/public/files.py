"""The files of a content root as they may be published: leaf scores in place of withheld figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping

from dashboard.content.terms import LEAF_SCORES
from data.reading.figures.observation_rows import CSV_FILE, PARQUET_FILE
from methodology.model import Content, LeafScore
from methodology.model.terms import RAW, named_series, word, word_of_series
from methodology.scoring.leaves.leaf_scores import leaf_scores_of
from methodology.scoring.scorebook import ScoreBook

FOLDER, RESTRICTED = "data/", "data/restricted"
"""Files whose path begins so hold what may not be passed on, and are left out whole."""
SOURCE, SERIES = "source", "series"


def public_files(files: Mapping[str, bytes], book: ScoreBook) -> dict[str, bytes]:
    """The files (path within the root → bytes) of the content that `book` was made of, as they may leave.

    Tables keep the rows of series and sources whose figures may be passed on; `data/leaf_scores.csv` holds a
    rounded score for every figure that was left out and counts. Of a series that nothing names no terms are
    known: it stays only where the root files what may not be passed on apart, or is a public edition already.
    So does a table beside which a restricted one stands (`data/restricted_<name>`).
    """
    content, kept = book.content, dict[str, bytes]()
    public = LEAF_SCORES in files
    apart = public or any(name.startswith(RESTRICTED) for name in files)
    keep = _open_series(content, apart)
    for name, data in files.items():
        if name.startswith(RESTRICTED) or name == LEAF_SCORES:
            continue
        if name == PARQUET_FILE:
            kept[name] = _parquet(data, keep)
        elif name == CSV_FILE:
            kept[name] = _table(data, SERIES, keep)
        elif name.startswith(FOLDER) and name.endswith(".csv") and not (public or _twin(name) in files):
            kept[name] = _table(data, SOURCE, _open_source(content))
        else:
            kept[name] = data
    kept[LEAF_SCORES] = _leaf_scores(leaf_scores_of(book))
    return kept


def _twin(name: str) -> str:
    """The path of the restricted table that may stand beside an open one."""
    return f"{RESTRICTED}_{name.removeprefix(FOLDER)}"


def _leaf_scores(rows: Iterable[LeafScore]) -> bytes:
    """The bytes of the table; an absent bound is an empty cell."""
    lines = ["indicator,iso3,year,score,low,high"]
    for row in rows:
        figures = ("" if figure is None else f"{figure:.10g}" for figure in (row.score, row.low, row.high))
        lines.append(",".join([row.indicator, row.iso3, str(row.year), *figures]))
    return ("\n".join(lines) + "\n").encode()


def _open_series(content: Content, apart: bool) -> Callable[[str], bool]:
    named = named_series(content)
    words = {name: word_of_series(content, name) for name in named}
    return lambda name: words[name] == RAW if name in named else apart


def _open_source(content: Content) -> Callable[[str], bool]:
    """Other words than keys of sources are remarks, and stay."""
    return lambda name: word(content.sources.get(name)) == RAW


def _table(data: bytes, column: str, keep: Callable[[str], bool]) -> bytes:
    """The rows of a CSV table whose word in a column is kept; the very bytes where all are."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""))
    rows = list(reader)
    header = [name.strip() for name in rows[0]] if rows else []
    if column not in header:
        return data
    at = header.index(column)
    kept = [row for place, row in enumerate(rows) if not place or not row or keep(row[at].strip())]
    if len(kept) == len(rows):
        return data
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(kept)
    return text.getvalue().encode()


def _parquet(data: bytes, keep: Callable[[str], bool]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(pa.BufferReader(data))
    names = table.column(SERIES).cast(pa.string()).to_pylist()
    kept = table.filter(pa.array([keep(name or "") for name in names]))
    file = io.BytesIO()
    pq.write_table(kept, file)
    return file.getvalue()
