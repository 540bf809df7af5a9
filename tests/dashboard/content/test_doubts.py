"""The kept doubt: drawn once, equal to what was drawn, never stale, never in the way."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from dashboard.content.doubt import doubts as doubt_module
from dashboard.content.doubt.doubts import KEPT, Doubts, key_of
from dashboard.content.doubt.on_disk import size_in_memory
from dashboard.content.load import check_content
from dashboard.server.prepared.prepared_views import prepare_doubts
from methodology.doubt.book import Doubt, DoubtArrays
from methodology.doubt.run import uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.roots import broken, read, write_root


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRD_CACHE", str(folder))
    return folder


@pytest.fixture
def book(tmp_path: Path) -> ScoreBook:
    return score(read(write_root(tmp_path / "root")))


def assert_same(one: Doubt, other: Doubt) -> None:
    for item in fields(Doubt):
        if item.name != "arrays":
            assert getattr(one, item.name) == getattr(other, item.name)
    for item in fields(DoubtArrays):
        left, right = getattr(one.arrays, item.name), getattr(other.arrays, item.name)
        assert left.dtype == right.dtype
        np.testing.assert_array_equal(left, right)


def never(*_: object, **__: object) -> Doubt:
    raise AssertionError("drawn again")


def test_what_is_kept_is_what_was_drawn(book: ScoreBook, monkeypatch: pytest.MonkeyPatch):
    first = Doubts(book).of()
    monkeypatch.setattr(doubt_module, "uncertainty", never)
    assert_same(Doubts(book).of(), first)
    assert_same(first, uncertainty(book))
    iso3 = book.economies[0].iso3
    assert Doubts(book).of().interval(iso3, "privacy") == first.interval(iso3, "privacy")


def test_a_year_is_drawn_once(book: ScoreBook, monkeypatch: pytest.MonkeyPatch):
    doubts = Doubts(book)
    first = doubts.of(2021)
    monkeypatch.setattr(KEPT, "load", never)
    assert doubts.of(2021) is first
    assert first.year == 2021


def test_another_content_or_year_has_another_name(book: ScoreBook, tmp_path: Path):
    change = broken("methodology/methodology.yaml", "weights: 50", "weights: 40")
    other = score(check_content(write_root(tmp_path / "other", change)))
    assert len({key_of(book, 2021), key_of(book, 2022), key_of(other, 2022)}) == 3


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_damaged_file_is_drawn_again(book: ScoreBook, cache: Path, damage: bytes):
    first = Doubts(book).of()
    (kept,) = cache.glob("doubt-*")
    kept.write_bytes(damage)
    assert_same(Doubts(book).of(), first)


def test_a_folder_that_cannot_be_written_is_no_fault(book: ScoreBook, cache: Path):
    cache.write_text("a file where the folder should be")
    assert Doubts(book).of().year == book.default_year


def test_content_without_files_is_not_kept(book: ScoreBook, cache: Path):
    made = replace(book, content=replace(book.content, digest=""))
    assert Doubts(made).of().year == book.default_year
    assert not list(cache.glob("doubt-*"))


def test_all_years_stay_and_old_files_of_other_contents_go(
    book: ScoreBook, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(KEPT, "most", 1)
    monkeypatch.setattr(doubt_module, "OTHERS", 1)
    cache.mkdir()
    for number in range(3):
        (cache / f"doubt-{number}").touch()
    doubts = Doubts(book)
    prepare_doubts(doubts)
    assert doubts.missing() == ()
    assert len(list(cache.glob("doubt-*"))) == len(book.years) + 1


def test_where_nothing_can_be_kept_no_year_is_drawn_in_vain(
    book: ScoreBook, cache: Path, monkeypatch: pytest.MonkeyPatch
):
    cache.write_text("a file where the folder should be")
    drawn = []
    monkeypatch.setattr(doubt_module, "uncertainty", lambda *at: drawn.append(at[1]) or uncertainty(*at))
    prepare_doubts(Doubts(book))
    assert drawn == [book.default_year]


def test_the_year_in_use_is_held_however_large(book: ScoreBook, cache: Path, monkeypatch: pytest.MonkeyPatch):
    cache.write_text("a file where the folder should be")
    monkeypatch.setattr(doubt_module, "MEMORY", 1)
    doubts = Doubts(book)
    first = doubts.of()
    monkeypatch.setattr(doubt_module, "uncertainty", never)
    assert doubts.of() is first


def large_years(book: ScoreBook, monkeypatch: pytest.MonkeyPatch) -> Doubts:
    """Doubts for which every year is large, all of them drawn and kept."""
    monkeypatch.setattr(doubt_module, "LARGE", 1)
    doubts = Doubts(book)
    prepare_doubts(doubts)
    return Doubts(book)


def test_large_years_are_read_from_disk_as_they_are_asked(book: ScoreBook, monkeypatch: pytest.MonkeyPatch):
    doubts = large_years(book, monkeypatch)
    held = {year: doubts.of(year) for year in book.years}
    monkeypatch.setattr(KEPT, "load", never)
    assert all(doubts.of(year) is held[year] for year in book.years)
    assert size_in_memory(held[2021]) == 0
    assert_same(held[2021], uncertainty(book, 2021))
    iso3, other = (economy.iso3 for economy in book.economies[:2])
    at, drawn = (iso3, "privacy"), uncertainty(book, 2021)
    assert held[2021].interval(*at) == drawn.interval(*at)
    assert held[2021].compare(iso3, other, "privacy") == drawn.compare(iso3, other, "privacy")
    assert held[2021].told_apart("privacy") == drawn.told_apart("privacy")


@pytest.mark.parametrize("damage", [b"", b"zero" * 100_000])
def test_a_file_that_is_written_to_while_in_use_is_drawn_again(
    book: ScoreBook, cache: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
):
    doubts = large_years(book, monkeypatch)
    doubt = doubts.of(2021)
    for kept in cache.glob("doubt-*"):
        kept.write_bytes(damage)
    assert_same(doubt, uncertainty(book, 2021))


def test_years_to_come_are_drawn_aside_default_first(book: ScoreBook, monkeypatch: pytest.MonkeyPatch):
    doubts = Doubts(book)
    assert doubts.missing()[0] == book.default_year
    assert sorted(doubts.missing()) == sorted(book.years)
    prepare_doubts(doubts)
    assert doubts.missing() == ()
    monkeypatch.setattr(doubt_module, "uncertainty", never)
    assert Doubts(book).of(2021).year == 2021


def test_what_nobody_waits_for_any_more_is_not_drawn(book: ScoreBook):
    doubts = Doubts(book)
    prepare_doubts(doubts, lambda: False)
    assert len(doubts.missing()) == len(book.years)


def test_the_default_year_is_taken_before_the_processes_part(
    book: ScoreBook, monkeypatch: pytest.MonkeyPatch
):
    first = Doubts(book).of()
    fresh = Doubts(book)
    fresh.take_kept()
    monkeypatch.setattr(KEPT, "load", never)
    assert_same(fresh.of(), first)


def test_a_year_that_is_not_scored_is_refused(book: ScoreBook):
    with pytest.raises(ValueError, match="1999"):
        Doubts(book).of(1999)
