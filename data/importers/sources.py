"""data/sources.yaml: who published the figures, under which terms, and whose judgement they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import yaml

RETRIEVED = "2026-11"


@dataclass(frozen=True)
class SourceRule:
    """How one gathered source enters the project. `redistribute` follows the licence, `family` the author."""

    gathered: str
    redistribute: str
    family: str


RULES: dict[str, SourceRule] = {
    "vdem-v14": SourceRule("VDEM_v14", "raw", "vdem"),
    "vdem-v12": SourceRule("VDEM_v12", "raw", "vdem"),
    "dsp-v4": SourceRule("DSP_v4", "raw", "vdem"),
    "world-bank-govtech": SourceRule("WB_GTMI", "raw", "world-bank-govtech"),
    "world-bank-wdi-internet": SourceRule("WB_WDI_INTERNET", "raw", "itu-statistics"),
    "dla-piper": SourceRule("DLAPIPER", "derived", "dla-piper"),
    "gpd-encryption": SourceRule("GPD_ENCRYPTION", "derived", "gpd-encryption"),
    "comparitech": SourceRule("COMPARITECH", "derived", "comparitech"),
    "freedom-in-the-world": SourceRule("FH_FIW", "derived", "freedom-house"),
    "freedom-on-the-net": SourceRule("FH_FOTN", "derived", "freedom-house"),
    "aigs": SourceRule("AIGS", "raw", "aigs"),
    "wjp": SourceRule("WJP", "derived", "wjp"),
    "apple-transparency": SourceRule("APPLE", "derived", "apple-transparency"),
    "google-transparency": SourceRule("GOOGLE_REMOVALS", "derived", "google-transparency"),
    "rdr": SourceRule("RDR", "raw", "rdr"),
    "eiu-inclusive-internet": SourceRule("EIU_3I", "derived", "eiu-inclusive-internet"),
    "rsf": SourceRule("RSF", "derived", "rsf"),
    "rti-rating": SourceRule("RTI_RATING", "derived", "rti-rating"),
    "gsma-mobile-connectivity": SourceRule("GSMA_MCI", "derived", "gsma-mobile-connectivity"),
    "a4ai": SourceRule("A4AI", "raw", "a4ai"),
    "isoc-resilience": SourceRule("ISOC_IRI", "derived", "isoc-resilience"),
    "access-now": SourceRule("AN_STOP", "derived", "access-now"),
    "world-bank-wgi": SourceRule("WB_WGI", "raw", "world-bank-wgi"),
    "undp-hdr": SourceRule("UNDP_HDR", "raw", "undp-hdr"),
    "itu-idi": SourceRule("ITU_IDI", "derived", "itu-statistics"),
    "world-bank-population": SourceRule("WB_POP", "raw", "world-bank-population"),
    "fariss-gdp": SourceRule("GDP_FARISS", "raw", "fariss-gdp"),
    "unsd-m49": SourceRule("M49_DDC", "derived", "unsd-m49"),
}
"""Project key -> rule. `derived`: our score may be shown, the publisher's own figure may not be repeated."""

EDITIONS = {
    "vdem-v14": "v14 (2024), 2009 to 2023 used",
    "world-bank-wdi-internet": "download of November 2024, 2009 to 2023 used",
}
"""Editions said anew where the project ships fewer years than were gathered."""

FREEDOM_HOUSE = "Not confirmed (terms of Freedom House; permission needed for reuse)"
LICENCES = {"freedom-in-the-world": FREEDOM_HOUSE, "freedom-on-the-net": FREEDOM_HOUSE}
"""Terms said anew where the gathered note says more than is true: nobody has been asked yet."""

COPIED_FIELDS = ("publisher", "title", "edition", "url", "citation", "cadence")


def readable_licence(text: str) -> str:
    """The licence in words for a reader: gathered notes begin "unknown" where no terms were found."""
    return f"Not confirmed{text[len('unknown') :]}" if text.startswith("unknown") else text


def source_document(gathered: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Project key -> the fields of data/sources.yaml. Raises KeyError where a source was not gathered."""
    table = gathered.set_index("source").fillna("")
    document = {}
    for key, rule in RULES.items():
        row = table.loc[rule.gathered]
        entry = {name: str(row[name]) for name in COPIED_FIELDS}
        entry["edition"] = EDITIONS.get(key, entry["edition"])
        entry |= {
            "licence": LICENCES.get(key) or readable_licence(str(row["licence"])),
            "redistribute": rule.redistribute,
            "retrieved": RETRIEVED,
            "family": rule.family,
        }
        document[key] = entry
    return document


def write_sources(path: Path, document: dict[str, dict[str, str]]) -> None:
    """Write sources.yaml, every value a string, keys in the order of the rules."""
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(text, encoding="utf-8")
