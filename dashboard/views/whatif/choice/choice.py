"""What a reader asks a what-if for, read from its address and written back to it, each thing in one way.

    pillar=, a=, b=, sort=                          what is shown: a right (or overall), a pair, the order
    w=privacy.surveillance_2_internet-users_0.5     weights: node and number by turns
    weights=equal, overall=1                        all weights 1; an overall score
    without=source.rsf_evidence.perception          indicators left out, by source, kind or evidence
    within=, across=, among=                        the mean inside dimensions, pillars, the overall
    gate=off, gate-coverage=50, …                   how much evidence a score needs; shares in per cent

A form without scripts sends each weight as `w.<node>` and each group as `without.<group>`. Ids are written in
small letters, figures and hyphens, so an underscore can part them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.answers.asked.near import economies_like
from dashboard.answers.asked.read import one_of
from dashboard.answers.asked.refused import Refused
from dashboard.answers.asked.selection import Selection, query_of, read_selection
from dashboard.language.i18n import _
from dashboard.views.whatif.choice.groups import IndicatorGroup, indicator_groups
from dashboard.views.whatif.choice.values import (
    CONDITIONS,
    KINDS_KEY,
    LONGEST_SHOWN,
    MEANS,
    plain,
    read_gate,
    read_means,
    read_weights,
)
from methodology.readings.what_if import Rules, node_weights
from methodology.scoring.aggregation.aggregate import aggregation_name
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.scorebook import OVERALL, ScoreBook

BY_CHANGE = "change"
EQUAL = "equal"
QUERY = (
    "year", "lane", "pillar", "a", "b", "sort", "weights", "w", "w.*", "without", "without.*", *MEANS,
    "overall", "gate", KINDS_KEY, *(condition.key for condition in CONDITIONS),
)  # fmt: skip


@dataclass(frozen=True)
class WhatIfChoice:
    """A checked choice. `subject` is a pillar's id or overall; `base` the weights before the reader's own.

    `left_out` are tokens of groups, `gate` the conditions that differ, both as an address writes them.
    """

    selection: Selection
    subject: str
    first: str
    second: str
    sort: str
    rules: Rules
    base: Mapping[str, float]
    left_out: tuple[str, ...] = ()
    gate: Mapping[str, str] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.selection.year

    @property
    def lane(self) -> str:
        return self.selection.lane


def read_what_if(book: ScoreBook, query: Mapping[str, str]) -> WhatIfChoice:
    """The choice in a query. Raises Refused, which names the key, what was found and what is allowed."""
    selection = read_selection(book, query)
    equal = bool(one_of("weights", query, (EQUAL,)))
    overall = bool(one_of("overall", query, ("1",))) and not book.methodology.publish_overall
    base = base_weights(book, equal)
    groups = indicator_groups(book.content)
    left_out = _left_out(query, groups)
    gate_values, gate = read_gate(query, book.methodology.gate)
    weights = read_weights(query, base)
    means = read_means(query, book.methodology)
    if not (overall or book.methodology.publish_overall):
        weights = {node: weight for node, weight in weights.items() if node not in book.tree.pillar_index}
        means.pop(OVERALL, None)
    rules = Rules(
        equal=equal,
        weights={
            node: weights[node]
            for node in base
            if node in weights and plain(weights[node]) != plain(base[node])
        },
        left_out=frozenset[str]().union(*(groups[token].indicators for token in left_out)),
        aggregation=means,
        gate=gate,
        overall=overall,
    )
    subject = _subject(book, query, overall)
    usual = usual_pair(book, selection, subject)
    first, second = (
        _economy(book, key, query.get(key, "")) or own for key, own in zip("ab", usual, strict=True)
    )
    sort = one_of("sort", query, (BY_CHANGE,))
    return WhatIfChoice(selection, subject, first, second, sort, rules, base, left_out, gate_values)


def base_weights(book: ScoreBook, equal: bool) -> dict[str, float]:
    """The weights of all nodes before the reader's own: the content's, or 1 wherever it gives any."""
    own = node_weights(book.tree)
    return {node: float(weight > 0) for node, weight in own.items()} if equal else own


def view_query(book: ScoreBook, choice: WhatIfChoice) -> dict[str, object]:
    """What is looked at, whatever the rules."""
    usual = usual_pair(book, choice.selection, choice.subject)
    return {
        **query_of(choice.selection, book),
        "pillar": None if choice.subject == _first_subject(book) else choice.subject,
        "a": choice.first if choice.first != usual[0] else None,
        "b": choice.second if choice.second != usual[1] else None,
        "sort": choice.sort or None,
    }


def rules_query(choice: WhatIfChoice) -> dict[str, object]:
    """The rules, in the order of the page's controls."""
    rules = choice.rules
    weights = (f"{node}_{plain(weight)}" for node, weight in rules.weights.items())
    means = {
        key: aggregation_name(rules.aggregation[level])
        for key, level in MEANS.items()
        if level in rules.aggregation
    }
    return {
        "weights": EQUAL if rules.equal else None,
        "w": "_".join(weights) or None,
        "without": "_".join(choice.left_out) or None,
        **means,
        **choice.gate,
        "overall": "1" if rules.overall else None,
    }


def _left_out(query: Mapping[str, str], groups: Mapping[str, IndicatorGroup]) -> tuple[str, ...]:
    listed = [token for token in query.get("without", "").split("_") if token]
    single = [key.removeprefix("without.") for key in query if key.startswith("without.")]
    for token in (*listed, *single):
        if token not in groups:
            rule = _("It names what is left out, joined by underscores.")
            raise Refused("without", token[:LONGEST_SHOWN], tuple(groups), rule)
    return tuple(token for token in groups if token in {*listed, *single})


def _first_subject(book: ScoreBook) -> str:
    return book.tree.pillar_ids[0] if book.tree.pillar_ids else OVERALL


def _subject(book: ScoreBook, query: Mapping[str, str], overall: bool) -> str:
    """The right asked for; an overall that is not asked for any more gives way to the first right."""
    asked = one_of("pillar", query, (*book.tree.pillar_ids, OVERALL))
    if asked == OVERALL and not (overall or book.methodology.publish_overall):
        return _first_subject(book)
    return asked or _first_subject(book)


def usual_pair(book: ScoreBook, selection: Selection, subject: str) -> tuple[str, str]:
    """The pair until the reader chooses one: scored ones, pilot countries first, the better leading.

    So the conclusion that a reader meets first is one that our own scores support. Empty where there is none.
    """
    node = subject if subject in book.tree.pillar_index else _first_subject(book)
    column = book.column(node, selection.year, selection.lane)
    places = sorted(
        range(len(book.economies)),
        key=lambda place: (column.state[place] != SCORED, not book.economies[place].pilot),
    )[:2]
    if len(places) == 2 and column.score[places[1]] > column.score[places[0]]:
        places.reverse()
    first, second = [*(book.economies[place].iso3 for place in places), "", ""][:2]
    return first, second


def _economy(book: ScoreBook, key: str, asked: str) -> str:
    if asked and asked not in book.economy_index:
        near = economies_like(book, asked)
        rule = _("It takes the three capital letters of ISO 3166.")
        raise Refused(key, asked[:LONGEST_SHOWN], near, rule)
    return asked
