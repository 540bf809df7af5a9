"""What a reader may leave out of a what-if at one stroke: a source, a kind, a type of evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.language import vocabulary
from dashboard.language.words import short_name
from methodology.model import EVIDENCE, KINDS, Content, Framework, Source

SOURCE, KIND, KIND_OF_EVIDENCE = "source", "kind", "evidence"


@dataclass(frozen=True)
class IndicatorGroup:
    """Indicators that can be left out together; `token` stands in addresses, `short` in narrow places."""

    token: str
    sort: str
    title: str
    short: str
    indicators: frozenset[str]


def indicator_groups(content: Content) -> dict[str, IndicatorGroup]:
    """All groups by token: kinds, evidence types, then families of sources, those with most indicators first.

    A family is whose judgement the figures rest on (`family` in sources.yaml; else the source itself).
    """
    found = [
        *_of_terms(content.framework, KIND, KINDS),
        *_of_terms(content.framework, KIND_OF_EVIDENCE, EVIDENCE),
    ]
    return {group.token: group for group in (*found, *_families(content))}


def _of_terms(framework: Framework, sort: str, terms: tuple[str, ...]) -> list[IndicatorGroup]:
    words = {KIND: vocabulary.kind, KIND_OF_EVIDENCE: vocabulary.evidence}[sort]
    groups = []
    for term in terms:
        members = frozenset(i.id for i in framework.indicators if getattr(i, sort) == term)
        if members:
            groups.append(IndicatorGroup(f"{sort}.{term}", sort, words(term), words(term), members))
    return groups


def _families(content: Content) -> list[IndicatorGroup]:
    members: dict[str, set[str]] = defaultdict(set)
    sources: dict[str, dict[str, Source]] = defaultdict(dict)
    for indicator in content.framework.indicators:
        source = content.source_of(indicator)
        if source is not None:
            family = _plain(source.family or source.id)
            members[family].add(indicator.id)
            sources[family][source.id] = source
    titles = {family: _title(own, content) for family, own in sources.items()}
    groups = [
        IndicatorGroup(
            f"{SOURCE}.{family}", SOURCE, titles[family], short_name(titles[family]), frozenset(own)
        )
        for family, own in members.items()
    ]
    return sorted(groups, key=lambda group: (-len(group.indicators), group.title.casefold()))


def _plain(name: str) -> str:
    """A family's name as it may stand in an address, where an underscore parts names."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", name)


def _title(sources: Mapping[str, Source], content: Content) -> str:
    """The publisher of the source that most of the family's indicators rest on."""
    uses = [indicator.source for indicator in content.framework.indicators]
    main = max(sources.values(), key=lambda source: uses.count(source.id))
    return main.publisher or main.title or main.id
