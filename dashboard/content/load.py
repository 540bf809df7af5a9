"""Reads a content root into one checked value."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from dashboard.content import kept
from dashboard.content.content_files import decode, digest, gather, gather_translations
from dashboard.content.settings import OWN_CONTENT
from dashboard.content.terms import LEAF_SCORES, check_editions, check_filing, withheld_indicators
from dashboard.content.versions.archive import ARCHIVE
from data.reading.desk_research import check_answers
from data.reading.figures.leaf_scores import check_leaf_scores
from data.reading.load import Tables, load_tables
from data.reading.responsibility import check_overrides
from data.reading.sources import FILE as SOURCES
from indicators.reading import translations
from indicators.reading.load import Places, load_framework, read_fields
from indicators.reading.methodology import methodology_file
from indicators.reading.methodology.context import KnownNames, read_context, read_income
from indicators.reading.methodology.own_errors import check_errors
from methodology.faults import checks, content_rules, near_series
from methodology.faults.finding import ContentError, Finding, Report
from methodology.model import Content, Framework, Methodology

__all__ = ["ContentError", "load_content", "read_content"]
PREPARED: kept.Shelf[Content] = kept.Shelf("content", 8, Content)
"""Checked content, so that a start need not read every file again."""


def load_content(root: Path, aside: bool = False) -> Content:
    """The content of a root, checked. Raises ContentError with every fault of the run.

    Content that was read before is taken from its prepared form, which holds only what passed every check.
    `aside`: what was not is read in a process of its own first, for the 120 MiB that the reader's libraries
    take; only for a process that has no threads yet.
    """
    report = Report()
    files, translated = gather(root, report), gather_translations(root, report)
    own = is_own(root)
    key = prepared_key(f"{digest(files)} {digest(translated)}", own)
    if not report.findings and (prepared := PREPARED.load(key)) is not None:
        return prepared
    if aside:
        _in_its_own_process(lambda: PREPARED.store(key, read_content(files, own, report, translated)))
        return load_content(root)
    content = read_content(files, own, report, translated)
    PREPARED.store(key, content)
    return content


def prepared_key(digest: str, own: bool) -> str:
    """The name under which content is kept; it changes with the content and with its readers."""
    return kept.key_of(digest, own, kept.code(kept.SCORED_BY))


def _in_its_own_process(work: Callable[[], object]) -> None:
    """Does the work in a process that ends with it; what goes wrong there is left to be found again."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    with suppress(BaseException):
        work()
    os._exit(0)


def check_content(root: Path) -> Content:
    """The same, read anew from its files whatever is prepared."""
    report = Report()
    return read_content(gather(root, report), is_own(root), report, gather_translations(root, report))


def is_own(root: Path) -> bool:
    """True for the repository's own content, of which more is asked."""
    return root.resolve() == OWN_CONTENT.resolve()


def read_content(
    files: Mapping[str, bytes], own: bool, report: Report, translated: Mapping[str, bytes] | None = None
) -> Content:
    """The content of the files of a root (path within the root → bytes). Raises ContentError.

    `translated` are the translators' files, on which no number rests.
    """
    if not any(name.startswith("indicators/") for name in files):
        message = "the folder is missing or holds no YAML; a content root needs indicators/pillars.yaml"
        if report.absent("indicators") and report.absent(ARCHIVE):
            report.add("indicators", 0, message)
        raise ContentError(report.findings)
    texts = decode(files, report)
    fields = read_fields(texts, methodology_file.FILE, report, methodology_file.KEYS)
    methodology = methodology_file.read_methodology(fields)
    framework, places = load_framework(texts, methodology, own, report)
    entries = read_fields(texts, SOURCES, report)
    pillars = {pillar.id for pillar in framework.pillars} or None
    tables = load_tables(files, texts, entries, own, report, pillars)
    sources_read = entries is not None or SOURCES not in files
    public = LEAF_SCORES in files
    report.findings += _cross_checks(framework, methodology, places, tables, own, sources_read)
    report.findings += check_editions(files)
    if fields is not None and sources_read:
        line = fields.line("leave_out_sources")
        report.findings += checks.check_left_out(methodology, tables.sources, methodology_file.FILE, line)
    if own and sources_read:
        report.findings += content_rules.check_rules(framework, methodology, tables.sources, places)
    series, sources = tables.observations.series_ids, tables.sources if sources_read else None
    named = (*series, methodology.guards.reference) if public else series
    line = 0 if fields is None else fields.line("guards")
    report.findings += content_rules.check_guards(framework, methodology, named, methodology_file.FILE, line)
    known = KnownNames(framework, methodology, series, sources, own, public)
    context, income = read_context(fields, known), read_income(fields, known)
    check_errors(fields, known)
    if not any(finding.file.startswith("indicators") for finding in report.findings):
        used = near_series.used_series(framework, methodology, context, income)
        for part in tables.figures:
            report.findings += near_series.check_unused(used, part.observations, part.file, part.row)
    texts = decode(translated or {}, report)
    wordings = translations.read_translations(texts, framework, methodology, report)
    if report.findings:
        raise ContentError(report.findings)
    return Content(
        framework=translations.with_wordings(framework, wordings),
        methodology=translations.with_worded_stages(methodology, wordings),
        economies=tables.economies,
        observations=tables.observations,
        sources=tables.sources,
        companies=tables.companies,
        company_scores=tables.company_scores,
        company_markets=tables.company_markets,
        events=tables.events,
        overrides=tables.overrides.overrides,
        leaf_scores=tables.leaf_scores.scores,
        desk_research=tables.desk_research.answers,
        company_evidence=tables.company_evidence,
        company_promises=tables.company_promises,
        digest=digest(files),
        translations_digest=digest(translated or {}),
        context=context,
        income=income,
    )


def _cross_checks(
    framework: Framework,
    methodology: Methodology,
    places: Places,
    tables: Tables,
    own: bool,
    sources_read: bool,
) -> list[Finding]:
    findings: list[Finding] = []
    for part in tables.figures:
        findings += checks.check_figures(framework, part.observations, part.file, part.row)
    if sources_read:
        findings += checks.check_sources(framework, tables.sources, places)
    stood_for = withheld_indicators(framework, tables.sources) if tables.leaf_scores.scores else ()
    findings += checks.check_series(framework, tables.observations, places, own, stood_for)
    findings += checks.check_applies(framework, {economy.iso3 for economy in tables.economies}, places)
    findings += check_overrides(tables.overrides, framework)
    findings += check_answers(tables.desk_research, framework)
    findings += check_leaf_scores(tables.leaf_scores, framework, methodology)
    if own:
        findings += check_filing(framework, tables.sources, tables.figures)
        findings += checks.check_terms(framework, tables.sources, places)
    return findings
