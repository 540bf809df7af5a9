"""Prepared views survive a restart, and nothing else does."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from dashboard.content import kept
from dashboard.server.api import register
from dashboard.server.prepared.kept_views import KEEP, SHOWN_BY, keep_views, take_views, views_place
from dashboard.server.prepared.shared_answers import SharedAnswers
from tests.support.site import small_book, small_site

QUESTIONS = ["/", "/about"]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRD_CACHE", str(folder))
    return folder


def answered(place: Path) -> SharedAnswers:
    shared = SharedAnswers(QUESTIONS, place)
    for question in QUESTIONS:
        shared.put(question, question.encode())
    return shared


def test_what_was_kept_is_taken_again(cache: Path):
    answered(cache / "views-a")
    fresh = SharedAnswers(QUESTIONS)
    assert take_views(fresh, cache / "views-a")
    assert [fresh.get(question) for question in QUESTIONS] == [b"/", b"/about"]


def test_half_of_the_views_leave_the_rest_to_prepare(cache: Path):
    SharedAnswers(QUESTIONS, cache / "views-a").put("/", b"x")
    fresh = SharedAnswers(QUESTIONS)
    assert not take_views(fresh, cache / "views-a")
    assert (fresh.get("/"), fresh.get("/about")) == (b"x", None)


@pytest.mark.parametrize("damage", [b"", b"short", b"cut", None])
def test_a_file_that_is_missing_or_damaged_is_as_none_and_made_anew(cache: Path, damage: bytes | None):
    answered(cache / "views-a")
    file = cache / "views-a" / kept.key_of("/")
    whole = file.read_bytes()
    file.unlink()
    if damage is not None:
        file.write_bytes(whole[: len(whole) - 1] if damage == b"cut" else damage)
    shared = SharedAnswers(QUESTIONS)
    assert not take_views(shared, cache / "views-a")
    assert shared.put("/", b"still works")
    assert shared.complete()
    assert file.read_bytes() != whole


def test_only_the_last_few_are_kept(cache: Path):
    for number in range(KEEP + 3):
        shared = answered(cache / f"views-{number}")
        os.utime(cache / f"views-{number}", (number, number))
        keep_views(shared, cache / f"views-{number}")
    assert {path.name for path in cache.iterdir()} == {f"views-{number}" for number in range(3, KEEP + 3)}


def test_other_content_and_other_code_have_another_place(tmp_path: Path):
    book = small_book()
    other = replace(book, content=replace(book.content, digest="other"))
    places = {views_place(book), views_place(other)}
    for room in SHOWN_BY:
        (tmp_path / room).mkdir()
    page = tmp_path / "dashboard/view/page.html"
    page.parent.mkdir()
    for text in ("changed", "changed again"):
        page.write_text(text)
        kept._room.cache_clear()
        places.add(views_place(book, code=tmp_path))
    assert len(places) == 4


def test_what_stands_beside_the_content_has_another_place(tmp_path: Path):
    """Pages show documents and published versions, on which no number rests."""
    book, places = small_book(), set()
    for name, text in (("docs/a.md", "one"), ("docs/a.md", "two"), ("versions/1.0.0/published.json", "{}")):
        places.add(views_place(book, tmp_path))
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    os.mkfifo(tmp_path / "docs/b.md")
    places.add(views_place(book, tmp_path))
    assert len(places) == 4


def test_whatever_may_shape_an_answer_of_the_api_changes_its_tag(monkeypatch: pytest.MonkeyPatch):
    def tag() -> str:
        server = Flask("tagged")
        register(server, small_site())
        return str(server.test_client().get("/api/v1/meta").headers["ETag"])

    tags, room_of = {tag()}, kept._room
    for room in SHOWN_BY:
        with monkeypatch.context() as patch:
            patch.setattr(
                kept, "_room", lambda name, *rest, room=room: room_of(name, *rest) + room * (name == room)
            )
            tags.add(tag())
    with monkeypatch.context() as patch:
        patch.setattr(kept, "libraries", lambda: ("pandas 99.0",))
        tags.add(tag())
    assert len(tags) == len(SHOWN_BY) + 2
