"""Smaller bytes on the wire: brotli or gzip, as the browser accepts, kept on disk when they took long."""

from __future__ import annotations

import gzip
import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import brotli

from dashboard.files import written_whole

BEST_BROTLI, FAST_BROTLI = 11, 5
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


@dataclass(frozen=True)
class Compressor:
    """Compresses files that stay the same. `cache` holds the slow, best results, named by their content.

    Without `patient`, a file that is not in the cache is compressed fast, so that a start never waits.
    """

    cache: Path
    patient: bool = False

    def brotli(self, body: bytes) -> bytes:
        place = self.cache / f"{hashlib.sha256(body).hexdigest()}.br{BEST_BROTLI}"
        with suppress(OSError):
            return place.read_bytes()
        if not self.patient:
            return bytes(brotli.compress(body, quality=FAST_BROTLI))
        result = bytes(brotli.compress(body, quality=BEST_BROTLI))
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            with written_whole(place) as file:
                file.write(result)
        return result
