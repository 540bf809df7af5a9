"""Weighted power means of draws, summed part by part in single precision, since not all fit into memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from methodology.doubt.errors.noise import Singles
from methodology.model import Bools

SMALLEST = np.float32(1e-30)
"""A score of 0 has no logarithm; this one leaves a mean that is 0 because of it at 0 all the same."""
LEAST_WEIGHT = np.float32(1e-30)
"""Where there is nothing the weight is 0: a trace keeps what nobody reads a number."""
WHOLE = np.float32(1)
NEXT_TO_GEOMETRIC = 1e-7
"""A power nearer to 0 gives the geometric mean, to the digits that single precision has."""


@dataclass(frozen=True)
class _Sum:
    """How the parts of one power mean are summed: what becomes of a score s, and the way back.

    With c the upper end of the scale, s is summed as itself for p = 1, as ln s for p = 0, as
    ((s/c)^p - 1) / p while that keeps its digits, which it does for powers near 0; for any other power the
    logarithms p·ln(s/c) + ln w are added as logarithms, so that nothing overflows.
    Source of the first three: Box and Cox (1964), J. R. Stat. Soc. B 26, 211-252.
    """

    power: float
    lowest: float
    highest: float

    @cached_property
    def least(self) -> float:
        """The smallest score that enters a mean other than the plain one."""
        return max(self.lowest, float(SMALLEST))

    @cached_property
    def in_logs(self) -> bool:
        """Whether logarithms are added."""
        if self.power in {0, 1}:
            return False
        return abs(self.power) * float(np.log(self.highest / self.least)) > 1

    def start(self, total: Singles) -> None:
        """In place: the sum of nothing."""
        total[...] = -np.inf if self.in_logs else 0.0

    def parts(self, scores: Singles) -> None:
        """In place: scores to what is summed. Only a plain mean takes scores beyond the ends of the scale."""
        if self.power == 1:
            return
        np.clip(scores, self.least, self.highest, out=scores)
        if self.power != 0:
            scores /= np.float32(self.highest)
        np.log(scores, out=scores)
        if self.power != 0:
            scores *= np.float32(self.power)
            if not self.in_logs:
                np.expm1(scores, out=scores)
                scores /= np.float32(self.power)

    def weigh(self, parts: Singles, weight: Singles) -> None:
        """In place: parts with their weights."""
        if self.in_logs:
            parts += _log(weight)
        else:
            parts *= weight

    def blank(self, parts: Singles, where: Bools) -> None:
        """In place: parts of some economies that are none."""
        parts[where] = -np.inf if self.in_logs else 0.0

    def add(self, total: Singles, parts: Singles, share: Singles | np.float32) -> None:
        """Adds shares of weighted parts to a sum, in place."""
        if self.in_logs:
            np.logaddexp(total, parts + _log(share), out=total)
        else:
            total += parts if np.ndim(share) == 0 and share == 1 else parts * share

    def finish(self, total: Singles, whole: Singles) -> None:
        """In place: from a sum and the sum of its weights to the mean, in points of the scale."""
        whole = np.maximum(whole, LEAST_WEIGHT)
        if self.in_logs:
            total -= np.log(whole)
            total /= np.float32(self.power)
        else:
            total /= whole
        if self.power == 1:
            return
        if self.power != 0 and not self.in_logs:
            total *= np.float32(self.power)
            # The sum of rounded parts may reach a hair below the smallest that one part can be.
            np.log1p(np.maximum(total, np.float32(-1 + 1e-7)), out=total)
            total /= np.float32(self.power)
        np.exp(total, out=total)
        if self.power != 0:
            total *= np.float32(self.highest)


@dataclass(frozen=True)
class Sums:
    """The sums of all draws, consecutive ones with one kind of mean each; arrays end in an axis of draws,
    whose length may be 1 in weights. Every step is that of `_Sum`."""

    stretches: tuple[tuple[slice, _Sum], ...]

    def start(self, total: Singles) -> None:
        """In place: the sum of nothing. Shape (…, draws). Units: of sums."""
        for draws, own in self.stretches:
            own.start(total[..., draws])

    def parts(self, scores: Singles) -> Singles:
        """In place, from points of the scale to what is summed; returns the same array. Shape (…, draws)."""
        for draws, own in self.stretches:
            own.parts(scores[..., draws])
        return scores

    def weigh(self, parts: Singles, weight: Singles) -> None:
        """In place: parts with their weights. Shapes: (…, draws) both. Units: of sums; weights of any sum."""
        for draws, own in self.stretches:
            own.weigh(parts[..., draws], _cut(weight, draws))

    def blank(self, parts: Singles, where: Bools) -> None:
        """In place: parts of some economies, `where`, are none. Shapes: economies × draws. Units: of sums."""
        for draws, own in self.stretches:
            own.blank(parts[..., draws], where)

    def add(self, total: Singles, parts: Singles, share: Singles | np.float32 = WHOLE) -> None:
        """Adds shares of weighted parts to a sum, in place. Shapes: economies × draws. Units: of sums."""
        for draws, own in self.stretches:
            own.add(total[..., draws], parts[..., draws], share)

    def finish(self, total: Singles, whole: Singles) -> None:
        """In place: a sum and that of its weights to the mean, in points of the scale. Shapes (…, draws)."""
        for draws, own in self.stretches:
            own.finish(total[..., draws], _cut(whole, draws))


def sum_of(power: float, lowest: float, highest: float) -> _Sum:
    """The sum of one power mean on a scale."""
    return _Sum(0.0 if abs(power) < NEXT_TO_GEOMETRIC else power, lowest, highest)


def _cut(weight: Singles, draws: slice) -> Singles:
    return weight if weight.shape[-1] == 1 else weight[..., draws]


def _log(weight: Singles | np.float32) -> Singles:
    with np.errstate(divide="ignore"):  # a weight of 0 is -inf among logarithms
        return np.asarray(np.log(weight), dtype=np.float32)
