"""What one more figure would open: by hand, and against the engine that scores the content with it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from methodology.model import Gate, Source
from methodology.scoring.engine import score
from methodology.sensitivity.leverage import leverage, shortest
from tests.support.content import content, indicator, pillar

GATE = Gate(coverage=0.6, indicators=2, kinds=(("structure",), ("process", "outcome")), largest_share=0.6,
            median_age=1, range_coverage=0.2)  # fmt: skip
INDICATORS = [
    indicator("law", kind="structure", source="one"),
    indicator("acts", kind="process", source="two", max_age=3),
    indicator("felt", kind="outcome", source="two"),
]
SOURCES = {name: Source(name, publisher=name.title(), family=name) for name in ("one", "two")}
ROWS = [
    ("law", "ONE", 2020, 50.0),
    ("acts", "ONE", 2020, 50.0),
    ("felt", "ONE", 2020, 50.0),
    ("law", "TWO", 2020, 50.0),
    ("acts", "TRE", 2020, 50.0),
    ("felt", "TRE", 2020, 50.0),
    ("acts", "OLD", 2018, 50.0),
    ("felt", "OLD", 2020, 50.0),
]
ECONOMIES = ("ONE", "TWO", "TRE", "OLD", "NIL")


def made(gate: Gate = GATE, rows=ROWS):
    whole = content(INDICATORS, rows, [pillar("privacy", "law")], ECONOMIES, gate=gate)
    return dataclasses.replace(whole, sources=SOURCES)


def codes(book, which) -> set[str]:
    return {book.economies[at].iso3 for at in np.flatnonzero(which)}


def test_leverage_by_hand() -> None:
    # ONE is scored. TWO needs practice: acts or felt. TRE and OLD need the law; NIL needs two more.
    book = score(made())
    found = leverage(book, 2020)
    alone = {name: codes(book, found.alone[at]) for at, name in enumerate(book.tree.indicator_ids)}
    assert alone == {"law": {"TRE", "OLD"}, "acts": {"TWO"}, "felt": {"TWO"}}
    by_family = {name: codes(book, own[0]) for name, own in found.families.items()}
    assert by_family == {"one": {"TRE", "OLD"}, "two": {"TWO"}}


def test_the_way_to_a_score_by_hand() -> None:
    book = score(made())
    ways = shortest(book, 2020, "privacy", leverage(book, 2020))
    assert set(ways) == {"TWO", "TRE", "OLD", "NIL"}
    assert set(ways["TWO"].alternatives) == {"acts", "felt"}
    assert ways["TWO"].needed == 1
    assert ways["TRE"].indicators == ("law",)
    assert ways["NIL"].needed == 2
    assert ways["NIL"].alternatives == ()
    assert "law" in (ways["NIL"].indicators or ())


def test_a_gate_that_no_figure_can_open_says_so() -> None:
    # Three indicators of equal weight: none can weigh less than a third.
    book = score(made(dataclasses.replace(GATE, largest_share=0.3)))
    ways = shortest(book, 2020, "privacy", leverage(book, 2020))
    assert all(way.indicators is None and way.needed is None for way in ways.values())


def test_new_figures_make_old_evidence_young_enough() -> None:
    rows = [("law", "AGE", 2017, 50.0), ("acts", "AGE", 2017, 50.0)]
    aged = [dataclasses.replace(one, max_age=9) for one in INDICATORS]
    whole = content(
        aged, [*rows, ("felt", "NEW", 2020, 50.0)], [pillar("privacy", "law")], ("AGE", "NEW"), gate=GATE
    )
    book = score(whole)
    ways = shortest(book, 2020, "privacy", leverage(book, 2020))
    # Enough is covered already; one young figure of three is not half of the weight, so no figure helps.
    assert ways["AGE"].needed is None


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_to_open_a_score_does_when_it_is_there(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = [(i.id, e, 2020, 50.0) for i in INDICATORS for e in ECONOMIES if random.random() < 0.45]
    book = score(made(rows=rows))
    found, state = leverage(book, 2020), book.column("privacy", 2020).state
    for place, name in enumerate(book.tree.indicator_ids):
        for at, economy in enumerate(book.economies):
            if (name, economy.iso3, 2020, 50.0) in rows:
                assert not found.alone[place, at]
                continue
            then = score(made(rows=[*rows, (name, economy.iso3, 2020, 50.0)]))
            opens = then.column("privacy", 2020).state[at] == 2 and state[at] != 2
            assert found.alone[place, at] == opens
