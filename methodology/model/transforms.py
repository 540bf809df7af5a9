"""Transforms of raw figures before they are laid on the scale (OECD/JRC Handbook 2008, step 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from methodology.model import Floats


@dataclass(frozen=True)
class Transform:
    """A strictly increasing function and the open or closed lower end of its domain."""

    apply: Callable[[Floats], Floats]
    lowest: float
    closed: bool
    domain: str

    def accepts(self, value: float) -> bool:
        """True where the transform is defined and finite."""
        return value >= self.lowest if self.closed else value > self.lowest


TRANSFORMS: Mapping[str, Transform] = {
    "none": Transform(lambda x: x, -np.inf, False, "any number"),
    "log": Transform(np.log, 0.0, False, "numbers above 0"),
    "log1p": Transform(np.log1p, -1.0, False, "numbers above -1"),
    "sqrt": Transform(np.sqrt, 0.0, True, "numbers of 0 or more"),
}
