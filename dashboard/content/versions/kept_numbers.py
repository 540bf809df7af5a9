"""The numbers of a superseded version without its content: enough for its receipts to be looked up.

Versions scored before withheld scores were rounded give their figures back, so that the public edition may
not hold their content. It keeps, in `numbers.parquet`, receipts with the numbers they were given for, rounded
to one decimal. A receipt is a hash over figures: where it rests on a single withheld one, whoever tries all
figures finds that one, so such receipts are left out.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard.content.files import read_plain
from methodology.explain.receipts import every_receipt
from methodology.model import Bools
from methodology.scoring.aggregation import gate
from methodology.scoring.scorebook import Node, ScoreBook

NUMBERS = "numbers.parquet"
COLUMNS = ("receipt", "node", "level", "title", "iso3", "year", "lane", "state", "score")
LARGEST = 256 << 20
FEWEST = 2
"""A receipt that rests on withheld figures rests on at least so many."""


@dataclass(frozen=True)
class KeptNumber:
    """One number as it was published: `score` to one decimal, None unless scored."""

    node: str
    level: str
    title: str
    iso3: str
    year: int
    lane: str
    state: str
    score: float | None


def numbers_of(book: ScoreBook) -> bytes:
    """All numbers of a book with their receipts, as Parquet; `book` stands under the terms of today."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    receipts = every_receipt(book).reshape(len(book.nodes), -1)
    years, lanes = len(book.years), len(book.lanes)
    cell = np.arange(receipts.shape[1])
    economy, year, lane = cell // (years * lanes), cell // lanes % years, cell % lanes
    parts = []
    for place, node in enumerate(book.nodes):
        kept = np.repeat(_may_stand(book, node), lanes)
        state, score = _column(book, node)
        table = {
            "receipt": receipts[place][kept],
            "node": pa.DictionaryArray.from_arrays(
                np.full(kept.sum(), 0, dtype=np.int32), pa.array([node.id])
            ),
            "level": pa.DictionaryArray.from_arrays(
                np.full(kept.sum(), 0, dtype=np.int32), pa.array([node.level])
            ),
            "title": pa.DictionaryArray.from_arrays(
                np.full(kept.sum(), 0, dtype=np.int32), pa.array([node.title])
            ),
            "iso3": pa.DictionaryArray.from_arrays(
                economy[kept].astype(np.int32), pa.array([one.iso3 for one in book.economies])
            ),
            "year": np.array(book.years, dtype=np.int16)[year[kept]],
            "lane": pa.DictionaryArray.from_arrays(lane[kept].astype(np.int32), pa.array(list(book.lanes))),
            "state": state[kept],
            "score": pa.array(np.round(score[kept], 1), from_pandas=True),
        }
        parts.append(pa.table(table))
    file = io.BytesIO()
    pq.write_table(pa.concat_tables(parts).unify_dictionaries(), file, compression="zstd")
    return file.getvalue()


def _may_stand(book: ScoreBook, node: Node) -> Bools:
    """Which cells (economies × years, flat) of a node rest on no withheld figure, or on several."""
    leaves = [i for i in book.framework.indicators if node.id == i.id or _below(node, i.pillar, i.dimension)]
    withheld = [book.tree.indicator_index[i.id] for i in leaves if not book.terms(i.id).bulk]
    count = (book.figures.year[withheld] >= 0).sum(axis=0).reshape(-1)
    return np.asarray((count == 0) | (count >= FEWEST))


def _below(node: Node, pillar: str, dimension: str) -> bool:
    if node.level == "overall":
        return True
    return node.pillar == pillar and (
        node.level == "pillar" or (node.level == "dimension" and node.dimension == dimension)
    )


def _column(book: ScoreBook, node: Node) -> tuple[np.ndarray, np.ndarray]:
    """State and score of a node in the order economy, year, lane."""
    shape = (len(book.economies), len(book.years), len(book.lanes))
    state, score = np.zeros(shape, dtype=np.int8), np.full(shape, np.nan)
    for place, lane in enumerate(book.lanes):
        for at, year in enumerate(book.years):
            column = book.column(node.id, year, lane)
            state[:, at, place], score[:, at, place] = column.state, column.score
    return state.reshape(-1), score.reshape(-1)


class KeptNumbers:
    """The numbers kept of one version."""

    def __init__(self, folder: Path, digest: str = "") -> None:
        """`digest` is the SHA-256 of the file, "" where none is known.

        Raises OSError or ValueError where the file cannot be read or is another one.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        data = read_plain(folder / NUMBERS, LARGEST)
        if digest and hashlib.sha256(data).hexdigest() != digest:
            raise ValueError("the numbers are not those that were published")
        try:
            self.table = pq.read_table(pa.BufferReader(data), columns=list(COLUMNS))
            self.receipts = self.table.column("receipt").to_numpy().astype(np.uint64, casting="safe")
            if not set(self.table.column("state").unique().to_pylist()) <= set(range(len(gate.STATES))):
                raise ValueError("a state is unknown")
        except (pa.ArrowException, KeyError, TypeError) as error:
            raise ValueError(f"the numbers cannot be read: {error}") from error

    def at(self, place: int) -> KeptNumber:
        """The number in a row of the table; `receipts` stand in the same order."""
        row = {name: column[0] for name, column in self.table.slice(place, 1).to_pydict().items()}
        return KeptNumber(
            node=row["node"],
            level=row["level"],
            title=row["title"],
            iso3=row["iso3"],
            year=row["year"],
            lane=row["lane"],
            state=gate.STATES[row["state"]],
            score=row["score"],
        )
