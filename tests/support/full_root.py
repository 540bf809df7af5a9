"""A content root in which every key of every YAML file is written, each value on a line of its own.

Its readers are watched: every key that they ask for is recorded with the kind that they ask for, so that a
new key is tried with hostile values as soon as it is written here; and it must be written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from dashboard.content.load import read_content
from data.reading import load
from data.reading.figures.observation_rows import FiledObservations
from indicators.reading.fields import Fields
from indicators.reading.strict_yaml import Listing, Scalar
from methodology.faults.finding import ContentError, Finding, Report
from methodology.model import Content

LAW = """title: Privacy law
question: Is there a law?
dimension: law
kind: structure
evidence: fact
obligation: immediate
use: score
responsibility:
  state: 0.5
  compelled: 0.1
  corporate: 0.1
  protection: 0.2
  unknown: 0.1
private_sector:
  sector: platform
  origin: international
  involvement: direct
  knowing: knowing
  business_model:
    - value-chain
series: privacy-law
requires:
  - transparency
unit: points
better: higher
scale:
  method: goalposts
  worst: 0
  best: 100
  transform: none
weight: 1
max_age: 3
source: survey
rights:
  - UDHR-12
captures:
  - What it sees.
misses:
  - What it does not.
rationale: Why it says something.
tensions:
  - safety-versus-privacy
levels:
  1: No law.
  6: A law that covers all.
panel_question: What is the law?
engagement:
  - What do you ask?
breaks:
  2021: Another method.
against_income: false
online: true
applies:
  except:
    - CCC
  reason: It cannot join.
decision:
  date: 2026-11-29
  reason: It is needed.
contested: doubtful
"""
STAND_IN = """title: Law as others see it
dimension: law
scale:
  method: bands
  cuts:
    - 10
    - 50
  scores:
    - 1
    - 3
    - 6
series: others
source: reports
instead_of: privacy-law
"""
CATEGORIES = """title: An answer
dimension: practice
evidence: expert
scale:
  method: categories
  map:
    0: 1
    1: 3.5
    2: 6
"""
PIECEWISE = """title: A line
dimension: practice
evidence: perception
use: lane
company: Globotel
responsibility: corporate
scale:
  method: piecewise
  points:
    - [0, 1]
    - [50, 4]
    - [100, 6]
"""
ZSCORE = """title: Far from the mean
scale:
  method: zscore
  reference: panel
  clip: 3
"""
QUANTILE = """title: A group
evidence: event
scale:
  method: quantile
  reference: year
  groups: 4
"""
CONTEXT = """title: Shown
dimension: law
use: context
reading: Read it with care.
"""
PILLARS = """pillars:
  - id: privacy
    title: Right to privacy
    summary: What it is.
    rights:
      - UDHR-12
    weight: 1
    dimensions:
      - id: law
        title: Law
        summary: What the law says.
        weight: 1
      - id: practice
        title: Practice
        weight: 2
  - id: access
    title: Right of access
"""
TENSIONS = """tensions:
  - id: safety-versus-privacy
    title: Safety or privacy
    summary: Two aims.
    test: Is it necessary?
    poles:
      - label: Safety
        indicators:
          - group
      - label: Privacy
        indicators:
          - privacy-law
"""
METHODOLOGY = """version: 1.0.0
scale:
  min: 1
  max: 6
stages:
  - upto: 2.5
    id: weak
    title: Weak
  - upto: 4.5
    id: fair
    title: Fair
  - upto: 6
    id: strong
    title: Strong
aggregation:
  dimension: arithmetic
  pillar:
    power: 0.5
  overall: geometric
publish_overall: true
lanes:
  state:
    - state
    - compelled
  corporate:
    - corporate
years:
  first: 2020
  default: 2022
  max_age: 3
gate:
  scored:
    coverage: 0.1
    indicators: 1
    kinds:
      - [structure, process]
    largest_share: 1
    median_age: 4
    dimension: 0.1
    same_year: 0.1
  range:
    coverage: 0.05
  lane:
    share: 0.01
    indicators: 1
    dimension: 0.1
    same_year: 0.1
uncertainty:
  draws: 8
  seed: 1
  level: 0.9
  weights: 50
  aggregation:
    arithmetic: 0.5
    geometric: 0.3
    harmonic: 0.2
  measurement:
    fact: 0.1
    expert: 0.5
    perception: 0.5
    event: 0
  miscoded: 0.1
  goalposts: 0.1
  leave_out: 0.5
  house: 0.3
  responsibility: 10
  sources:
    survey:
      error: 0.2
      miscoded: 0.1
      bounds: 0.9
      reason: They say so.
  series:
    answer:
      error: 0.2
      reason: They say so.
treatment:
  heavy_tails: usual
  missing: mean
context:
  - series: others
    title: What others say
    pillar: privacy
    lane: all
    better: higher
    source: reports
    note: With care.
income:
  series: income
  source: survey
  unit: dollars
guards:
  reference: others
  better: higher
  source: reports
  agreement:
    privacy: 0.1
  effective_weight: 0.2
leave_out_sources:
  - unused
changes:
  - version: 1.0.0
    date: 2026-11-22
    what: First release.
"""
SOURCES = """survey:
  publisher: Office of Statistics
  title: Survey
  edition: First
  url: https://example.org/survey
  licence: CC BY 4.0
  redistribute: raw
  citation: Office (2026).
  cadence: yearly
  retrieved: 2026-11-01
  family: survey
  covers: The year.
  page: https://example.org/{iso2}
reports:
  publisher: A company
unused:
  publisher: Nobody
"""
ECONOMIES = "iso3,name\nAAA,Alland\nBBB,Bertland\nCCC,Cland\n"
_FIGURES = {
    "privacy-law": (10, 60, None), "transparency": (1, 1, None), "others": (20, 70, 30), "answer": (0, 2, 1),
    "line": (25, 75, 0), "far": (3, 8, 40), "group": (3, 8, 40), "shown": (1, 2, 3),
    "income": (900, 2000, 4000), "doubtful": (0, 1, None),
}  # fmt: skip
OBSERVATIONS = "series,iso3,year,value,low,high,note\n" + "".join(
    f"{series},{iso3},{year},{value},,,\n"
    for series, values in _FIGURES.items()
    for year in (2021, 2022)
    for iso3, value in zip(("AAA", "BBB", "CCC"), values, strict=True)
    if value is not None
)
TRANSLATION = """rights:
  privacy:
    title: Privacy
    title_inline: privacy
    title_opening: Privacy
dimensions:
  privacy.law:
    title: Law
indicators:
  group:
    title: A group
stages:
  weak:
    title: Weak
"""
TRANSLATED: Mapping[str, str] = {"indicators/translations/fr.yaml": TRANSLATION}
FULL: Mapping[str, str] = {
    "indicators/pillars.yaml": PILLARS,
    "indicators/tensions.yaml": TENSIONS,
    "indicators/privacy/privacy-law.yaml": LAW,
    "indicators/privacy/stand-in.yaml": STAND_IN,
    "indicators/privacy/answer.yaml": CATEGORIES,
    "indicators/privacy/line.yaml": PIECEWISE,
    "indicators/privacy/shown.yaml": CONTEXT,
    "indicators/access/far.yaml": ZSCORE,
    "indicators/access/group.yaml": QUANTILE,
    "methodology/methodology.yaml": METHODOLOGY,
    "data/sources.yaml": SOURCES,
    "data/economies.csv": ECONOMIES,
    "data/observations.csv": OBSERVATIONS,
}


@dataclass(frozen=True, order=True)
class Spot:
    """One value: its file, its line, its key, and the kind that its reader asks for (a method of Fields)."""

    file: str
    line: int
    key: str
    kind: str


@dataclass
class Watched:
    """What the readers asked for: values that are written, and keys that are not."""

    spots: set[Spot] = field(default_factory=set)
    absent: set[tuple[str, str]] = field(default_factory=set)


KINDS = ("number", "whole", "flag", "text", "name", "code", "link", "day", "identifier", "choice", "texts",
         "codes", "choices", "section", "sections")  # fmt: skip


def read_full(changes: Mapping[str, str] | None = None) -> Content | tuple[Finding, ...]:
    """The content of the full root with some files replaced, or its faults."""
    texts = {**FULL, **TRANSLATED, **(changes or {})}
    files = {name: text.encode() for name, text in texts.items() if name not in TRANSLATED}
    translated = {name: text.encode() for name, text in texts.items() if name in TRANSLATED}
    try:
        with patch("data.reading.load._figures", _figures):
            return read_content(files, False, Report(), translated)
    except ContentError as error:
        return error.findings


_read_figures = load._figures
_KEPT: list[tuple[FiledObservations, ...]] = []


def _figures(*given: Any) -> tuple[FiledObservations, ...]:
    """The observations, which no test of definitions changes, read once."""
    if not _KEPT:
        _KEPT.append(_read_figures(*given))
    return _KEPT[0]


def every_spot() -> tuple[Watched, Content]:
    """What the readers of YAML ask of the full root."""
    watched = Watched()
    with _watching(watched):
        content = read_full()
    assert isinstance(content, Content), content
    return watched, content


@contextmanager
def _watching(watched: Watched) -> Iterator[None]:
    patches = [patch.object(Fields, kind, _watch(kind, watched)) for kind in KINDS if hasattr(Fields, kind)]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


def _watch(kind: str, watched: Watched):  # type: ignore[no-untyped-def]
    plain = getattr(Fields, kind)

    def asked(self: Fields, key: str = "id", *rest: object, **named: object) -> object:
        entry = self.table.entries.get(key)
        if entry is None:
            watched.absent.add((self.file, key))
        elif isinstance(entry[1], Scalar):
            watched.spots.add(Spot(self.file, entry[1].line, key, kind))
        elif isinstance(entry[1], Listing):
            items = [item for item in entry[1].items if isinstance(item, Scalar)]
            watched.spots.update(Spot(self.file, item.line, key, kind) for item in items)
        return plain(self, key, *rest, **named)

    return asked


def scale_spots() -> list[Spot]:
    """The values of scales, which their methods check."""
    spots = []
    for file, text in FULL.items():
        inside = False
        for number, line in enumerate(text.split("\n"), start=1):
            inside = line.startswith("scale:") or (inside and line.startswith(" "))
            if inside and line.startswith(" ") and "methodology" not in file and not line.endswith(":"):
                spots.append(Spot(file, number, line.split(":")[0].strip(" -"), "scale"))
    return spots


def with_value(value: str, *spots: Spot) -> dict[str, str]:
    """The files of the spots with another value in their places."""
    changed = {spot.file: {**FULL, **TRANSLATED}[spot.file].split("\n") for spot in spots}
    for spot in spots:
        lines = changed[spot.file]
        line = lines[spot.line - 1]
        before = line.split("#")[0]
        at = before.index(":") if ":" in before else before.index("-")
        lines[spot.line - 1] = f"{before[: at + 1]} {value}"
    return {file: "\n".join(lines) for file, lines in changed.items()}
