"""Words and types that the whole vocabulary rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
KINDS = ("structure", "process", "outcome")
EVIDENCE = ("fact", "expert", "perception", "event")
OBLIGATIONS = ("immediate", "progressive")
CHANNELS = ("state", "compelled", "corporate", "protection", "unattributed", "unknown")
"""Who answers. `unattributed`: the source does not say who; `unknown`: no one actor controls it."""
COMPANY_CHANNEL = "corporate"
"""A lane that holds it counts the indicators of `use: lane`."""
USES = ("score", "lane", "context")
"""What an indicator is for: a score, the lanes of companies only, or shown without entering anything."""
REDISTRIBUTE = ("raw", "cite", "derived", "none")
"""What a source's terms let out: figures; single figures with citation; our score; not even that."""
HEAVY_TAILS = ("winsorise", "log", "usual")
"""What content may ask to be done to heavy tails; `usual` winsorises a few figures, else takes logarithms."""
IMPUTATIONS = ("mean", "median", "group", "latest")
ALL = "all"
"""The lane in which every indicator counts with its whole weight."""
Direction = Literal["higher", "lower"]
EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Wording:
    """A title in one language: alone, inside a sentence and at its beginning; empty where nobody gave it."""

    title: str = ""
    title_inline: str = ""
    title_opening: str = ""


Wordings = Mapping[str, Wording]
"""Wordings by language (ISO 639-1). They are for readers: no score, receipt or digest knows them,
and things that differ in them alone are equal."""
