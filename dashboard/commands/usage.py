"""What a caller asked for, checked against what the content has."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from dashboard.answers.asked import read
from dashboard.answers.asked.read import ECONOMY, NODE
from dashboard.answers.asked.refused import Refused, UsageError, not_read
from dashboard.content.settings import VERSIONS, content_root
from dashboard.language.i18n import _
from dashboard.language.words import words_listed
from methodology.faults.finding import ContentError, Finding
from methodology.scoring.scorebook import OVERALL, ScoreBook

EVERY = "every"
LONGEST_NUMBER = 20
"""Digits of a number that are repeated."""


def too_small(option: str, least: int, found: int) -> UsageError:
    """A number below what an option takes."""
    said = _(
        "%(option)s must be %(least)s or more; found %(found)s",
        option=option,
        least=least,
        found=str(found)[:LONGEST_NUMBER],
    )
    return UsageError(said)


def out_of_range(option: str, least: int, most: int, found: int) -> UsageError:
    """A number outside what an option takes."""
    said = _(
        "%(option)s must be from %(least)s to %(most)s; found %(found)s",
        option=option,
        least=least,
        most=most,
        found=str(found)[:LONGEST_NUMBER],
    )
    return UsageError(said)


def checked_root(path: Path) -> Path:
    """A content root: a folder, or the one in which a published version of that name is kept."""
    if not (path.is_absolute() or working_folder()):
        raise UsageError(_('"%(path)s" is nowhere: the working folder was removed', path=path))
    if _is_folder(path):
        return path
    kept = content_root() / VERSIONS
    if len(path.parts) == 1 and _is_folder(kept / path):
        return kept / path
    raise UsageError(
        _(
            '"%(path)s" is not a folder with indicators/ and data/, nor a published version; '
            "published: %(names)s",
            path=path,
            names=words_listed(sorted(folder.name for folder in kept.glob("*") if _is_folder(folder))),
        )
    )


def _is_folder(path: Path) -> bool:
    """Whether there is a folder of that name. Raises UsageError where the system does not say."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise not_read(path, error) from error


def working_folder() -> Path | None:
    """The folder that relative names start from; None where it was removed."""
    try:
        return Path.cwd()
    except OSError:
        return None


def in_words(refused: Refused) -> UsageError:
    """What a command says of what was refused, in one sentence, and what was perhaps meant."""
    said = KINDS.get(refused.key, str)(refused)
    near = refused.meant
    return UsageError(" ".join([said, _('Did you mean "%(near)s"?', near=near)]) if near else said)


def _country(refused: Refused) -> str:
    known = refused.allowed
    if not known:
        return _('"%(code)s" is not a known country; allowed: none.', code=refused.found)
    return _(
        '"%(code)s" is not a known country; allowed: %(count)s codes of data/economies.csv, from %(first)s '
        "to %(last)s.",
        code=refused.found,
        count=len(known),
        first=min(known),
        last=max(known),
    )


def _year(refused: Refused) -> str:
    return _(
        '"%(word)s" is not a scored year; allowed: %(first)s to %(last)s',
        word=refused.found,
        first=refused.allowed[0],
        last=refused.allowed[-1],
    )


def _lane(refused: Refused) -> str:
    allowed = words_listed(refused.allowed)
    return _('"%(word)s" is not a known lane; allowed: %(allowed)s.', word=refused.found, allowed=allowed)


def _node(refused: Refused) -> str:
    if refused.found == OVERALL:
        return _('"overall" is not published by this content (publish_overall in methodology.yaml)')
    return _(
        '"%(word)s" is not a known node; allowed: a pillar (%(pillars)s), a dimension as '
        "<pillar>.<dimension>, or an indicator's id.",
        word=refused.found,
        pillars=words_listed(refused.heads),
    )


KINDS = {ECONOMY: _country, "year": _year, "lane": _lane, NODE: _node}
"""What a command asks for by name, and the words for each."""


def countries(book: ScoreBook, words: Iterable[str]) -> tuple[str, ...]:
    """The economies of the words, in which commas may part codes; all where there is none."""
    return read.economies(book, [code for word in words for code in word.split(",")])


def need_years(book: ScoreBook) -> None:
    """Raises ContentError where the content has no scored year."""
    if not book.has_years:
        raise ContentError([Finding("data/observations.csv", 0, _("no observations, so no scored year"))])


def year(book: ScoreBook, word: str | None) -> int:
    """A scored year; the content's default year where none is asked for. Raises ContentError without any."""
    need_years(book)
    return read.year(book, word)


def years(book: ScoreBook, word: str | None) -> tuple[int, ...]:
    """One year, or all of them; the content's default year where none is asked for."""
    need_years(book)
    return book.years if word == "all" else (read.year(book, word),)


def lanes(book: ScoreBook, word: str) -> tuple[str, ...]:
    """One lane, or every one."""
    return book.lanes if word == EVERY else (read.choice("lane", word, (*book.lanes, EVERY)),)
