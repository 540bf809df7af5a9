"""One knob of the page in two forms: an element of the server's form, and the control of Dash in its place.

Both have one id, so that labels name either; `name` is the key that the form sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import dash_bootstrap_components as dbc
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.drawing.tag import tag
from dashboard.frame.workbench import control_id, element_id
from dashboard.language import vocabulary
from dashboard.language.i18n import _
from dashboard.views.whatif.answer import WhatIfAnswer
from dashboard.views.whatif.choice.controls import PillarControls, Slider
from dashboard.views.whatif.choice.groups import KIND, KIND_OF_EVIDENCE, SOURCE, IndicatorGroup
from dashboard.views.whatif.choice.values import (
    CONDITIONS,
    KINDS_KEY,
    MEANS,
    OFF,
    PERCENT,
    Condition,
    means_allowed,
    plain,
)
from methodology.model import Methodology
from methodology.scoring.aggregation.aggregate import NAMED_POWERS, aggregation_name

BENCH, CONTROLS = "what-if", "what-if-controls"
"""The page's workbench, and the island whose graphs are its controls."""
OWN = "own"
"""The content's own mean, as a control of Dash holds it."""
MARK, RANGE, NUMBER, SELECT = "mark", "range", "number", "select"
PAUSE = 300
"""Milliseconds without a key after which a typed number counts."""


@dataclass(frozen=True)
class Field:
    """One knob. `value` is text, or for a mark whether it is set; `sent` is what a form sends for a set mark.

    Numbers and ranges go from 0 to `most` by `step`; `options` are values and titles.
    """

    name: str
    kind: str
    value: str | bool
    sent: str = "1"
    most: str = ""
    step: str = "any"
    options: tuple[tuple[str, str], ...] = ()
    idle: bool = False

    @property
    def id(self) -> str:
        """The id of the element, whichever of the two it is."""
        return element_id(BENCH, self.name)

    @property
    def place(self) -> Markup:
        """The place of the control, with the element of the server's form."""
        return tag(
            "span", self._element(), class_=f"what-if-place what-if-place--{self.kind}", data_island=CONTROLS
        )

    @property
    def held(self) -> str | bool:
        """What the control of Dash holds: an empty choice has a name there, or bootstrap would show none."""
        return OWN if self.kind == SELECT and self.value == "" else self.value

    def control(self) -> Component:
        """The control of Dash."""
        control: Component = self._kind_of_control()(
            id=control_id(BENCH, self.name), name=self.name, value=self.held
        )
        return control

    def _kind_of_control(self) -> Callable[..., Component]:
        if self.kind == SELECT:
            options = [{"value": value or OWN, "label": title} for value, title in self.options]
            return partial(dbc.Select, options=options)
        if self.kind == MARK:
            return dbc.Checkbox  # type: ignore[no-any-return]
        if self.kind == NUMBER:  # without limits: what is refused is said, not swallowed
            return partial(dbc.Input, type=NUMBER, step=self.step, debounce=PAUSE)
        return partial(dbc.Input, type=RANGE, min=0, max=self.most, step=self.step, disabled=self.idle)

    def _element(self) -> Markup:
        common = {"id": self.id, "name": self.name, "data_until_drawn": ""}
        if self.kind == SELECT:
            chosen = {True: "", False: None}
            options = (
                tag("option", title, value=value, selected=chosen[value == self.value])
                for value, title in self.options
            )
            return tag("select", *options, **common)
        if self.kind == MARK:
            marked = "" if self.value else None
            return tag("input", type="checkbox", **common, value=self.sent, checked=marked)
        disabled = "" if self.idle else None
        limits = {"min": "0", "max": self.most, "step": self.step}
        return tag("input", type=self.kind, **common, **limits, value=str(self.value), disabled=disabled)


def fields(answer: WhatIfAnswer) -> tuple[Field, ...]:
    """All knobs in the order of the page."""
    choice, economies = answer.choice, tuple((one.iso3, one.name) for one in answer.economies)
    years = tuple((str(year), str(year)) for year in answer.years)
    return (
        Field("year", SELECT, str(choice.year), options=years),
        *(field for part in answer.weights for field in _weights(part)),
        *_means(answer),
        *_asked_overall(answer),
        *_left_out(answer),
        *_gate(answer),
        Field("a", SELECT, choice.first, options=economies),
        Field("b", SELECT, choice.second, options=economies),
    )


def sent(name: str, value: object) -> str:
    """What a form would send for the value of a control; empty where it sends nothing."""
    if isinstance(value, bool):
        return ({"gate": OFF, KINDS_KEY: OFF}.get(name, "1")) if value else ""
    if isinstance(value, float):
        return plain(value) if value >= 0 else str(value)
    return "" if value is None or value == OWN else str(value)


def _weights(part: PillarControls) -> Iterator[Field]:
    yield _weight(part.slider)
    for inner in part.dimensions:
        if inner.slider:
            yield _weight(inner.slider)
        yield from (_weight(slider) for slider in inner.indicators)


def _weight(slider: Slider) -> Field:
    return Field(
        f"w.{slider.node}",
        RANGE,
        plain(slider.value),
        most=plain(slider.most),
        step=slider.step,
        idle=slider.left_out,
    )


def _means(answer: WhatIfAnswer) -> Iterator[Field]:
    """A mean for each level; the content's own comes with an empty value."""
    method = answer.methodology
    for key, level in MEANS.items():
        own = method.aggregation[level]
        power = answer.choice.rules.aggregation.get(level, own)
        others = [name for name in means_allowed(method) if NAMED_POWERS[name] != own]
        options = [("", vocabulary.aggregation(aggregation_name(own)))]
        options += [(name, vocabulary.aggregation(name)) for name in others]
        chosen = next((name for name in others if power == NAMED_POWERS[name]), "")
        yield Field(key, SELECT, chosen, options=tuple(options))


def _asked_overall(answer: WhatIfAnswer) -> Iterator[Field]:
    if not answer.methodology.publish_overall:
        yield Field("overall", MARK, answer.choice.rules.overall)


def _left_out(answer: WhatIfAnswer) -> Iterator[Field]:
    for _title, groups in group_lists(answer):
        for group in groups:
            yield Field(f"without.{group.token}", MARK, group.token in answer.choice.left_out)


def group_lists(answer: WhatIfAnswer) -> tuple[tuple[str, tuple[IndicatorGroup, ...]], ...]:
    """The groups that can be left out, in three lists with their titles; a list of one is none."""
    titles = {KIND: _("Kind"), KIND_OF_EVIDENCE: _("Evidence"), SOURCE: _("Source")}
    lists = (
        (title, tuple(group for group in answer.groups.values() if group.sort == sort))
        for sort, title in titles.items()
    )
    return tuple((title, groups) for title, groups in lists if len(groups) > 1)


def _gate(answer: WhatIfAnswer) -> Iterator[Field]:
    choice, method = answer.choice, answer.methodology
    yield Field("gate", MARK, choice.gate.get("gate") == OFF, sent=OFF)
    for condition in CONDITIONS:
        yield _condition(condition, method, choice.gate.get(condition.key))
    if method.gate.kinds:
        yield Field(KINDS_KEY, MARK, KINDS_KEY in choice.gate, sent=OFF)


def _condition(condition: Condition, method: Methodology, asked: str | None) -> Field:
    value = condition.usual(method.gate) if asked is None else asked
    step = "any" if condition.unit == PERCENT else "1"
    return Field(condition.key, NUMBER, value, most=plain(condition.most), step=step)
