"""Where the figures of each source were gathered, and what data/sources.yaml says of it.

data/sources.yaml is written by hand: terms were read by people, and no copy carries them.
"""

from __future__ import annotations

from pathlib import Path

import yaml

GATHERED: dict[str, tuple[str, ...]] = {
    "vdem-v16": ("VDEM_v16",),
    "vdem-v15": ("VDEM_v15",),
    "vdem-v14": ("VDEM_v14",),
    "vdem-v12": ("VDEM_v12",),
    "dsp-v4": ("DSP_v4", "DSP_v1"),
    "fiw-2025": ("FH_FIW_2025",),
    "fotn-2024": ("FH_FOTN_2024",),
    "fotn-totals": ("FH_FOTN", "FH_FOTN_2025"),
    "fotn-key-controls": ("FH_FOTN",),
    "wjp-2025": ("WJP_2025",),
    "rsf": ("RSF",),
    "un-treaties": ("UNTC",),
    "ilo-normlex": ("ILO_NORMLEX",),
    "dp-law-records": ("WB_GTMI", "UNCTAD_DP", "GDB_2021"),
    "world-bank-govtech": ("WB_GTMI",),
    "global-data-barometer": ("GDB_2021",),
    "google-transparency": ("GOOGLE_REMOVALS",),
    "apple-transparency": ("APPLE",),
    "access-now": ("AN_STOP",),
    "isoc-resilience": ("ISOC_IRI",),
    "isoc-pulse": ("ISOC_PULSE",),
    "wb-internet-2026": ("WB_INTERNET_2026",),
    "itu-prices": ("ITU_PRICES",),
    "gsma-mobile-connectivity": ("GSMA_MCI",),
    "aigs": ("AIGS",),
    "carnegie-spyware": ("SPYWARE",),
    "gpd-encryption": ("GPD_ENCRYPTION",),
    "rti-rating": ("RTI_RATING",),
    "rdr": ("RDR",),
    "undp-desk-research": ("UNDP_DRD_PROTOTYPE",),
    "undp-hdr": ("UNDP_HDR",),
    "world-bank-wgi": ("WB_WGI_2024",),
    "world-bank-gdp": ("WB_GDP_2025",),
    "world-bank-population": ("WB_POP",),
    "unsd-m49": ("M49_DDC",),
}
"""Project key -> the gathered sources that its figures come from."""


def source_document(path: Path) -> dict[str, dict[str, str]]:
    """Project key -> the fields of data/sources.yaml."""
    document: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return document


def families(document: dict[str, dict[str, str]]) -> dict[str, str]:
    """Source key -> whose judgement it is."""
    return {key: entry["family"] for key, entry in document.items()}
