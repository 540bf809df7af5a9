"""The scores that we ship: recomputed, covered as widely as we say, and honest where evidence is thin."""

import json
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import pytest

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.answers.shown.trace import explained
from dashboard.content.load import load_content
from methodology.explain.ledger import ledger
from methodology.scoring.aggregation.gate import RANGE, SCORED
from methodology.scoring.engine import score
from methodology.scoring.leaves.years import by_cell
from tests.support.recompute import every_node, leaf, recompute

ROOT = Path(__file__).parents[2]
PILOTS = ("ALB", "COL", "LBN", "MRT", "WSM")


@pytest.fixture(scope="module")
def book():
    return score(load_content(ROOT))


def test_every_shipped_score_is_recomputed_from_its_trace(book):
    """All pillars, dimensions and indicators of all economies and lanes in the default year."""
    checked = 0
    for economy in book.economies:
        for lane in book.lanes:
            for pillar in book.framework.pillars:
                for node in every_node(explained(book, economy.iso3, pillar.id, book.default_year, lane)):
                    if node["score"] is not None:
                        assert recompute(node) == pytest.approx(node["score"], abs=1e-9)
                        checked += 1
    assert checked > 20_000


def test_a_dimension_whose_indicators_score_alike_has_that_score(book):
    """To the bit, in every year and lane, a single indicator among them; so one number has one colour."""
    common, checked = book.exceptions.pattern == 0, 0
    for panel in book.panels.values():
        for row, weights in enumerate(panel.weights.within):
            own = by_cell(book.normalised.score)[(weights > 0) & panel.weights.counted][:, common]
            if len(own):
                low, high, mean = np.fmin.reduce(own), np.fmax.reduce(own), panel.dimension.mean[row, common]
                assert np.array_equal(mean[low == high], low[low == high])
                assert ((low <= mean) & (mean <= high))[~np.isnan(mean)].all()
                checked += int((low == high).sum())
    assert checked > 5_000


def test_every_indicator_score_of_every_year_follows_from_its_raw_figure(book):
    """Withheld figures too: the formula is applied to the stored figure by the independent program.

    The scores of these are rounded to one decimal, half up.
    """
    method = book.methodology
    checked = 0
    for place, indicator in enumerate(book.framework.indicators):
        params = {"transform": "none", **indicator.scale.params}
        values, scores = book.figures.value[place].ravel(), book.normalised.score[place].ravel()
        for at in np.flatnonzero(~np.isnan(scores)):
            expected = leaf(values[at], indicator.scale.method, params, method.scale_min, method.scale_max)
            if book.is_rounded(indicator.id):
                expected = float(Decimal(f"{expected:.9f}").quantize(Decimal("0.1"), ROUND_HALF_UP))
            assert expected == pytest.approx(scores[at], abs=1e-9)
            checked += 1
    assert checked > 50_000


@pytest.mark.parametrize(
    ("pillar", "least"), [("privacy", 120), ("expression", 150), ("access", 150), ("association", 150)]
)
def test_enough_economies_are_scored_in_the_default_year(book, pillar, least):
    assert Counter(book.column(pillar, book.default_year).state.tolist())[SCORED] >= least


def test_the_framework_is_as_wide_as_we_say(book):
    framework = book.framework
    assert len(framework.indicators) >= 44
    for pillar in framework.pillars:
        members = framework.members(pillar.id)
        assert len(members) >= 9
        assert {indicator.kind for indicator in members} == {"structure", "process", "outcome"}


def test_the_four_indicators_of_the_concept_are_there(book):
    named = {"data-protection-law", "government-removal-requests", "internet-users", "internet-censorship"}
    assert named <= set(book.framework.by_id)


def test_every_indicator_says_what_it_captures_misses_and_whom_it_holds_responsible(book):
    for indicator in book.framework.indicators:
        assert indicator.captures, indicator.id
        assert indicator.misses, indicator.id
        assert len(indicator.rationale) > 80, indicator.id
        assert set(indicator.levels) <= {1, 2, 3, 4, 5, 6}, indicator.id
        assert len(indicator.levels) >= 3, indicator.id
        assert sum(indicator.responsibility.values()) == pytest.approx(1), indicator.id
        assert indicator.panel_question, indicator.id
        assert indicator.engagement, indicator.id


def test_a_second_question_of_one_house_in_a_dimension_weighs_half(book):
    for pillar in book.framework.pillars:
        for dimension in pillar.dimensions:
            whole = [i for i in book.framework.members(pillar.id, dimension.id) if i.weight == 1]
            families = Counter(book.content.sources[i.source].family for i in whole)
            assert max(families.values(), default=1) == 1, (dimension.id, families)


def test_published_scales_are_fixed_and_never_taken_from_the_sample(book):
    fixed = {"goalposts", "bands", "piecewise", "categories"}
    assert {indicator.scale.method for indicator in book.framework.indicators} <= fixed


def test_counts_that_punish_transparency_follow_the_exposure_rule(book):
    indicator = book.framework.by_id["government-removal-requests"]
    assert indicator.requires
    assert "per million" in indicator.unit
    assert "account-requests" in book.framework.context_by_id


def test_security_capacity_is_kept_out_of_privacy(book):
    assert not [i.id for i in book.framework.indicators if "gci" in i.series or i.series == "mci_security"]


def test_no_score_rests_on_another_prototypes_scores(book):
    assert not [i.id for i in book.framework.indicators if i.series.startswith("drd_score")]


def test_a_thin_corporate_lane_says_so(book):
    """Association has hardly any evidence on companies: no economy gets a number, all get the reason."""
    for economy in book.economies:
        cell = book.cell(economy.iso3, "association", book.default_year, "corporate")
        assert cell.score is None
        assert cell_reason(cell)


def test_samoa_is_scored_on_access_alone_and_the_rest_says_why_not(book):
    states = {p.id: book.cell("WSM", p.id, book.default_year) for p in book.framework.pillars}
    assert [name for name, cell in states.items() if cell.score is not None] == ["access"]
    assert states["association"].state == "range"
    assert all(cell_reason(cell) for name, cell in states.items() if name != "access")


def test_ledgers_add_up_to_what_the_score_misses(book):
    for iso3 in PILOTS:
        for pillar in book.framework.pillars:
            found, cell = (
                ledger(book, iso3, pillar.id, book.default_year),
                book.cell(iso3, pillar.id, book.default_year),
            )
            assert sum(found.shares.values()) == pytest.approx(1 if found.missing else 0)
            if cell.score is not None:
                assert found.missing == pytest.approx(book.methodology.scale_max - cell.score)


def test_years_before_the_digital_series_show_ranges_and_no_scores(book):
    """What is known of 2012 is known of life offline: half of no dimension about life online is observed."""
    states = book.column("association", 2012).state
    assert (states == RANGE).sum() > 150
    assert (states == SCORED).sum() == 0
    assert (book.column("access", 2016).state == RANGE).sum() > 150


def test_all_members_of_the_united_nations_are_listed(book):
    assert len(book.economies) >= 195
    assert sum(economy.pilot for economy in book.economies) == 5
    assert tuple(e.iso3 for e in book.economies if e.pilot) == PILOTS


def test_withheld_figures_appear_in_no_trace(book):
    withheld = [i for i in book.framework.indicators if book.publishable(i.id) != "raw"]
    assert withheld
    for indicator in withheld:
        trace = explained(book, "COL", indicator.id, book.default_year)
        assert trace["value"] is None
        if trace["score"] is not None:
            assert "withheld" in trace
    json.dumps(explained(book, "COL", "privacy", book.default_year), allow_nan=False)


def test_figures_and_licences_fit_the_folder():
    size = sum(path.stat().st_size for path in (ROOT / "data").glob("*") if path.is_file())
    assert size < 15_000_000
