"""What is known of companies in one economy on one right: marks, counts, promises, shared figures, records.

Nothing here is added up, and nothing is set against the state's line. Figures of sources whose terms allow no
citation stay out; those that may be cited are for the pages of one economy and small comparisons only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from dashboard.answers.companies.mark_bounds import row_bounds
from dashboard.answers.shown.cells import ShownScore, shown_cell
from dashboard.answers.shown.score import Interval, IntervalOf, no_interval
from methodology.model import Company, CompanyEvidence, CompanyPromise, Economy, Indicator, Pillar, states
from methodology.model.terms import terms
from methodology.scoring.scorebook import Cell, ScoreBook

TELECOM = "telecom"
MARK, RANGE, UNLISTED, NOT_GATHERED = "mark", "range", "unlisted", "not-gathered"
CONDUCT = (MARK, RANGE, "not-tested", "closed")
"""Kinds of evidence that belong to an indicator of the companies' lane."""


@dataclass(frozen=True)
class Conduct:
    """What one company did, on the ruler of its indicator. `kind` is a word of CONDUCT, UNLISTED where the
    company's report does not name the economy, or NOT_GATHERED where the year was not read. `bounds` are the
    ends of a mark's doubt or of a range as scores, None where their figures are not at hand."""

    indicator: Indicator
    kind: str
    cell: Cell
    evidence: CompanyEvidence | None = None
    bounds: tuple[float, float] | None = None
    doubt: Interval | None = None
    """Where a mark probably lies, where the strip was asked for with its doubt."""

    @property
    def shown(self) -> ShownScore:
        """The score on the indicator with the doubt about it."""
        return shown_cell(self.cell, lambda _cell: self.doubt)


@dataclass(frozen=True)
class Promise:
    """One theme of one company: at most this score here. `current` is False once the edition is too old."""

    promise: CompanyPromise
    most: float
    current: bool


@dataclass(frozen=True)
class Promises:
    """All themes of one company in this economy; `here` where it was judged in this very economy, `seen` the
    year in which it was last seen at work."""

    company: Company
    here: bool
    seen: int | None
    rows: tuple[Promise, ...]

    @property
    def current(self) -> bool:
        return any(row.current for row in self.rows)

    @property
    def edition(self) -> int:
        return self.rows[0].promise.year


@dataclass(frozen=True)
class Strip:
    """The companies' strip of one right; `shown` is the score of the companies' lane with its doubt, where it
    was asked for. `owned` are companies that count for the state here."""

    economy: Economy
    pillar: Pillar
    year: int
    cell: Cell
    shown: ShownScore
    conduct: tuple[Conduct, ...]
    counts: tuple[CompanyEvidence, ...]
    promises: tuple[Promises, ...]
    owned: tuple[Company, ...]
    shared: tuple[CompanyEvidence, ...]
    cards: tuple[CompanyEvidence, ...]

    @property
    def marks(self) -> tuple[Conduct, ...]:
        return tuple(one for one in self.conduct if one.kind == MARK)


def speaks_of_companies(book: ScoreBook) -> bool:
    """True where the content holds anything for a strip of companies."""
    content = book.content
    held = content.company_evidence or content.company_promises or lane_indicators(book)
    return bool(book.methodology.companies_lane and held)


def lane_indicators(book: ScoreBook, pillar: str = "") -> tuple[Indicator, ...]:
    """Indicators of the companies' lane alone, of one right or of all."""
    return tuple(one for one in book.framework.indicators if one.use == "lane" and pillar in ("", one.pillar))


def company_strips(
    book: ScoreBook, iso3: str, year: int, interval: IntervalOf = no_interval
) -> dict[str, Strip]:
    """The strip of every right by its id; empty where the content knows nothing of companies.

    `interval` is asked for the doubt about each score.
    """
    if not speaks_of_companies(book):
        return {}
    rows = tuple(row for row in book.content.company_evidence if row.iso3 == iso3)
    strips = (_strip(book, iso3, pillar, year, rows) for pillar in book.framework.pillars)
    return {strip.pillar.id: _doubted(strip, interval) for strip in strips}


def _doubted(strip: Strip, interval: IntervalOf) -> Strip:
    conduct = tuple(
        replace(one, doubt=mark_interval(one, interval) if one.kind == MARK else None)
        for one in strip.conduct
    )
    return replace(strip, shown=shown_cell(strip.cell, interval), conduct=conduct)


def mark_interval(conduct: Conduct, interval: IntervalOf) -> Interval | None:
    """Where a mark probably lies: by the company's own counts, else as drawn for its indicator."""
    drawn = conduct.bounds or interval(conduct.cell)
    return None if drawn is None or math.isnan(sum(drawn)) else drawn


def _strip(book: ScoreBook, iso3: str, pillar: Pillar, year: int, rows: tuple[CompanyEvidence, ...]) -> Strip:
    of_right = tuple(row for row in rows if row.right == pillar.id)
    shown = tuple(row for row in of_right if citable(book, row.source))
    held, owned = promises(book, iso3, pillar.id, year)
    cell = book.cell(iso3, pillar.id, year, book.methodology.companies_lane)
    return Strip(
        economy=book.economies[book.economy_index[iso3]],
        pillar=pillar,
        year=year,
        cell=cell,
        shown=shown_cell(cell),
        conduct=tuple(
            conduct(book, indicator, iso3, year, of_right) for indicator in lane_indicators(book, pillar.id)
        ),
        counts=tuple(row for row in shown if row.kind == "count" and row.year == year),
        promises=held,
        owned=owned,
        shared=_shared(shown, year),
        cards=_newest([row for row in shown if row.kind == "card"]),
    )


def citable(book: ScoreBook, source: str) -> bool:
    """Whether a figure of this source may stand on the page of one economy; a row without source may."""
    return terms(book.content.sources.get(source)).single


def conduct(
    book: ScoreBook, indicator: Indicator, iso3: str, year: int, rows: tuple[CompanyEvidence, ...]
) -> Conduct:
    """One company's conduct; `rows` are the economy's evidence on the right, of all years."""
    cell = book.cell(iso3, indicator.id, year, book.methodology.companies_lane)
    about = [row for row in rows if row.company == indicator.company and row.kind in CONDUCT]
    found = [row for row in about if row.year == year]
    # A row with figures says more than the coding of the same fact.
    row = max(found, key=lambda one: bool(one.parts), default=None)
    if row is not None and not citable(book, row.source):
        row = next((one for one in found if not one.parts), None)
    if cell.state == states.SCORED:
        row = row if row and row.kind == MARK else None
        return Conduct(indicator, MARK, cell, row, row_bounds(book, indicator, row) if row else None)
    if row is None or row.kind == MARK:
        return Conduct(indicator, UNLISTED if _gathered(book, indicator, year) else NOT_GATHERED, cell)
    return Conduct(indicator, row.kind, cell, row, row_bounds(book, indicator, row))


def _gathered(book: ScoreBook, indicator: Indicator, year: int) -> bool:
    """Whether the company's report was read for this year at all."""
    return any(
        row.year == year and row.company == indicator.company and row.right == indicator.pillar
        for row in book.content.company_evidence
    )


def promises(
    book: ScoreBook, iso3: str, pillar: str, year: int
) -> tuple[tuple[Promises, ...], tuple[Company, ...]]:
    """Promises of the companies here, and the companies that count for the state here instead."""
    content, method = book.content, book.methodology
    present = _present(book, iso3, year)
    by_company: dict[str, list[CompanyPromise]] = {}
    for promise in content.company_promises:
        if promise.right == pillar and promise.company in present and promise.year <= year:
            by_company.setdefault(promise.company, []).append(promise)
    found, owned = [], []
    for company in content.companies:
        if not (mine := by_company.get(company.name)):
            continue
        if company.owner == iso3:
            owned.append(company)
            continue
        newest = max(promise.year for promise in mine)
        rows = tuple(
            Promise(one, round(method.scale_min + method.span * one.score / 100, 4), year <= one.until)
            for one in mine
            if one.year == newest
        )
        found.append(Promises(company, company.home_iso3 == iso3, present[company.name], rows))
    return tuple(found), tuple(owned)


def _present(book: ScoreBook, iso3: str, year: int) -> dict[str, int | None]:
    """Companies to be named here and when they were last seen: telecoms at work, the others at home."""
    content = book.content
    here: dict[str, int | None] = {
        company.name: None for company in content.companies if company.home_iso3 == iso3
    }
    telecoms = {company.name for company in content.companies if company.sector == TELECOM}
    for market in content.company_markets:
        stays = market.until is None or market.until > year
        if market.iso3 == iso3 and market.company in telecoms and stays:
            here[market.company] = market.as_of
    return here


def _shared(rows: tuple[CompanyEvidence, ...], year: int) -> tuple[CompanyEvidence, ...]:
    """The figure of the year; of a measure that began later, its first, which says its date."""
    found = []
    drawn = [row for row in rows if row.kind == "shared" and _on_own_scale(row)]
    for what in dict.fromkeys(row.what for row in drawn):
        of_what = [row for row in drawn if row.what == what]
        same = [row for row in of_what if row.year == year]
        later = [] if any(row.year < year for row in of_what) else of_what
        found += same or sorted(later, key=lambda row: row.year)[:1]
    return tuple(found)


def _on_own_scale(row: CompanyEvidence) -> bool:
    """Whether a shared figure has the two different ends that it is drawn between."""
    return None not in (row.value, row.worst, row.best) and row.worst != row.best


def _newest(rows: list[CompanyEvidence]) -> tuple[CompanyEvidence, ...]:
    """Of each kind of record and company the newest: its date stands with it, whatever year is shown."""
    newest: dict[tuple[str, str], CompanyEvidence] = {}
    for row in sorted(rows, key=lambda row: row.year):
        newest[row.what, row.company] = row
    return tuple(sorted(newest.values(), key=lambda row: (row.what, row.company)))
