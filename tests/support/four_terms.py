"""A content root with one source of each word of terms, whose figures are easy to find again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.roots import write_root

WORDS = ("raw", "cite", "derived", "none")
FIGURES = {"raw": "11.5713", "cite": "22.5713", "derived": "33.5713", "none": "44.5713"}
"""What stands for AAA in 2022, by the word of the source."""
EARLIER = {"raw": "12.6824", "cite": "23.6824", "derived": "34.6824", "none": "45.6824"}
"""What stands for AAA in 2021."""
BACKGROUND = {"raw": "13.7935", "cite": "24.7935", "derived": "35.7935", "none": "46.7935"}
"""What stands for AAA in 2022 under the indicators shown as context."""

_PILLARS = """pillars:
  - id: privacy
    title: Right to privacy
    dimensions:
      - {id: law, title: Law}
      - {id: practice, title: Practice}
"""
_INDICATOR = """title: Measure of the {word} house
dimension: {dimension}
kind: {kind}
evidence: expert
responsibility: {responsibility}
series: {word}-series
scale: {{method: goalposts, worst: 0, best: 100}}
unit: points
source: {word}-house
"""
_CONTEXT = """title: Background of the {word} house
dimension: law
kind: process
responsibility: state
use: context
reading: It says something else.
series: {word}-background
scale: {{method: goalposts, worst: 0, best: 100}}
source: {word}-house
"""
_SOURCE = """{word}-house:
  publisher: House of {word}
  title: Figures of the {word} house
  edition: Edition 2022
  url: https://{word}.example/figures
  page: https://{word}.example/{{iso3}}/{{year}}
  licence: {licence}
  redistribute: {word}
  citation: House of {word} (2022).
  family: {word}-house
"""
LICENCES = {"raw": "CC BY 4.0", "cite": "No licence found", "derived": "All rights reserved (terms of 2018)",
            "none": "All rights reserved (terms of 2020)"}  # fmt: skip
_METHODOLOGY = """version: 2.0.0
years: {first: 2021, default: 2022, max_age: 3}
uncertainty: {draws: 50, seed: 1}
changes:
  - {version: 2.0.0, date: 2026-11-29, what: First.}
"""
_EVENTS = "iso3,start,end,kind,source,note\n" + "".join(
    f"AAA,2021-0{month}-14,,shutdown,{word}-house,\n" for month, word in enumerate(WORDS, start=5)
)
EVENTS = {word: f"2021-0{month}-14" for month, word in enumerate(WORDS, start=5)}
HEADER = "series,iso3,year,value,low,high,note\n"


def rows(words: tuple[str, ...] = WORDS) -> str:
    """The figures of the words, as they stand in a table of observations."""
    lines = []
    for word in words:
        lines += [f"{word}-series,AAA,2022,{FIGURES[word]},,,", f"{word}-series,AAA,2021,{EARLIER[word]},,,"]
        lines += [f"{word}-series,BBB,2022,{60 + WORDS.index(word)}.25,,,"]
        lines += [f"{word}-background,AAA,2022,{BACKGROUND[word]},,,"]
    return HEADER + "\n".join(lines) + "\n"


REQUESTS = {"raw": 170001, "cite": 170002, "derived": 170003, "none": 170004}
"""Counts of requests to one company for AAA in 2022, by the word of the source."""
_COMPANY = "iso3,year,right,kind,what,company,value,low,high,worst,best,period,parts,source\n"


def company_rows(words: tuple[str, ...]) -> str:
    """What is known of a company in AAA from the source of each word."""
    return _COMPANY + "".join(
        f"AAA,2022,privacy,card,user-data,Firm of {word},,,,,,2022,"
        f"legal={REQUESTS[word]};legal_share=50,{word}-house\n"
        for word in words
    )


def four_terms() -> dict[str, str | None]:
    """The changes to the good root of `tests.support.roots` that make this one."""
    made: dict[str, str | None] = {
        "indicators/pillars.yaml": _PILLARS,
        "indicators/tensions.yaml": None,
        "indicators/privacy/privacy-law.yaml": None,
        "indicators/privacy/requests.yaml": None,
        "indicators/access/internet-use.yaml": None,
        "methodology/methodology.yaml": _METHODOLOGY,
        "data/sources.yaml": "".join(_SOURCE.format(word=w, licence=LICENCES[w]) for w in WORDS),
        "data/observations.csv": rows(),
        "data/events.csv": _EVENTS,
        "data/company_evidence.csv": company_rows(("raw",)),
        "data/restricted_company_evidence.csv": company_rows(WORDS[1:]),
    }
    for word in WORDS:
        place = WORDS.index(word) % 2
        made[f"indicators/privacy/{word}-measure.yaml"] = _INDICATOR.format(
            word=word,
            dimension=("law", "practice")[place],
            kind=("structure", "process")[place],
            responsibility=("state", "{state: 0.5, corporate: 0.5}")[place],
        )
        made[f"indicators/privacy/{word}-background.yaml"] = _CONTEXT.format(word=word)
    return made


def write_four_terms(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The root in a folder."""
    return write_root(folder, four_terms() | dict(changes or {}))
