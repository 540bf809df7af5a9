"""Compressed static files: made from the bytes, kept whole, and made anew where what is kept is damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from dashboard.server.static import compressed_forms
from dashboard.server.static.compressed_forms import forms_of

BODY = b"digital rights " * 400
FILES = {"/assets/a.js": BODY, "/assets/fonts/b.woff2": BODY, "/assets/tiny.txt": b"x"}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory of kept files."""
    monkeypatch.setenv("DRD_CACHE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("patient", [False, True])
def test_a_file_has_compressed_forms_where_they_are_smaller(patient: bool):
    forms = forms_of(FILES, patient)
    assert {address: sorted(codings) for address, codings in forms.items()} == {
        "/assets/a.js": ["br", "gzip"],
        "/assets/fonts/b.woff2": [],
        "/assets/tiny.txt": [],
    }
    assert brotli.decompress(forms["/assets/a.js"]["br"]) == BODY
    assert gzip.decompress(forms["/assets/a.js"]["gzip"]) == BODY


def test_a_patient_result_takes_the_place_of_a_hasty_one_and_never_the_reverse(cache: Path):
    mixed = {"/a.js": bytes(range(256)) * 200 + b"rights " * 3000}
    hasty, best = forms_of(mixed), forms_of(mixed, patient=True)
    assert len(best["/a.js"]["br"]) < len(hasty["/a.js"]["br"])
    assert forms_of(mixed) == best
    assert len(list(cache.iterdir())) == 1


def test_what_is_kept_is_taken_again(monkeypatch: pytest.MonkeyPatch):
    first = forms_of(FILES)
    monkeypatch.setattr(compressed_forms, "compressed", lambda *_: pytest.fail("compressed twice"))
    assert forms_of(FILES) == first


def test_one_byte_or_one_name_makes_another_file(cache: Path):
    for files in ({"/a.js": b"one"}, {"/a.js": b"two"}, {"/b.js": b"one"}, {"/a.js": b"", "/one": b""}):
        forms_of(files)
    assert len(list(cache.iterdir())) == 4


def test_only_the_last_few_are_kept(cache: Path):
    for number in range(compressed_forms.KEPT.most + 3):
        forms_of({"/a.js": bytes([number])})
    assert len(list(cache.iterdir())) == compressed_forms.KEPT.most


def test_a_place_that_cannot_be_written_is_no_fault(cache: Path, monkeypatch: pytest.MonkeyPatch):
    blocked = cache / "file"
    blocked.write_text("not a directory")
    monkeypatch.setenv("DRD_CACHE", str(blocked))
    assert brotli.decompress(forms_of(FILES, patient=True)["/assets/a.js"]["br"]) == BODY
