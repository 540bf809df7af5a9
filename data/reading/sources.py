"""Reads `data/sources.yaml`: where figures come from and what their licence allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from methodology.model import REDISTRIBUTE, Source

FILE = "data/sources.yaml"
KEYS = (
    "publisher", "title", "edition", "url", "licence", "redistribute", "citation", "cadence", "retrieved",
    "family", "covers", "page",
)  # fmt: skip
REQUIRED_OF_OUR_OWN = ("publisher", "title", "url", "licence", "redistribute", "family")


class Entries(Protocol):
    """What this reader needs of a strict mapping; the YAML itself is read elsewhere."""

    def __iter__(self) -> Iterator[str]: ...
    def section(self, key: str, known: Iterable[str] | None = None) -> Entries | None: ...
    def text(self, key: str, default: str = "") -> str: ...
    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> str: ...
    def require(self, *keys: str) -> None: ...


def read_sources(entries: Entries | None, own: bool) -> dict[str, Source]:
    """The sources by key. `own` marks the repository's own content, which leaves nothing important out."""
    sources: dict[str, Source] = {}
    for key in () if entries is None else entries:
        assert entries is not None
        section = entries.section(key, KEYS)
        if section is None:
            sources[key] = Source(key)
            continue
        section.require(*(REQUIRED_OF_OUR_OWN if own else ()))
        texts = {name: section.text(name) for name in KEYS if name != "redistribute"}
        sources[key] = Source(
            id=key, redistribute=section.choice("redistribute", REDISTRIBUTE, "raw"), **texts
        )
    return sources
