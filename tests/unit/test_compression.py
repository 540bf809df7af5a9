"""What a browser accepts."""

from __future__ import annotations

import gzip

import brotli
import pytest

from dashboard.compression import compressed, encoding_for

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
