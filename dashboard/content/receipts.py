"""From a receipt back to the number it was given for, in the current content or in a published version.

Receipts are not shipped. All of them (three quarters of a million, six megabytes) are made again from the
content in about a second, once, and kept in the cache directory; a digest of them is recorded when a version
is published, so that a test notices should they ever come out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from dashboard.content import kept
from dashboard.content.versions.archive import ARCHIVE
from dashboard.content.versions.digests import digest_of_receipts
from dashboard.content.versions.kept_numbers import NUMBERS, KeptNumber, KeptNumbers
from dashboard.content.versions.published import (
    Published,
    Versions,
    folder_of,
    look_up,
    only_numbers,
    open_book,
)
from methodology.explain.receipts import as_number, every_receipt
from methodology.faults.finding import ContentError
from methodology.model.terms import strictest, word
from methodology.scoring.scorebook import Node, ScoreBook

SHAPE = re.compile(r"[0-9a-f]{12}")
OPEN = 2
"""So many books of published versions stay open."""
KEEP = 12
"""So many lists of receipts stay in the cache directory."""
Numbers = npt.NDArray[np.uint64]
Stamp = tuple[tuple[int, int], ...]
"""When files were written last, in ns, and how large they are."""
DAMAGED = (ContentError, OSError, ValueError)
"""What the folder of a published version may raise that is not as it was published."""


@dataclass(frozen=True)
class Found:
    """The number that a receipt stands for, and the newest published version that has it, if any.

    `book` is the current one where the number still stands, else that of the version. `versions` are those
    that were looked up.
    """

    book: ScoreBook
    published: Published | None
    node: Node
    iso3: str
    year: int
    lane: str
    versions: Versions


@dataclass(frozen=True)
class KeptFound:
    """A number of a version of which only the numbers are kept."""

    published: Published
    number: KeptNumber


class Receipts:
    """All receipts of a book, and of the published versions of its content root."""

    def __init__(self, book: ScoreBook, root: Path | None = None) -> None:
        """`root` is a content root or one of its published versions; without it there are none."""
        self.book = book
        self.root = root.parent.parent if root and (root / ARCHIVE).is_file() else root
        self._own: dict[str, Numbers] = {}
        self._verdicts: dict[tuple[Published, Stamp], bool] = {}
        self._without_content: dict[Published, KeptNumbers] = {}
        self._lock = Lock()

    def look_up(self) -> Versions:
        """What is known of the published versions; those whose numbers turned out not to be the published
        ones count as damaged."""
        known = look_up(self.root)
        wrong = [one for one in known.whole if not self._verdicts.get(self._as_it_is(one), True)]
        whole = tuple(version for version in known.whole if version not in wrong)
        return replace(known, whole=whole, damaged=(*known.damaged, *(one.version for one in wrong)))

    def versions(self) -> tuple[Published, ...]:
        """The published versions that can be read, newest first."""
        return self.look_up().whole

    def current(self) -> Published | None:
        """The published version that is the current content, if it is one."""
        digest = self.book.content.digest
        return next((version for version in self.versions() if version.content == digest), None)

    def without_content(self) -> bool:
        """True where only the numbers of a published version are kept."""
        return self.root is not None and any(
            only_numbers(folder_of(self.root, version.version)) for version in self.versions()
        )

    def prepare(self) -> None:
        """Makes all lists that are not kept yet."""
        for _version, _numbers in self._lists():
            pass

    def find(self, receipt: str) -> Found | KeptFound | None:
        """What a receipt stands for: the current content comes first, then the newest version that has it."""
        if not SHAPE.fullmatch(receipt):
            return None
        number = np.uint64(as_number(receipt))
        places = ((version, np.flatnonzero(numbers == number)) for version, numbers in self._lists())
        hits = ((version, int(at[0])) for version, at in places if len(at))
        for version, at in hits:
            if version is None:
                return self._found(None, next((other for other, _ in hits), None), at)
            with suppress(*DAMAGED):
                return self._found_in(version, at)
            self._verdicts[self._as_it_is(version)] = False
        return None

    def _found_in(self, version: Published, at: int) -> Found | KeptFound:
        """The number at a place of a version's list. Raises one of DAMAGED where it cannot be opened."""
        numbers = self._kept(version)
        return KeptFound(version, numbers.at(at)) if numbers else self._found(version, version, at)

    def _lists(self) -> Iterator[tuple[Published | None, Numbers]]:
        """The receipts of the current content (None), then of each published version, newest first.

        A version whose content cannot be read, or is not what was published, is left out.
        """
        own = self.book.content.digest, self.book.engine
        current = self._list(*own, None)
        yield None, current
        for version in self.versions():
            with suppress(*DAMAGED):
                if (numbers := self._kept(version)) is not None:
                    yield version, numbers.receipts
                    continue
                same = (version.content, version.engine) == own
                listed = current if same else self._list(version.content, version.engine, version)
                if self._as_published(version, listed):
                    yield version, listed
                continue
            self._verdicts[self._as_it_is(version)] = False

    def _as_it_is(self, version: Published) -> tuple[Published, Stamp]:
        """A version as it lies there now: one that was mended is looked at again."""
        assert self.root is not None
        folder = folder_of(self.root, version.version)
        return version, tuple(stamp(folder / name) for name in (ARCHIVE, NUMBERS))

    def _as_published(self, version: Published, numbers: Numbers) -> bool:
        """Whether the receipts of a version are those that were published; looked at once."""
        key = self._as_it_is(version)
        if key not in self._verdicts:
            self._verdicts[key] = digest_of_receipts(numbers) == version.receipts
        return self._verdicts[key]

    def _kept(self, version: Published) -> KeptNumbers | None:
        """The numbers of a version of which nothing else is kept; None for a whole version."""
        if self.root is None or not only_numbers(folder := folder_of(self.root, version.version)):
            return None
        with self._lock:
            if version not in self._without_content:
                self._without_content[version] = KeptNumbers(folder, version.numbers)
            return self._without_content[version]

    def _list(self, digest: str, engine: str, version: Published | None) -> Numbers:
        """A list as it is kept, read anew each time (10 ms), or else made and, where need be, held."""
        key = kept.key_of(digest, engine, kept.code(kept.SCORED_BY))
        with self._lock:
            if (held := self._own.get(key)) is not None:
                return held
            body = kept.read(kept.place("receipts", key)) if digest else None
            if body is not None:
                return np.frombuffer(body, dtype=np.uint64)
            numbers = every_receipt(self._book(version)).reshape(-1)
            if digest and kept.write(kept.place("receipts", key), numbers.data.cast("B")):
                kept.prune("receipts-*", KEEP)
            else:
                self._own[key] = numbers
            return numbers

    def _found(self, version: Published | None, published: Published | None, at: int) -> Found:
        book = self._book(version)
        shape = (len(book.nodes), len(book.economies), len(book.years), len(book.lanes))
        node, economy, year, lane = (int(place) for place in np.unravel_index(at, shape))
        iso3, node_ = book.economies[economy].iso3, book.nodes[node]
        return Found(book, published, node_, iso3, book.years[year], book.lanes[lane], self.look_up())

    def _book(self, version: Published | None) -> ScoreBook:
        if version is None or self.root is None:
            return self.book
        return under_terms_of(_opened(folder_of(self.root, version.version)), self.book)


def stamp(path: Path) -> tuple[int, int]:
    """When a file was written, in ns, and its size; zeros where there is none."""
    with suppress(OSError):
        status = path.stat()
        return status.st_mtime_ns, status.st_size
    return 0, 0


def under_terms_of(then: ScoreBook, today: ScoreBook) -> ScoreBook:
    """An older book under today's terms where these are stricter: one word takes figures off every page."""
    now = today.content.sources
    sources = {
        name: replace(source, redistribute=strictest((word(source), word(now.get(name)))))
        for name, source in then.content.sources.items()
    }
    return replace(then, content=replace(then.content, sources=sources))


@lru_cache(maxsize=OPEN)
def _opened(folder: Path) -> ScoreBook:
    return open_book(folder)
