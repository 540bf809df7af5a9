"""Reads `indicators/translations/<language>.yaml`: titles as they stand alone and in a sentence.

Translators give each form, since no code can make one from the other in every language. The files are no part
of the methodology: no score, receipt or digest of the content rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from indicators.reading.fields import Fields, root_fields
from indicators.reading.strict_yaml import parse_yaml
from methodology.faults.finding import Report, unknown
from methodology.model import Dimension, Framework, Indicator, Methodology, Pillar, Stage, Wording, Wordings

FOLDER = "indicators/translations"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
RIGHTS, DIMENSIONS, INDICATORS, STAGES = "rights", "dimensions", "indicators", "stages"
KEYS = (RIGHTS, DIMENSIONS, INDICATORS, STAGES)
WORDING_KEYS = ("title", "title_inline", "title_opening")

Translations = Mapping[str, Mapping[str, Wordings]]
"""Key of the file → id → the wordings by language; a dimension's id is <right>.<dimension>."""


def read_translations(
    texts: Mapping[str, str], framework: Framework, methodology: Methodology, report: Report
) -> Translations:
    """The wordings of all languages. `texts` maps paths within the content root to their text; an id that
    names nothing, an unknown key or language is a fault of its line."""
    known = _known_ids(framework, methodology)
    wordings: dict[str, dict[str, dict[str, Wording]]] = {kind: {} for kind in KEYS}
    for file in sorted(texts):
        fields = _file(file, texts[file], report)
        for kind in KEYS if fields else ():
            section = fields.section(kind) if fields else None
            for name, wording in _section(section, kind, known[kind]) if section else ():
                wordings[kind].setdefault(name, {})[PurePosixPath(file).stem] = wording
    return wordings


def with_wordings(framework: Framework, translations: Translations) -> Framework:
    """The framework with the wordings that translators gave to its rights, dimensions and indicators."""

    def worded(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        given = translations[INDICATORS]
        return tuple(replace(i, wordings=given[i.id]) if i.id in given else i for i in indicators)

    return replace(
        framework,
        pillars=tuple(_worded_pillar(pillar, translations) for pillar in framework.pillars),
        indicators=worded(framework.indicators),
        context=worded(framework.context),
        left_out=worded(framework.left_out),
    )


def with_worded_stages(methodology: Methodology, translations: Translations) -> Methodology:
    """The methodology with the wordings of its stages."""
    given = translations[STAGES]

    def worded(stage: Stage) -> Stage:
        return replace(stage, wordings=given.get(stage.id, {}))

    return replace(methodology, stages=tuple(map(worded, methodology.stages)))


def _worded_pillar(pillar: Pillar, translations: Translations) -> Pillar:
    own = translations[RIGHTS].get(pillar.id, {})

    def worded(dimension: Dimension) -> Dimension:
        given = own if dimension.implicit else translations[DIMENSIONS].get(f"{pillar.id}.{dimension.id}", {})
        return replace(dimension, wordings=given)

    return replace(pillar, wordings=own, dimensions=tuple(map(worded, pillar.dimensions)))


def _known_ids(framework: Framework, methodology: Methodology) -> dict[str, list[str]]:
    indicators = (*framework.indicators, *framework.context, *framework.left_out)
    return {
        RIGHTS: [pillar.id for pillar in framework.pillars],
        DIMENSIONS: [f"{p.id}.{d.id}" for p in framework.pillars for d in p.dimensions if not d.implicit],
        INDICATORS: [indicator.id for indicator in indicators],
        STAGES: [stage.id for stage in methodology.stages],
    }


def _file(file: str, text: str, report: Report) -> Fields | None:
    language = PurePosixPath(file).stem
    if language not in LANGUAGES:
        report.add(file, 0, unknown(language, "language", LANGUAGES))
    return root_fields(parse_yaml(text, file, report), file, report, KEYS)


def _section(section: Fields, kind: str, known: Iterable[str]) -> Iterable[tuple[str, Wording]]:
    for name in section:
        if name not in known:
            section.fault(name, unknown(name, f'id under "{kind}"', known))
        elif entry := section.section(name, WORDING_KEYS):
            yield name, Wording(*map(entry.name, WORDING_KEYS))
