"""A trace as plain text, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.language.i18n import N_, _
from dashboard.language.vocabulary import aggregation
from methodology.model.states import RANGE

_INDENT = "    "
STATES = {"scored": N_("scored"), "range": N_("range"), "not-scored": N_("not-scored"), "marks": N_("marks")}
STATUSES = {
    "observed": N_("observed"),
    "carried": N_("carried"),
    "imputed": N_("imputed"),
    "missing": N_("missing"),
}


def trace_text(trace: Mapping[str, Any], economy: str) -> str:
    """The steps behind one number, the number first, each step below and to the right of what it feeds."""
    head = {"name": economy, "iso3": trace["iso3"], "year": trace["year"], "lane": trace["lane"]}
    first = _("%(name)s (%(iso3)s), %(year)s, lane %(lane)s", **head)
    if scale := trace.get("scale"):
        first = _(
            "%(name)s (%(iso3)s), %(year)s, lane %(lane)s; scale %(worst)s (worst) to %(best)s (best)",
            worst=f"{scale['min']:g}",
            best=f"{scale['max']:g}",
            **head,
        )
    lines = [first, *_node(trace, 0), _("receipt %(receipt)s", receipt=trace["receipt"])]
    return "\n".join(lines) + "\n"


def _node(trace: Mapping[str, Any], depth: int) -> Iterator[str]:
    title, said = trace.get("title") or trace["node"], _score(trace)
    if "weight" in trace:
        said = _("%(score)s, weight %(weight)s", score=said, weight=f"{trace['weight']:.4f}")
    yield f"{_INDENT * depth}{title} [{trace['node']}]: {said}"
    inner = _INDENT * (depth + 1)
    if trace.get("reason"):
        yield inner + _("why: %(reason)s", reason=trace["reason"])
    if "children" in trace:
        yield inner + _mean(trace)
        for child in trace["children"]:
            yield from _node(child, depth + 1)
        for left in trace["left_out"]:
            yield inner + _("left out: %(node)s: %(reason)s", node=left["node"], reason=left["reason"])
    else:
        yield from (f"{inner}{line}" for line in _leaf(trace))


def _mean(trace: Mapping[str, Any]) -> str:
    """Of what a score is the mean, and how much of the weight that is."""
    values = {"mean": aggregation(trace["aggregation"]), "coverage": f"{trace['coverage']:.4f}"}
    if _has_imputed(trace):
        return _("%(mean)s of what is observed or imputed; coverage %(coverage)s", **values)
    return _("%(mean)s of what is observed; coverage %(coverage)s", **values)


def _score(trace: Mapping[str, Any]) -> str:
    if trace["score"] is not None:
        return f"{trace['score']:.4f}"
    low, high = trace.get("bound_low"), trace.get("bound_high")
    if trace["state"] == RANGE and low is not None and high is not None:
        return _("range from %(low)s to %(high)s", low=f"{low:.4f}", high=f"{high:.4f}")
    return _(STATES[trace["state"]]) if trace["state"] in STATES else str(trace["state"])


def _leaf(trace: Mapping[str, Any]) -> Iterator[str]:
    status = _(STATUSES[trace["status"]]) if trace["status"] in STATUSES else trace["status"]
    values = {"status": status, "year": trace.get("observed_year")}
    if trace.get("value") is not None:
        figure = f"{trace['value']!r} {trace['unit']}" if trace.get("unit") else repr(trace["value"])
        yield _("value: %(figure)s, %(status)s, of %(year)s", figure=figure, **values)
    elif trace.get("withheld"):
        terms = trace["withheld"]
        yield _("value: withheld, %(status)s, of %(year)s. %(terms)s", terms=terms, **values)
    else:
        yield _("value: %(status)s", status=status)
    if trace.get("rounding"):
        grid = trace["rounding"]
        yield _("rounding: score rounded to %(grid)s, since the figure is withheld", grid=grid)
    if trace.get("treatment"):
        yield _("treatment: %(treatment)s", treatment=_treatment(trace["treatment"]))
    params = ", ".join(f"{key} {value}" for key, value in trace["params"].items())
    yield _("method: %(method)s; %(params)s", method=trace["method"], params=params)
    if trace.get("source"):
        source = f"{trace['source']}; {trace['url']}" if trace.get("url") else trace["source"]
        yield _("source: %(source)s", source=source)


def _treatment(done: Mapping[str, Any]) -> str:
    """The step and everything that says how it was done."""
    rest = (f"{key.replace('_', ' ')} {value}" for key, value in done.items() if key != "step")
    return "; ".join([str(done["step"]), ", ".join(rest)]).removesuffix("; ")


def _has_imputed(trace: Mapping[str, Any]) -> bool:
    """Whether any score below is imputed."""
    own = trace.get("treatment", {}).get("step") == "imputed"
    return own or any(_has_imputed(child) for child in trace.get("children", ()))
