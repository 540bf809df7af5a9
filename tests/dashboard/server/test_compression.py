"""What a browser accepts, and what it gets."""

from __future__ import annotations

import gzip

import brotli
import pytest
from flask import Flask, Response
from werkzeug.test import TestResponse

from dashboard.server.static.compression import compress, decompressed, encoding_for


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


def answer(status: int, length: int, media_type: str, accepted: str) -> TestResponse:
    """What a server that compresses answers."""
    server = Flask("small", static_folder=None)
    compress(server)
    body = Response("right" * (length // 5), status, mimetype=media_type)
    server.add_url_rule("/", "one", lambda: body)
    return server.test_client().get("/", headers={"Accept-Encoding": accepted})


@pytest.mark.parametrize("status", [200, 400, 404, 500])
@pytest.mark.parametrize("media_type", ["text/html", "text/csv", "application/json"])
def test_answers_are_compressed_whatever_they_say(status: int, media_type: str):
    found = {accepted: answer(status, 5000, media_type, accepted) for accepted in ("br", "gzip", "")}
    assert brotli.decompress(found["br"].data) == gzip.decompress(found["gzip"].data) == found[""].data
    for accepted, one in found.items():
        assert one.status_code == status
        assert one.headers.get("Content-Encoding", "") == accepted
        assert one.headers["Vary"] == "Accept-Encoding"
        assert int(one.headers["Content-Length"]) == len(one.data)


def test_what_is_small_or_no_text_stays():
    assert "Content-Encoding" not in answer(200, 495, "text/html", "br").headers
    assert "Content-Encoding" not in answer(200, 5000, "image/x-icon", "br").headers


def test_what_is_compressed_already_stays():
    server = Flask("packed", static_folder=None)
    compress(server)
    packed = brotli.compress(b"right" * 1000)
    server.add_url_rule("/", "one", lambda: Response(packed, headers={"Content-Encoding": "br"}))
    assert server.test_client().get("/", headers={"Accept-Encoding": "gzip, br"}).data == packed


def test_prepared_answers_can_be_read_again():
    assert decompressed(brotli.compress(b"right")) == b"right"
