"""An independent, slow calculation of the doubt from given random numbers; no arithmetic of the engine's.

It takes what is random (noise and methods) and the evidence from the engine, and loops over draws and
economies in double precision.
"""

import math

SHIFT = 37


def clip(x, low, high):
    return min(max(x, low), high)


def mean(parts, power, low, high):
    """The weighted power mean of (weight, score) pairs; only a plain one takes scores beyond the scale."""
    whole = sum(w for w, _ in parts)
    if power != 1:
        parts = [(w, clip(s, low, high)) for w, s in parts]
    if power == 0:
        return math.exp(sum(w * math.log(s) for w, s in parts) / whole)
    return (sum(w * s**power for w, s in parts) / whole) ** (1 / power)


def power_of(methods, draw, level):
    return next(part.powers[level] for part in methods.means if part.start <= draw < part.stop)


def leaf(leaves, noise, methods, i, c, draw, low, high):
    """One indicator's score in one draw, None where it is missing and stays so."""
    if noise is None and not leaves.known[i, c]:
        return None
    at = draw + c * SHIFT
    house = float(noise.house[leaves.house[i], at]) if noise is not None and leaves.house[i] >= 0 else 0.0
    if not leaves.known[i, c]:
        if math.isnan(leaves.spread[i, c]):
            return low + float(noise.uniform[i, at]) * (high - low)
        part = float(leaves.mutual[i])
        normal = part * house + math.sqrt(1 - part**2) * float(noise.normal[i, at])
        return float(leaves.guess[i, c]) + float(leaves.spread[i, c]) * normal
    score = float(leaves.position[i, c])
    if noise is not None:
        u, chance = float(noise.uniform[i, at]), float(leaves.miscoded[i, c])
        if u < chance:
            score = float(leaves.down[i, c] if u < chance / 2 else leaves.up[i, c])
    if methods.stretch is not None and leaves.elastic[i]:
        score = score * float(methods.stretch[i, draw]) + float(methods.offset[i, draw])
    score = clip(score, low, high)
    if noise is None:
        return score
    error = float(noise.normal[i, at]) * float(leaves.own[i, c]) + house * float(leaves.shared[i, c])
    left = max(abs(error) - float(leaves.beyond[i, c]), 0.0)
    return score + math.copysign(left, error)


def node_scores(model, lane, c, draw):
    """Scores of dimensions (pillar, dimension) and pillars by id in one draw; without what has no score."""
    tree, methods = model.tree, model.methods
    found = {}
    for pillar, pillar_id in enumerate(tree.pillar_ids):
        parts = []
        for dimension, key in enumerate(tree.dimension_keys):
            if tree.pillar_of[dimension] != pillar:
                continue
            score, weight = dimension_score(model, lane, dimension, c, draw)
            if score is not None:
                found[".".join(key)] = clip(score, model.lowest, model.highest)
                parts.append((weight * float(methods.dimension[dimension, draw]), score))
        if parts:
            power = power_of(methods, draw, "pillar")
            whole = mean(parts, power, model.lowest, model.highest)
            found[pillar_id] = clip(whole, model.lowest, model.highest)
    return found


def dimension_score(model, lane, dimension, c, draw):
    """The score of a dimension and the part of it that the lane holds."""
    tree, methods = model.tree, model.methods
    parts, held, whole = [], 0.0, 0.0
    for i in range(len(tree.indicator_ids)):
        if tree.dimension_of[i] != dimension or tree.indicator_weight[i] == 0:
            continue
        if not model.leaves.applies[i, c] or model.blind[lane, i]:
            continue
        weight = float(methods.indicator[i, draw])
        share = float(model.shares[lane, i, c])
        whole, held = whole + weight, held + weight * share
        score = leaf(model.leaves, model.noise, methods, i, c, draw, model.lowest, model.highest)
        if score is not None and share > 0:
            parts.append((weight * share, score))
    if not parts:
        return None, 0.0
    power = power_of(methods, draw, "dimension")
    return mean(parts, power, model.lowest, model.highest), held / whole


def quantile(values, share):
    """Linear between order statistics."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def ranks(scores, close=0.0):
    """The best and the worst rank of each of the scores, 1 the highest.

    Scores that differ by no more than `close` count as level, as they may after rounding.
    """
    return [
        (1 + sum(other > own + close for other in scores), sum(other >= own - close for other in scores))
        for own in scores
    ]
