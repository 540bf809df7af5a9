"""Reads the framework: pillars, indicators and tensions, from the files of a content root."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from indicators.reading import pillars, tensions
from indicators.reading.fields import GOOD_ID, KEBAB, Fields, root_fields
from indicators.reading.indicator_file import KEYS, Surroundings, read_indicator
from indicators.reading.strict_yaml import Node, enough, parse_yaml
from indicators.reading.switch import in_use, without
from methodology.faults.finding import Place, Report, did_you_mean, echo, listed
from methodology.model import Framework, Indicator, Methodology, Pillar
from methodology.model.ranges import MOST_DEFINED, MOST_INDICATORS

FOLDER, OVERALL = "indicators", "overall"
Places = Mapping[str, Place]
"""Where each indicator is defined, by id."""


def read_fields(
    texts: Mapping[str, str], file: str, report: Report, known: tuple[str, ...] | None = None
) -> Fields | None:
    """The keys of one YAML file; None, with its faults reported, where there is none to read."""
    if file not in texts:
        return None
    node: Node | None = parse_yaml(texts[file], file, report)
    return root_fields(node, file, report, known)


def load_framework(
    texts: Mapping[str, str], methodology: Methodology, own: bool, report: Report
) -> tuple[Framework, Places]:
    """What is measured, and where each indicator is defined.

    `texts` maps paths within the content root to their text. `own` marks the repository's own content,
    which leaves nothing important out. Faults go to the report; the framework then holds what is good.
    """
    if pillars.FILE not in texts and report.absent(pillars.FILE):
        report.add(pillars.FILE, 0, "the file is missing; it lists the pillars")
    if _too_many(texts, report):
        return Framework((), ()), {}
    pillar_list = pillars.read_pillars(read_fields(texts, pillars.FILE, report, pillars.KEYS), report)
    files = _indicator_files(texts, pillar_list, report)
    ids = _unique_ids(files, pillar_list, report)
    tension_fields = read_fields(texts, tensions.FILE, report, tensions.KEYS)
    tension_list = tensions.read_tensions(tension_fields, ids)
    unread = tensions.FILE in texts and tension_fields is None
    around = Surroundings(methodology, None if unread else [tension.id for tension in tension_list], own)
    indicators: list[Indicator] = []
    places: dict[str, Place] = {}
    for file, pillar in files.items():
        fields = None if enough(report, file) else read_fields(texts, file, report, KEYS)
        if fields is None:
            continue
        name = PurePosixPath(file).stem
        places.setdefault(name, fields.place())
        indicator = read_indicator(fields, name, pillar, around)
        if indicator is not None and ids[name] == file:
            indicators.append(indicator)
    counted = in_use(indicators, methodology.leave_out_sources, places, report)
    used = {indicator.id for indicator in counted}
    left_out = tuple(indicator for indicator in indicators if indicator.id not in used)
    scored = [indicator for indicator in counted if indicator.use != "context"]
    context = [indicator for indicator in counted if indicator.use == "context"]
    tension_list = without(tension_list, {indicator.id for indicator in left_out})
    return Framework(
        pillar_list, _in_order(scored, pillar_list), tension_list, _in_order(context, pillar_list), left_out
    ), places


def _too_many(texts: Mapping[str, str], report: Report) -> bool:
    """Reports, before any is read, more definitions than are allowed."""
    files = [file for file in texts if file.startswith(f"{FOLDER}/")]
    signs = sum(len(texts[file]) for file in files)
    if len(files) > MOST_INDICATORS + 2:
        what = f"{len(files):,} files are too many; at most {MOST_INDICATORS:,} indicators are allowed"
    elif signs > MOST_DEFINED:
        what = f"the files hold {signs:,} signs together; at most {MOST_DEFINED:,} are allowed"
    else:
        return False
    report.add(FOLDER, 0, what)
    return True


def _indicator_files(
    texts: Mapping[str, str], pillar_list: tuple[Pillar, ...], report: Report
) -> dict[str, Pillar]:
    """The indicator files with their pillar, in the order of the pillars; strays are reported."""
    by_id = {pillar.id: pillar for pillar in pillar_list}
    if not pillar_list:
        _check_alone(texts, report)
        return {}
    files: dict[str, Pillar] = {}
    for file in sorted(texts):
        path = PurePosixPath(file)
        if path.parts[0] != FOLDER or file in (pillars.FILE, tensions.FILE):
            continue
        if path.suffix != ".yaml":
            report.add(file, 0, f'the file name must end in ".yaml"; found {echo(path.suffix)}')
        elif len(path.parts) != 3:
            report.add(file, 0, f"an indicator's file belongs into {FOLDER}/<pillar>/, not here")
        elif path.parts[1] not in by_id:
            near = did_you_mean(path.parts[1], by_id)
            report.add(file, 0, f"no pillar is called {echo(path.parts[1])}; pillars: {listed(by_id)}.{near}")
        else:
            files[file] = by_id[path.parts[1]]
    used = {pillar.id for pillar in files.values()}
    for pillar in pillar_list:
        if pillar.id not in used and report.absent(f"{FOLDER}/{pillar.id}"):
            report.add(pillars.FILE, 0, f'the pillar "{pillar.id}" has no indicator in {FOLDER}/{pillar.id}/')
    return files


def _check_alone(texts: Mapping[str, str], report: Report) -> None:
    """Reports what is wrong with the indicator files even where no pillar could be read."""
    for file in sorted(texts):
        if file.startswith(f"{FOLDER}/") and file.count("/") == 2 and not enough(report, file):
            read_fields(texts, file, report, KEYS)


def _unique_ids(
    files: Mapping[str, Pillar], pillar_list: tuple[Pillar, ...], report: Report
) -> dict[str, str]:
    """Indicator ids with the first file of each."""
    taken = {pillar.id for pillar in pillar_list} | {OVERALL}
    ids: dict[str, str] = {}
    for file in files:
        name = PurePosixPath(file).stem
        if not KEBAB.fullmatch(name):
            report.add(file, 0, f"{echo(name)} is not a good id; allowed: {GOOD_ID}")
        if name in taken:
            report.add(
                file, 0, f'"{name}" is also the id of a pillar or of the overall score; choose another'
            )
        if ids.setdefault(name, file) != file:
            report.add(file, 0, f'"{name}" is the id of {ids[name]} already; ids are unique over all pillars')
    return ids


def _in_order(indicators: list[Indicator], pillar_list: tuple[Pillar, ...]) -> tuple[Indicator, ...]:
    """Indicators in the order pillar, dimension, file name."""
    place = {
        (pillar.id, dimension.id): (row, column)
        for row, pillar in enumerate(pillar_list)
        for column, dimension in enumerate(pillar.dimensions)
    }
    return tuple(sorted(indicators, key=lambda i: (place[i.pillar, i.dimension], i.id)))
