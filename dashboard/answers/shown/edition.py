"""Which scores a page speaks of: the methodology's version, the content, the years."""

from __future__ import annotations

from dataclasses import dataclass

from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Edition:
    """The version of the methodology, the digest of the content (SHA-256), and the years that are scored;
    without any, `default_year` stands for nothing."""

    version: str
    digest: str
    default_year: int
    years: tuple[int, ...]

    def kept(self, year: int) -> int | None:
        """A year as addresses have it: None for the one that is shown first."""
        return None if year == self.default_year else year


def edition(book: ScoreBook) -> Edition:
    """The edition of a book."""
    years = book.years if book.has_years else ()
    return Edition(book.methodology.version, book.content.digest, book.default_year, years)
