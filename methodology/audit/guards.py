"""What the audit refuses: indicators that would make a score say something false, unless a decision says why.

Three guards: an indicator must not run against the rest of its own dimension, must agree with a reference
measure that the methodology names, and must count for at least a part of the weight that it declares.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from methodology.audit.agreement import HIGHER, nearest_figures
from methodology.audit.correlation import Rest
from methodology.audit.weights import EffectiveWeight
from methodology.model import Decision
from methodology.scoring.scorebook import ScoreBook
from methodology.statistics.correlation import rank_correlation

AGAINST_DIMENSION, AGAINST_REFERENCE, WITHOUT_EFFECT = "against-dimension", "against-reference", "no-effect"
CHANCE = 1.645
"""One-sided 5 % point of the normal distribution: a correlation is below a limit only beyond chance."""


@dataclass(frozen=True)
class Refusal:
    """One guard that an indicator does not pass: what was `found` and the `limit` it must reach.

    `found` is Spearman's ρ over `economies`, or effective over nominal weight. With a `decision` the
    methodology team keeps the indicator all the same.
    """

    guard: str
    indicator: str
    found: float
    limit: float
    economies: int
    decision: Decision | None

    @property
    def stands(self) -> bool:
        """True where no decision keeps the indicator."""
        return self.decision is None


def refusals(book: ScoreBook, year: int, weights: tuple[EffectiveWeight, ...]) -> tuple[Refusal, ...]:
    """Every guard that an indicator fails in one year, in the order of the indicators.

    Against its dimension: ρ with the weighted mean of the dimension's other indicators is negative beyond
    chance (ρ < -1.645/√(n-1), the large-sample 5 % limit of Kendall and Gibbons 1990, ch. 4). Against the
    reference: ρ lies under the agreement that the methodology asks of its pillar; without agreement asked,
    it is negative beyond chance. Without effect: effective over nominal weight (Paruolo, Saisana and
    Saltelli 2013) lies under the methodology's share. `weights` are those of `effective_weights`.
    Errors: ValueError for a year that is not scored.
    """
    refused: list[Refusal] = []
    rest = Rest(book, book.normalised.score[:, :, book.years.index(year)])
    ratios = {weight.node: weight for weight in weights if weight.level == "indicator"}
    for place, indicator in enumerate(book.framework.indicators):
        ratio = ratios.get(indicator.id)
        refusals = (
            _against_dimension(book, rest, place, year),
            _against_reference(book, place, year),
            None if ratio is None else _without_effect(book, place, ratio),
        )
        refused.extend(refusal for refusal in refusals if refusal is not None)
    return tuple(refused)


def _against_dimension(book: ScoreBook, rest: Rest, place: int, year: int) -> Refusal | None:
    score = book.normalised.score[place, :, book.years.index(year)]
    rho, count = rank_correlation(score, rest.of_dimension(place))
    return _refused(book, AGAINST_DIMENSION, place, rho, 0.0, count, _beyond_chance(count))


def _against_reference(book: ScoreBook, place: int, year: int) -> Refusal | None:
    guards, indicator = book.methodology.guards, book.indicator(place)
    if not guards.reference:
        return None
    figure, _ = nearest_figures(book, guards.reference, year)
    score = book.normalised.score[place, :, book.years.index(year)]
    rho, count = rank_correlation(score, figure if guards.better == HIGHER else -figure)
    # What one company does for states says little of the state: it must only not run against the measure.
    least = None if indicator.use == "lane" else guards.agreement.get(indicator.pillar)
    if least is None:
        return _refused(book, AGAINST_REFERENCE, place, rho, 0.0, count, _beyond_chance(count))
    return _refused(book, AGAINST_REFERENCE, place, rho, least, count)


def _without_effect(book: ScoreBook, place: int, weight: EffectiveWeight) -> Refusal | None:
    least = book.methodology.guards.effective_weight
    return _refused(book, WITHOUT_EFFECT, place, weight.ratio, least, weight.economies)


def _beyond_chance(count: int) -> float:
    return CHANCE / np.sqrt(count - 1) if count > 1 else np.inf


def _refused(
    book: ScoreBook, guard: str, place: int, value: float, limit: float, economies: int, slack: float = 0.0
) -> Refusal | None:
    if np.isnan(value) or value >= limit - slack:
        return None
    indicator = book.indicator(place)
    return Refusal(guard, indicator.id, float(value), limit, economies, indicator.decision)
