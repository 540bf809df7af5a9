"""Drawn tables of `data/`: economies, figures, sources, companies, events and what else stands there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from data.reading.companies.companies import WORLDWIDE
from methodology.model import ACTORS, CHANNELS, COMPANY_EVIDENCE, REACHES, REDISTRIBUTE
from tests.support.generated.definitions import Measured
from tests.support.generated.draws import PHRASES, Draws

Keys = dict[str, Any]
CODES = (
    "COL",
    "LBN",
    "NAM",
    "NAN",
    "XKX",
    "CIV",
    "TUV",
    "USA",
    "ZWE",
    "AAA",
    "NUL",
    "QQQ",
    "RUS",
    "FJI",
    "TUR",
)
LICENCES = (
    "CC BY 4.0",
    "CC BY-NC-SA 4.0",
    "CC BY-ND 4.0",
    "all rights reserved",
    "not confirmed",
    "own words",
)
REGIONS = ("Africa", "Côte d'Azur & more", "", "أفريقيا")


def text_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV table; None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue()


def dicts_of(rows: Sequence[Keys], needed: Sequence[str]) -> str:
    """A CSV table of mappings, with the columns that any of them has."""
    columns = list(dict.fromkeys([*needed, *(key for row in rows for key in row)]))
    return text_of(columns, [[row.get(column) for column in columns] for row in rows])


def codes(draws: Draws, count: int) -> list[str]:
    """So many codes of three capital letters, known to the map or not."""
    more = [f"{a}{b}{c}" for a in "BX" for b in "ABCDE" for c in "ABCDEFGH"]
    return [*draws.some(CODES, least=count), *more][:count] if count else []


def economies(draws: Draws, iso3s: Sequence[str]) -> str:
    names = [*PHRASES, *(f"Land {code}" for code in iso3s)]
    rows = []
    for place, iso3 in enumerate(iso3s):
        name = names[place] if draws.chance(0.4) and place < len(PHRASES) else f"Land {iso3}"
        optional: Keys = {
            "iso2": iso3[:2],
            "m49": "170",
            "region": draws.one(REGIONS),
            "subregion": draws.one(REGIONS),
            "undp_bureau": draws.one(("RBA", "", draws.text())),
            "income_group": draws.one(("High income", "Low income", "")),
            "ldc": draws.one(("1", "0", "true", "")),
            "lldc": draws.one(("1", "0", "")),
            "sids": draws.one(("1", "false", "")),
            "population": draws.one((0, 1, 51_000_000, 1000.5, None)),
            "gdp_pc_ppp": draws.one((0, 12000, None)),
            "pilot": draws.one(("true", "false", "")),
            "note": draws.text(),
        }
        rows.append(
            {"iso3": iso3, "name": name}
            | {key: value for key, value in optional.items() if draws.chance(0.7)}
        )
    return dicts_of(rows, ("iso3", "name"))


def observations(
    draws: Draws, drawn: Measured, iso3s: Sequence[str], years: Sequence[int], filled: float
) -> tuple[list[Keys], list[Keys]]:
    """Rows of the open file and of the restricted one; a `filled` share of all cells has a figure."""
    opened: list[Keys] = []
    closed: list[Keys] = []
    for series, allowed in drawn.figures.items():
        bounded, restricted = draws.chance(0.3), draws.chance(0.2)
        for iso3 in iso3s:
            for year in years:
                if draws.chance(filled):
                    row = {"series": series, "iso3": iso3, "year": year} | _figure(draws, allowed, bounded)
                    (closed if restricted else opened).append(row)
    return opened, closed


def _figure(draws: Draws, allowed: Sequence[float] | tuple[float, float], bounded: bool) -> Keys:
    note = {"note": draws.text()} if draws.chance(0.05) else {}
    if isinstance(allowed, list):
        return {"value": draws.one(allowed)} | note
    low, high = allowed
    value = draws.between(low, high)
    if not bounded or draws.chance(0.3):
        return {"value": value} | note
    return {
        "value": value,
        "low": low + (value - low) * 0.9,
        "high": value + (high - value) * draws.share(),
    } | note


def sources(draws: Draws, names: Sequence[str]) -> Keys:
    return {name: _source(draws, name) for name in names}


def _source(draws: Draws, name: str) -> Keys:
    keys: Keys = {
        "publisher": draws.text(),
        "title": draws.text(),
        "edition": draws.text(),
        "url": f"https://example.org/{name}",
        "licence": draws.one(LICENCES),
        "redistribute": draws.one(REDISTRIBUTE),
        "citation": draws.text(),
        "cadence": draws.text(),
        "retrieved": "2026-01-02",
        "family": draws.one(("house", draws.text())),
        "covers": draws.text(),
        "page": "https://example.org/{iso3}/{year}",
    }
    return {key: value for key, value in keys.items() if draws.chance(0.75)}


def others(
    draws: Draws, drawn: Measured, iso3s: Sequence[str], names: Sequence[str], counted: Sequence[str]
) -> dict[str, str]:  # fmt: skip
    """The smaller tables, by file; each is there at times."""
    companies = draws.some(("Globotel", "O'Hara & Söhne", "=Acme", "شركة"), least=1)
    pillars = [pillar["id"] for pillar in drawn.pillars]
    tables = {
        "companies": _companies(draws, companies, iso3s),
        "company_scores": [
            {"company": name, "year": 2020, "category": draws.one(pillars), "score": draws.between(0, 100)}
            for name in companies
        ],
        "company_promises": _promises(draws, companies, pillars),
    }
    if iso3s:
        tables |= {
            "company_markets": _markets(draws, companies, iso3s),
            "events": [_event(draws, iso3s, names) for _ in range(draws.whole(0, 4))],
            "responsibility": _overrides(draws, counted, iso3s),
            "desk_research": [_answer(draws, counted, iso3s, at) for at in range(draws.whole(0, 3))],
        }
        if names:
            talked = [*companies, *(one["company"] for one in drawn.by_name.values() if "company" in one), ""]
            for name in ("company_evidence", "restricted_company_evidence"):
                figures = name.startswith("restricted")
                rows = [
                    _evidence(draws, iso3s, pillars, names, talked, figures) for _ in range(draws.whole(0, 4))
                ]
                tables[name] = list({tuple(row[key] for key in ROW): row for row in rows}.values())
    kept = {name: rows for name, rows in tables.items() if rows and draws.chance(0.6)}
    if any(name in kept for name in ("company_scores", "company_markets", "company_promises")):
        kept["companies"] = tables["companies"]
    return {f"data/{name}.csv": dicts_of(rows, NEEDED[name]) for name, rows in kept.items()}


NEEDED = {
    "companies": ("company",),
    "company_scores": ("company", "year", "category", "score"),
    "company_markets": ("company", "iso3"),
    "company_promises": ("company", "year", "until", "theme", "right", "score", "indicators", "source"),
    "events": ("iso3", "start", "end", "kind", "source"),
    "responsibility": ("indicator", "iso3", "reason"),
    "desk_research": ("iso3", "topic", "question", "answer", "date", "source"),
    "company_evidence": ("iso3", "year", "right", "kind", "what", "source"),
    "restricted_company_evidence": ("iso3", "year", "right", "kind", "what", "source"),
}


def _companies(draws: Draws, names: Sequence[str], iso3s: Sequence[str]) -> list[Keys]:
    home = draws.one(iso3s) if iso3s else ""
    return [
        {"company": name, "home_iso3": draws.one((home, "")), "sector": draws.text(),
         "rdr_type": draws.one(("digital platform", "telecom", ""))}
        | ({"owner_iso3": home, "owner_basis": draws.text()} if home and draws.chance() else {})
        for name in names
    ]  # fmt: skip


def _promises(draws: Draws, companies: Sequence[str], pillars: Sequence[str]) -> list[Keys]:
    return [
        {"company": name, "year": year, "until": year + 2, "theme": draws.one(("privacy", draws.text())),
         "right": draws.one((*pillars, "")), "score": draws.between(0, 100),
         "indicators": draws.one(("P1 P2", "")), "source": "https://example.org/promise"}
        for name in companies
        for year in draws.some((2018, 2020, 2022))
    ]  # fmt: skip


def _markets(draws: Draws, companies: Sequence[str], iso3s: Sequence[str]) -> list[Keys]:
    return [
        {"company": name, "iso3": iso3, "basis": draws.text(),
         "source": draws.one(("site", "https://example.org")),
         "as_of": draws.one((2020, None)), "until": draws.one((2023, None)),
         "strength": draws.one(("strong", "weak", ""))}
        for name in companies
        for iso3 in (*draws.some(iso3s[:3]), *draws.some((WORLDWIDE,)))
    ]  # fmt: skip


def _event(draws: Draws, iso3s: Sequence[str], names: Sequence[str]) -> Keys:
    start = draws.one(("2020", "2021-03", "2021-03-04", "2022-12-31"))
    return {"iso3": draws.one(iso3s), "start": start, "end": draws.one(("", "2023-01-01", "2023")),
            "kind": draws.one(("shutdown", draws.text())), "source": draws.one((*names, "")),
            "note": draws.text(), "actor": "+".join(draws.some(ACTORS)), "cause": draws.text(),
            "reach": draws.one((*REACHES, "")), "services": draws.one(("", draws.text()))}  # fmt: skip


def _overrides(draws: Draws, counted: Sequence[str], iso3s: Sequence[str]) -> list[Keys]:
    rows = []
    for iso3 in draws.some(iso3s[:5]):
        first = draws.one((2015, None))
        rows.append(
            {"indicator": draws.one((*counted, "")), "iso3": iso3, "reason": draws.text(), "first": first,
             "until": draws.one((2022, None))} | draws.shares(CHANNELS)
        )  # fmt: skip
    return rows


def _answer(draws: Draws, counted: Sequence[str], iso3s: Sequence[str], at: int) -> Keys:
    return {"iso3": draws.one(iso3s), "topic": draws.text(), "question": f"{draws.text()} {at}?",
            "answer": draws.text(), "date": draws.one(("2023", "2023-05", "2023-05-31")),
            "source": draws.text(),
            "note": draws.text(), "indicator": draws.one((*counted, ""))}  # fmt: skip


WHATS = ("take-downs", "take-downs-undecided", "removals", "acted", "blocked", "rights-at-work-0-1", "fines",
         "rights-at-work-rating", "moderators", "user-data", "shutdowns")  # fmt: skip


PARTS = ("requests", "share", "share_low", "share_high", "removed", "items", "largest", "rules", "law",
         "kept", "asked", "acted", "reported", "blocked", "legal", "legal_share", "refused_share", "services",
         "without", "fines", "euros", "emergency", "emergency_share", "warrants", "warrants_met",
         "without_met",
         "records", "vendors", "sales", "autocracies", "tiktok")  # fmt: skip


ROW = ("iso3", "year", "right", "kind", "what", "company")
"""What tells one row of evidence from another."""
PLAIN = ("not-tested", "closed")
"""Kinds of evidence that stand without figures."""


def _evidence(
    draws: Draws, iso3s: Sequence[str], pillars: Sequence[str], names: Sequence[str], talked: Sequence[str],
    figures: bool,
) -> Keys:  # fmt: skip
    """A row with all that its kind asks for; where figures may not stand, of a kind that asks for none."""
    kind = draws.one(COMPANY_EVIDENCE if figures else PLAIN)
    keys: Keys = {
        "iso3": draws.one(iso3s),
        "year": draws.whole(2018, 2023),
        "right": draws.one(pillars),
        "kind": kind,
        "what": draws.one((*WHATS, draws.text()) if kind not in PLAIN else ("take-downs", draws.text())),
        "company": draws.one([name for name in talked if name]),
        "source": draws.one(names),
        "period": draws.text(),
    }
    if kind in ("mark", "range", "shared"):
        keys |= {"value": 5, "low": 2, "high": 7.5, "worst": 6, "best": 1}
    if kind not in PLAIN:
        keys["parts"] = ";".join(f"{part}={draws.one((0, 1, 55))}" for part in PARTS)
    return keys
