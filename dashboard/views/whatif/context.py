"""What the what-if page's templates are given: drawings, addresses, options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from dashboard.answers.asked.economies import folded
from dashboard.answers.shown.lanes import stands_apart
from dashboard.answers.shown.score import ShownCell, lane_name, short_score
from dashboard.drawing.map.map import MapPlace, world_map
from dashboard.drawing.map.words import map_words
from dashboard.drawing.ruler.what_if_ruler import share_bar, watermark
from dashboard.drawing.theme import colour_step
from dashboard.frame.page import PageRequest
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.language.numbers import signed
from dashboard.views.whatif.answer import WhatIfAnswer, WhatIfRow
from dashboard.views.whatif.choice.choice import WhatIfChoice, rules_query, usual_pair, view_query
from dashboard.views.whatif.choice.controls import presets, weight_controls
from dashboard.views.whatif.choice.groups import KIND, KIND_OF_EVIDENCE, SOURCE, IndicatorGroup
from dashboard.views.whatif.choice.values import CONDITIONS, KINDS_KEY, MEANS, Condition, means_allowed, plain
from dashboard.views.whatif.verdict import doubt_words, verdict_words
from dashboard.views.whatif.words import (
    GATE_TITLES,
    changes,
    finding,
    gate_off,
    movement,
    node_title,
    within_doubt,
)
from methodology.doubt.book import Doubt
from methodology.model import states
from methodology.scoring.aggregation.aggregate import NAMED_POWERS, aggregation_name
from methodology.scoring.scorebook import OVERALL, ScoreBook

PATH = "/whatif"
LEAST_SHOWN = 0.005


def what_if_context(
    book: ScoreBook,
    answer: WhatIfAnswer,
    groups: Mapping[str, IndicatorGroup],
    request: PageRequest,
    doubt: Doubt,
) -> dict[str, Any]:
    """Everything about one what-if; `doubt` is that about our scores of the same year."""
    choice = answer.choice
    address = Addresses(book, choice, request)
    return {
        "answer": answer,
        "choice": choice,
        "address": address,
        "banner": banner(),
        "watermark": watermark(banner()),
        "finding": finding(book, answer),
        "movement": movement(answer),
        "within_doubt": within_doubt(answer, doubt),
        "changes": [(change.words, address.rules(change.undone)) for change in changes(book, choice, groups)],
        "map": _map(book, answer, request),
        "verdict": verdict_words(book, answer),
        "doubt_words": doubt_words(answer, doubt),
        "presets": [(preset, address.rules(preset.query)) for preset in presets(choice, dict(groups))],
        "subjects": [(node, node_title(book, node)) for node in _subjects(book, answer)],
        "usual_pair": usual_pair(book, choice.selection, choice.subject),
        "states": Counter(row.what_if.state for row in answer.rows),
        "economies": sorted(book.economies, key=lambda economy: folded(economy.name)),
        "weights": weight_controls(book, choice, answer.found),
        "means": _means(book, choice),
        "gate_fields": [_gate_field(book, choice, condition) for condition in CONDITIONS],
        "gate_off": gate_off(choice),
        "kinds_off": KINDS_KEY in choice.gate,
        "left_out_groups": _left_out(groups, choice),
        **HELPERS,
    }


def banner() -> str:
    """The watermark's words."""
    return _("What if: your own weights, not our scores")


class Addresses:
    """Addresses of what-ifs near this one, and the hidden fields with which a form keeps the rest of it."""

    def __init__(self, book: ScoreBook, choice: WhatIfChoice, request: PageRequest) -> None:
        self.request = request
        self.seen, self.ruled = view_query(book, choice), rules_query(choice)

    def view(self, **changed: object) -> str:
        """The same rules, looked at differently."""
        return self.request.url(PATH, **{**self.seen, **changed, **self.ruled})

    def rules(self, query: Mapping[str, object]) -> str:
        """Other rules, looked at in the same way; an overall that was asked for stays."""
        return self.request.url(PATH, **{**self.seen, **query, **self._overall(query)})

    def reset(self) -> str:
        """Our own rules, looked at in the same way."""
        return self.request.url(PATH, **self.seen)

    def hidden(self, *own: str) -> list[tuple[str, str]]:
        """Keys and values that a form must carry beside its `own` fields."""
        query = {**self.seen, **self.ruled}
        return [(key, str(value)) for key, value in query.items() if value is not None and key not in own]

    def hidden_weights(self, choice: WhatIfChoice, nodes: frozenset[str]) -> list[tuple[str, str]]:
        """The same for a form that sends the weights of these nodes one by one."""
        rest = {node: weight for node, weight in choice.rules.weights.items() if node not in nodes}
        kept = "_".join(f"{node}_{plain(weight)}" for node, weight in rest.items())
        return [*self.hidden("w"), *([("w", kept)] if kept else [])]

    def _overall(self, query: Mapping[str, object]) -> dict[str, object]:
        return {} if "overall" in query else {"overall": self.ruled["overall"]}


def what_if_attributes(cell: ShownCell) -> Markup:
    """What an element with a what-if score carries; never the attributes of an official score."""
    score = f' data-what-if-score="{cell.score!r}"' if cell.score is not None else ""
    return Markup(
        f'data-what-if="{escape(cell.iso3)}" data-what-if-node="{escape(cell.node)}" '
        f'data-what-if-year="{cell.year}" data-what-if-lane="{escape(cell.lane)}" '
        f'data-what-if-state="{escape(cell.state)}"{score}'
    )


def _map(book: ScoreBook, answer: WhatIfAnswer, request: PageRequest) -> Markup:
    places = (
        MapPlace(
            row.economy.iso3,
            request.url(f"/country/{row.economy.iso3}"),
            place_words(row),
            str(colour_step(book.methodology, row.what_if.score))
            if row.what_if.score is not None
            else row.what_if.state,
            what_if_attributes(row.what_if),
        )
        for row in answer.rows
    )
    subject = node_title(book, answer.choice.subject)
    label = _(
        "World map of a what-if on %(subject)s, not of our scores. The table gives every country.",
        subject=subject,
    )
    return world_map(places, label)


def place_words(row: WhatIfRow) -> str:
    """A country on the map: its what-if, and our own score beside it."""
    mine = _("What if: %(score)s", score=map_words(row.economy, row.what_if))
    if row.official is None:
        return mine
    return _("%(what_if)s. Our score: %(official)s", what_if=mine, official=short_score(row.official))


def _subjects(book: ScoreBook, answer: WhatIfAnswer) -> tuple[str, ...]:
    overall = answer.found.methodology.publish_overall
    return (*book.tree.pillar_ids, *((OVERALL,) if overall else ()))


def _means(book: ScoreBook, choice: WhatIfChoice) -> list[dict[str, Any]]:
    """The choices of a mean for each level that is in use; the content's own comes with an empty value."""
    titles = {
        "within": _("Indicators into dimensions"),
        "across": _("Dimensions into a right"),
        "among": _("Rights into an overall"),
    }
    fields = []
    for key, level in MEANS.items():
        if level == OVERALL and not (choice.rules.overall or book.methodology.publish_overall):
            continue
        own = book.methodology.aggregation[level]
        power = choice.rules.aggregation.get(level, own)
        options = [("", vocabulary.aggregation(aggregation_name(own)), power == own)]
        options += [
            (name, vocabulary.aggregation(name), power == NAMED_POWERS[name])
            for name in means_allowed(book.methodology)
            if NAMED_POWERS[name] != own
        ]
        fields.append({"key": key, "title": titles[key], "options": options})
    return fields


def _gate_field(book: ScoreBook, choice: WhatIfChoice, condition: Condition) -> dict[str, Any]:
    usual = condition.usual(book.methodology.gate)
    return {
        "key": condition.key,
        "title": _(GATE_TITLES[condition.key]),
        "unit": condition.unit,
        "most": plain(condition.most),
        "usual": usual,
        "value": choice.gate.get(condition.key, usual),
    }


def _left_out(groups: Mapping[str, IndicatorGroup], choice: WhatIfChoice) -> list[dict[str, Any]]:
    """The groups that can be left out, in three lists."""
    titles = {KIND: _("Kind"), KIND_OF_EVIDENCE: _("Evidence"), SOURCE: _("Source")}
    return [
        {
            "sort": sort,
            "title": title,
            "groups": [
                (group, group.token in choice.left_out) for group in groups.values() if group.sort == sort
            ],
        }
        for sort, title in titles.items()
    ]


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


HELPERS = {
    "what_if_attributes": what_if_attributes,
    "share_bar": share_bar,
    "lane_name": lane_name,
    "stands_apart": stands_apart,
    "plain": plain,
    "change_words": change_words,
}
