"""The world page's questions: filters, order, counts, and comparisons of like with like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.answers.asked.economies import read_choice
from dashboard.answers.asked.refused import Refused
from dashboard.answers.asked.search import folded
from dashboard.answers.shown.score import no_interval
from dashboard.views.world.overview.answer.age import median_years
from dashboard.views.world.overview.answer.world import world
from dashboard.views.world.parts.changes import widest_changes
from dashboard.views.world.parts.like_for_like import panels
from dashboard.views.world.parts.regions import region_names, regional_trends
from methodology.change.told import JointYears
from methodology.model import Economy, Gate, Stage, Uncertainty
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.content import Row, content, indicator, pillar

STAGES = tuple(
    Stage(f"s{k}", f"Stage {k}", lower, upto)
    for k, (lower, upto) in enumerate([(1, 1.5), (1.5, 2.5), (2.5, 3.5), (3.5, 4.5), (4.5, 5.5), (5.5, 6)])
)
ECONOMIES = (
    Economy("CIV", "Côte d’Ivoire", region="Africa", undp_bureau="RBA", income_group="Lower middle income"),
    Economy("FJI", "Fiji", region="Oceania", undp_bureau="RBAP", income_group="High income", sids=True),
    Economy("AUT", "Austria", region="Europe", income_group="High income"),
    Economy("ALB", "Albania", region="Europe", undp_bureau="RBEC", pilot=True),
)


def book(rows: list[Row], economies: tuple[Economy, ...] = ECONOMIES, **method: object) -> ScoreBook:
    indicators = [
        indicator("law"),
        indicator("act", responsibility={"corporate": 1.0}),
        indicator("net", pillar="access"),
    ]
    made = content(
        indicators,
        rows,
        pillars=[pillar("privacy", "law"), pillar("access", "law")],
        economies=tuple(economy.iso3 for economy in economies),
        gate=Gate(coverage=0.9, range_coverage=0.5),
        stages=STAGES,
        **method,
    )
    return score(replace(made, economies=economies))


ROWS: list[Row] = [
    ("law", "CIV", 2020, 0.0), ("act", "CIV", 2020, 20.0),
    ("law", "FJI", 2020, 80.0),
    ("law", "AUT", 2020, 90.0), ("act", "AUT", 2019, 100.0), ("net", "AUT", 2020, 50.0),
]  # fmt: skip
BOOK = book(ROWS)


def ask(**query: str) -> list[str]:
    return [row.economy.iso3 for row in world(BOOK, read_choice(BOOK, query), no_interval).rows if row.shown]


def test_the_order_is_alphabetical_by_name_until_the_reader_sorts() -> None:
    assert ask() == ["ALB", "AUT", "CIV", "FJI"]


def test_sorting_puts_what_has_no_score_at_the_end_in_both_directions() -> None:
    assert ask(sort="privacy", order="desc") == ["AUT", "CIV", "ALB", "FJI"]
    assert ask(sort="privacy", order="asc") == ["CIV", "AUT", "ALB", "FJI"]


def test_sorting_by_coverage() -> None:
    assert ask(sort="coverage", order="desc")[0] == "AUT"
    assert ask(sort="coverage", order="asc")[0] == "ALB"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"region": "Europe"}, ["ALB", "AUT"]),
        ({"bureau": "RBA"}, ["CIV"]),
        ({"income": "High income"}, ["AUT", "FJI"]),
        ({"group": "sids"}, ["FJI"]),
        ({"group": "pilot"}, ["ALB"]),
        ({"q": "COTE D'I"}, ["CIV"]),
        ({"q": "fji"}, ["FJI"]),
        ({"region": "Europe", "income": "High income"}, ["AUT"]),
        ({"region": "Europe", "q": "fiji"}, []),
    ],
)
def test_filters_narrow_the_table(query: dict[str, str], found: list[str]) -> None:
    assert ask(**query) == found


def test_a_filter_hides_rows_and_drops_none() -> None:
    answer = world(BOOK, read_choice(BOOK, {"region": "Africa"}), no_interval)
    assert (len(answer.rows), answer.matches, answer.letters) == (4, 1, {"C"})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("region", "Atlantis"),
        ("pillar", "nothing"),
        ("sort", "name"),
        ("group", "g20"),
        ("year", "1999"),
        ("lane", "x"),
    ],
)
def test_a_value_that_names_nothing_is_refused_with_what_is_allowed(key: str, value: str) -> None:
    with pytest.raises(Refused) as refused:
        read_choice(BOOK, {key: value})
    assert (refused.value.key, refused.value.found) == (key, value)
    assert refused.value.allowed


def test_order_without_sort_means_nothing_and_search_is_cut_to_a_sane_length() -> None:
    choice = read_choice(BOOK, {"order": "desc", "q": "x" * 500})
    assert choice.order == ""
    assert len(choice.search) == 60


def test_searching_ignores_capitals_accents_and_kinds_of_apostrophe() -> None:
    assert folded("Côte d’Ivoire") == "cote d'ivoire"


def test_counts_tell_steps_ranges_and_gaps_apart() -> None:
    counts = world(BOOK, read_choice(BOOK, {}), no_interval).counts
    # Côte d'Ivoire (1 + 2) / 2 = 1.5, step 2; Austria (5.5 + 6) / 2 = 5.75, step 6; Fiji has half the weight.
    assert counts.steps == (0, 1, 0, 0, 0, 1)
    assert (counts.range_only, counts.not_scored) == (1, 1)
    assert (counts.scored, counts.upper, counts.lower) == (2, 1, 1)


def test_a_row_holds_every_pillar_in_every_lane_and_shows_the_chosen_one() -> None:
    row = next(
        r
        for r in world(BOOK, read_choice(BOOK, {"lane": "corporate"}), no_interval).rows
        if r.economy.iso3 == "AUT"
    )
    assert [cell.lane for cell in row.pillars[0].lanes] == list(BOOK.lanes)
    assert row.cell("privacy").lane == "corporate"
    assert row.cell("privacy").score == pytest.approx(6)


def test_a_cell_says_the_same_as_the_score_book() -> None:
    for row in world(BOOK, read_choice(BOOK, {}), no_interval).rows:
        for cells in row.pillars:
            for cell in cells.lanes:
                truth = BOOK.cell(cell.iso3, cell.node, cell.year, cell.lane)
                assert (cell.state, cell.score) == (truth.state, truth.score)
                if cell.state == "range":
                    assert (cell.bound_low, cell.bound_high) == (truth.bound_low, truth.bound_high)


def test_every_score_of_the_table_carries_the_interval_around_it_and_nothing_else_has_one() -> None:
    answer = world(BOOK, read_choice(BOOK, {}), lambda cell: (1.0, cell.score or 0.0))
    cells = [cell for row in answer.rows for cells in row.pillars for cell in cells.lanes]
    assert {cell.state for cell in cells} == {"scored", "range", "not-scored"}
    for cell in cells:
        assert cell.interval == ((1.0, cell.score) if cell.state == "scored" else None)


def test_a_pilot_country_is_shown_first_even_without_a_score() -> None:
    featured = world(BOOK, read_choice(BOOK, {}), no_interval).featured
    assert featured is not None
    assert featured.economy.iso3 == "ALB"


def test_the_median_year_counts_weights_and_is_none_without_evidence() -> None:
    found = dict(
        zip((economy.iso3 for economy in BOOK.economies), median_years(BOOK, 2020, "all"), strict=True)
    )
    assert found == {"CIV": 2020, "FJI": 2020, "AUT": 2020, "ALB": None}


# --- like with like ---

SIX_YEARS = range(2015, 2021)
FOUR = tuple(
    Economy(iso3, iso3, region="North" if iso3 < "CCC" else "South") for iso3 in ("AAA", "BBB", "CCC", "DDD")
)


def moving(skip: tuple[str, str, int] | None = None, risen: float = 70.0) -> ScoreBook:
    """Law and act of four countries in six years: AAA falls by 10 a year, BBB rises once, two stand."""
    rows: list[Row] = []
    for year in SIX_YEARS:
        for iso3 in ("AAA", "BBB", "CCC", "DDD"):
            value = {"AAA": 90.0 - 10 * (year - 2015), "BBB": 50.0 if year < 2020 else risen}.get(iso3, 40.0)
            rows += [(series, iso3, year, value) for series in ("law", "act") if (series, iso3, year) != skip]
    certain = Uncertainty(measurement={"fact": 0.0})
    return book([*rows, ("net", "AAA", 2020, 1.0)], FOUR, max_age=3, uncertainty=certain)


def test_a_panel_holds_what_was_observed_in_every_year() -> None:
    (panel,) = panels(moving(), 2020, "all")
    assert panel.pillar.id == "privacy"
    assert panel.years == tuple(SIX_YEARS)
    assert [i.id for i in panel.indicators] == ["act", "law"] or [i.id for i in panel.indicators] == [
        "law",
        "act",
    ]
    assert panel.values[0] == pytest.approx([5.5, 5.0, 4.5, 4.0, 3.5, 3.0])


def test_a_country_with_one_carried_figure_leaves_the_panel() -> None:
    (panel,) = panels(moving(("law", "CCC", 2017)), 2020, "all")
    assert [FOUR[place].iso3 for place in panel.economies] == ["AAA", "BBB", "DDD"]
    assert not np.isnan(panel.values).any()


def test_no_panel_looks_beyond_the_year_chosen() -> None:
    assert panels(moving(), 2019, "all")[0].years[-1] == 2019
    assert panels(moving(), 2018, "all") == ()


def test_one_indicator_alone_makes_no_panel() -> None:
    assert panels(moving(), 2020, "corporate") == ()


def test_a_region_with_fewer_than_three_countries_has_no_line_and_the_world_has_one() -> None:
    found = moving()
    (trend,) = regional_trends(found, panels(found, 2020, "all"), JointYears(found))
    assert region_names(found) == ("North", "South")
    assert trend.lines == (None, None)
    assert trend.world.economies == 4
    assert trend.world.values[0] == 0.0
    assert trend.world.values[-1] == pytest.approx(np.median([3.0, 4.5, 3, 3]) - np.median([5.5, 3.5, 3, 3]))
    assert (trend.share, trend.total) == (pytest.approx(1.0), 2)
    assert (trend.risen, trend.fallen, trend.compared) == (0, 0, 0)


def test_a_move_on_less_than_a_third_of_the_weight_is_not_listed() -> None:
    made = moving()
    for weight, drawn in ((4.0, True), (5.0, False)):  # law and act hold 2 of 6, then 2 of 7
        more = (*made.framework.indicators, indicator("silent", weight=weight))
        found = score(replace(made.content, framework=replace(made.framework, indicators=more)))
        assert bool(panels(found, 2020, "all")) == drawn


def test_a_region_is_its_median_country() -> None:
    made = moving()
    everywhere = replace(made.content, economies=tuple(replace(e, region="North") for e in FOUR))
    found = score(everywhere)
    (trend,) = regional_trends(found, panels(found, 2020, "all"), JointYears(found))
    (line,) = trend.lines
    assert line is not None
    assert line.change == pytest.approx(np.median([3.0, 4.5, 3, 3]) - np.median([5.5, 3.5, 3, 3]))


def test_the_widest_moves_come_from_both_ends_and_small_ones_are_no_news() -> None:
    found = moving()
    changes = widest_changes(found, panels(found, 2020, "all"), JointYears(found))
    (fall,), (rise,) = changes.falls, changes.rises
    assert (fall.economy.iso3, fall.first_year, fall.last_year) == ("AAA", 2015, 2020)
    assert fall.move == pytest.approx(-2.5)
    assert (rise.economy.iso3, rise.move) == ("BBB", pytest.approx(1.0))
    assert {indicator.title for indicator in rise.indicators} == {"Law", "Act"}
    assert bool(changes)


def doubted() -> ScoreBook:
    """The same moves on the word of experts who may be a whole point off: only the widest stays certain."""
    made = moving(risen=60.0).content
    doubt = Uncertainty(measurement={"expert": 1.0})
    experts = tuple(replace(indicator, evidence="expert") for indicator in made.framework.indicators)
    return score(
        replace(
            made,
            framework=replace(made.framework, indicators=experts),
            methodology=replace(made.methodology, uncertainty=doubt),
        )
    )


def test_moves_that_doubt_could_explain_are_not_listed() -> None:
    found = doubted()
    changes = widest_changes(found, panels(found, 2020, "all"), JointYears(found))
    assert [change.economy.iso3 for change in changes.falls] == ["AAA"]
    assert changes.rises == ()
    certain = moving(risen=60.0)
    listed = widest_changes(certain, panels(certain, 2020, "all"), JointYears(certain)).rises
    assert [(change.economy.iso3, round(change.move, 6)) for change in listed] == [("BBB", 0.5)]


def test_a_region_moves_only_beyond_doubt() -> None:
    for made, moved in ((moving(), "fall"), (doubted(), None)):
        everywhere = replace(made.content, economies=tuple(replace(e, region="North") for e in FOUR))
        found = score(everywhere)
        (trend,) = regional_trends(found, panels(found, 2020, "all"), JointYears(found))
        assert trend.lines[0].moved == moved
        assert trend.fallen == (moved == "fall")
