"""What was observed, and what else is read beside figures: economies, sources, events, overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from methodology.model.words import ALL, Floats


@dataclass(frozen=True)
class Economy:
    """A country or territory, named as the United Nations name it. None means not known."""

    iso3: str
    name: str
    iso2: str = ""
    m49: str = ""
    region: str = ""
    subregion: str = ""
    undp_bureau: str = ""
    income_group: str = ""
    ldc: bool | None = None
    lldc: bool | None = None
    sids: bool | None = None
    population: float | None = None
    gdp_pc_ppp: float | None = None
    pilot: bool = False
    note: str = ""
    """What must be said wherever the name stands, such as a resolution on a territory's status."""


@dataclass(frozen=True)
class Source:
    """Where figures come from, under which licence, and whose judgement they rest on (`family`).

    `covers` says which time an edition speaks of. `page` is the address of one economy's page at the
    publisher, with {iso2}, {iso3}, {name} and {year} to be put in.
    """

    id: str
    publisher: str = ""
    title: str = ""
    edition: str = ""
    url: str = ""
    licence: str = ""
    redistribute: str = "raw"
    citation: str = ""
    cadence: str = ""
    retrieved: str = ""
    family: str = ""
    covers: str = ""
    page: str = ""


@dataclass(frozen=True)
class Observations:
    """Raw figures, one entry per series, economy and year; five parallel arrays of one length.

    `series` and `economy` index into `series_ids` and `economy_ids`; `low` and `high` are the source's own
    bounds, NaN where it gives none; `note` indexes into `notes`, whose first entry is the empty string.
    """

    series_ids: tuple[str, ...]
    economy_ids: tuple[str, ...]
    series: npt.NDArray[np.int32]
    economy: npt.NDArray[np.int32]
    year: npt.NDArray[np.int32]
    value: Floats
    low: Floats
    high: Floats
    note: npt.NDArray[np.int32]
    notes: tuple[str, ...] = ("",)

    def __len__(self) -> int:
        return len(self.value)


ACTORS = ("state", "foreign", "armed-group", "company", "unknown")
REACHES = ("nationwide", "part")


@dataclass(frozen=True)
class Event:
    """A dated record. `actor` is who ordered or caused it, words of ACTORS joined by "+", or empty where not
    recorded; `cause` why, as the source says; `reach` a word of REACHES or empty."""

    iso3: str
    start: str
    end: str
    kind: str
    source: str
    note: str = ""
    actor: str = ""
    cause: str = ""
    reach: str = ""
    services: str = ""


@dataclass(frozen=True)
class Override:
    """Other shares of responsibility for one indicator in one economy, in the years from `first` to `until`
    (None: open), with the reason that is shown wherever they apply. An empty `indicator` means all but those
    of `use: lane`, since a company answers for its own conduct anywhere."""

    indicator: str
    iso3: str
    shares: Mapping[str, float]
    reason: str
    first: int | None = None
    until: int | None = None


@dataclass(frozen=True)
class DeskAnswer:
    """An expert's dated answer about one economy, shown as evidence and never scored. `source` is a key of
    sources.yaml, `topic` says what the question belongs to, `indicator` names ours on the same matter."""

    iso3: str
    topic: str
    question: str
    answer: str
    date: str
    source: str
    note: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class LeafScore:
    """The rounded score of a figure that may not be passed on, under the year observed; it stands in for the
    figure in the public edition. `low` and `high` are the scores of the source's bounds, None without."""

    indicator: str
    iso3: str
    year: int
    score: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ContextMeasure:
    """A published measure that one pillar and lane is compared with; it enters no score.

    `better` is the end of the measure that is better for people; `note` says what it measures otherwise.
    """

    series: str
    pillar: str
    title: str = ""
    lane: str = ALL
    better: str = "higher"
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class IncomeMeasure:
    """The series of income a head that scores are compared with; it enters no score."""

    series: str
    source: str = ""
    unit: str = ""
