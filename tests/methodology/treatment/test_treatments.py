"""Treatments that content asks for: worked out by hand, named in the trace, and never taken for evidence."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.answers.shown.trace import explained
from methodology.change.change import change
from methodology.doubt.errors.evidence import leaves
from methodology.doubt.run import uncertainty
from methodology.explain.ledger import ledger
from methodology.explain.receipts import node_receipt
from methodology.explain.treated import count_treated, figure_used
from methodology.model import Economy, Gate, Scale, Source, Treatment, Uncertainty
from methodology.readings.what_if import Rules, rescore
from methodology.scoring.engine import score
from methodology.sensitivity.alternatives import as_published, effects
from methodology.sensitivity.other_ways import other_ways
from methodology.sensitivity.switches import switches
from tests.support.content import content, indicator, pillar
from tests.support.recompute import every_node, recompute
from tests.support.treated import MANY, TAIL, gapped, names, tailed, tailed_book

MINMAX, GOAL = Scale("minmax", {}), Scale("goalposts", {"worst": 0, "best": 20})
LAST, FIFTH, FIRST = "AAJ", "AAE", "AAA"
SAMPLED = {
    "minmax": MINMAX,
    "panel": Scale("minmax", {"reference": "panel"}),
    "zscore": Scale("zscore", {}),
    "quantile": Scale("quantile", {"groups": 3}),
    "rank": Scale("rank", {}),
}
FILLED = {"mean": 4.125, "median": 4.75, "group": 4.0, "latest": 2.5}


def scores(book, node="law"):
    return book.column(node, 2020).score


def leaf(book, iso3, node="law"):
    return explained(book, iso3, node, 2020)


# --- heavy tails, by hand -----------------------------------------------------------------------------------


def test_a_figure_far_out_is_set_to_the_next_one_inward_before_the_sample_makes_the_scale():
    book = tailed_book(MINMAX, "winsorise")
    assert book.normalised.params_of(0, 0)["best"] == 9.0
    assert scores(book) == pytest.approx([1 + 5 * (min(x, 9) - 1) / 8 for x in TAIL])
    assert scores(book)[4] == pytest.approx(3.5)
    cell = book.cell(LAST, "law", 2020)
    assert (cell.value, cell.status, cell.coverage) == (100.0, "observed", 1.0)


def test_on_fixed_goalposts_only_the_figure_far_out_moves():
    book = tailed_book(GOAL, "winsorise")
    assert scores(book) == pytest.approx([1 + 5 * min(x, 9) / 20 for x in TAIL])
    assert scores(book)[-1] == pytest.approx(3.25)
    assert "treatment" not in leaf(book, FIFTH)
    assert leaf(book, LAST)["treatment"] == {
        "step": "winsorised",
        "figure_used": 9.0,
        "low": 1.0,
        "high": 9.0,
    }


def test_a_logarithm_is_laid_between_the_ends_of_the_sample():
    # The gap is a hundredth of the range: 0.99. The ends are ln 0.99 and ln 99.99.
    low, high = math.log(0.99), math.log(99.99)
    book = tailed_book(MINMAX, "log")
    assert scores(book) == pytest.approx(
        [1 + 5 * (math.log(x - 1 + 0.99) - low) / (high - low) for x in TAIL]
    )
    assert leaf(book, LAST)["treatment"] == {
        "step": "logarithm",
        "figure_used": pytest.approx(high),
        "low": 1.0,
        "high": 100.0,
        "tail": "high",
    }


def test_a_tail_of_low_figures_gets_the_logarithm_turned_round():
    book = tailed_book(MINMAX, "log", tuple(-x for x in TAIL))
    used = leaf(book, LAST)["treatment"]
    assert (used["tail"], used["figure_used"]) == ("low", pytest.approx(-math.log(99.99)))
    assert scores(book)[-1] == pytest.approx(1.0)


@pytest.mark.parametrize("scale", SAMPLED.values(), ids=SAMPLED)
def test_the_usual_rule_takes_logarithms_only_where_five_figures_are_not_enough(scale):
    assert leaf(tailed_book(scale, "usual"), LAST)["treatment"]["step"] == "winsorised"
    last = names(len(MANY))[-1]
    assert leaf(tailed_book(scale, "usual", MANY), last)["treatment"]["step"] == "logarithm"


def test_a_logarithm_leaves_ranks_and_quantiles_as_they_are():
    for name in ("rank", "quantile"):
        plain, treated = (tailed_book(SAMPLED[name], how) for how in ("", "log"))
        assert scores(treated) == pytest.approx(scores(plain))


def test_a_fixed_scale_takes_no_logarithm():
    for how, best in (("log", 6.0), ("usual", 3.25), ("winsorise", 3.25)):
        assert scores(tailed_book(GOAL, how))[-1] == pytest.approx(best)
    assert scores(tailed_book(GOAL, "usual", MANY))[-6:] == pytest.approx([6.0] * 6)
    wide = Scale("goalposts", {"worst": 0, "best": 20_000})
    assert scores(tailed_book(wide, "usual", MANY))[-5:] == pytest.approx([1 + 5 * 10_000 / 20_000] * 5)


def test_bands_and_lines_are_read_after_winsorising_and_names_never_are():
    bands = Scale("bands", {"cuts": [8, 50], "scores": [1, 4, 6]})
    line = Scale("piecewise", {"points": [[1, 1], [9, 5], [100, 6]]})
    coded = Scale("categories", {"map": {x: 6 if x == 100 else 1 for x in TAIL}})
    assert [scores(tailed_book(s, "usual"))[-1] for s in (bands, line, coded)] == [4, 5, 6]


def test_figures_without_a_heavy_tail_stay_as_they_are():
    plain, treated = (tailed_book(MINMAX, how, TAIL[:-1]) for how in ("", "usual"))
    assert scores(treated).tobytes() == scores(plain).tobytes()
    assert "treatment" not in leaf(treated, FIFTH)
    assert count_treated(treated).treated == 0


def test_each_year_has_its_own_sample():
    found = tailed(MINMAX, "winsorise")
    calm = [(iso3, 2019, x) for iso3, x in zip(names(10), [*TAIL[:-1], 10.0], strict=True)]
    seen = [(iso3, 2020, x) for iso3, x in zip(names(10), TAIL, strict=True)]
    both = content(found.framework.indicators, [("law", *row) for row in calm + seen], economies=names(10),
                   treatment=Treatment(heavy_tails="winsorise"))  # fmt: skip
    book = score(both)
    assert "treatment" not in explained(book, LAST, "law", 2019)
    assert explained(book, LAST, "law", 2020)["treatment"]["figure_used"] == 9.0


# --- the trace ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["winsorise", "log", "usual"])
@pytest.mark.parametrize("scale", [*SAMPLED.values(), GOAL], ids=[*SAMPLED, "goalposts"])
@pytest.mark.parametrize("figures", [TAIL, tuple(-x for x in TAIL), MANY], ids=["high", "low", "many"])
def test_an_independent_program_recomputes_every_treated_score(scale, how, figures):
    book = tailed_book(scale, how, figures)
    for iso3 in (FIRST, FIFTH, names(len(figures))[-1]):
        trace = json.loads(json.dumps(explained(book, iso3, "privacy", 2020)))
        for node in every_node(trace):
            assert recompute(node) == pytest.approx(node["score"], abs=1e-9)
            if "treatment" in node:
                assert after(node["value"], node["treatment"]) == pytest.approx(
                    node["treatment"]["figure_used"]
                )


def after(x, done):
    """The figure after treatment, from the raw one and what the trace says."""
    low, high = done["low"], done["high"]
    x = min(max(x, low), high)
    if done["step"] == "winsorised":
        return x
    gap = (high - low) / 100
    return math.log(x - low + gap) if done["tail"] == "high" else -math.log(high - x + gap)


@pytest.mark.parametrize("how", ["winsorise", "log"])
@pytest.mark.parametrize("scale", [MINMAX, GOAL], ids=["minmax", "goalposts"])
def test_a_withheld_figure_gives_nothing_away(scale, how):
    found = replace(
        tailed(scale, how, (*TAIL[:8], 17.25, 90210.5), source="shut"),
        sources={"shut": Source("shut", redistribute="derived")},
    )
    book = score(found)
    for iso3 in names(10):
        text = json.dumps(explained(book, iso3, "privacy", 2020))
        assert "17.25" not in text
        assert "90210" not in text
        assert "figure_used" not in text
    if scale is MINMAX:
        step = {"winsorise": "winsorised", "log": "logarithm"}[how]
        assert leaf(book, LAST)["treatment"] == {"step": step}


def test_how_many_scores_rest_on_a_treatment_is_counted():
    assert count_treated(tailed_book(GOAL, "winsorise")).steps["winsorised"] == 1
    everywhere = count_treated(tailed_book(MINMAX, "log"))
    assert (everywhere.steps["logarithm"], everywhere.treated, everywhere.scores) == (10, 10, 10)
    filled = count_treated(score(gapped("median")))
    # From 2015 to 2018 the other four take BBB's score; in 2019 nobody has one; in 2020 BBB takes theirs.
    assert filled.steps["imputed"] == 4 * 4 + 1


# --- imputation, by hand ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("how", "expected"), FILLED.items())
def test_a_missing_score_is_filled_and_stays_missing_as_evidence(how, expected):
    book, plain = score(gapped(how)), score(gapped(""))
    cell = book.cell("BBB", "use", 2020)
    assert (cell.score, cell.state, cell.status) == (pytest.approx(expected), "scored", "imputed")
    assert (cell.value, cell.observed_year, cell.coverage, cell_reason(cell)) == (None, None, 0.0, "")
    assert (cell.bound_low, cell.bound_high) == (1.0, 6.0)
    whole, was = (found.cell("BBB", "privacy", 2020) for found in (book, plain))
    assert whole.score == pytest.approx((5 + expected) / 2)
    assert was.score == pytest.approx(5)
    assert (whole.coverage, whole.bound_low, whole.bound_high) == (0.5, 3.0, 5.5)
    assert (was.coverage, was.bound_low, was.bound_high) == (0.5, 3.0, 5.5)
    column = book.column("use", 2020)
    assert (column.low[1], column.high[1], column.coverage[1]) == (1.0, 6.0, 0.0)


@pytest.mark.parametrize("how", FILLED)
def test_the_trace_names_the_imputation_and_adds_up(how):
    trace = json.loads(json.dumps(explained(score(gapped(how)), "BBB", "privacy", 2020)))
    found = {node["node"]: node for node in every_node(trace)}["use"]
    assert found["treatment"] == {"step": "imputed", "how": how} | (
        {"group": "North"} if how == "group" else {}
    )
    assert (found["status"], found["value"], found["weight"]) == ("imputed", None, 0.5)
    for node in every_node(trace):
        assert recompute(node) == pytest.approx(node["score"], abs=1e-9)


def test_a_group_in_which_nobody_is_observed_takes_the_median_of_all():
    found = gapped("group")
    alone = tuple(replace(e, subregion="Island" if e.iso3 == "BBB" else "") for e in found.economies)
    book = score(replace(found, economies=alone))
    assert book.cell("BBB", "use", 2020).score == pytest.approx(4.75)
    assert leaf(book, "BBB", "use")["treatment"] == {"step": "imputed", "how": "group"}


def test_where_nothing_can_be_filled_from_the_score_stays_missing():
    found = content([indicator("law"), indicator("use")], [("law", "AAA", 2020, 1.0)],
                    treatment=Treatment(missing="mean"))  # fmt: skip
    cell = score(found).cell("AAA", "use", 2020)
    assert (cell.score, cell.status, cell_reason(cell)) == (None, "missing", "no observation up to 2020")


def test_the_exposure_rule_forbids_a_made_up_score():
    found = gapped("median")
    asking = tuple(
        replace(i, requires=("report",)) if i.id == "use" else i for i in found.framework.indicators
    )
    rows = [("law", iso3, 2020, 80.0) for iso3 in ("AAA", "BBB")]
    rows += [("use", "AAA", 2020, 60.0), ("report", "AAA", 2020, 1.0)]
    book = score(content(asking, rows, economies=("AAA", "BBB"), treatment=Treatment(missing="median")))
    cell = book.cell("BBB", "use", 2020)
    assert (cell.score, cell.status) == (None, "missing")
    assert book.cell("BBB", "privacy", 2020).score == pytest.approx(5)


def test_a_figure_whose_sample_carries_no_scale_is_not_replaced():
    rows = [("law", "AAA", 2019, 1.0), ("law", "BBB", 2019, 2.0), ("law", "AAA", 2020, 3.0)]
    rows += [("law", "BBB", 2020, 3.0)]
    book = score(content([indicator("law", scale=MINMAX)], rows, economies=("AAA", "BBB"),
                         treatment=Treatment(missing="latest")))  # fmt: skip
    cell = book.cell("AAA", "law", 2020)
    assert (cell.score, cell.value) == (None, 3.0)
    assert cell_reason(cell) == "the reference set cannot carry a scale"


def test_gates_are_those_without_imputation():
    gate = Gate(coverage=0.6, indicators=2, kinds=(("process",),), range_coverage=0.4)
    book, plain = (score(gapped(how, gate=gate)) for how in ("mean", ""))
    now, then = (found.cell("BBB", "privacy", 2020) for found in (book, plain))
    assert (
        (now.state, now.score, cell_reason(now))
        == (then.state, None, cell_reason(then))
        == ("range", None, cell_reason(now))
    )
    assert "coverage 0.5 is below 0.6" in cell_reason(now)


def test_a_dimension_that_is_wholly_imputed_says_so_by_its_coverage_and_bounds():
    named = [indicator("law"), indicator("use", dimension="use")]
    rows = [("law", "AAA", 2020, 80.0), ("law", "BBB", 2020, 80.0), ("use", "AAA", 2020, 40.0)]
    book = score(content(named, rows, [pillar("privacy", "law", "use")], ("AAA", "BBB", "CCC"),
                         treatment=Treatment(missing="mean")))  # fmt: skip
    cell = book.cell("BBB", "privacy.use", 2020)
    assert (cell.score, cell.coverage, cell.bound_low, cell.bound_high) == (3.0, 0.0, 1.0, 6.0)
    assert book.cell("BBB", "privacy", 2020).score == pytest.approx(4.0)
    # Where nothing at all is observed, a right has no score, whatever can be made up.
    assert book.cell("CCC", "law", 2020).status == "imputed"
    assert book.cell("CCC", "privacy", 2020).state == "not-scored"


def test_the_ledger_adds_up_to_what_the_score_misses():
    book = score(gapped("group"))
    found = ledger(book, "BBB", "privacy", 2020)
    assert found.missing == pytest.approx(6 - book.cell("BBB", "privacy", 2020).score)


def test_both_treatments_work_together():
    found = tailed(MINMAX, "winsorise")
    economies = (*found.economies, Economy("ZZZ", "ZZZ"))
    asked = replace(found.methodology, treatment=Treatment("winsorise", "mean"))
    book = score(replace(found, economies=economies, methodology=asked))
    assert book.cell("ZZZ", "law", 2020).score == pytest.approx(np.mean(scores(book)[:-1]))
    assert leaf(book, "ZZZ")["treatment"] == {"step": "imputed", "how": "mean"}
    assert leaf(book, LAST)["treatment"]["step"] == "winsorised"


# --- receipts -----------------------------------------------------------------------------------------------


def test_a_receipt_changes_with_the_treatment_that_is_asked_for():
    asked = ("", "winsorise", "log", "usual")
    found = {tailed_receipt(heavy_tails=how) for how in asked}
    found |= {tailed_receipt(missing=how) for how in FILLED}
    assert len(found) == len(asked) + len(FILLED)


def tailed_receipt(**treatment):
    """The receipt of a score that no treatment changes: only the rules can tell them apart."""
    found = tailed(GOAL, "", TAIL[:-1])
    method = replace(found.methodology, treatment=Treatment(**treatment))
    book = score(replace(found, methodology=method))
    return node_receipt(book, book.node_index["law"], FIRST, 2020, "all")


# --- doubt, sensitivity, what if, change --------------------------------------------------------------------

DOUBTED = Uncertainty(draws=400, aggregation={"arithmetic": 0.6, "geometric": 0.4}, goalposts=0.1,
                      measurement={"fact": 0.3})  # fmt: skip


@pytest.mark.parametrize("how", FILLED)
def test_an_imputed_score_is_as_unknown_as_a_missing_one(how):
    plain, filled = (uncertainty(score(gapped(h, uncertainty=DOUBTED)), 2020).arrays for h in ("", how))
    assert (filled.known == plain.known).all()
    assert (filled.error == plain.error).all()
    known = ~np.isnan(plain.low[0])
    assert (filled.low[0] == plain.low[0])[known].all()
    assert (filled.high[0] == plain.high[0])[known].all()


def test_the_method_alone_is_doubted_around_the_score_as_it_stands():
    named = [indicator("law"), indicator("use", dimension="use")]
    rows = [("law", "AAA", 2020, 80.0), ("law", "BBB", 2020, 80.0), ("use", "AAA", 2020, 40.0)]
    certain = Uncertainty(draws=50, weights=1e14)
    book = score(content(named, rows, [pillar("privacy", "law", "use")], ("AAA", "BBB"),
                         treatment=Treatment(missing="mean"), uncertainty=certain))  # fmt: skip
    found = uncertainty(book, 2020)
    for node in ("privacy", "privacy.use"):
        low, high = found.components("BBB", node).method
        own = book.cell("BBB", node, 2020).score
        assert (low, high) == (pytest.approx(own, abs=1e-4), pytest.approx(own, abs=1e-4))
    assert found.interval("BBB", "privacy.use")[0] < 1.5
    assert found.interval("BBB", "privacy.use")[1] > 5.5


def test_winsorising_takes_no_doubt_away():
    found = tailed(GOAL, "winsorise")
    seen = found.observations
    found = replace(found, observations=replace(seen, low=seen.value - 1, high=seen.value + 1))
    evidence = leaves(score(found), 2020)
    assert evidence.position[0, -1] == pytest.approx(3.25)
    assert evidence.error[0] == pytest.approx([0.25] * 10)


def test_a_logarithm_goes_on_beyond_the_sample_for_bounds():
    found = tailed(MINMAX, "usual", MANY)
    seen = found.observations
    found = replace(found, observations=replace(seen, low=seen.value / 2, high=seen.value * 2))
    evidence = leaves(score(found), 2020)
    gap = 0.01 * (10_005 - 1)
    whole = math.log((10_005 - 1 + gap) / gap)
    half = math.log((20_010 - 1 + gap) / (5_002.5 - 1 + gap)) / 2
    assert evidence.error[0, -1] == pytest.approx(5 * half / whole)


def test_sensitivity_runs_start_from_the_scores_as_published():
    book = score(gapped("group"))
    assert switches(book, 2020).pillars({})[0] == pytest.approx(book.panels["all"].pillar.mean[0, 5::6])
    assert [effect.largest for effect in effects(book, as_published(book, 2020), 2020)] == [0.0]
    # Filled with the mean instead: BBB's 4.0 becomes 4.125, half of it in the right.
    others = {(other.kind, other.about): other for other in other_ways(book, 2020)}
    assert others["imputation", "mean"].largest == pytest.approx(0.0625)


def test_a_what_if_keeps_the_imputed_scores():
    book = score(gapped("mean"))
    found = rescore(book, Rules(weights={"use": 3.0}), 2020)
    assert found.column("privacy").score[1] == pytest.approx((5 + 3 * 4.125) / 4)
    assert found.column("privacy").coverage[1] == pytest.approx(0.25)


def test_a_change_between_two_treatments_is_taken_apart_wholly():
    plain, filled = score(gapped("")), score(gapped("group"))
    moved = change(plain, filled, "BBB", "privacy", (2020, 2020))
    assert moved.total == pytest.approx(-0.5)
    assert moved.real + moved.evidence + moved.method == pytest.approx(moved.total)


def test_the_figure_used_is_the_raw_one_where_nothing_was_done():
    book = tailed_book(GOAL, "winsorise")
    assert figure_used(book, book.cell(FIFTH, "law", 2020)) == 5.0
    assert figure_used(book, book.cell(LAST, "law", 2020)) == 9.0
