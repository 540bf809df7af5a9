"""What the page's templates show: the answer, its sentences, drawings and addresses, all made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from dashboard.answers.shown.score import ShownCell, lane_name, short_score
from dashboard.drawing.map.map import MapPlace, world_map
from dashboard.drawing.map.words import map_words
from dashboard.drawing.ruler.what_if_ruler import share_bar, watermark
from dashboard.drawing.theme import colour_step
from dashboard.frame.page import PageRequest
from dashboard.language.i18n import _
from dashboard.views.whatif.answer import WhatIfAnswer, WhatIfRow
from dashboard.views.whatif.choice.controls import presets
from dashboard.views.whatif.choice.groups import IndicatorGroup
from dashboard.views.whatif.choice.values import CONDITIONS, KINDS_KEY, MEANS, plain
from dashboard.views.whatif.fields import Field, fields, group_lists
from dashboard.views.whatif.words.changes import GATE_TITLES, ReaderChange, changes
from dashboard.views.whatif.words.labels import banner, labels, mean_titles, unit_words
from dashboard.views.whatif.words.result import change_words, finding, movement, node_title, within_doubt
from dashboard.views.whatif.words.verdict import VerdictWords, doubt_words, verdict_words
from methodology.model import ALL

PATH = "/whatif"
MOST_CHANGES = 12


@dataclass(frozen=True)
class Link:
    """A choice with an address of its own."""

    id: str
    title: str
    address: str
    current: bool = False


@dataclass(frozen=True)
class ShownRow:
    """One economy: `attributes` are those of its what-if, never to be taken for an official score."""

    row: WhatIfRow
    address: str
    attributes: Markup
    change: str


@dataclass(frozen=True)
class ShownCondition:
    """One condition of the gate, with what its value is counted in."""

    key: str
    title: str
    unit: str


@dataclass(frozen=True)
class Addresses:
    """Addresses near this what-if, and the hidden fields with which a form keeps the rest of it."""

    here: str
    reset: str
    sort: str
    compare: str
    kept: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class WhatIfView:
    """All of the page. `fields` are its knobs by name; `labels` the short texts that follow from them."""

    answer: WhatIfAnswer
    address: Addresses
    banner: str
    watermark: Markup
    finding: str
    movement: str
    changes: tuple[tuple[ReaderChange, str], ...]
    map: Markup
    states: Mapping[str, int]
    rows: tuple[ShownRow, ...]
    pair: tuple[ShownRow, ...]
    verdict: VerdictWords
    share_bar: Markup
    doubt: str
    rights: tuple[Link, ...]
    lanes: tuple[Link, ...]
    presets: tuple[Link, ...]
    fields: Mapping[str, Field]
    labels: Mapping[str, Markup]
    means: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[IndicatorGroup, ...]], ...]
    conditions: tuple[ShownCondition, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """What a screen reader hears when a knob was turned."""
        return tuple(said for said in (self.finding, self.movement, self.verdict.heading) if said)


def what_if_view(answer: WhatIfAnswer, request: PageRequest) -> WhatIfView:
    """The page of a what-if in the language of the day, with addresses in that of the request."""
    near = _Near(answer, request)
    knobs = fields(answer)
    verdict = verdict_words(answer)
    shown = {row.economy.iso3: _shown(row, request) for row in answer.rows}
    moved = " ".join(said for said in (movement(answer), within_doubt(answer)) if said)
    return WhatIfView(
        answer=answer,
        address=_addresses(answer, near, request),
        banner=banner(),
        watermark=watermark(banner()),
        finding=finding(answer),
        movement=moved,
        changes=tuple((change, near.rules(change.undone)) for change in changes(answer)),
        map=_map(answer, request),
        states=Counter(row.what_if.state for row in answer.rows),
        rows=tuple(shown.values()),
        pair=tuple(shown[row.economy.iso3] for row in answer.pair),
        verdict=verdict,
        share_bar=Markup("") if verdict.share is None else share_bar(verdict.share),
        doubt=doubt_words(answer),
        rights=_rights(answer, near),
        lanes=_lanes(answer, near),
        presets=_presets(answer, near),
        fields={knob.name: knob for knob in knobs},
        labels=labels(answer),
        means=mean_titles(),
        groups=group_lists(answer),
        conditions=tuple(
            ShownCondition(one.key, _(GATE_TITLES[one.key]), unit_words(one.unit)) for one in CONDITIONS
        ),
    )


@dataclass(frozen=True)
class _Near:
    """Addresses of what-ifs near this one."""

    answer: WhatIfAnswer
    request: PageRequest

    def view(self, **changed: object) -> str:
        """The same rules, looked at differently."""
        return self.request.url(PATH, **{**self.answer.seen, **changed, **self.answer.ruled})

    def rules(self, query: Mapping[str, object]) -> str:
        """Other rules, looked at in the same way; an overall that was asked for stays."""
        overall = {} if "overall" in query else {"overall": self.answer.ruled["overall"]}
        return self.request.url(PATH, **{**self.answer.seen, **query, **overall})

    def hidden(self, *own: str) -> tuple[tuple[str, str], ...]:
        """Keys and values that a form must carry beside its `own` fields."""
        query = {**self.answer.seen, **self.answer.ruled}
        return tuple(
            (key, str(value)) for key, value in query.items() if value is not None and key not in own
        )

    def hidden_weights(self, nodes: frozenset[str]) -> tuple[tuple[str, str], ...]:
        """The same for a form that sends the weights of these nodes one by one."""
        weights = self.answer.choice.rules.weights.items()
        kept = "_".join(f"{node}_{plain(weight)}" for node, weight in weights if node not in nodes)
        return (*self.hidden("w"), *((("w", kept),) if kept else ()))


def _addresses(answer: WhatIfAnswer, near: _Near, request: PageRequest) -> Addresses:
    rules = ("without", *MEANS, "overall", "gate", KINDS_KEY, *(one.key for one in CONDITIONS))
    forms = {"year": near.hidden("year"), "pair": near.hidden("a", "b"), "rules": near.hidden(*rules)}
    forms |= {f"weights.{part.pillar.id}": near.hidden_weights(part.nodes) for part in answer.weights}
    pair = ",".join(row.economy.iso3 for row in answer.pair)
    return Addresses(
        here=near.view(),
        reset=request.url(PATH, **answer.seen),
        sort=near.view(sort=None if answer.choice.sort else "change"),
        compare=request.url("/compare", c=pair, year=answer.choice.year),
        kept=forms,
    )


def _shown(row: WhatIfRow, request: PageRequest) -> ShownRow:
    address = request.url(f"/country/{row.economy.iso3}")
    return ShownRow(row, address, what_if_attributes(row.what_if), change_words(row))


def _rights(answer: WhatIfAnswer, near: _Near) -> tuple[Link, ...]:
    return tuple(
        Link(
            f"what-if-right-{node}",
            node_title(answer, node),
            near.view(pillar=node if place else None),
            node == answer.choice.subject,
        )
        for place, node in enumerate(answer.subjects)
    )


def _lanes(answer: WhatIfAnswer, near: _Near) -> tuple[Link, ...]:
    """A link's id ends with the lane."""
    return tuple(
        Link(lane, lane_name(lane), near.view(lane=None if lane == ALL else lane), lane == answer.choice.lane)
        for lane in answer.lanes
    )


def _presets(answer: WhatIfAnswer, near: _Near) -> tuple[Link, ...]:
    return tuple(
        Link(f"what-if-preset-{preset.id}", preset.title, near.rules(preset.query), preset.current)
        for preset in presets(answer.choice, dict(answer.groups))
    )


def what_if_attributes(cell: ShownCell) -> Markup:
    """What an element with a what-if score carries; never the attributes of an official score."""
    score = f' data-what-if-score="{cell.score!r}"' if cell.score is not None else ""
    return Markup(
        f'data-what-if="{escape(cell.iso3)}" data-what-if-node="{escape(cell.node)}" '
        f'data-what-if-year="{cell.year}" data-what-if-lane="{escape(cell.lane)}" '
        f'data-what-if-state="{escape(cell.state)}"{score}'
    )


def _map(answer: WhatIfAnswer, request: PageRequest) -> Markup:
    places = (
        MapPlace(
            row.economy.iso3,
            request.url(f"/country/{row.economy.iso3}"),
            place_words(row),
            str(colour_step(answer.methodology, row.what_if.score))
            if row.what_if.score is not None
            else row.what_if.state,
            what_if_attributes(row.what_if),
        )
        for row in answer.rows
    )
    label = _(
        "World map of a what-if on %(subject)s, not of our scores. The table gives every country.",
        subject=node_title(answer, answer.choice.subject),
    )
    return world_map(places, label)


def place_words(row: WhatIfRow) -> str:
    """A country on the map: its what-if, and our own score beside it."""
    mine = _("What if: %(score)s", score=map_words(row.economy, row.what_if))
    if row.official is None:
        return mine
    return _("%(what_if)s. Our score: %(official)s", what_if=mine, official=short_score(row.official))
