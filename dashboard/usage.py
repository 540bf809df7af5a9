"""What a caller asked for, checked against what the content has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dashboard.settings import VERSIONS, content_root
from methodology.findings import did_you_mean, listed, unknown
from methodology.scorebook import OVERALL, ScoreBook

EVERY = "every"


class UsageError(Exception):
    """The caller asked for something that does not exist; the message says what was found and allowed."""


def checked_root(path: Path) -> Path:
    """A content root: a folder, or the one in which a published version of that name is kept."""
    if path.is_dir():
        return path
    kept = content_root() / VERSIONS
    if len(path.parts) == 1 and (kept / path).is_dir():
        return kept / path
    names = listed(sorted(folder.name for folder in kept.glob("*") if folder.is_dir()))
    raise UsageError(
        f'"{path}" is not a folder with indicators/ and data/, nor a published version; published: {names}'
    )


def checked_countries(book: ScoreBook, words: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order asked, each once; all economies where none is asked for."""
    codes = tuple(dict.fromkeys(code for word in words for code in word.split(",")))
    for code in codes:
        checked_country(book, code)
    return codes or tuple(book.economy_index)


def checked_country(book: ScoreBook, word: str) -> str:
    """One code."""
    if word not in book.economy_index:
        raise UsageError(_unknown_country(book, word))
    return word


def _unknown_country(book: ScoreBook, code: str) -> str:
    known = list(book.economy_index)
    by_name = {economy.name: economy.iso3 for economy in book.economies}
    names = {name.lower(): f' Did you mean "{iso3}"?' for name, iso3 in by_name.items()}
    near = names.get(code.lower()) or did_you_mean(code, known)
    span = f"{len(known)} codes of data/economies.csv, from {min(known)} to {max(known)}" if known else "none"
    return f'"{code}" is not a known country; allowed: {span}.{near}'


def checked_years(book: ScoreBook, word: str | None) -> tuple[int, ...]:
    """One year, or all of them; the content's default year where none is asked for."""
    if word is None:
        return (book.default_year,)
    if word == "all":
        return book.years
    return (checked_year(book, word),)


def checked_year(book: ScoreBook, word: str | None) -> int:
    """A scored year; the content's default where none is asked for."""
    if word is None:
        return book.default_year
    known = [str(year) for year in book.years]
    if word not in known:
        raise UsageError(f'"{word}" is not a scored year; allowed: {known[0]} to {known[-1]}')
    return int(word)


def checked_lanes(book: ScoreBook, word: str) -> tuple[str, ...]:
    """One lane, or every one."""
    if word == EVERY:
        return book.lanes
    if word not in book.lanes:
        raise UsageError(unknown(word, "lane", (*book.lanes, EVERY)))
    return (word,)


def checked_lane(book: ScoreBook, word: str) -> str:
    """One lane."""
    if word not in book.lanes:
        raise UsageError(unknown(word, "lane", book.lanes))
    return word


def checked_node(book: ScoreBook, word: str) -> str:
    """A node of the tree: overall, a pillar, `pillar.dimension` or an indicator."""
    if word in book.node_index:
        return word
    if word == OVERALL:
        raise UsageError('"overall" is not published by this content (publish_overall in methodology.yaml)')
    known = {level: [n.id for n in book.nodes if n.level == level] for level in ("pillar", "dimension")}
    raise UsageError(
        f'"{word}" is not a known node; allowed: a pillar ({listed(known["pillar"])}), a dimension as '
        f"<pillar>.<dimension>, or an indicator's id.{did_you_mean(word, book.node_index)}"
    )
