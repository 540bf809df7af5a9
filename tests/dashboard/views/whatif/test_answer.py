"""The what-if page without a browser: its sentences, its controls, and that nothing of it looks official."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.frame.page import PageRequest
from dashboard.server.router import Router
from dashboard.views import whatif as page_module
from dashboard.views.whatif.answer import what_if
from dashboard.views.whatif.choice.choice import read_what_if
from dashboard.views.whatif.choice.controls import presets
from dashboard.views.whatif.choice.groups import indicator_groups
from dashboard.views.whatif.words.changes import changes
from dashboard.views.whatif.words.result import finding, movement, within_doubt
from dashboard.views.whatif.words.verdict import doubt_words, share_words, verdict_words
from methodology.doubt.run import uncertainty
from methodology.model import Gate, Uncertainty
from methodology.scoring.engine import score
from tests.support.catalogue import catalogue_book, catalogue_site
from tests.support.compare import with_counts
from tests.support.content import content, indicator, pillar

BOOK = catalogue_book()
SITE = catalogue_site(BOOK)
ROUTER = Router(SITE, [page_module.VIEW])
GROUPS = indicator_groups(BOOK.content)


def read(**query: str):
    return read_what_if(BOOK, {key.replace("__", "-"): value for key, value in query.items()})


def html(address: str = "/whatif") -> str:
    view = ROUTER.view(address)
    assert view.status == 200
    return str(view.html)


def official_cells(page: str) -> list[str]:
    return re.findall(r"<td[^>]*what-if-official[^>]*>[^<]*</td>", page)


def test_official_scores_are_the_same_bytes_whatever_the_rules_and_after_a_reset() -> None:
    before = html()
    changed = html("/whatif?w=limits_3_privacy.watch_0&without=evidence.perception&gate=off&within=geometric")
    reset = re.search(r'id="what-if-reset" href="([^"]+)"', changed)
    assert reset is not None
    assert official_cells(changed) == official_cells(before) != []
    assert html(reset[1]) == before


def test_no_element_of_a_what_if_score_can_be_taken_for_an_official_one() -> None:
    page = html("/whatif?w=limits_3")
    elements = re.findall(r"<[a-z]+ [^>]*>", page)
    ours = [element for element in elements if "data-what-if-state=" in element]
    official = [element for element in elements if " data-score=" in element]
    assert ours
    assert official
    assert not [
        element for element in ours if re.search(r" data-(node|iso3|score|state|lane|year)=", element)
    ]
    assert not [element for element in official if "data-what-if" in element]


def test_every_official_value_beside_a_what_if_equals_the_book_and_every_what_if_the_engine() -> None:
    page = html("/whatif?w=limits_3&year=2021")
    answer = what_if(BOOK, read(w="limits_3", year="2021"))
    expected = {row.economy.iso3: row for row in answer.rows}
    official = re.findall(r'data-iso3="(\w+)"[^>]*data-state="scored" data-score="([^"]+)"', page)
    mine = re.findall(r'data-what-if="(\w+)"[^>]*data-what-if-score="([^"]+)"', page)
    assert {iso3 for iso3, _ in mine} == {
        row.economy.iso3 for row in answer.rows if row.what_if.score is not None
    }
    for iso3, value in official:
        assert float(value) == BOOK.cell(iso3, "privacy", 2021).score
    for iso3, value in mine:
        assert float(value) == expected[iso3].what_if.score


def test_the_watermark_stands_on_every_what_if() -> None:
    for address in ("/whatif", "/whatif?w=limits_3"):
        page = html(address)
        assert '<p class="what-if-banner"><strong>What if: your own weights, not our scores</strong>' in page
        assert page.count("What if: your own weights, not our scores") >= 4
        assert ROUTER.view(address).title.startswith("What if: your own weights, not our scores")


def test_a_what_if_is_not_kept_but_the_start_is() -> None:
    kept = PageRequest("en", "/whatif", {}, {"w": "limits_3"})
    assert not page_module.page(SITE, kept).keep
    assert page_module.page(SITE, PageRequest("en", "/whatif")).keep


def test_rows_say_what_a_reader_sees_move() -> None:
    answer = what_if(BOOK, read(w="limits_0"))
    moved = {row.economy.iso3: row.direction for row in answer.rows}
    assert moved == {"AAA": "up", "BBB": "", "CCC": ""}
    assert next(row.economy.iso3 for row in what_if(BOOK, read(w="limits_0", sort="change")).rows) == "AAA"
    moves = answer.subject_moves
    assert moves is not None
    assert (moves.up, moves.down, moves.gained, moves.lost) == (1, 0, 0, 0)
    assert finding(answer).startswith("Privacy: 1 of 1 score moves")


def test_gaining_and_losing_a_score_is_told_apart_from_moving() -> None:
    gained = what_if(BOOK, read(gate="off"))
    assert [row.economy.iso3 for row in gained.rows if row.direction == "other"] == ["BBB"]
    assert (gained.subject_moves.gained, gained.subject_moves.lost) == (1, 0)
    assert movement(gained) == "1 country gains a score."
    lost = what_if(BOOK, read(gate__indicators="9"))
    assert (lost.subject_moves.gained, lost.subject_moves.lost) == (0, 1)
    assert finding(lost) == "Privacy: nothing to compare under these rules"


def test_every_change_can_be_undone_by_itself() -> None:
    choice = read(
        w="limits_3", weights="equal", without="evidence.perception", within="geometric", gate__coverage="40"
    )
    found = changes(what_if(BOOK, choice))
    assert len(found) == 5
    for change in found:
        undone = read_what_if(BOOK, {key: str(value) for key, value in change.undone.items() if value})
        assert len(changes(what_if(BOOK, undone))) == 4


def test_presets_come_from_the_content() -> None:
    offered = {preset.id: preset for preset in presets(read(), GROUPS)}
    assert list(offered)[:2] == ["ours", "equal"]
    assert offered["ours"].current
    assert "no-perceptions" in offered
    assert {"source.open", "source.closed"} <= set(offered)
    closed = read_what_if(BOOK, offered["source.closed"].query)
    assert closed.rules.left_out == {"spying"}
    assert [preset.id for preset in presets(closed, GROUPS) if preset.current] == ["source.closed"]


def test_sliders_reach_every_weight_and_say_what_it_decides() -> None:
    choice = read(w="limits_7.3")
    controls = what_if(BOOK, choice).weights
    law = controls[0].dimensions[0]
    limits = next(slider for slider in law.indicators if slider.node == "limits")
    assert (limits.value, limits.base, limits.official, limits.most, limits.step) == (
        7.3,
        1.0,
        1.0,
        7.3,
        "any",
    )
    assert limits.share == pytest.approx(0.5 * 7.3 / 8.3)
    assert controls[1].dimensions[0].slider is None, (
        "a dimension that the content does not name has no weight"
    )


def test_the_weight_of_a_right_stands_where_a_style_sheet_shows_it_beside_an_overall_only() -> None:
    """The mark and the weights are one form, so that neither scripts nor a new page are needed."""
    page = html()
    assert '<div class="what-if-weight what-if-of-overall">' in page
    assert re.search(r'<input type="checkbox" [^>]*name="overall"[^>]* value="1"/>', page)
    sheet = Path(str(page_module.__file__)).with_name("what_if.css").read_text("utf-8")
    assert '.what-if:has([type="checkbox"][name="overall"]:not(:checked)) .what-if-of-overall' in sheet


def test_the_gate_reads_per_cent_and_can_be_lifted() -> None:
    assert read(gate__coverage="25").rules.gate == Gate(coverage=0.25, range_coverage=0.2)
    assert read(gate__coverage="60").rules.gate is None, "the content's own value is no change"
    assert read(gate="off").rules.gate == Gate()


# --- the verdict in words -------------------------------------------------------------


def test_the_verdict_names_both_countries_and_what_they_are_compared_on() -> None:
    words = verdict_words(what_if(BOOK, read(a="AAA", b="BBB")))
    assert words.heading.startswith("“Åland scores above Bravo” holds in ")
    assert "2 indicators of 3 that both have" in words.basis
    assert words.share is not None


def test_the_same_country_twice_and_nothing_in_common_are_said_plainly() -> None:
    assert verdict_words(what_if(BOOK, read(a="AAA", b="AAA"))).heading == "Choose two different countries"
    nothing = verdict_words(what_if(BOOK, read(a="AAA", b="CCC")))
    assert nothing.heading == "Åland and Charlie share no evidence to be compared on"
    assert nothing.share is None
    assert "Choose two different countries" in html("/whatif?a=AAA&b=AAA")


def two(first: list[float], second: list[float], weights: list[float]):
    """The verdict's words on two countries over as many indicators of one dimension."""
    names = [f"i{place}" for place in range(len(first))]
    rows = [
        (name, iso3, 2020, 20 * (value - 1))
        for iso3, own in (("AAA", first), ("BBB", second))
        for name, value in zip(names, own, strict=True)
    ]
    parts = [indicator(name, weight=weight) for name, weight in zip(names, weights, strict=True)]
    book = score(content(parts, rows, [pillar("privacy", "law")], ("AAA", "BBB")))
    return verdict_words(what_if(book, read_what_if(book, {"a": "AAA", "b": "BBB"})))


def test_the_turning_point_names_who_would_come_out_above() -> None:
    # 0.9·3 - 0.1·1 = 2.6 ahead; moving m from the first to the second takes 4m: level at 0.65.
    leads = two([5, 2], [2, 3], [9, 1])
    assert leads.turn == (
        "To put BBB above AAA, a little more than 65% of the weight must move between indicators."
    )
    trails = two([2, 3], [5, 2], [9, 1])
    assert (
        trails.turn
        == f"With your weights it does not hold. {leads.turn.replace('BBB above AAA', 'AAA above BBB')}"
    )


def test_a_lead_everywhere_is_said_to_stand_under_every_weighting() -> None:
    words = two([5, 4], [2, 3], [1, 1])
    assert (
        words.turn == "No weighting turns this round: AAA is above in every one of the indicators compared."
    )
    assert "holds in 100% of all weightings" in words.heading
    level = two([5, 3], [2, 3], [1, 1])
    assert level.turn.startswith("No weighting puts BBB above AAA; with 50% of the weight moved")


def test_no_random_weighting_is_not_yet_no_weighting() -> None:
    words = two([6, 6, 6, 6, 6, 6, 2], [1, 1, 1, 1, 1, 1, 2.01], [1] * 7)
    assert "holds in over 99% of all weightings" in words.heading
    assert "To put BBB above AAA" in words.turn


def test_a_dimension_that_is_left_out_whole_says_so() -> None:
    choice = read(without="evidence.perception")
    controls = what_if(BOOK, choice).weights
    watch = next(part for part in controls[0].dimensions if part.dimension.id == "watch")
    assert watch.slider is not None
    assert watch.slider.left_out


@pytest.mark.parametrize(
    ("share", "words"),
    [(1.0, "100%"), (0.0, "0%"), (0.9995, "99.9%"), (0.0002, "0.1%"), (0.5, "50%"), (0.994, "99.4%")],
)
def test_all_and_none_are_said_only_where_it_is_so(share: float, words: str) -> None:
    assert share_words(share) == words


def test_changes_are_held_against_the_doubt_of_our_own_scores() -> None:
    named = [indicator("law"), indicator("use")]
    rows = [("law", iso3, 2020, value) for iso3, value in (("AAA", 50), ("BBB", 10))]
    rows += [("use", iso3, 2020, value) for iso3, value in (("AAA", 50), ("BBB", 90))]
    book = score(content(named, rows, economies=("AAA", "BBB")))
    doubt = uncertainty(book)
    answer = what_if(book, read_what_if(book, {"w": "law_5"}), doubt)
    # AAA stays at 3.5; BBB moves from 3.5 to 2.2, far beyond what random weights do to it.
    assert [round(row.change, 2) for row in answer.rows] == [0, -1.33]
    assert within_doubt(answer) == (
        "1 of 2 countries scored both ways stay within the doubt of our own score."
    )
    assert within_doubt(what_if(book, read_what_if(book, {}), doubt)) == ""


def test_the_verdict_stands_beside_what_all_doubt_allows_to_say() -> None:
    rows = [("law", iso3, 2020, value) for iso3, value in (("AAA", 55), ("BBB", 50))]
    made = content([indicator("law", evidence="expert")], rows, economies=("AAA", "BBB"))
    for error, told in ((0.05, "AAA stands above BBB."), (1.0, "the two cannot be told apart.")):
        doubt = Uncertainty(measurement={"expert": error})
        book = score(replace(made, methodology=replace(made.methodology, uncertainty=doubt)))
        answer = what_if(book, read_what_if(book, {"a": "AAA", "b": "BBB"}), uncertainty(book))
        assert doubt_words(answer).endswith(told)


def test_a_pair_that_cannot_be_told_apart_never_seems_to_reach_the_limit() -> None:
    rows = [("law", iso3, 2020, value) for iso3, value in (("AAA", 55), ("BBB", 50))]
    book = score(content([indicator("law")], rows, economies=("AAA", "BBB")))
    doubt = with_counts(book, {(0, 1): int(0.9496 * book.methodology.uncertainty.draws)})
    answer = what_if(book, read_what_if(book, {"a": "AAA", "b": "BBB"}), doubt)
    assert "AAA is higher in 94 of 100 recalculations: the two cannot be told apart." in doubt_words(answer)
