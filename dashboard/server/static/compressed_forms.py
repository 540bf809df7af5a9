"""Static files, compressed: made once from their bytes, kept between starts, answered from memory.

What is kept is sealed (`dashboard.content.kept_files`) and looked at once, at the start, so that no byte can
go wrong on the disk while a browser is told that it may keep it for ever. All processes share the memory.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

import brotli

from dashboard.content import kept

Forms = dict[str, dict[str, bytes]]
"""By address, then by coding."""
KEPT: kept.Shelf[tuple[bool, Forms]] = kept.Shelf("static", 4, tuple[bool, Forms])
"""Whether they are as small as they get, and the forms."""
NEVER_SMALLER = {".woff2", ".png"}
WORTH_IT = 0.95
"""A form that is larger than this share of its file is not used."""


def forms_of(files: Mapping[str, bytes], patient: bool = False) -> Forms:
    """The compressed forms of `files` (body by address), those that are kept or else new ones.

    New ones take a tenth of a second, and five seconds if `patient`; a start never waits for the best.
    """
    key = kept.key_of(digest(files))
    best, forms = KEPT.load(key) or (False, None)
    if forms is None or (patient and not best):
        forms = {address: compressed(address, body, patient) for address, body in files.items()}
        KEPT.store(key, (patient, forms))
    return forms


def compressed(address: str, body: bytes, patient: bool) -> dict[str, bytes]:
    """A body by coding, where that is worth it."""
    if PurePosixPath(address).suffix in NEVER_SMALLER:
        return {}
    forms = {
        "br": bytes(brotli.compress(body, quality=11 if patient else 5)),
        "gzip": gzip.compress(body, 9 if patient else 1, mtime=0),
    }
    return {coding: form for coding, form in forms.items() if len(form) <= WORTH_IT * len(body)}


def digest(files: Mapping[str, bytes]) -> str:
    """A name for all addresses and bytes together."""
    total = hashlib.sha256()
    for address, body in sorted(files.items()):
        total.update(f"{address} {len(body)}\n".encode())
        total.update(body)
    return total.hexdigest()
