"""The guards: what the audit refuses, and how a dated decision answers it."""

from __future__ import annotations

import random

import pytest

from methodology.audit.guards import AGAINST_DIMENSION, AGAINST_REFERENCE, WITHOUT_EFFECT
from methodology.audit.run import audit
from methodology.model import Content, Decision, Guards, Scale
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar

COUNT, YEAR = 40, 2020
ECONOMIES = tuple(f"A{chr(65 + place // 26)}{chr(65 + place % 26)}" for place in range(COUNT))


def world(backwards: Decision | None = None, **method: object) -> Content:
    """Two indicators that rise with the economies' order, and one that falls."""
    rows = [("liberty", iso3, YEAR, float(place)) for place, iso3 in enumerate(ECONOMIES)]
    for place, iso3 in enumerate(ECONOMIES):
        rows += [("one", iso3, YEAR, 2.0 * place), ("two", iso3, YEAR, 2.0 * place + place % 3)]
        rows.append(("backwards", iso3, YEAR, 100 - 2.0 * place))
    found = [indicator("one"), indicator("two"), indicator("backwards", decision=backwards)]
    return content(found, rows, economies=ECONOMIES, **method)


def found(made: Content) -> dict[tuple[str, str], float]:
    return {(r.guard, r.indicator): r.found for r in audit(score(made), YEAR).refusals}


def test_an_indicator_that_runs_against_its_own_dimension_is_refused():
    assert found(world())[AGAINST_DIMENSION, "backwards"] == pytest.approx(-1.0, abs=0.01)
    assert (AGAINST_DIMENSION, "one") not in found(world())


def test_without_a_reference_nothing_is_held_against_one():
    assert not [key for key in found(world()) if key[0] == AGAINST_REFERENCE]


def test_an_indicator_that_runs_against_the_reference_is_refused():
    refused = found(world(guards=Guards(reference="liberty")))
    assert refused[AGAINST_REFERENCE, "backwards"] == pytest.approx(-1.0)
    assert (AGAINST_REFERENCE, "one") not in refused


def test_the_reference_may_be_better_at_its_lower_end():
    refused = found(world(guards=Guards(reference="liberty", better="lower")))
    assert {name for guard, name in refused if guard == AGAINST_REFERENCE} == {"one", "two"}


def test_a_pillar_may_ask_for_agreement():
    """Noise goes with nothing: about zero is no running against, but not the agreement asked for either."""
    draw = random.Random(3)
    rows = [("liberty", iso3, YEAR, float(place)) for place, iso3 in enumerate(ECONOMIES)]
    rows += [("noise", iso3, YEAR, draw.uniform(0, 100)) for iso3 in ECONOMIES]
    lenient = content([indicator("noise")], rows, economies=ECONOMIES, guards=Guards("liberty"))
    strict = content(
        [indicator("noise")], rows, economies=ECONOMIES, guards=Guards("liberty", agreement={"privacy": 0.3})
    )
    assert found(lenient) == {}
    assert -0.26 < found(strict)[AGAINST_REFERENCE, "noise"] < 0.3


def test_a_chance_correlation_is_not_refused():
    """Ten economies, ρ = -0.35: within what chance gives (1.645/√9 = 0.55), so no refusal."""
    values = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10), (5, 10, 4, 9, 8, 3, 7, 6, 1, 2)
    codes = ECONOMIES[:10]
    rows = [("one", iso3, YEAR, 10.0 * a) for iso3, a in zip(codes, values[0], strict=True)]
    rows += [
        ("two", iso3, YEAR, 10.0 * b) for iso3, b in zip(codes, (3, 7, 9, 1, 8, 6, 2, 5, 4, 3), strict=True)
    ]
    made = content([indicator("one"), indicator("two")], rows, economies=codes)
    assert not [key for key in found(made) if key[0] == AGAINST_DIMENSION]


def test_an_indicator_without_effect_is_refused():
    """Everyone has the same score but one: its effect on the right is next to nothing."""
    draw = random.Random(5)
    rows = []
    for iso3 in ECONOMIES:
        base = draw.uniform(0, 100)
        rows += [("one", iso3, YEAR, base), ("flat", iso3, YEAR, 50 + draw.uniform(0, 0.1))]
    found_here = found(
        content(
            [indicator("one"), indicator("flat", dimension="practice")],
            rows,
            pillars=[pillar("privacy", "law", "practice")],
            economies=ECONOMIES,
        )
    )
    assert (WITHOUT_EFFECT, "flat") in found_here
    assert (WITHOUT_EFFECT, "one") not in found_here


def test_a_dated_decision_keeps_an_indicator():
    made = audit(score(world(backwards=Decision("2026-11-29", "Asked of us by the board."))), YEAR)
    assert [r.indicator for r in made.refusals if r.guard == AGAINST_DIMENSION] == ["backwards"]
    assert "backwards" not in {r.indicator for r in made.refused}


def test_codes_are_fine_where_they_go_with_the_rest():
    coded = indicator("coded", scale=Scale("categories", {"map": {0: 1, 1: 3, 2: 5}}))
    rows = [("one", iso3, YEAR, 2.0 * place) for place, iso3 in enumerate(ECONOMIES)]
    rows += [("coded", iso3, YEAR, float(place // 14)) for place, iso3 in enumerate(ECONOMIES)]
    assert found(content([indicator("one"), coded], rows, economies=ECONOMIES)) == {}
