"""What a caller asked for, checked against what the content has."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dashboard.answers.asked.refused import UsageError
from dashboard.content.settings import VERSIONS, content_root
from dashboard.language.i18n import _
from dashboard.language.words import words_listed
from methodology.faults.finding import nearest
from methodology.scoring.scorebook import OVERALL, ScoreBook

EVERY = "every"


def too_small(option: str, least: int, found: int) -> UsageError:
    """A number below what an option takes."""
    said = _("%(option)s must be %(least)s or more; found %(found)s", option=option, least=least, found=found)
    return UsageError(said)


def with_near(said: str, near: str) -> str:
    """A message, and what was perhaps meant."""
    return " ".join([said, _('Did you mean "%(near)s"?', near=near)]) if near else said


def checked_root(path: Path) -> Path:
    """A content root: a folder, or the one in which a published version of that name is kept."""
    if path.is_dir():
        return path
    kept = content_root() / VERSIONS
    if len(path.parts) == 1 and (kept / path).is_dir():
        return kept / path
    raise UsageError(
        _(
            '"%(path)s" is not a folder with indicators/ and data/, nor a published version; '
            "published: %(names)s",
            path=path,
            names=words_listed(sorted(folder.name for folder in kept.glob("*") if folder.is_dir())),
        )
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
    names = {name.lower(): iso3 for name, iso3 in by_name.items()}
    if not known:
        return _('"%(code)s" is not a known country; allowed: none.', code=code)
    said = _(
        '"%(code)s" is not a known country; allowed: %(count)s codes of data/economies.csv, from %(first)s '
        "to %(last)s.",
        code=code,
        count=len(known),
        first=min(known),
        last=max(known),
    )
    return with_near(said, names.get(code.lower()) or nearest(code, known))


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
        said = _(
            '"%(word)s" is not a scored year; allowed: %(first)s to %(last)s',
            word=word,
            first=known[0],
            last=known[-1],
        )
        raise UsageError(said)
    return int(word)


def checked_lanes(book: ScoreBook, word: str) -> tuple[str, ...]:
    """One lane, or every one."""
    if word == EVERY:
        return book.lanes
    if word not in book.lanes:
        raise _unknown_lane(word, (*book.lanes, EVERY))
    return (word,)


def _unknown_lane(word: str, known: Iterable[str]) -> UsageError:
    every = list(known)
    said = _('"%(word)s" is not a known lane; allowed: %(allowed)s.', word=word, allowed=words_listed(every))
    return UsageError(with_near(said, nearest(word, every)))


def checked_lane(book: ScoreBook, word: str) -> str:
    """One lane."""
    if word not in book.lanes:
        raise _unknown_lane(word, book.lanes)
    return word


def checked_node(book: ScoreBook, word: str) -> str:
    """A node of the tree: overall, a pillar, `pillar.dimension` or an indicator."""
    if word in book.node_index:
        return word
    if word == OVERALL:
        said = _('"overall" is not published by this content (publish_overall in methodology.yaml)')
        raise UsageError(said)
    said = _(
        '"%(word)s" is not a known node; allowed: a pillar (%(pillars)s), a dimension as '
        "<pillar>.<dimension>, or an indicator's id.",
        word=word,
        pillars=words_listed(node.id for node in book.nodes if node.level == "pillar"),
    )
    raise UsageError(with_near(said, nearest(word, book.node_index)))
