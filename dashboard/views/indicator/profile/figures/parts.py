"""All drawings of one indicator's page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.ruler.scale import RulerScale
from dashboard.drawing.tree import responsibility_bar
from dashboard.views.indicator.profile.answer.profile import IndicatorAnswer
from dashboard.views.indicator.profile.answer.world import EconomyScore
from dashboard.views.indicator.profile.figures.income import income_chart
from dashboard.views.indicator.profile.figures.raw_axis import raw_axis
from dashboard.views.indicator.profile.figures.world_strip import Point, few_values, region_strip, world_strip


@dataclass(frozen=True)
class IndicatorFigures:
    """`world` are all economies over the ruler; `regions` each region on a hairline, in their order, and
    `whole` the world on one; `bubbles` says that these show circles a score and not ticks a country; `axis`
    is the indicator's own scale, `answers` who answers, `income` the scores over income."""

    world: Markup
    regions: tuple[Markup, ...]
    whole: Markup
    bubbles: bool
    axis: Markup
    answers: Markup
    income: Markup


def indicator_figures(answer: IndicatorAnswer, scale: RulerScale) -> IndicatorFigures:
    """The drawings of an answer."""
    world = answer.world
    everyone = points(world.scores)
    bubbles = few_values(everyone)
    return IndicatorFigures(
        world=world_strip(everyone, scale, world.world_median),
        regions=tuple(region_strip(points(r.scores), scale, r.median, bubbles) for r in world.regions),
        whole=region_strip(everyone, scale, world.world_median, bubbles),
        bubbles=bubbles,
        axis=raw_axis(answer.ticks, scale, world.indicator.unit),
        answers=responsibility_bar(world.entry.shares),
        income=Markup("") if answer.income.reason else income_chart(answer.income, scale),
    )


def points(scores: tuple[EconomyScore, ...]) -> list[Point]:
    """What a strip draws of scores."""
    return [Point(score.name, score.score) for score in scores]
