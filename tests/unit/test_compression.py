"""What a browser accepts, and what is kept."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from dashboard.compression import Compressor, compressed, encoding_for

BODY = b"digital rights " * 400


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.5", "br"),
        ("br;q=0.0, gzip; q=0", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_best_coding_that_is_accepted(accepted: str, encoding: str):
    assert encoding_for(accepted) == encoding


def test_what_is_compressed_can_be_read_again():
    assert brotli.decompress(compressed(BODY, "br")) == BODY
    assert gzip.decompress(compressed(BODY, "gzip")) == BODY
    assert compressed(BODY, "") == BODY


def test_a_patient_result_is_kept_and_used_by_the_impatient(tmp_path: Path):
    best = Compressor(tmp_path, patient=True).brotli(BODY)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [best]
    assert Compressor(tmp_path).brotli(BODY) == best


def test_the_impatient_write_nothing(tmp_path: Path):
    assert brotli.decompress(Compressor(tmp_path).brotli(BODY)) == BODY
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    assert brotli.decompress(Compressor(blocked, patient=True).brotli(BODY)) == BODY
