"""Short sentences beside the figures of a country's profile."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language import counted
from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, score1
from dashboard.language.words import listed
from dashboard.views.country.parts.kinds import Told
from dashboard.views.country.parts.standing import TELLING
from dashboard.views.country.parts.step_words import turnover_words
from dashboard.views.country.parts.words import SMALLEST
from dashboard.views.country.profile.answer.changes import ScoreChange
from dashboard.views.country.profile.answer.evidence import Gap
from dashboard.views.country.profile.answer.trend import Trend
from methodology.change.trend_statement import FALL, RISE
from methodology.explain.evidence import KindScore
from methodology.model import states


def people(population: float) -> str:
    """A population to three figures: "52.9 million", "218,000"."""
    if population >= 1e6:
        millions = population / 1e6
        return _("%(count)s million", count=number(millions, 0 if millions >= 100 else 1))
    if population >= 10_000:
        return number(round(population, -3))
    return number(population, 0)


def kinds_words(kinds: Mapping[str, KindScore], told: Told) -> str:
    """The gap between rules and practice, and between rules and results, where it is telling.

    `told` says which of them stand above which beyond doubt.
    """
    law = kinds.get("structure")
    if len(kinds) < 2:
        return ""
    if law is None:
        return _("rules: too few indicators")
    wide = {kind for kind, other in kinds.items() if abs(law.score - other.score) >= TELLING}
    phrases = (
        ("process", _("%(gap)s ahead of practice"), _("%(gap)s behind practice")),
        ("outcome", _("%(gap)s ahead of results"), _("%(gap)s behind results")),
    )
    gaps = []
    for kind, ahead, behind in phrases:
        words = ahead if ("structure", kind) in told else behind if (kind, "structure") in told else ""
        if kind in wide and words:
            gaps.append(words % {"gap": score1(abs(law.score - kinds[kind].score))})
    if gaps:
        return _("rules %(gaps)s", gaps=listed(gaps))
    return _("no clear gap") if wide else _("about level")


def trend_words(trend: Trend) -> str:
    """What the line does from its first to its last year; a direction only where it is clear."""
    first, last = trend.points[0], trend.points[-1]
    return _(
        "%(part)s: %(moved)s",
        part=counted.part(len(trend.indicators), counted.indicators(trend.total)),
        moved=_moved(trend, last.move, first.year),
    )


def _moved(trend: Trend, change: float, since: int) -> str:
    if abs(change) < SMALLEST:
        return _("the same as in %(year)s", year=since)
    if trend.moved == RISE and change > 0:
        return _("up by %(change)s since %(year)s", change=score1(change), year=since)
    if trend.moved == FALL and change < 0:
        return _("down by %(change)s since %(year)s", change=score1(-change), year=since)
    return _("no clear change since %(year)s", year=since)


def change_words(found: ScoreChange) -> str:
    """What may be said about the score then and now."""
    if found.change is None:
        return _("No score in the five years before")
    if found.broken:
        return _("Not comparable: a source changed its method in between")
    if found.step is not None and not found.step.comparable:
        return _("Not comparable: %(why)s", why=turnover_words(found.step))
    if found.moved == RISE:
        return _("Clearly up")
    if found.moved == FALL:
        return _("Clearly down")
    return _("No clear change")


def gap_words(gap: Gap) -> str:
    """How many further indicators would open a range and a score."""
    needed, needed_range = gap.unlock.needed, gap.unlock.needed_range
    if gap.state == states.SCORED:
        return _("Scored; these are left out.")
    if needed is None:
        return _("No further indicator would be enough.")
    score_part = ngettext("%(count)s more for a score", "%(count)s more for a score", needed)
    if needed_range:
        range_part = ngettext("%(count)s more for a range", "%(count)s more for a range", needed_range)
        return _("%(range)s, %(score)s", range=range_part, score=score_part)
    return score_part
