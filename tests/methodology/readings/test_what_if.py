"""What if: one year rescored by a reader's rules equals the content rewritten and scored anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from methodology.model import Gate
from methodology.readings.verdict import verdict
from methodology.readings.what_if import Rules, changed_tree, node_weights, rescore
from methodology.scoring.engine import score
from methodology.scoring.scorebook import OVERALL, ScoreBook
from tests.support.what_if import BOOK, ECONOMIES, GATE


def of_changed_content(book: ScoreBook, rules: Rules) -> ScoreBook:
    """The long way: the content itself rewritten by the rules and scored from its raw figures."""
    framework = book.framework
    base = {node: 1.0 if rules.equal and own > 0 else own for node, own in node_weights(book.tree).items()}
    weights = base | dict(rules.weights)
    indicators = tuple(
        replace(i, weight=0.0 if i.id in rules.left_out else weights[i.id]) for i in framework.indicators
    )
    pillars = tuple(
        replace(
            p,
            weight=weights[p.id],
            dimensions=tuple(replace(d, weight=weights[f"{p.id}.{d.id}"]) for d in p.dimensions),
        )
        for p in framework.pillars
    )
    method = replace(
        book.methodology,
        aggregation={**book.methodology.aggregation, **rules.aggregation},
        gate=rules.gate or book.methodology.gate,
        publish_overall=rules.overall,
    )
    changed = replace(framework, indicators=indicators, pillars=pillars)
    return score(replace(book.content, framework=changed, methodology=method))


RULES = (
    Rules(weights={"privacy.watch": 3.0, "law": 0.25}),
    Rules(equal=True, weights={"limits": 2.0}),
    Rules(aggregation={"dimension": 0.0, "pillar": -1.0}),
    Rules(gate=Gate()),
    Rules(gate=Gate(coverage=0.9)),
    Rules(left_out=frozenset({"limits"})),
    Rules(overall=True, weights={"privacy": 4.0}, aggregation={"overall": 0.0}),
)


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("lane", ["all", "state", "corporate"])
def test_a_what_if_equals_the_content_rewritten_and_scored_anew(rules: Rules, lane: str) -> None:
    long_way = of_changed_content(BOOK, rules)
    found = rescore(BOOK, rules, 2020, lane)
    for node in ("privacy", "access", *((OVERALL,) if rules.overall else ())):
        expected, column = long_way.column(node, 2020, lane), found.column(node)
        np.testing.assert_array_equal(column.state, expected.state)
        np.testing.assert_allclose(column.score, expected.score, atol=1e-12)
        np.testing.assert_allclose(column.low, expected.low, atol=1e-12)
        np.testing.assert_allclose(column.high, expected.high, atol=1e-12)
        np.testing.assert_allclose(column.coverage, expected.coverage, atol=1e-12)


def test_without_rules_the_scores_are_those_of_the_book_to_the_last_bit() -> None:
    for year in BOOK.years:
        for lane in BOOK.lanes:
            for node in ("privacy", "access"):
                official, found = (
                    BOOK.column(node, year, lane),
                    rescore(BOOK, Rules(), year, lane).column(node),
                )
                assert official.score.tobytes() == found.score.tobytes()
                assert official.state.tobytes() == found.state.tobytes()


def test_the_official_book_is_never_touched() -> None:
    before = {lane: panel.pillar.mean.tobytes() for lane, panel in BOOK.panels.items()}
    weights = BOOK.tree.indicator_weight.tobytes(), BOOK.tree.dimension_weight.tobytes()
    for rules in RULES:
        verdict(rescore(BOOK, rules, 2020), "AAA", "BBB", "privacy", ECONOMIES)
    assert {lane: panel.pillar.mean.tobytes() for lane, panel in BOOK.panels.items()} == before
    assert (BOOK.tree.indicator_weight.tobytes(), BOOK.tree.dimension_weight.tobytes()) == weights


def test_leaving_out_a_kind_drops_the_rule_that_asks_for_it() -> None:
    left_out = frozenset({"law"})
    found = rescore(BOOK, Rules(left_out=left_out), 2020)
    assert found.methodology.gate.kinds == (("process", "outcome"),)
    assert found.column("privacy").state[0] == 2
    assert BOOK.methodology.gate.kinds == GATE.kinds


def test_what_names_nothing_is_refused() -> None:
    with pytest.raises(KeyError):
        changed_tree(BOOK.tree, Rules(weights={"nothing": 1.0}))
    with pytest.raises(KeyError):
        rescore(BOOK, Rules(), 1066)
    with pytest.raises(KeyError):
        rescore(BOOK, Rules(), 2020, "nobody")
