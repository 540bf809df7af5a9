"""An independent recalculation of a score from its trace; shares no code with the engine."""

import itertools
import math


def recompute(node):
    """The score that a trace's own figures give; a leaf whose raw figure is withheld gives its score."""
    if "children" in node:
        return combine(
            [(child["weight"], recompute(child)) for child in node["children"]], node["aggregation"]
        )
    if node["value"] is None:
        return node["score"]
    figure = node.get("treatment", {}).get("figure_used", node["value"])
    return leaf(figure, node["method"], node["params"], node["scale"]["min"], node["scale"]["max"])


def combine(parts, aggregation):
    parts = [(w, s) for w, s in parts if s is not None]
    if not parts:
        return None
    power = {"arithmetic": 1, "geometric": 0, "harmonic": -1}.get(str(aggregation))
    power = aggregation["power"] if power is None else power
    if power == 0:
        return math.exp(sum(w * math.log(s) for w, s in parts)) if all(s > 0 for _, s in parts) else 0.0
    if power < 0 and any(s <= 0 for _, s in parts):
        return 0.0
    return sum(w * s**power for w, s in parts) ** (1 / power)


def leaf(x, method, p, low, high):
    if method in ("goalposts", "minmax"):
        t = {"none": float, "log": math.log, "log1p": math.log1p, "sqrt": math.sqrt}[p["transform"]]
        part = (t(x) - t(p["worst"])) / (t(p["best"]) - t(p["worst"]))
        return low + (high - low) * min(max(part, 0), 1)
    if method == "bands":
        return p["scores"][sum(cut <= x for cut in p["cuts"])]
    if method == "categories":
        return {float(k): v for k, v in p["map"].items()}[x]
    if method == "piecewise":
        points = p["points"]
        if x <= points[0][0]:
            return points[0][1]
        for (x0, s0), (x1, s1) in itertools.pairwise(points):
            if x <= x1:
                return s0 + (s1 - s0) * (x - x0) / (x1 - x0)
        return points[-1][1]
    if method == "quantile":
        group = sum(cut < x for cut in p["cuts"])
        group = group if p["better"] == "higher" else p["groups"] - 1 - group
        return low + (high - low) * group / (p["groups"] - 1)
    if method == "rank":
        worse = (
            sum(r < x for r in p["sorted"]) if p["better"] == "higher" else sum(r > x for r in p["sorted"])
        )
        ties = sum(r == x for r in p["sorted"])
        return low + (high - low) * (worse + (ties - 1) / 2) / (len(p["sorted"]) - 1)
    z = (x - p["mean"]) / p["standard_deviation"] * (1 if p["better"] == "higher" else -1)
    return low + (high - low) * (min(max(z, -p["clip"]), p["clip"]) + p["clip"]) / (2 * p["clip"])


def every_node(node):
    """The node and all nodes below it."""
    yield node
    for child in node.get("children", []):
        yield from every_node(child)
