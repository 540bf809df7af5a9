"""Everything that a content root holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from methodology.model.companies import Company, CompanyEvidence, CompanyMarket, CompanyPromise, CompanyScore
from methodology.model.figures import (
    ContextMeasure,
    DeskAnswer,
    Economy,
    Event,
    IncomeMeasure,
    LeafScore,
    Observations,
    Override,
    Source,
)
from methodology.model.framework import Framework, Indicator
from methodology.model.rules import Methodology


@dataclass(frozen=True)
class Content:
    """Everything a content root holds. `digest` is the SHA-256 of its files, in hex.

    `translations_digest` is that of the files that translators give; they are no part of `digest`, since no
    number rests on them.
    """

    framework: Framework
    methodology: Methodology
    economies: tuple[Economy, ...]
    observations: Observations
    sources: Mapping[str, Source] = field(default_factory=dict)
    companies: tuple[Company, ...] = ()
    company_scores: tuple[CompanyScore, ...] = ()
    company_markets: tuple[CompanyMarket, ...] = ()
    events: tuple[Event, ...] = ()
    overrides: tuple[Override, ...] = ()
    desk_research: tuple[DeskAnswer, ...] = ()
    leaf_scores: tuple[LeafScore, ...] = ()
    company_evidence: tuple[CompanyEvidence, ...] = ()
    company_promises: tuple[CompanyPromise, ...] = ()
    digest: str = ""
    translations_digest: str = ""
    context: tuple[ContextMeasure, ...] = ()
    income: IncomeMeasure | None = None

    def source_of(self, indicator: Indicator) -> Source | None:
        return self.sources.get(indicator.source)
