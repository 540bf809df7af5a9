"""The doubt about the scores of a year: computed once for a content, kept beside its prepared form.

One `.npz` file a year, never pickled. Its name holds the digest of the content and of the code that draws, so
it can't be stale; a file that is missing, damaged or not writable is no fault: the doubt is drawn again.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from threading import Lock

import numpy as np

from dashboard.bounded_cache import BoundedCache
from dashboard.files import written_whole
from dashboard.mark_bounds import mark_bounds
from dashboard.score import ShownCell
from dashboard.settings import OWN_CONTENT, cache_directory
from methodology import gate
from methodology.doubt_book import Doubt, DoubtArrays, Ends
from methodology.doubt_change import JointYears
from methodology.gate import STATES
from methodology.scorebook import ScoreBook
from methodology.uncertainty import uncertainty

KEEP = 16
"""So many years stay on disk; older files are removed."""
MEMORY = 32 * 1024 * 1024
"""Years are held in memory up to this many bytes; one of the shipped content takes about eleven million."""
SCORED = STATES[gate.SCORED]
_WORDS = ("year", "draws", "seed", "level", "economies", "lanes", "nodes", "pillars", "indicators")
_ARRAYS = tuple(item.name for item in fields(DoubtArrays))
_FAULTS = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)


@dataclass(frozen=True)
class Around:
    """The doubt about one score: the interval and the median by its evidence, what other methods make of it,
    and whether the score lies outside its interval."""

    interval: Ends
    median: float
    method: Ends
    outside: bool


class Doubts:
    """The doubt about each year of one book of scores; safe between threads."""

    def __init__(self, book: ScoreBook) -> None:
        self.book = book
        self._held: BoundedCache[Doubt] = BoundedCache(MEMORY)
        self._lock = Lock()

    @cached_property
    def joint(self) -> JointYears:
        """Two years drawn together, for what may be said about a change."""
        return JointYears(self.book)

    def interval(self, cell: ShownCell) -> Ends | None:
        """The interval around a shown score of this book; None where a cell has no point score.

        A company's mark has that of the company's own counts, the same wherever it stands.
        """
        if cell.state != SCORED:
            return None
        counted = mark_bounds(self.book, cell.node, cell.iso3, cell.year)
        if counted is not None:
            return counted
        return self.of(cell.year).interval(cell.iso3, cell.node, cell.lane)

    def around(self, cell: ShownCell) -> Around | None:
        """All that is known of the doubt about a shown score; None where a cell has no point score."""
        if cell.state != SCORED:
            return None
        doubt = self.of(cell.year)
        ends, at = doubt.components(cell.iso3, cell.node, cell.lane), (cell.iso3, cell.node, cell.lane)
        middle = doubt.median(*at)
        if ends is None or middle is None:
            return None
        return Around(ends.evidence, middle, ends.method, doubt.outside(*at))

    def recoded(self, cell: ShownCell) -> float:
        """The chance that the coded answer behind an indicator's score belongs to a neighbouring level."""
        doubt = self.of(cell.year)
        found = doubt.measurement(cell.iso3, cell.node) if cell.node in doubt.indicators else None
        return found.miscoded if found else 0.0

    def take_kept(self) -> None:
        """Takes the default year from disk where it is kept, so that all processes to come share it."""
        if self.book.content.digest and (kept := load(key_of(self.book, self.book.default_year))) is not None:
            self._held.put(kept.year, kept, _size(kept))

    def is_kept(self, year: int) -> bool:
        """Whether a year is on disk, so that asking for it takes no time to speak of."""
        with suppress(OSError):
            return _path(key_of(self.book, year)).is_file()
        return False

    def missing(self) -> tuple[int, ...]:
        """The years that are not on disk yet, the default year first, then the newest."""
        years = sorted(self.book.years, key=lambda year: (year != self.book.default_year, -year))
        return tuple(year for year in years if not self.is_kept(year))

    def of(self, year: int | None = None) -> Doubt:
        """The doubt about a year, by default the content's default year: from memory, from disk, or drawn.

        Raises ValueError for a year that is not scored.
        """
        year = self.book.default_year if year is None else year
        if (held := self._held.get(year)) is not None:
            return held
        with self._lock:
            if (held := self._held.get(year)) is None:
                held = self._found(year)
                self._held.put(year, held, _size(held))
        return held

    def _found(self, year: int) -> Doubt:
        if not self.book.content.digest:
            return uncertainty(self.book, year)
        key = key_of(self.book, year)
        if (kept := load(key)) is not None:
            return kept
        drawn = uncertainty(self.book, year)
        store(key, drawn)
        return drawn


def key_of(book: ScoreBook, year: int) -> str:
    """The name under which a year is kept; it changes with the content and with the code that draws."""
    return hashlib.sha256(f"{book.content.digest}\0{year}\0{drawing_code()}".encode()).hexdigest()


@cache
def drawing_code() -> str:
    """A digest of all that intervals depend on besides the content: our code, and numpy's version."""
    total = hashlib.sha256(np.__version__.encode())
    folders = ("methodology", "methodology/methods")
    code = [path for folder in folders for path in sorted((OWN_CONTENT / folder).glob("*.py"))]
    for path in (*code, Path(__file__)):
        total.update(path.read_bytes())
    return total.hexdigest()


def load(key: str) -> Doubt | None:
    """A kept doubt, None where there is none that can be trusted."""
    try:
        with np.load(_path(key), allow_pickle=False) as stored:
            words = json.loads(stored["json"].tobytes())
            arrays = DoubtArrays(**{name: stored[name] for name in _ARRAYS})
        words = {name: tuple(word) if isinstance(word, list) else word for name, word in words.items()}
        found = Doubt(**words, arrays=arrays)
        return found if arrays.score.shape == _shape(found) else None
    except _FAULTS:
        return None


def store(key: str, doubt: Doubt) -> None:
    """Keeps a doubt for the next start; written whole or not at all."""
    words = {name: getattr(doubt, name) for name in _WORDS}
    text = np.frombuffer(json.dumps(words).encode(), dtype=np.uint8)
    buffer = io.BytesIO()
    np.savez(buffer, json=text, **{name: getattr(doubt.arrays, name) for name in _ARRAYS})
    try:
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as file:
            file.write(buffer.getbuffer())
        _prune(path.parent)
    except OSError:
        return


def _shape(doubt: Doubt) -> tuple[int, int, int]:
    return len(doubt.lanes), len(doubt.nodes), len(doubt.economies)


def _size(doubt: Doubt) -> int:
    return sum(getattr(doubt.arrays, name).nbytes for name in _ARRAYS)


def _path(key: str) -> Path:
    try:
        return cache_directory() / f"doubt-{key[:32]}.npz"
    except RuntimeError as error:
        raise OSError("no home directory") from error


def _prune(folder: Path) -> None:
    kept = sorted(folder.glob("doubt-*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[KEEP:]:
        path.unlink(missing_ok=True)
