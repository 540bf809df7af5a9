"""The formula of one score in words and with its numbers put in, for every scoring method."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.language.i18n import _
from dashboard.language.numbers import number
from methodology.explain.treated import figure_used
from methodology.methods import METHODS
from methodology.model import Methodology
from methodology.model.transforms import TRANSFORMS
from methodology.scoring.scorebook import Cell, ScoreBook

TRANSFORM_WORDS = {"none": "{}", "log": "ln({})", "log1p": "ln(1 + {})", "sqrt": "√({})"}
GOALPOSTS = "s = {low} + {span} × ({x} − {worst}) ÷ ({best} − {worst})"
OF_A_SAMPLE = ("zscore", "rank", "quantile", "minmax")
"""Methods whose parameters are figures of other economies: shown only where these may be repeated."""


@dataclass(frozen=True)
class Choice:
    """One class of a scale by classes: which raw figures, their score, and whether this economy is in it."""

    raw: str
    score: float
    current: bool


@dataclass(frozen=True)
class Formula:
    """`rule` with letters, `filled` with this economy's numbers; empty where they may not be shown here."""

    rule: str
    filled: str = ""
    note: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class _Inputs:
    """A scale and, where both may be shown, the figure laid on it and its score."""

    params: Mapping[str, Any]
    methodology: Methodology
    put_in: tuple[float, float] | None

    @property
    def result(self) -> str:
        return "" if self.put_in is None else f"s = {number(self.put_in[1], 2)}"


def score_formula(book: ScoreBook, cell: Cell) -> Formula:
    """How the indicator's raw figures become scores, and this cell's own. `cell` is an indicator's."""
    place = book.tree.indicator_index[cell.node]
    indicator = book.indicator(place)
    method, value = indicator.scale.method, book.cited_value(cell)
    if method not in _MAKERS or (method in OF_A_SAMPLE and not book.terms(cell.node).bulk):
        return Formula(_("By the method “%(method)s”.", method=method))
    params = book.normalised.params_of(place, book.years.index(cell.year)) or indicator.scale.params
    used = None if value is None else figure_used(book, cell)
    put_in = None if used is None or cell.score is None else (used, cell.score)
    if not book.is_rounded(cell.node) or cell.observed_year is None or cell.score is None:
        return _MAKERS[method](_Inputs(params, book.methodology, put_in))
    if used is not None:
        scale = book.methodology
        exact = METHODS[method].score(np.array([used]), params, scale.scale_min, scale.scale_max)
        put_in = (used, float(exact[0]))
    return _rounded(_MAKERS[method](_Inputs(params, book.methodology, put_in)), cell.score)


def _rounded(formula: Formula, score: float) -> Formula:
    """A formula whose result is rounded before anything is made of it."""
    step = _(
        "Rounded to one decimal, %(score)s, before it enters a mean: the figure is not ours to pass on, and "
        "an exact score would give it back.",
        score=number(score, 1),
    )
    return replace(formula, note=f"{formula.note} {step}".lstrip())


def _goalposts(given: _Inputs) -> Formula:
    name = given.params.get("transform", "none")
    write, apply = TRANSFORM_WORDS[name], TRANSFORMS[name].apply
    worst, best = float(given.params["worst"]), float(given.params["best"])
    low, span = number(given.methodology.scale_min), number(given.methodology.span)
    rule = GOALPOSTS.format(
        low=low, span=span, x=write.format("x"), worst=_written(write, worst), best=_written(write, best)
    )
    if given.put_in is None:
        return Formula(rule)
    t_value, t_worst, t_best = (float(apply(np.array([v]))[0]) for v in (given.put_in[0], worst, best))
    if not min(t_worst, t_best) <= t_value <= max(t_worst, t_best):
        return Formula(rule, given.result, _beyond(given.put_in[0], worst, best))
    filled = GOALPOSTS.format(low=low, span=span, x=number(t_value), worst=_term(t_worst), best=_term(t_best))
    return Formula(rule, f"{filled} = {number(given.put_in[1], 2)}")


def _written(write: str, value: float) -> str:
    return _term(value) if write == "{}" else write.format(number(value))


def _beyond(value: float, worst: float, best: float) -> str:
    if abs(value - worst) < abs(value - best):
        return _("The figure lies beyond the worst goalpost and gets the worst score.")
    return _("The figure lies beyond the best goalpost and gets the best score.")


def _piecewise(given: _Inputs) -> Formula:
    points = sorted((float(x), float(s)) for x, s in given.params["points"])
    listed = ", ".join(f"{number(x)} → {number(s)}" for x, s in points)
    rule = _("Straight lines between the fixed points %(points)s.", points=listed)
    if given.put_in is None:
        return Formula(rule)
    value, score = given.put_in
    for (x1, s1), (x2, s2) in itertools.pairwise(points):
        if x1 <= value <= x2:
            filled = (
                f"s = {number(s1)} + ({number(s2)} − {_term(s1)}) × ({number(value)} − {_term(x1)}) ÷ "
                f"({number(x2)} − {_term(x1)}) = {number(score, 2)}"
            )
            return Formula(rule, filled)
    return Formula(rule, given.result, _("The figure lies beyond the outermost point."))


def _categories(given: _Inputs) -> Formula:
    value = None if given.put_in is None else given.put_in[0]
    choices = tuple(
        Choice(number(float(raw)), float(score), value is not None and float(raw) == value)
        for raw, score in given.params["map"].items()
    )
    filled = "" if value is None else f"{number(value)} → {given.result}"
    return Formula(_("Each class of the source has a fixed score."), filled, choices=choices)


def _bands(given: _Inputs) -> Formula:
    cuts, scores = [float(cut) for cut in given.params["cuts"]], given.params["scores"]
    current = None if given.put_in is None else int(np.searchsorted(cuts, given.put_in[0], side="right"))
    choices = tuple(Choice(_band_words(cuts, k), float(s), k == current) for k, s in enumerate(scores))
    filled = "" if current is None else f"{choices[current].raw} → {given.result}"
    return Formula(_("Each band of figures has a fixed score."), filled, choices=choices)


def _band_words(cuts: list[float], place: int) -> str:
    if place == 0:
        return _("below %(cut)s", cut=number(cuts[0]))
    if place == len(cuts):
        return _("%(cut)s or more", cut=number(cuts[-1]))
    return _("%(low)s to below %(high)s", low=number(cuts[place - 1]), high=number(cuts[place]))


def _zscore(given: _Inputs) -> Formula:
    rule = _(
        "Distance from the reference set’s mean in standard deviations, cut off at %(clip)s on both sides.",
        clip=number(float(given.params.get("clip", 3))),
    )
    if given.put_in is None:
        return Formula(rule)
    mean, deviation = given.params["mean"], given.params["standard_deviation"]
    filled = f"z = ({number(given.put_in[0])} − {_term(mean)}) ÷ {number(deviation)}; {given.result}"
    return Formula(rule, filled)


def _rank(given: _Inputs) -> Formula:
    rule = _("The share of the reference set that is worse, laid on the scale; ties share their mean rank.")
    return Formula(rule, given.result)


def _quantile(given: _Inputs) -> Formula:
    groups = number(given.params["groups"])
    return Formula(_("The reference set cut into %(groups)s equal groups.", groups=groups), given.result)


def _minmax(given: _Inputs) -> Formula:
    if "worst" not in given.params:
        return Formula(_("The reference set cannot carry a scale."))
    return _goalposts(given)


def _term(value: float) -> str:
    """A number after a minus sign: negative ones stand in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


_MAKERS = {
    "goalposts": _goalposts,
    "piecewise": _piecewise,
    "categories": _categories,
    "bands": _bands,
    "zscore": _zscore,
    "rank": _rank,
    "quantile": _quantile,
    "minmax": _minmax,
}
