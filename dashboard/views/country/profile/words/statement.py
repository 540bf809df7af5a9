"""Two or three plain sentences that answer a reader's first question, made from the scores alone.

They claim no more than the evidence carries: a right is said to stand above another only where the draws tell
them apart, shares are given to the nearest twentieth, and thin evidence is said to be thin before all else.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, score1
from dashboard.language.words import title_inline, title_opening, titles_listed
from dashboard.views.country.parts.kinds import Told
from dashboard.views.country.parts.standing import LEAST_OF_A_KIND, TELLING, PillarScore, Profile
from dashboard.views.country.profile.answer.lead import Lead
from methodology.explain.evidence import KindScore
from methodology.model import Pillar, states


def country_statement(profile: Profile, lead: Lead, companies: str = "") -> tuple[str, ...]:
    """Sentences on level, companies, and law against practice of one economy in one year.

    `companies` is the sentence on what companies did. Shares of blame have no place here: they rest on rules
    of ours, not on observation.
    """
    if not profile.scored:
        return _without_scores(profile, lead)
    sentences = [_levels(profile, lead.higher)]
    if profile.thin:
        sentences.append(_not_scored(profile))
    sentences += [text for text in (companies, _law_and_practice(profile, lead.kinds, lead.told)) if text]
    return tuple(sentences)


def _title(row: PillarScore) -> str:
    return title_inline(row.pillar)


def _first(row: PillarScore) -> str:
    """The title at the beginning of a sentence."""
    return title_opening(row.pillar)


def _score(row: PillarScore) -> float:
    return row.whole.cell.score or 0.0


def _levels(profile: Profile, higher: Told) -> str:
    rows = sorted(profile.scored, key=_score)
    low, high = rows[0], rows[-1]
    if len(rows) == 1:
        return _("%(pillar)s stands at %(score)s.", pillar=_first(low), score=score1(_score(low)))

    def above(one: PillarScore, other: PillarScore) -> bool:
        return (one.pillar.id, other.pillar.id) in higher

    if not above(high, low):
        return _close_together(rows, everything=not profile.thin)
    highest_apart = all(above(high, row) for row in rows[:-1])
    lowest_apart = all(above(row, low) for row in rows[1:])
    if highest_apart and lowest_apart:
        return _(
            "%(high)s stands highest, at %(best)s; %(low)s lowest, at %(worst)s.",
            high=_first(high),
            best=score1(_score(high)),
            low=_title(low),
            worst=score1(_score(low)),
        )
    return _one_end(rows, highest_apart, lowest_apart)


def _close_together(rows: list[PillarScore], everything: bool) -> str:
    """Rights of which none stands above another beyond doubt; `everything` says that all have a score."""
    low, high = score1(_score(rows[0])), score1(_score(rows[-1]))
    if low == high:
        return _("All rights that are scored stand at %(score)s.", score=low)
    if everything:
        return _(
            "All rights lie between %(low)s and %(high)s; their order is not settled.", low=low, high=high
        )
    return _(
        "The rights that are scored lie between %(low)s and %(high)s; their order is not settled.",
        low=low,
        high=high,
    )


def _one_end(rows: list[PillarScore], highest_apart: bool, lowest_apart: bool) -> str:
    if highest_apart:
        top, others = rows[-1], rows[:-1]
        if _level(others):
            return _("%(pillar)s stands highest, at %(score)s; the others lie at %(low)s.",
                     **_apart(top, others))  # fmt: skip
        return _("%(pillar)s stands highest, at %(score)s; the others lie between %(low)s and %(high)s.",
                 **_apart(top, others))  # fmt: skip
    if lowest_apart:
        bottom, others = rows[0], rows[1:]
        if _level(others):
            return _("%(pillar)s stands lowest, at %(score)s; the others lie at %(low)s.",
                     **_apart(bottom, others))  # fmt: skip
        return _("%(pillar)s stands lowest, at %(score)s; the others lie between %(low)s and %(high)s.",
                 **_apart(bottom, others))  # fmt: skip
    return _("The scores run from %(low)s (%(worst)s) to %(high)s (%(best)s).",
             low=score1(_score(rows[0])), worst=_title(rows[0]),
             high=score1(_score(rows[-1])), best=_title(rows[-1]))  # fmt: skip


def _level(rows: list[PillarScore]) -> bool:
    """True where the lowest and the highest score are shown as the same."""
    return score1(_score(rows[0])) == score1(_score(rows[-1]))


def _apart(one: PillarScore, others: list[PillarScore]) -> dict[str, str]:
    """The words of a right that stands apart, and between which scores the others lie."""
    return {
        "pillar": _first(one),
        "score": score1(_score(one)),
        "low": score1(_score(others[0])),
        "high": score1(_score(others[-1])),
    }


def _not_scored(profile: Profile) -> str:
    names = titles_listed([row.pillar for row in profile.thin])
    if any(row.whole.cell.state == states.RANGE for row in profile.thin):
        return _("The evidence on %(pillars)s is too thin for a score.", pillars=names)
    return _("Hardly anything is known on %(pillars)s.", pillars=names)


def _law_and_practice(
    profile: Profile, kinds_of: Mapping[str, Mapping[str, KindScore]], told: Mapping[str, Told]
) -> str:
    ahead: dict[str, list[Pillar]] = {"law": [], "practice": [], "level": [], "open": []}
    for row in profile.scored:
        kinds = kinds_of[row.pillar.id]
        law, practice = kinds.get("structure"), kinds.get("process")
        if not law or not practice or min(law.indicators, practice.indicators) < LEAST_OF_A_KIND:
            continue
        side = _side(law.score - practice.score, told.get(row.pillar.id, frozenset()))
        ahead[side].append(row.pillar)
    if ahead["law"] and ahead["practice"]:
        return _("The rules on paper are ahead of practice for %(law)s, behind it for %(practice)s.",
                 law=titles_listed(ahead["law"]), practice=titles_listed(ahead["practice"]))  # fmt: skip
    if ahead["law"]:
        return _(
            "For %(pillars)s, the rules on paper promise more than practice gives.",
            pillars=titles_listed(ahead["law"]),
        )
    if ahead["practice"]:
        return _(
            "For %(pillars)s, practice scores higher than the rules on paper.",
            pillars=titles_listed(ahead["practice"]),
        )
    if ahead["level"] and not ahead["open"]:
        return _("Rules on paper and practice are about level wherever both are measured.")
    return ""


def _side(gap: float, told: Told) -> str:
    """Which side is ahead beyond doubt, level where the gap is small, open where doubt leaves it so."""
    if abs(gap) < TELLING:
        return "level"
    if ("structure", "process") in told:
        return "law"
    return "practice" if ("process", "structure") in told else "open"


def _without_scores(profile: Profile, lead: Lead) -> tuple[str, ...]:
    observed = sum(row.whole.evidence.observed for row in profile.pillars)
    total = sum(row.whole.evidence.total for row in profile.pillars)
    name, year = profile.economy.name, profile.selection.year
    if observed == 0:
        gap = _("That is a gap in the evidence, not a finding about the country.")
        return _nothing_scored(lead, name, year), gap
    first = ngettext(
        "%(count)s of %(total)s indicators is observed in %(name)s, too few for a score on any right.",
        "%(count)s of %(total)s indicators are observed in %(name)s, too few for a score on any right.",
        observed,
        name=name,
        total=number(total),
    )
    absent = _absent_source(lead, name)
    return tuple(text for text in (first, _what_is_seen(lead), absent) if text)


def _nothing_scored(lead: Lead, name: str, year: int) -> str:
    if lead.figures:
        return ngettext(
            "%(count)s figure is in use for %(name)s in %(year)s, but it enters no score over all actors.",
            "%(count)s figures are in use for %(name)s in %(year)s, but none enters a score over all actors.",
            lead.figures,
            name=name,
            year=year,
        )
    return _("No source in use has published a figure that could speak for %(name)s in %(year)s.",
             name=name, year=year)  # fmt: skip


def _what_is_seen(lead: Lead) -> str:
    """How many of the observed indicators stand near either end: a count, not a mean."""
    if lead.ends is None:
        return ""
    return _("Of these, %(best)s stand at %(high)s or higher and %(worst)s at %(low)s or lower.",
             best=number(lead.ends.best), high=number(lead.ends.high),
             worst=number(lead.ends.worst), low=number(lead.ends.low))  # fmt: skip


def _absent_source(lead: Lead, name: str) -> str:
    """Names the source that would fill most gaps and has never covered the economy."""
    if lead.absent is None:
        return ""
    return _("The widest gap: %(publisher)s, the source of %(count)s indicators, does not cover %(name)s.",
             publisher=lead.absent.publisher, count=number(lead.absent.indicators),
             name=name)  # fmt: skip
