"""Smaller bytes on the wire: brotli or gzip, as the browser accepts."""

from __future__ import annotations

import gzip
import re

import brotli

ANSWER_BROTLI = 4
GZIP_LEVEL = 6
ACCEPTED = re.compile(r"([a-z*]+)\s*(?:;\s*q=(\d(?:\.\d*)?))?\s*(?:,|$)")
SMALLEST = 500
"""Below this many bytes compression gains nothing."""


def encoding_for(accepted: str) -> str:
    """The best content coding that an Accept-Encoding header allows: "br", "gzip" or ""."""
    allowed = {name for name, quality in ACCEPTED.findall(accepted.lower()) if float(quality or 1) > 0}
    return next((name for name in ("br", "gzip") if name in allowed), "")


def compressed(body: bytes, encoding: str) -> bytes:
    """An answer made for one request, compressed quickly; `encoding` as from `encoding_for`."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=ANSWER_BROTLI))
    return gzip.compress(body, GZIP_LEVEL, mtime=0) if encoding == "gzip" else body


def decompressed(body: bytes) -> bytes:
    """What `compressed(..., "br")` was given."""
    return bytes(brotli.decompress(body))
