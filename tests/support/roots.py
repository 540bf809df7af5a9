"""A small good content root on disk, and ways to break it one thing at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dashboard.content.load import check_content
from methodology.faults.finding import ContentError, Finding
from methodology.model import Content

PILLARS = """pillars:
  - id: privacy
    title: Right to privacy
    rights: [UDHR-12, ICCPR-17]
    dimensions:
      - {id: law, title: Law, weight: 1}
      - {id: practice, title: Practice, weight: 2}
  - id: access
    title: Right of access
"""
TENSIONS = """tensions:
  - id: safety-versus-privacy
    title: Safety or privacy
    summary: Two aims.
    test: Is it necessary?
    poles:
      - {label: Safety, indicators: [internet-use]}
      - {label: Privacy, indicators: [privacy-law, requests]}
"""
PRIVACY_LAW = """title: Privacy law
dimension: law
kind: structure
evidence: fact
obligation: immediate
responsibility: state
scale:
  method: categories
  map: {0: 1, 1: 3.5, 2: 6}
better: higher
source: survey
rights: [UDHR-12]
tensions: [safety-versus-privacy]
levels: {1: No law., 6: A law that covers all.}
"""
REQUESTS = """title: Requests for data
dimension: practice
kind: process
responsibility:
  compelled: 0.6
  corporate: 0.4
private_sector: {origin: international, involvement: direct, knowing: knowing, business_model: [value-chain]}
series: data-requests
requires: [transparency-report]
scale: {method: goalposts, worst: 1000, best: 1, transform: log}
better: lower
weight: 0.5
max_age: 2
source: reports
"""
INTERNET_USE = """title: People online
kind: outcome
responsibility: {unknown: 1}
scale: {method: goalposts, worst: 0, best: 100}
source: survey
"""
METHODOLOGY = """version: 1.0.0
scale: {min: 1, max: 6}
stages:
  - {upto: 3.5, id: weak, title: Weak}
  - {upto: 6, id: strong, title: Strong}
aggregation: {dimension: arithmetic, pillar: geometric, overall: {power: 0.5}}
publish_overall: false
lanes: {state: [state, compelled, protection], corporate: [corporate]}
years: {first: 2020, default: 2022, max_age: 3}
gate:
  scored: {coverage: 0.5, indicators: 1, kinds: [[structure], [process, outcome]], largest_share: 1}
  range: {coverage: 0.2}
  lane: {share: 0.15, indicators: 1}
uncertainty: {draws: 100, seed: 1, level: 0.9, weights: 50, aggregation: {arithmetic: 0.6, geometric: 0.4}}
changes:
  - {version: 1.0.0, date: 2026-11-22, what: First release.}
"""
SOURCES = """survey:
  publisher: Office of Statistics
  title: Survey
  url: https://example.org/survey
  licence: CC BY 4.0
  redistribute: raw
  family: survey
reports:
  publisher: A company
  title: Reports
  url: https://example.org/reports
  licence: all rights reserved
  redistribute: derived
  family: reports
"""
ECONOMIES = """iso3,name,iso2,ldc,population,pilot
AAA,Alland,AA,1,1000,true
BBB,Bertland,BB,0,2000.5,false
XKX,Cland,,,,
"""
OBSERVATIONS = """series,iso3,year,value,low,high,note
privacy-law,AAA,2021,2,,,
privacy-law,BBB,2021,0,,,
data-requests,AAA,2021,10,8,12,"counted, twice"
transparency-report,AAA,2021,1,,,
internet-use,AAA,2022,50.5,,,
internet-use,XKX,2022,1e1,,,
"""
COMPANIES = "company,home_iso3,sector,kind\nGlobotel,AAA,telecom,operator\n"
SCORES = "company,year,category,score\nGlobotel,2020,privacy,33.5\n"
MARKETS = "company,iso3,basis,source,as_of\nGlobotel,BBB,annual report,report,2020\nGlobotel,WLD,site,site,\n"
EVENTS = "iso3,start,end,kind,source,note\nAAA,2021-03-04,2021-03-05,shutdown,watch,\n"

GOOD: Mapping[str, str] = {
    "indicators/pillars.yaml": PILLARS,
    "indicators/tensions.yaml": TENSIONS,
    "indicators/privacy/privacy-law.yaml": PRIVACY_LAW,
    "indicators/privacy/requests.yaml": REQUESTS,
    "indicators/access/internet-use.yaml": INTERNET_USE,
    "methodology/methodology.yaml": METHODOLOGY,
    "data/sources.yaml": SOURCES,
    "data/economies.csv": ECONOMIES,
    "data/observations.csv": OBSERVATIONS,
    "data/companies.csv": COMPANIES,
    "data/company_scores.csv": SCORES,
    "data/company_markets.csv": MARKETS,
    "data/events.csv": EVENTS,
}


def write_root(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The good root in a folder, with some files replaced, or left out where the change is None."""
    for name, content in {**GOOD, **(changes or {})}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def broken(file: str, old: str, new: str) -> dict[str, str]:
    """The change that replaces one stretch of a good file. Raises ValueError where it does not stand once."""
    if GOOD[file].count(old) != 1:
        raise ValueError(f"{old!r} stands {GOOD[file].count(old)} times in {file}")
    return {file: GOOD[file].replace(old, new)}


def read(folder: Path) -> Content:
    """The content of a root, read from its files."""
    return check_content(folder)


def faults(folder: Path, changes: Mapping[str, str | bytes | None]) -> tuple[Finding, ...]:
    """All faults of the good root with these changes; empty where there are none."""
    try:
        check_content(write_root(folder, changes))
    except ContentError as error:
        return error.findings
    return ()
