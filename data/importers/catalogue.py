"""Which gathered series the project ships, and which of its sources each belongs to."""

from __future__ import annotations

FIRST_YEAR = 2009
"""Three years before the first year shown, so that 2012 can carry figures of 2009."""
FIRST_CONTEXT_YEAR = 2012
"""Series that are only shown beside the scores begin with the first year shown."""

SCORED_SERIES: dict[str, tuple[str, ...]] = {
    "vdem-v14": (
        "vdem14_v2x_rule",
        "vdem14_v2mecenefi",
        "vdem14_v2x_freexp_altinf",
        "vdem14_v2cseeorgs",
        "vdem14_v2caassemb",
        "vdem14_v2csreprss",
        "vdem14_v2xcs_ccsi",
    ),
    "vdem-v12": (
        "vdem12_v2smgovsmmon",
        "vdem12_v2smarrest",
        "vdem12_v2smgovdom",
        "vdem12_v2smgovshut",
        "vdem12_v2smgovsm",
    ),
    "dsp-v4": ("dsp4_v2smprivcon", "dsp4_v2smregcon"),
    "world-bank-govtech": ("gtmi_dp_law", "gtmi_dpa"),
    "world-bank-wdi-internet": ("internet_users",),
    "dla-piper": ("dlapiper_rating", "dlapiper_enforcement"),
    "gpd-encryption": ("gpd_licensing", "gpd_provider_assist"),
    "freedom-in-the-world": ("fiw_d1", "fiw_d4", "fiw_e1", "fiw_e2", "fiw_e3"),
    "freedom-on-the-net": (
        "fotn_b1",
        "fotn_b3",
        "fotn_b8",
        "fotn_c3",
        "fotn_c6",
        "fotn_c7",
        "kic_commentators",
        "kic_networks_disrupted",
    ),
    "aigs": ("aigs_any",),
    "wjp": ("wjp_privacy", "wjp_expression", "wjp_association", "wjp_participation"),
    "eiu-inclusive-internet": (
        "eiu_trust_private",
        "eiu_trust_social",
        "eiu_schools",
        "eiu_fixed_cost",
        "eiu_wireless_concentration",
        "eiu_gender_gap",
        "eiu_local_language",
    ),
    "rsf": ("rsf_legal", "rsf_safety"),
    "rti-rating": ("rti_1_right",),
    "gsma-mobile-connectivity": ("mci_4g", "mci_tariffs", "mci_taxation", "mci_gender", "mci_speed"),
    "a4ai": ("price_1gb_gni",),
    "isoc-resilience": ("internet_resilience",),
}
"""Source key -> series that indicators use as the publisher gives them."""

CONTEXT_SERIES: dict[str, tuple[str, ...]] = {
    "freedom-on-the-net": ("fotn_total",),
    "freedom-in-the-world": ("fiw_total",),
    "rsf": ("rsf_score",),
    "world-bank-wgi": ("wgi_voice",),
    "undp-hdr": ("hdi", "gni_pc_ppp"),
    "itu-idi": ("itu_idi",),
    "access-now": ("an_shutdowns", "an_shutdown_days"),
}
"""Source key -> series that no indicator uses: other measures to hold the scores against."""

DERIVED_SERIES: dict[str, tuple[str, str, str]] = {
    "cmp-political-level": (
        "comparitech",
        "0-2 class",
        "0 none, 1 political media restricted, 2 also heavily censored: the two flags added up",
    ),
    "cmp-social-level": (
        "comparitech",
        "0-3 class",
        "number of three flags raised: social media restricted, social media banned, messaging restricted",
    ),
    "cmp-vpn-level": ("comparitech", "0-2 class", "0 free, 1 VPNs restricted, 2 banned: two flags added up"),
    "google-removal-requests-rate": (
        "google-transparency",
        "requests per million internet users per year",
        "requests of the year / (population of 2024 × newest share of internet users, at most 3 years old)",
    ),
    "google-transparency-report": (
        "google-transparency",
        "1 = exposed",
        "1 where Google's report names the economy in that year, a share of internet users is known and "
        "Comparitech records no ban on social media; no row otherwise",
    ),
    "apple-account-requests-rate": (
        "apple-transparency",
        "requests per million internet users per year",
        "as for Google; 2025 left out, because only its first half is published",
    ),
    "apple-transparency-report": (
        "apple-transparency",
        "1 = exposed",
        "1 where Apple's report names the economy in that year under any heading, and as for Google",
    ),
    "rdr-company-privacy": (
        "rdr",
        "score 0-100",
        "mean privacy score of the companies shown to operate there (docs/company-evidence.md)",
    ),
    "rdr-company-expression": (
        "rdr",
        "score 0-100",
        "mean freedom-of-expression score of the companies shown to operate there",
    ),
    "rdr-company-account-rules": (
        "rdr",
        "score 0-100",
        "mean of RDR indicator F4b (data on accounts restricted under the company's rules)",
    ),
    "rdr-telecom-net-neutrality": (
        "rdr",
        "score 0-100",
        "mean of RDR indicator F9 (net neutrality), telecoms of edition 2020",
    ),
    "rdr-telecom-shutdowns": (
        "rdr",
        "score 0-100",
        "mean of RDR indicator F10 (network shutdowns), telecoms of edition 2020",
    ),
}
"""Series of the importer's own: id -> (source key, unit, how it is derived)."""


def sources_of_series() -> dict[str, str]:
    """Series id -> source key, for every series that is shipped."""
    plain = {
        series: source
        for catalogue in (SCORED_SERIES, CONTEXT_SERIES)
        for source, names in catalogue.items()
        for series in names
    }
    return plain | {series: facts[0] for series, facts in DERIVED_SERIES.items()}
