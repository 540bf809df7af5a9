"""Short ids that change whenever anything behind a number changes."""

from __future__ import annotations

import hashlib
import json

ENGINE_VERSION = "2.0.0"
"""Raised when the engine gives another score, or a receipt another id, for the same content."""
LENGTH = 12


def receipt(inputs: object, methodology: object, engine: str) -> str:
    """The first 12 hex digits of SHA-256 over the canonical JSON of inputs, methodology and engine version.

    Canonical: UTF-8, keys sorted, no white space, numbers in their shortest exact form (RFC 8785 in spirit).
    """
    document = {"inputs": inputs, "methodology": methodology, "engine": engine}
    return hashlib.sha256(canonical(document).encode()).hexdigest()[:LENGTH]


def canonical(document: object) -> str:
    """The one JSON text of a document. Raises ValueError for NaN and infinity."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
