"""What moved, in words: the headline, who goes up and down, what a reader sees change in a row."""

from __future__ import annotations

from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, score1, signed
from dashboard.views.whatif.answer import WhatIfAnswer, WhatIfRow
from methodology.model import states
from methodology.scoring.aggregation.gate import TOLERANCE
from methodology.scoring.scorebook import OVERALL

LEAST_SHOWN = 0.005


def node_title(answer: WhatIfAnswer, node: str) -> str:
    """The title of a right, a dimension, an indicator or the overall; one without has its right's."""
    if node == OVERALL:
        return _("Overall")
    return answer.titles.get(node) or answer.titles[node.partition(".")[0]]


def finding(answer: WhatIfAnswer) -> str:
    """The headline: how many scores of the right on view a reader sees move."""
    subject, moves = node_title(answer, answer.choice.subject), answer.subject_moves
    if moves is None:
        scored = sum(row.what_if.state == states.SCORED for row in answer.rows)
        return ngettext(
            "An overall for %(count)s country, which we do not publish",
            "An overall for %(count)s countries, which we do not publish",
            scored,
        )
    if not moves.compared and answer.of_marks:
        return _("%(subject)s: companies have marks, no mean, so there is nothing to weigh", subject=subject)
    if not answer.choice.rules.changed:
        return _("%(subject)s: nothing changed yet, so these are our own scores", subject=subject)
    if not moves.compared:
        return _("%(subject)s: nothing to compare under these rules", subject=subject)
    moved = moves.up + moves.down
    return ngettext(
        "%(subject)s: %(moved)s of %(count)s score moves by a tenth or more",
        "%(subject)s: %(moved)s of %(count)s scores move by a tenth or more",
        moves.compared,
        subject=subject,
        moved=number(moved) if moved else _("none"),
    )


def within_doubt(answer: WhatIfAnswer) -> str:
    """How many what-if scores lie where our own score may lie anyway; empty where nothing moves."""
    if not (answer.subject_moves and answer.subject_moves.any):
        return ""
    inside = [within for row in answer.rows if (within := _within(row)) is not None]
    return ngettext(
        "%(inside)s of %(count)s country scored both ways stays within the doubt of our own score.",
        "%(inside)s of %(count)s countries scored both ways stay within the doubt of our own score.",
        len(inside),
        inside=number(sum(inside)),
    )


def _within(row: WhatIfRow) -> bool | None:
    """Whether the what-if lies in our interval, or stays as it was; None unless scored both ways."""
    before, after = row.official, row.what_if.score
    if before is None or before.score is None or before.interval is None or after is None:
        return None
    low, high = min(before.interval[0], before.score), max(before.interval[1], before.score)
    return low - TOLERANCE <= after <= high + TOLERANCE


def movement(answer: WhatIfAnswer) -> str:
    """Up, down, gained, lost, and the widest change; empty where nothing moves."""
    moves, widest = answer.subject_moves, answer.widest
    if moves is None or not moves.any:
        return ""
    parts = []
    if moves.up or moves.down:
        parts.append(_("%(up)s up, %(down)s down.", up=number(moves.up), down=number(moves.down)))
    if moves.gained:
        parts.append(
            ngettext("%(count)s country gains a score.", "%(count)s countries gain a score.", moves.gained)
        )
    if moves.lost:
        parts.append(
            ngettext(
                "%(count)s country loses its score.", "%(count)s countries lose their scores.", moves.lost
            )
        )
    if widest is not None and widest.moved and widest.official is not None:
        parts.append(
            _(
                "Widest: %(country)s, from %(before)s to %(after)s.",
                country=widest.economy.name,
                before=score1(widest.official.score),
                after=score1(widest.what_if.score),
            )
        )
    return " ".join(parts)


def change_words(row: WhatIfRow) -> str:
    """The change in a table cell: signed, or a word where the state of the evidence changed.

    It has two decimals, as a difference smaller than a tenth may still carry a score over a rounding limit.
    """
    if row.change is not None:
        return signed(row.change, 2) if abs(row.change) >= LEAST_SHOWN else ""
    if not row.moved:
        return ""
    if row.what_if.score is not None:
        return _("gains a score")
    if row.official is not None and row.official.score is not None:
        return _("loses its score")
    return _("gains a range") if row.what_if.state == states.RANGE else _("loses its range")
