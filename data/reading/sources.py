"""Reads `data/sources.yaml`: where figures come from and what their licence allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from methodology.faults.texts import code_fault, link_fault, name_fault, text_fault
from methodology.model import REDISTRIBUTE, Source

FILE = "data/sources.yaml"
KEYS = (
    "publisher", "title", "edition", "url", "licence", "redistribute", "citation", "cadence", "retrieved",
    "family", "covers", "page",
)  # fmt: skip
SLOTS = ("iso2", "iso3", "name", "year")
"""What `page` may leave open, in curly brackets."""
REQUIRED_OF_OUR_OWN = ("publisher", "title", "url", "licence", "redistribute", "family")


class Entries(Protocol):
    """What this reader needs of a strict mapping; the YAML itself is read elsewhere."""

    def __iter__(self) -> Iterator[str]: ...
    def section(self, key: str, known: Iterable[str] | None = None) -> Entries | None: ...
    def text(self, key: str, default: str = "") -> str: ...
    def choice(self, key: str, allowed: Iterable[str], default: str = "") -> str: ...
    def require(self, *keys: str) -> None: ...
    def fault(self, key: str | None, message: str) -> None: ...


def read_sources(entries: Entries | None, own: bool) -> dict[str, Source]:
    """The sources by key. `own` marks the repository's own content, which leaves nothing important out."""
    sources: dict[str, Source] = {}
    for key in () if entries is None else entries:
        assert entries is not None
        if fault := code_fault(key):
            entries.fault(key, f"the key of a source {fault}")
        section = entries.section(key, KEYS)
        if section is None:
            sources[key] = Source(key)
            continue
        section.require(*(REQUIRED_OF_OUR_OWN if own else ()))
        texts = {name: section.text(name) for name in KEYS if name != "redistribute"}
        _check_texts(section, texts)
        sources[key] = Source(
            id=key, redistribute=section.choice("redistribute", REDISTRIBUTE, "raw"), **texts
        )
    return sources


def _check_texts(section: Entries, texts: Mapping[str, str]) -> None:
    """Reports what texts and addresses may not hold; `texts` are those of one source by their key."""
    for name, text in texts.items():
        if not text:
            continue
        if name in ("url", "page"):
            fault = link_fault(_filled(text)) if name == "page" else link_fault(text)
        else:
            fault = name_fault(text) if name in ("publisher", "title", "family") else text_fault(text)
        if fault:
            section.fault(name, f'"{name}" {fault}')


def _filled(page: str) -> str:
    """The address of a page with all that it may leave open filled in."""
    for slot in SLOTS:
        page = page.replace(f"{{{slot}}}", "x")
    return page
