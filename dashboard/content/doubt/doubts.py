"""The doubt about the scores of a year: computed once for a content, kept beside its prepared form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from dashboard.answers.companies.mark_bounds import mark_bounds
from dashboard.answers.later import Later
from dashboard.answers.shown.score import ShownCell
from dashboard.content import kept
from dashboard.content.bounded_cache import BoundedCache
from dashboard.content.doubt.on_disk import KeptYears, in_memory, size_in_memory, size_on_disk
from methodology.change.told import JointYears
from methodology.doubt.book import Doubt, Ends
from methodology.doubt.run import uncertainty
from methodology.scoring.aggregation import gate
from methodology.scoring.aggregation.gate import STATES
from methodology.scoring.scorebook import ScoreBook

MEMORY = 32 * 1024 * 1024
"""Years are held in memory up to this many bytes, and always the last one that is not on disk; one of the
shipped content takes about four million."""
LARGE = MEMORY // 4
"""A year that takes more is read from disk as it is asked, but for the default year."""
OTHERS = 16
"""So many years of other contents stay on disk beside all years of this one."""
KEPT = KeptYears("doubt", OTHERS, Doubt)
SCORED = STATES[gate.SCORED]
JOB, PATIENCE = "doubt", 15.0
"""The work of the process aside, and the seconds after which a reader is told to come back."""


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

    def __init__(self, book: ScoreBook, later: Later | None = None) -> None:
        self.book = book
        self._later = later or Later()
        self._held: BoundedCache[Doubt] = BoundedCache(MEMORY)
        self._large: dict[int, Doubt] = {}
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
        measured = doubt.measurement(cell.iso3, cell.node) if cell.node in doubt.indicators else None
        return measured.miscoded if measured else 0.0

    def take_kept(self) -> None:
        """Takes the default year from disk where it is kept, so that all processes to come share it."""
        if self.book.content.digest and (doubt := self._kept(self.book.default_year)) is not None:
            self._put(doubt)

    def is_kept(self, year: int) -> bool:
        """Whether a year is on disk, so that asking for it takes no time to speak of."""
        return KEPT.has(key_of(self.book, year))

    def missing(self) -> tuple[int, ...]:
        """The years that are not on disk yet, the default year first, then the newest."""
        years = sorted(self.book.years, key=lambda year: (year != self.book.default_year, -year))
        return tuple(year for year in years if not self.is_kept(year))

    def of(self, year: int | None = None) -> Doubt:
        """The doubt about a year, by default the content's default year: from memory, from disk, or drawn.

        Raises ValueError for a year that is not scored, BeingComputed for one that is being drawn aside.
        """
        year = self.book.default_year if year is None else year
        if (held := self._of_memory(year)) is not None:
            return held
        with self._lock:
            if (held := self._of_memory(year)) is None:
                held = self._kept_or_drawn(year)
                self._put(held)
        return held

    def _put(self, doubt: Doubt) -> None:
        """Holds a year; of those that are too large for that, the default year and the last one."""
        size = size_in_memory(doubt)
        if size > MEMORY:
            self._large = {year: one for year, one in self._large.items() if year == self.book.default_year}
            self._large[doubt.year] = doubt
        self._held.put(doubt.year, doubt, size)

    def _of_memory(self, year: int) -> Doubt | None:
        return self._large.get(year) or self._held.get(year)

    def _kept_or_drawn(self, year: int) -> Doubt:
        if not self.book.content.digest:
            return uncertainty(self.book, year)
        if (doubt := self._kept(year)) is None:
            self._later.take(job_of(year), lambda: self.is_kept(year), PATIENCE)
            doubt = self._kept(year)
        if doubt is None:
            doubt = uncertainty(self.book, year)
            KEPT.store(key_of(self.book, year), doubt, len(self.book.years) + OTHERS)
            doubt = self._kept(year) or doubt
        return doubt

    def _kept(self, year: int) -> Doubt | None:
        doubt = KEPT.load(key_of(self.book, year), lambda: uncertainty(self.book, year).arrays)
        if doubt is None:
            return None
        small = size_on_disk(doubt) <= LARGE
        return in_memory(doubt) if small or year == self.book.default_year else doubt


def job_of(year: int) -> str:
    """By which name the process aside knows the drawing of a year."""
    return f"{JOB} {year}"


def key_of(book: ScoreBook, year: int) -> str:
    """The name under which a year is kept; it changes with the content and with the code that draws."""
    return kept.key_of(book.content.digest, year, drawing_code())


def drawing_code() -> str:
    """A digest of all that intervals depend on besides the content: our code, and numpy's version."""
    return kept.code(kept.SCORED_BY)
