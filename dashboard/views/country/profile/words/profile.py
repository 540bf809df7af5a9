"""All that the profile says of its answer, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection
from dashboard.answers.companies.words import company_lead
from dashboard.answers.shown.peers import OrderAmong, Standing
from dashboard.language.i18n import _
from dashboard.language.numbers import number
from dashboard.language.words import titles_listed, titles_opening
from dashboard.views.country.parts.right_statement import pillar_statement
from dashboard.views.country.parts.standing import PillarScore
from dashboard.views.country.parts.step_words import step_words
from dashboard.views.country.parts.words import ends_words, lane_reasons, order_words, share_words
from dashboard.views.country.profile.answer.evidence import ExpiryPlan
from dashboard.views.country.profile.answer.practice import better_by
from dashboard.views.country.profile.answer.profile import ProfileAnswer
from dashboard.views.country.profile.answer.trend import Trend
from dashboard.views.country.profile.words.events import SourceEvents, source_events
from dashboard.views.country.profile.words.sentences import (
    change_words,
    gap_words,
    kinds_words,
    people,
    trend_words,
)
from dashboard.views.country.profile.words.statement import country_statement
from methodology.model import ALL, Economy, Methodology, states


@dataclass(frozen=True)
class RightWords:
    """What is said of one right: `reasons` by lane why it has no score, `against` of the year before, `kinds`
    of the gap between rules and life, `shares` by lane of its part of the missing points."""

    statement: str
    reasons: Mapping[str, str]
    against: str
    kinds: str
    shares: Mapping[str, str]


@dataclass(frozen=True)
class TrendWords:
    """What a line does, and what it is called."""

    said: str
    label: str


@dataclass(frozen=True)
class Lost:
    """Which rights lose their score once figures expire, and how many they are."""

    titles: str
    count: int


@dataclass(frozen=True)
class ProfileWords:
    """`statement` stands on top, `facts` in the grey line below; `rights`, `trends`, `changes` and `gaps` are
    by right, `amid` by kind of group and right, `lost` by the last year of the figures that it rests on;
    `better_by` is how far an example of good practice is ahead."""

    statement: str
    facts: tuple[str, ...]
    thin: str
    rights: Mapping[str, RightWords]
    amid: Mapping[tuple[str, str], str]
    trends: Mapping[str, TrendWords]
    changes: Mapping[str, str]
    gaps: Mapping[str, str]
    lost: Mapping[int, Lost]
    better_by: str
    events: tuple[SourceEvents, ...]


def profile_words(answer: ProfileAnswer) -> ProfileWords:
    """The words of a whole profile."""
    economy, profile = answer.subject.economy, answer.profile
    return ProfileWords(
        statement=" ".join(country_statement(profile, answer.lead, company_lead(answer.strips.values()))),
        facts=economy_facts(economy, answer.subject.selection),
        thin=titles_listed([row.pillar for row in profile.thin]),
        rights={row.pillar.id: _right(row, answer) for row in profile.pillars},
        amid={
            (amid.group.kind, own.cell.node): standing_words(own, order)
            for amid in answer.amid
            for own, order in amid.standings
        },
        trends={trend.pillar.id: _trend(trend) for trend in answer.trends if trend.points},
        changes={change.pillar.id: change_words(change) for change in answer.changes},
        gaps={gap.pillar.id: gap_words(gap) for gap in answer.gaps},
        lost=_lost(answer.expiry),
        better_by=number(better_by(answer.methodology)),
        events=tuple(source_events(one, economy, answer.subject.selection.year) for one in answer.events),
    )


def economy_facts(economy: Economy, selection: Selection) -> tuple[str, ...]:
    """Who this is, in a few words each."""
    parts = (
        economy.income_group,
        economy.subregion,
        _("least developed country") if economy.ldc else "",
        _("landlocked developing country") if economy.lldc else "",
        _("small island developing state") if economy.sids else "",
        _("%(population)s people", population=people(economy.population)) if economy.population else "",
        _("one of our pilot countries") if economy.pilot else "",
        _("scores for %(year)s", year=selection.year),
    )
    return tuple(part for part in parts if part)


def standing_words(amid: Standing, order: OrderAmong | None) -> str:
    """How far a group reaches, and whom an economy can be told apart from."""
    reach = ends_words(amid) if len(amid.peers) > 1 else ""
    if not amid.peers:
        reach = _("No country of this group is scored.")
    return f"{reach} {order_words(order)}"


def _right(row: PillarScore, answer: ProfileAnswer) -> RightWords:
    method, name = answer.methodology, answer.subject.economy.name
    reasons = lane_reasons(row, method.gate)
    ranged = row.whole.cell.state == states.RANGE
    return RightWords(
        statement=pillar_statement(row, name, reasons[ALL] if ranged else ""),
        reasons=reasons,
        against=step_words(answer.steps[row.pillar.id]),
        kinds=kinds_words(row.kinds, answer.lead.told[row.pillar.id]),
        shares=_shares(row, method),
    )


def _shares(row: PillarScore, method: Methodology) -> Mapping[str, str]:
    if row.ledger is None or not row.ledger.shares:
        return {}
    return {lane: share_words(row, members) for lane, members in method.lanes.items()}


def _trend(trend: Trend) -> TrendWords:
    first, last = trend.points[0].year, trend.points[-1].year
    label = _("%(pillar)s from %(first)s to %(last)s", pillar=trend.pillar.title, first=first, last=last)
    return TrendWords(trend_words(trend), label)


def _lost(plan: ExpiryPlan) -> Mapping[int, Lost]:
    losing = {
        expiry.last_year: [one.pillar for one in plan.endangered if one.last_year == expiry.last_year]
        for expiry in plan.expiries
    }
    return {year: Lost(titles_opening(lost), len(lost)) for year, lost in losing.items() if lost}
