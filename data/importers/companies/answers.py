"""How companies answered states, in counts: never a mark, as no reasons or too few cases are published."""

from __future__ import annotations

from data.importers.companies.table import CompanyEvidenceRow, Gathered

ACCOUNTS_AND_CONTENT = ("accounts", "content")
READ_MONTHS = {2023: "April, June, July and September 2023"}


def answer_rows(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Answers to requests to remove content (expression) and to hand over data (privacy)."""
    return [
        *tiktok_removals(gathered),
        *acted(gathered, "LinkedIn", "linkedin_removal_requests", "linkedin_removal_acted"),
        *acted(gathered, "GitHub", "github_takedowns_received", "github_takedowns_processed"),
        *acted(gathered, "Meta", "meta_gac_orders", "meta_gac_complied"),
        *blocked_by_meta(gathered),
        *user_data(gathered),
        *korean_data(gathered),
    ]


def tiktok_removals(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Videos and accounts removed under its own rules, under local law only, and kept."""
    rows = []
    for place, requests in gathered.of("tiktok_removal_requests").items():
        parts = {"requests": requests} | {
            part: sum(gathered.of(f"tiktok_{what}_{part}")[place] for what in ACCOUNTS_AND_CONTENT)
            for part in ("asked", "rules", "law", "kept")
        }
        note = gathered.note("tiktok_removal_requests", place)
        period = _months(place[1], note)
        rows.append(_row(place, "expression", "count", "removals", "TikTok", period, parts))
    return rows


def acted(gathered: Gathered, company: str, requests: str, done: str) -> list[CompanyEvidenceRow]:
    """Requests to remove content, and those that the company acted on."""
    return [
        _row(
            place,
            "expression",
            "count",
            "acted",
            company,
            _months(place[1], gathered.note(requests, place)),
            {"requests": count, "acted": gathered.of(done)[place]},
        )
        for place, count in gathered.of(requests).items()
        if place in gathered.of(done)
    ]


def blocked_by_meta(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Items that Türkiye reported to Meta. Left out where more was removed and blocked than was reported."""
    rows = []
    for service in ("facebook", "instagram"):
        start = f"meta_tr_{service}_entities"
        for place, reported in gathered.of(f"{start}_reported").items():
            removed = gathered.of(f"{start}_removed")[place]
            blocked = gathered.of(f"{start}_restricted")[place]
            if removed + blocked <= reported:
                period = _months(place[1], gathered.note(f"{start}_reported", place))
                parts = {"reported": reported, "rules": removed, "blocked": blocked}
                company = f"Meta ({service.title()})"
                rows.append(_row(place, "expression", "count", "blocked", company, period, parts))
    return rows


USER_DATA = (
    ("Google", "google_userdata", "legal", "emergency", "January to June"),
    ("TikTok", "tiktok_userdata", "legal", "emergency", "July to December"),
    ("Snap", "snap", "other", "emergency", "July to December"),
)
"""Company, series, its word for legal process, for emergencies, and the months that were read."""


def user_data(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """Requests for users' data and the share in which some data was given."""
    rows = []
    for company, start, legal, emergency, months in USER_DATA:
        counts = gathered.of(f"{start}_{legal}_requests")
        urgent = gathered.of(f"{start}_{emergency}_requests")
        for place in sorted(counts.keys() | urgent.keys()):
            parts: dict[str, float] = {}
            for name, word in (("legal", legal), ("emergency", emergency)):
                count = gathered.of(f"{start}_{word}_requests").get(place, 0.0)
                if count:
                    parts |= {name: count, f"{name}_share": gathered.of(f"{start}_{word}_share")[place]}
            if parts:
                period = f"{months} {place[1]}"
                rows.append(_row(place, "privacy", "card", "user-data", company, period, parts))
    for place, count in gathered.of("microsoft_requests").items():
        parts = {"legal": count, "legal_share": gathered.of("microsoft_disclosed_share")[place]}
        parts["refused_share"] = gathered.of("microsoft_rejected_share")[place]
        period = f"January to June {place[1]}"
        rows.append(_row(place, "privacy", "card", "user-data", "Microsoft", period, parts))
    return rows


def korean_data(gathered: Gathered) -> list[CompanyEvidenceRow]:
    """What Naver and Kakao gave under a warrant, and what they gave about subscribers without one."""
    rows = []
    for company in ("Naver", "Kakao"):
        start = company.lower()
        for place, warrants in gathered.of(f"{start}_warrant_requests").items():
            parts = {
                "warrants": warrants,
                "warrants_met": gathered.of(f"{start}_warrant_processed")[place],
                "without": gathered.of(f"{start}_subscriber_requests")[place],
                "without_met": gathered.of(f"{start}_subscriber_processed")[place],
            }
            period = _months(place[1], gathered.note(f"{start}_warrant_requests", place))
            rows.append(_row(place, "privacy", "card", "warrants", company, period, parts))
    return rows


def _months(year: int, note: str) -> str:
    """The months that were read. "First half listed" is the whole year: the other listed no request."""
    if note.startswith("months read"):
        return READ_MONTHS[year]
    if note.startswith(("H1 only", "H1;")):
        return f"January to June {year}"
    return f"July to December {year}" if note.startswith("H2 only") else str(year)


SOURCE_OF = {
    ("Google", "user-data"): "google-user-data",
    ("Meta (Facebook)", "blocked"): "meta-transparency",
    ("Meta (Instagram)", "blocked"): "meta-transparency",
}


def _row(
    place: tuple[str, int],
    right: str,
    kind: str,
    what: str,
    company: str,
    period: str,
    parts: dict[str, float],
) -> CompanyEvidenceRow:
    source = SOURCE_OF.get((company, what), f"{company.lower()}-transparency")
    return CompanyEvidenceRow(*place, right, kind, what, company, period, source, parts)
