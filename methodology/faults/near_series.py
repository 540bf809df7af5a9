"""Series that are observed but that nothing uses: those spelt nearly as a used one are slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from methodology.faults.checks import RowNumber
from methodology.faults.finding import Finding, echo
from methodology.faults.texts import spelt_plainly
from methodology.model import ContextMeasure, Framework, IncomeMeasure, Methodology, Observations

MOST_NAMES = 2_000
"""So many unused series are compared with the used ones."""
MOST_ROWS = 20
LONGEST = 100
LEAST = 4
"""Shorter words differ by a letter on purpose (urban a, urban b), as do numbers (v1, v2)."""
_SIGNS = re.compile(r"[\W_]+")


def used_series(
    framework: Framework,
    methodology: Methodology,
    context: Iterable[ContextMeasure] = (),
    income: IncomeMeasure | None = None,
) -> frozenset[str]:
    """The series that an indicator, a measure to compare with or a guard names."""
    every = (*framework.indicators, *framework.context, *framework.left_out)
    named = {name for one in every for name in (one.series, one.contested, *one.requires)}
    named |= {measure.series for measure in context} | {methodology.guards.reference}
    named |= {income.series} if income else set()
    return frozenset(named - {""})


def unused_series(observations: Observations, used: Collection[str]) -> tuple[str, ...]:
    """The series with figures that enter no score and are shown on no page."""
    return tuple(name for name in observations.series_ids if name not in used)


def check_unused(
    used: Collection[str], observations: Observations, file: str, row: RowNumber
) -> list[Finding]:
    """Figures whose series is spelt nearly as a used one; each such series is one fault, with its rows.

    `file` is where the observations stand, `row` gives the row of an observation (place).
    """
    nearest = _Nearest(used)
    findings = []
    for name in unused_series(observations, used)[:MOST_NAMES]:
        near = nearest.of(name)
        if near:
            places = np.flatnonzero(observations.series == observations.series_ids.index(name))
            message = f'nothing uses the series {echo(name)}. Did you mean "{near}"? {_rows(places, row)}'
            findings.append(Finding(file, row(int(places[0])), message, "row"))
    return findings


def _rows(places: Iterable[int], row: RowNumber) -> str:
    numbers = [row(int(place)) for place in places]
    rest = len(numbers) - MOST_ROWS
    named = ", ".join(map(str, numbers[:MOST_ROWS])) + (f" and {rest} more" if rest > 0 else "")
    return f"It stands in row{'s' if len(numbers) > 1 else ''} {named}"


class _Nearest:
    """Finds the used name that another one was meant to be."""

    def __init__(self, used: Collection[str]) -> None:
        self.looks = {_look(name): name for name in sorted(used)}
        self.short = {
            short: name for name in sorted(used) if len(name) <= LONGEST for short in _shortened(name)
        }

    def of(self, name: str) -> str:
        """The used name that looks the same, or is one slip apart; empty where there is none."""
        if len(name) > LONGEST:
            return ""
        same = self.looks.get(_look(name), "")
        near = (self.short.get(short, "") for short in _shortened(name))
        return same or next((word for word in near if word and _one_slip(name, word)), "")


def _look(name: str) -> str:
    return _SIGNS.sub("", spelt_plainly(name))


def _shortened(name: str) -> Iterator[str]:
    """The small name, whole and without each of its signs; names one slip apart share one of these."""
    small = name.casefold()
    yield small
    yield from (small[:at] + small[at + 1 :] for at in range(len(small)))


def _one_slip(name: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong or out of place parts the two, in a word of letters."""
    words, others = (_SIGNS.split(text.casefold()) for text in (name, other))
    if len(words) != len(others):
        return False
    differ = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(differ) != 1:
        return False
    one, two = differ[0]
    long = max(len(one), len(two)) >= LEAST and min(len(one), len(two)) >= LEAST - 1
    return long and one.isalpha() and two.isalpha() and _near(one, two)


def _near(one: str, two: str) -> bool:
    """Whether two different words are one insertion, one other letter or one exchange of neighbours apart."""
    start = next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    a, b = one[start:], two[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
