"""Everything that the profile of one economy shows: asked once, and nobody after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.answers.asked.selection import Selection
from dashboard.answers.companies.strip import Strip, company_strips
from dashboard.answers.events.events import EventsOfSource, country_events
from dashboard.answers.shown.context import ContextFact, context_facts
from dashboard.answers.shown.facts import Fact
from dashboard.answers.shown.peers import (
    OrderAmong,
    PeerGroup,
    Standing,
    groups_of,
    order_among,
    standing,
)
from dashboard.content.doubt.doubts import Doubts
from dashboard.views.country.parts.responsibility import OtherShares, other_shares
from dashboard.views.country.parts.standing import PillarScore, Profile, country_profile
from dashboard.views.country.parts.subject import Subject, subject_of
from dashboard.views.country.profile.answer.changes import ScoreChange, score_changes
from dashboard.views.country.profile.answer.desk_research import DeskTopic, desk_research
from dashboard.views.country.profile.answer.evidence import (
    ExpiryPlan,
    Gap,
    PillarFacts,
    expiry_plan,
    gaps,
    known,
    perceptions,
)
from dashboard.views.country.profile.answer.lead import Lead, lead
from dashboard.views.country.profile.answer.practice import GoodPractice, good_practices
from dashboard.views.country.profile.answer.trend import Trend, trend
from methodology.change.comparable import Step, step
from methodology.model import ALL, Methodology, Source, states
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class Amid:
    """An economy among a group: each right's standing with the order that the draws tell, in their order."""

    group: PeerGroup
    standings: tuple[tuple[Standing, OrderAmong | None], ...]


@dataclass(frozen=True)
class ProfileAnswer:
    """One economy in one year, section by section.

    `below` is what the page speaks of below the companies' strips (`below_strips`). `strips` are those of
    companies by right. `steps` say by right what may be said against the year before. `unmeasured` are the
    rights whose companies' part has no score: their share of the missing points is then a floor. `sources`
    and `names` (of economies) are by id; `retrieved` is the day of the newest source.
    """

    subject: Subject
    below: Selection
    profile: Profile
    lead: Lead
    strips: Mapping[str, Strip]
    steps: Mapping[str, Step | None]
    unmeasured: frozenset[str]
    amid: tuple[Amid, ...]
    trends: tuple[Trend, ...]
    changes: tuple[ScoreChange, ...]
    known: tuple[PillarFacts, ...]
    perceptions: tuple[Fact, ...]
    context: tuple[ContextFact, ...]
    desk: tuple[DeskTopic, ...]
    shares: tuple[OtherShares, ...]
    practices: tuple[GoodPractice, ...]
    gaps: tuple[Gap, ...]
    events: tuple[EventsOfSource, ...]
    expiry: ExpiryPlan
    sources: Mapping[str, Source]
    names: Mapping[str, str]
    retrieved: str
    methodology: Methodology

    @property
    def no_companies(self) -> bool:
        """True where companies' part is measured on no scored right."""
        return all(row.pillar.id in self.unmeasured for row in self.profile.scored)

    @property
    def any_kinds(self) -> bool:
        """True where on some right two kinds of indicators are known well enough."""
        return any(len(row.kinds) > 1 for row in self.profile.pillars)


def profile_answer(book: ScoreBook, doubts: Doubts, iso3: str, selection: Selection) -> ProfileAnswer:
    """The profile in the year and lane selected. Raises KeyError for an unknown economy."""
    strips = company_strips(book, iso3, selection.year, doubts.interval)
    below = below_strips(selection, strips, book.methodology.companies_lane)
    profile = country_profile(book, iso3, below, doubts.interval)
    sources = book.content.sources
    return ProfileAnswer(
        subject=subject_of(book, iso3, selection),
        below=below,
        profile=profile,
        lead=lead(book, doubts.of(selection.year), doubts.joint, profile),
        strips=strips,
        steps={
            pillar.id: step(book, iso3, pillar.id, below.year, below.lane)
            for pillar in book.framework.pillars
        },
        unmeasured=frozenset(
            row.pillar.id for row in profile.pillars if unmeasured(row, book.methodology.companies_lane)
        ),
        amid=_amid(book, doubts, iso3, below),
        trends=profile_trends(doubts, iso3, below),
        changes=score_changes(doubts.joint, iso3, below),
        known=known(book, iso3, below, tuple(row.pillar for row in profile.thin), doubts.interval),
        perceptions=perceptions(book, iso3, below, doubts.interval),
        context=context_facts(book, iso3, selection.year),
        desk=desk_research(book, iso3, selection.year),
        shares=other_shares(book, iso3, selection.year, book.framework.indicators),
        practices=good_practices(book, iso3, below, doubts.interval),
        gaps=gaps(book, iso3, below),
        events=country_events(book, iso3, selection.year),
        expiry=expiry_plan(book, iso3, below),
        sources=sources,
        names={economy.iso3: economy.name for economy in book.economies},
        retrieved=max((source.retrieved for source in sources.values()), default=""),
        methodology=book.methodology,
    )


def profile_trends(doubts: Doubts, iso3: str, below: Selection) -> tuple[Trend, ...]:
    """How each right moved. Raises KeyError for an unknown economy."""
    return tuple(trend(doubts.joint, iso3, pillar, below) for pillar in doubts.book.framework.pillars)


def below_strips(selection: Selection, strips: Mapping[str, Strip], companies_lane: str) -> Selection:
    """What the page speaks of below the companies' strips: the lane chosen, or all actors where companies
    have no mean on any right, so that no section stands empty."""
    scored = any(strip.cell.state == states.SCORED for strip in strips.values())
    alone = selection.lane == companies_lane and strips and not scored
    return replace(selection, lane=ALL) if alone else selection


def unmeasured(row: PillarScore, companies_lane: str) -> bool:
    """True where the companies' part has no score: their share of the missing points is then a floor."""
    return any(one.cell.lane == companies_lane and one.cell.state != states.SCORED for one in row.lanes)


def _amid(book: ScoreBook, doubts: Doubts, iso3: str, below: Selection) -> tuple[Amid, ...]:
    doubt = doubts.of(below.year)
    return tuple(
        Amid(
            group,
            tuple(
                (own, order_among(doubt, own))
                for pillar in book.framework.pillars
                for own in [standing(book, iso3, pillar.id, group, below.year, below.lane, doubts.interval)]
            ),
        )
        for group in groups_of(book, iso3)
    )
