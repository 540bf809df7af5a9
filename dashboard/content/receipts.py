"""From a receipt back to the number it was given for, in the current content or in a published version.

Receipts are not shipped. All of them (three quarters of a million, six megabytes) are made again from the
content in about a second, once, and kept in the cache directory; a digest of them is recorded when a version
is published, so that a test notices should they ever come out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from dashboard.content import kept
from dashboard.content.versions.archive import ARCHIVE
from dashboard.content.versions.kept_numbers import KeptNumber, KeptNumbers
from dashboard.content.versions.published import (
    Published,
    folder_of,
    only_numbers,
    open_book,
    published_versions,
)
from methodology.explain.receipts import as_number, every_receipt
from methodology.model.terms import strictest, word
from methodology.scoring.scorebook import Node, ScoreBook

SHAPE = re.compile(r"[0-9a-f]{12}")
OPEN = 2
"""So many books of published versions stay open."""
KEEP = 12
"""So many lists of receipts stay in the cache directory."""
Numbers = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Found:
    """The number that a receipt stands for, and the newest published version that has it, if any.

    `book` is the current one where the number still stands, else that of the version.
    """

    book: ScoreBook
    published: Published | None
    node: Node
    iso3: str
    year: int
    lane: str


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
        self._numbers: dict[str, Numbers] = {}
        self._without_content: dict[str, KeptNumbers] = {}
        self._lock = Lock()

    def versions(self) -> tuple[Published, ...]:
        """The published versions, newest first. Raises ContentError for a damaged record."""
        return published_versions(self.root)[::-1] if self.root else ()

    def current(self) -> Published | None:
        """The published version that is the current content, if it is one."""
        digest = self.book.content.digest
        return next((version for version in self.versions() if version.content == digest), None)

    def without_content(self) -> bool:
        """True where only the numbers of a published version are kept."""
        return any(self._kept(version) is not None for version in self.versions())

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
        first = next(hits, None)
        if first is None:
            return None
        version, at = first
        if version is not None and (numbers := self._kept(version)) is not None:
            return KeptFound(version, numbers.at(at))
        return self._found(version, version or next((other for other, _ in hits), None), at)

    def _lists(self) -> Iterator[tuple[Published | None, Numbers]]:
        """The receipts of the current content (None), then of each published version, newest first."""
        yield None, self._list(self.book.content.digest, self.book.engine, None)
        for version in self.versions():
            if (numbers := self._kept(version)) is not None:
                yield version, numbers.receipts
            else:
                yield version, self._list(version.content, version.engine, version)

    def _kept(self, version: Published) -> KeptNumbers | None:
        """The numbers of a version of which nothing else is kept; None for a whole version."""
        if self.root is None or not only_numbers(folder := folder_of(self.root, version.version)):
            return None
        with self._lock:
            if version.version not in self._without_content:
                self._without_content[version.version] = KeptNumbers(folder)
            return self._without_content[version.version]

    def _list(self, digest: str, engine: str, version: Published | None) -> Numbers:
        key = kept.key_of(digest, engine, kept.code(kept.SCORED_BY))
        with self._lock:
            if key not in self._numbers:
                self._numbers[key] = self._made(key, digest, version)
            return self._numbers[key]

    def _made(self, key: str, digest: str, version: Published | None) -> Numbers:
        """Mapped from disk, so that all processes share them; content without files is not kept."""
        body = kept.read(kept.place("receipts", key)) if digest else None
        if body is not None:
            return np.frombuffer(body, dtype=np.uint64)
        numbers = every_receipt(self._book(version)).reshape(-1)
        if digest and kept.write(kept.place("receipts", key), numbers.data.cast("B")):
            kept.prune("receipts-*", KEEP)
        return numbers

    def _found(self, version: Published | None, published: Published | None, at: int) -> Found:
        book = self._book(version)
        shape = (len(book.nodes), len(book.economies), len(book.years), len(book.lanes))
        node, economy, year, lane = (int(place) for place in np.unravel_index(at, shape))
        iso3 = book.economies[economy].iso3
        return Found(book, published, book.nodes[node], iso3, book.years[year], book.lanes[lane])

    def _book(self, version: Published | None) -> ScoreBook:
        if version is None or self.root is None:
            return self.book
        return under_terms_of(_opened(folder_of(self.root, version.version)), self.book)


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
