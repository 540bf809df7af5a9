"""Which series the project ships, and which of its sources each belongs to."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_YEAR = 2009
"""Three years before the first year shown, so that 2012 can carry figures of 2009."""

PLAIN_SERIES: dict[str, tuple[str, ...]] = {
    "vdem-v15": (
        "vdem15_v2xcl_acjst",
        "vdem15_v2clacfree",
        "vdem15_v2cseeorgs",
        "vdem15_v2csreprss",
        "vdem15_v2x_cspart",
        "vdem15_v2x_civlib",
    ),
    "vdem-v14": (
        "vdem14_v2casurv",
        "vdem14_v2mecenefi",
        "vdem14_v2meslfcen",
        "vdem14_v2meharjrn",
        "vdem14_v2caassemb",
    ),
    "vdem-v12": (
        "vdem12_v2smgovsmmon",
        "vdem12_v2smgovfilprc",
        "vdem12_v2smgovsmcenprc",
        "vdem12_v2smarrest",
        "vdem12_v2smgovdom",
        "vdem12_v2smgovsm",
        "vdem12_v2smgovshut",
    ),
    "vdem-v16": ("vdem16_v2mecenefi", "vdem16_v2smgovfilprc", "vdem16_v2smgovshut"),
    "dsp-v4": ("dsp4_v2smregcon",),
    "wjp-2025": (
        "wjp25_privacy",
        "wjp25_expression",
        "wjp25_association",
        "wjp25_rti",
        "wjp25_labour_rights",
        "wjp25_civil_justice_access",
    ),
    "fiw-2025": ("fiw25_d1", "fiw25_d3", "fiw25_d4", "fiw25_e1", "fiw25_e2", "fiw25_e3", "fiw25_total"),
    "fotn-2024": (
        "fotn24_a2",
        "fotn24_a3",
        "fotn24_a4",
        "fotn24_a5",
        "fotn24_b1",
        "fotn24_b2",
        "fotn24_b3",
        "fotn24_b4",
        "fotn24_b5",
        "fotn24_b8",
        "fotn24_c1",
        "fotn24_c2",
        "fotn24_c3",
        "fotn24_c4",
        "fotn24_c5",
        "fotn24_c6",
        "fotn24_c7",
        "fotn24_c8",
    ),
    "fotn-totals": ("fotn_total", "fotn25_total"),
    "fotn-key-controls": (
        "kic_platforms_blocked",
        "kic_content_blocked",
        "kic_networks_disrupted",
        "kic_commentators",
        "kic_censorship_law",
        "kic_surveillance_law",
        "kic_arrests",
        "kic_attacks_physical",
        "kic_attacks_technical",
    ),
    "world-bank-govtech": ("gtmi_dpa", "gtmi_dp_law"),
    "wb-internet-2026": ("internet_users_2026",),
    "itu-prices": ("itu_mobile_2gb_gni", "itu_mobile_5gb_gni", "itu_fixed_5gb_gni"),
    "gsma-mobile-connectivity": ("mci_4g", "mci_handset", "mci_speed", "mci_tariffs", "mci_taxation"),
    "isoc-resilience": ("internet_resilience",),
    "gpd-encryption": ("gpd_provider_assist",),
    "aigs": ("aigs_any",),
    "world-bank-wgi": ("wgi24_voice",),
    "world-bank-gdp": ("gdp_pc_ppp_2021",),
    "undp-hdr": ("hdi", "gni_pc_ppp"),
}
"""Source key -> series shipped as the publisher gives them; `moved.py` files some under another year."""


@dataclass(frozen=True)
class Derived:
    """A series that the importer makes: the source whose terms it follows, its unit, its rule in short."""

    source: str
    unit: str
    how: str


DERIVED_SERIES: dict[str, Derived] = {
    "dp-law-agreed": Derived(
        "dp-law-records",
        "0 no law, 1 contested or in part, 2 law in force",
        "what independent records of a data protection law agree on; bounds where they do not",
    ),
    "dp-law-contested": Derived(
        "own-coding", "1 contested, 0 agreed", "1 where dp-law-agreed rests on records that do not agree"
    ),
    "gdb-dp-content": Derived(
        "global-data-barometer", "0-2", "mean of six answers on the law; halved where it lacks force of law"
    ),
    "privcon-filled": Derived(
        "dsp-v4",
        "model scale",
        "as published; the lowest figure where it was passed over and experts saw no law on privacy",
    ),
    "treaty-civil": Derived("un-treaties", "0-1", "0.7 ICCPR + 0.3 its first Optional Protocol"),
    "treaty-equality": Derived(
        "un-treaties", "0-1", "0.25 CEDAW, 0.25 CRPD, 0.15 each of their Protocols, 0.2 ICESCR"
    ),
    "treaty-association": Derived(
        "un-treaties", "0-1", "0.5 ICCPR + 0.2 its first Optional Protocol + 0.3 ICESCR"
    ),
    "treaty-labour": Derived("ilo-normlex", "0-1", "0.5 each of ILO 87 and ILO 98; to 2025, by real years"),
    "rsf_legal_covered": Derived("rsf", "score 0-100", "filed under the year before its edition"),
    "rsf_safety_covered": Derived("rsf", "score 0-100", "filed under the year before its edition"),
    "rsf_score_covered": Derived("rsf", "score 0-100", "filed under the year before its edition"),
    "discussion-v15": Derived("vdem-v15", "model scale", "mean of the questions on men and on women"),
    "parity-capped": Derived("wb-internet-2026", "ratio", "at most 1: more women than men is parity"),
    "mci-gender-social": Derived(
        "gsma-mobile-connectivity", "score 0-100", "as published, without 0, which can mean not measured"
    ),
    "rti-items-mean": Derived("rti-rating", "0-1", "mean of four of the 61 items, each over its top mark"),
    "spyware-recorded": Derived("carnegie-spyware", "1 = recorded", "1 where the inventory has a record"),
    "google_core_removed_pm": Derived(
        "google-transparency",
        "items a year per million internet users, mean of three years",
        "what Google removed at a state's request over criticism or religion, where it decided on three such "
        "requests or more (docs/company-evidence.md)",
    ),
    "google-items-criticism-rate": Derived(
        "google-transparency",
        "items a year per million internet users, mean of three years",
        "items over criticism or religion per internet user; few only where that says something "
        "(data/importers/facts/removal_of_criticism.py)",
    ),
    "google-items-security-rate": Derived(
        "google-transparency",
        "items per million internet users per year",
        "items over national security per internet user, where Google's report names the economy",
    ),
    "google-removal-requests-rate": Derived(
        "google-transparency", "requests per million internet users per year", "the same, all requests"
    ),
    "apple-account-requests-rate": Derived(
        "apple-transparency",
        "requests per million internet users per year",
        "the same from Apple's report; 2025 left out, because only its first half is published",
    ),
    "shutdown-days-state": Derived(
        "access-now", "days, weighted by reach", "days on which the state cut the network"
    ),
    "block-days-state": Derived(
        "access-now", "days, weighted by reach and services", "days on which the state blocked services"
    ),
    "shutdown-days-others": Derived(
        "access-now", "days, weighted by reach", "days on which foreign or armed forces cut the network"
    ),
}
"""Series of the importer's own."""


def sources_of_series() -> dict[str, str]:
    """Series id -> source key, for every series that is shipped."""
    plain = {series: source for source, names in PLAIN_SERIES.items() for series in names}
    return plain | {series: made.source for series, made in DERIVED_SERIES.items()}
