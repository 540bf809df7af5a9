"""A trace as plain text, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from methodology.states import RANGE

_INDENT = "    "


def trace_text(trace: Mapping[str, Any], economy: str) -> str:
    """The steps behind one number, the number first, each step below and to the right of what it feeds."""
    head = f"{economy} ({trace['iso3']}), {trace['year']}, lane {trace['lane']}"
    scale = trace.get("scale")
    ends = f"scale {scale['min']:g} (worst) to {scale['max']:g} (best)" if scale else ""
    lines = [f"{head}; {ends}" if ends else head, *_node(trace, 0), f"receipt {trace['receipt']}"]
    return "\n".join(lines) + "\n"


def _node(trace: Mapping[str, Any], depth: int) -> Iterator[str]:
    weight = f", weight {trace['weight']:.4f}" if "weight" in trace else ""
    title = trace.get("title") or trace["node"]
    yield f"{_INDENT * depth}{title} [{trace['node']}]: {_score(trace)}{weight}"
    inner = _INDENT * (depth + 1)
    if trace.get("reason"):
        yield f"{inner}why: {trace['reason']}"
    if "children" in trace:
        what = "observed or imputed" if _has_imputed(trace) else "observed"
        yield f"{inner}{trace['aggregation']} mean of what is {what}; coverage {trace['coverage']:.4f}"
        for child in trace["children"]:
            yield from _node(child, depth + 1)
        for left in trace["left_out"]:
            yield f"{inner}left out: {left['node']}: {left['reason']}"
    else:
        yield from (f"{inner}{line}" for line in _leaf(trace))


def _score(trace: Mapping[str, Any]) -> str:
    if trace["score"] is not None:
        return f"{trace['score']:.4f}"
    low, high = trace.get("bound_low"), trace.get("bound_high")
    if trace["state"] == RANGE and low is not None and high is not None:
        return f"range from {low:.4f} to {high:.4f}"
    return str(trace["state"])


def _leaf(trace: Mapping[str, Any]) -> Iterator[str]:
    if trace.get("value") is not None:
        unit = f" {trace['unit']}" if trace.get("unit") else ""
        yield f"value: {trace['value']!r}{unit}, {trace['status']}, of {trace['observed_year']}"
    elif trace.get("withheld"):
        yield f"value: withheld, {trace['status']}, of {trace['observed_year']}. {trace['withheld']}"
    else:
        yield f"value: {trace['status']}"
    if trace.get("rounding"):
        yield f"rounding: score rounded to {trace['rounding']}, since the figure is withheld"
    if trace.get("treatment"):
        yield f"treatment: {_treatment(trace['treatment'])}"
    params = ", ".join(f"{key} {value}" for key, value in trace["params"].items())
    yield f"method: {trace['method']}; {params}"
    if trace.get("source"):
        yield f"source: {trace['source']}" + (f"; {trace['url']}" if trace.get("url") else "")


def _treatment(done: Mapping[str, Any]) -> str:
    """The step and everything that says how it was done."""
    rest = (f"{key.replace('_', ' ')} {value}" for key, value in done.items() if key != "step")
    return "; ".join([str(done["step"]), ", ".join(rest)]).removesuffix("; ")


def _has_imputed(trace: Mapping[str, Any]) -> bool:
    """Whether any score below is imputed."""
    own = trace.get("treatment", {}).get("step") == "imputed"
    return own or any(_has_imputed(child) for child in trace.get("children", ()))
