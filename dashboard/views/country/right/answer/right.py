"""Everything that the page of one right of one economy shows: asked once, and nobody after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.asked.selection import Selection
from dashboard.answers.companies.strip import Strip, company_strips
from dashboard.answers.income.income import IncomeScore, income_list
from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.context import ContextFact, context_facts
from dashboard.answers.shown.peers import OrderAmong, Standing, groups_of, order_among, standing
from dashboard.content.doubt.doubts import Doubts
from dashboard.views.country.parts.responsibility import OtherShares, other_shares
from dashboard.views.country.parts.subject import Subject, subject_of
from dashboard.views.country.right.answer.parts import PillarPage, pillar_page
from methodology.change.comparable import Step, step
from methodology.explain.composition import Composition, composition, marks_online
from methodology.model import Methodology, Pillar, Source, states
from methodology.scoring.scorebook import ScoreBook


@dataclass(frozen=True)
class RightAnswer:
    """One right in one year and lane.

    `strip` is that of companies, None where the content knows nothing of them. `marked` says whether the
    content marks what is about life online. `amid` is the right over each group with the order that the draws
    tell. `responsible` are the shares of responsibility by indicator; `incomes` the scores in the light of
    income, none where they are not asked for. `sources` and `names` (of economies) are by id.
    """

    subject: Subject
    right: PillarPage
    strip: Strip | None
    composition: Composition
    marked: bool
    step: Step | None
    responsible: Mapping[str, Mapping[str, float]]
    shares: tuple[OtherShares, ...]
    context: tuple[ContextFact, ...]
    amid: tuple[tuple[Standing, OrderAmong | None], ...]
    by_income: bool
    incomes: Mapping[str, IncomeScore]
    sources: Mapping[str, Source]
    names: Mapping[str, str]
    methodology: Methodology

    @property
    def pillar(self) -> Pillar:
        return self.right.pillar

    @property
    def shown(self) -> ShownScore:
        """The score of the lane selected."""
        return self.right.score.lane(self.subject.selection.lane).cell

    @property
    def companies_alone(self) -> bool:
        """True where only the companies' own strip speaks: companies are no part of the right's score, and
        without a mean of theirs there is nothing else to say of them."""
        in_lane = self.subject.selection.lane == self.methodology.companies_lane
        return in_lane and self.strip is not None and self.shown.state != states.SCORED


def right_answer(
    book: ScoreBook, doubts: Doubts, iso3: str, pillar: str, selection: Selection, by_income: bool = False
) -> RightAnswer:
    """Raises KeyError for an unknown economy or pillar."""
    year, lane = selection.year, selection.lane
    opened = pillar_page(book, iso3, pillar, selection, doubts.interval)
    members = book.framework.members(pillar)
    return RightAnswer(
        subject=subject_of(book, iso3, selection),
        right=opened,
        strip=company_strips(book, iso3, year, doubts.interval).get(pillar),
        composition=composition(book, iso3, pillar, year, lane),
        marked=marks_online(book.framework),
        step=step(book, iso3, pillar, year, lane),
        responsible={one.id: book.responsibility_of(iso3, one.id, year) for one in members},
        shares=other_shares(book, iso3, year, members),
        context=context_facts(book, iso3, year, pillar),
        amid=_amid(book, doubts, iso3, pillar, selection),
        by_income=by_income,
        incomes=income_list(book, iso3, pillar, selection) if by_income else {},
        sources=book.content.sources,
        names={economy.iso3: economy.name for economy in book.economies},
        methodology=book.methodology,
    )


def _amid(
    book: ScoreBook, doubts: Doubts, iso3: str, pillar: str, selection: Selection
) -> tuple[tuple[Standing, OrderAmong | None], ...]:
    doubt = doubts.of(selection.year)
    standings = (
        standing(book, iso3, pillar, group, selection.year, selection.lane, doubts.interval)
        for group in groups_of(book, iso3)
    )
    return tuple((one, order_among(doubt, one)) for one in standings)
