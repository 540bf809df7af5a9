"""The comparison as HTML: its finding, what stands beside what, foreign content, and agreement with `drd`."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from dashboard.answers.asked.refused import Refused
from dashboard.answers.pairs.pairs import comparisons, nodes_compared
from dashboard.answers.pairs.words import block_words
from dashboard.exports.comparison import comparison_text
from dashboard.frame.page import Page, Site
from methodology.model import Methodology
from methodology.scoring.engine import score
from tests.support.catalogue import SECRET as CATALOGUE_SECRET
from tests.support.catalogue import catalogue_book
from tests.support.compare import LETTERS, compare_site, compared, shaken_book, with_doubt
from tests.support.content import content, indicator, pillar
from tests.support.country import BARE, FAR, NEAR, POOR, RICH, SECRET, country_book

SITE = compare_site(country_book())
BOOK = SITE.book
ALL_FIVE = f"{RICH},{POOR},{NEAR},{FAR},{BARE}"


def site_of(*indicators, rows, pillars=None, economies=("AAA", "BBB"), **method) -> Site:
    return compare_site(score(with_doubt(content(indicators, rows, pillars, economies, **method))))


OVERALL = site_of(
    indicator("law"),
    indicator("use", pillar="access", dimension="reach"),
    rows=[(n, c, 2020, v) for n in ("law", "use") for c, v in (("AAA", 90.0), ("BBB", 20.0))],
    pillars=[pillar("privacy", "law"), pillar("access", "reach")],
    publish_overall=True,
)
OTHER_LANES = site_of(
    indicator("law", responsibility={"state": 1.0}),
    indicator("use", responsibility={"corporate": 1.0}),
    rows=[(n, c, 2020, v) for n in ("law", "use") for c, v in (("AAA", 90.0), ("BBB", 20.0))],
    lanes={"courts": ("state",), "shops": ("corporate",), "streets": ("unknown",)},
)
NO_LANES = site_of(indicator("law"), rows=[("law", "AAA", 2020, 90.0), ("law", "BBB", 2020, 20.0)], lanes={})
NO_SCORES = site_of(indicator("law"), rows=[("law", "AAA", 2020, 90.0)], economies=("BBB", "CCC", "AAA"))
WIDE_SCALE = site_of(
    indicator("law"),
    rows=[("law", "AAA", 2020, 90.0), ("law", "BBB", 2020, 20.0)],
    scale_min=0.0,
    scale_max=100.0,
)


def pages() -> list[Page]:
    found = [
        compared(SITE, c=ALL_FIVE, lane=lane, order=order) for lane in BOOK.lanes for order in ("", "az")
    ]
    found += [compared(SITE), compared(SITE, c=RICH), compared(SITE, c=f"{RICH},{FAR}", year="2018")]
    catalogue = compare_site(catalogue_book())
    found += [compared(catalogue, c="AAA,BBB,CCC", lane=lane) for lane in catalogue.book.lanes]
    for site in (OVERALL, OTHER_LANES, NO_LANES, WIDE_SCALE, NO_SCORES):
        found += [compared(site, c="AAA,BBB", lane=lane) for lane in site.book.lanes]
        found += [compared(site), compared(site, c="AAA")]
    return found


def heading(page: Page) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page.html, re.DOTALL)
    assert found
    return found[1]


def test_every_page_renders_without_withheld_figures_or_inline_styles() -> None:
    for page in pages():
        assert (page.status, page.name) == (200, "compare")
        assert str(SECRET)[:5] not in page.html
        assert str(CATALOGUE_SECRET)[:5] not in page.html
        assert " style=" not in page.html
        assert " onclick" not in page.html


def test_ids_are_unique_labels_lead_somewhere_and_headings_descend() -> None:
    for page in pages():
        ids = re.findall(r'\bid="([^"]+)"', page.html)
        assert len(ids) == len(set(ids)), page.title
        labels = set(" ".join(re.findall(r'aria-labelledby="([^"]+)"', page.html)).split())
        assert labels <= set(ids), page.title
        levels = [int(level) for level in re.findall(r"<h([1-6])", page.html)]
        assert (levels[0], levels.count(1)) == (1, 1)
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


def test_scores_carry_what_a_machine_needs() -> None:
    html = compared(SITE, c=ALL_FIVE).html
    for iso3 in BOOK.economy_index:
        cell = BOOK.cell(iso3, "speech", 2021)
        exact = f' data-score="{cell.score!r}"' if cell.score is not None else ""
        place = f'data-node="speech" data-iso3="{iso3}" data-year="2021" data-lane="all"'
        assert f'{place} data-state="{cell.state}"{exact}' in html


def test_every_score_shown_carries_the_interval_around_it() -> None:
    html = compared(SITE, c=ALL_FIVE).html
    place = r'data-node="(\w+)" data-iso3="(\w+)" data-year="(\d+)" data-lane="(\w+)" data-state="scored"'
    shown = re.findall(place + r' data-score="[^"]+" data-low="([^"]+)" data-high="([^"]+)"', html)
    assert len(shown) == html.count("data-score=")
    for node, iso3, year, lane, low, high in shown:
        interval = SITE.doubts.interval(BOOK.cell(iso3, node, int(year), lane))
        assert (low, high) == tuple(f"{end:.3f}" for end in interval)


def test_brackets_are_the_groups_and_every_sentence_stands_on_the_page() -> None:
    doubt = SITE.doubts.of(2021)
    html = compared(SITE, c=ALL_FIVE).html
    codes = re.findall(r'data-chip="(\w+)"', html)
    assert codes == [BARE, FAR, NEAR, POOR, RICH]
    groups = []
    for node in nodes_compared(BOOK):
        found = comparisons(BOOK, doubt, codes, node)
        groups += [" ".join(group) for group in found.groups]
        words = block_words(found)
        assert all(sentence in html for sentence in (words.headline, *words.sentences, words.note))
    assert re.findall(r'data-bracket="([^"]+)"', html) == groups


def test_a_to_z_draws_no_brackets_and_keeps_the_sentences() -> None:
    by_score, a_to_z = compared(SITE, c=ALL_FIVE).html, compared(SITE, c=ALL_FIVE, order="az").html
    assert "data-bracket" not in a_to_z
    assert re.findall(r'data-row="(\w+)"', a_to_z)[:5] == [BARE, FAR, NEAR, POOR, RICH]
    headlines = [re.findall(r'compare-headline">(.*?)<', html) for html in (by_score, a_to_z)]
    assert headlines[0] == headlines[1]
    assert "stand from A to Z" in a_to_z


def test_the_title_of_two_says_who_stands_above_whom_and_where() -> None:
    site = compare_site(shaken_book([90, 20, 21]))
    assert heading(compared(site, c="AAA,BBB")) == "AAA stands above BBB in privacy"
    assert heading(compared(site, c="BBB,CCC")) == "BBB and CCC cannot be told apart in privacy"


def test_the_title_of_several_counts_pairs() -> None:
    site = compare_site(shaken_book([90, 20, 21]))
    assert heading(compared(site, c="AAA,BBB,CCC")) == "2 of 3 pairs can be told apart"
    assert heading(compared(compare_site(shaken_book([50, 51, 50])), c="AAA,BBB,CCC")) == (
        "None of 3 pairs can be told apart"
    )
    assert heading(compared(compare_site(shaken_book([90, 50, 10])), c="AAA,BBB,CCC")) == (
        "All 3 pairs can be told apart"
    )


def test_the_title_names_the_right_with_the_clearest_differences() -> None:
    rows = [("law", c, 2020, v) for c, v in (("AAA", 90.0), ("BBB", 50.0), ("CCC", 10.0))]
    rows += [("use", c, 2020, 50.0) for c in ("AAA", "BBB", "CCC")]
    site = site_of(
        indicator("law"),
        indicator("use", pillar="access", dimension="reach"),
        rows=rows,
        pillars=[pillar("privacy", "law"), pillar("access", "reach")],
        economies=("AAA", "BBB", "CCC"),
    )
    page = compared(site, c="AAA,BBB,CCC")
    assert heading(page) == "3 of 6 pairs can be told apart, most clearly in privacy"
    assert "3 countries and 2 rights make 6 pairs." in page.html
    assert "In access it settles no pair at all." in page.html


def test_pairs_without_two_scores_are_counted_apart() -> None:
    html = compared(SITE, c=ALL_FIVE).html
    total = sum(len(comparisons(BOOK, SITE.doubts.of(), list(BOOK.economy_index), p.id).pairs)
                for p in BOOK.framework.pillars)  # fmt: skip
    assert "5 countries and 2 rights make 20 pairs." in html
    assert f"{20 - total} of them cannot be compared" in html


def test_content_without_any_score_says_so() -> None:
    page = compared(NO_SCORES, c="BBB,CCC")
    assert heading(page) == "Too little evidence to compare BBB and CCC"
    assert "None of these countries has a score here." in page.html
    assert "No indicator has different scores" in page.html


def test_an_overall_that_is_published_comes_first_and_is_not_counted() -> None:
    html = compared(OVERALL, c="AAA,BBB").html
    assert re.findall(r'data-compare="(\w+)"', html) == ["overall", "privacy", "access"]
    assert "2 countries and 2 rights make 2 pairs." in html


def test_lanes_of_foreign_content_stand_one_under_the_other() -> None:
    html = compared(OTHER_LANES, c="AAA,BBB").html
    assert "Part by part" in html
    assert 'data-lane="courts"' in html
    assert "streets: not scored" in html
    assert "Part by part" not in compared(NO_LANES, c="AAA,BBB").html


def test_an_empty_ruler_says_the_same_reason_as_the_words_beside_it() -> None:
    html = compared(OTHER_LANES, c="AAA,BBB").html
    labels = set(re.findall(r'aria-label="streets: not scored, ([^"]+)"', html))
    beside = set(re.findall(r'parts-reason">streets: not scored, ([^<]+)<', html))
    assert labels == beside != set()


def test_more_than_eight_are_named_kindly() -> None:
    codes = [f"{a}{b}{b}" for a in LETTERS[:3] for b in LETTERS[:3]]
    rows = [("law", code, 2020, 50.0) for code in codes]
    page = compared(site_of(indicator("law"), rows=rows, economies=codes), c=",".join(codes))
    assert page.status == 200
    assert f"so {codes[-1]} had to be left out" in page.html
    assert len(re.findall(r"data-chip", page.html)) == 8


def test_links_hold_the_normalised_state() -> None:
    html = compared(SITE, c="ric,FAR,NEA", lane="state", year="2018").html
    assert 'href="/compare?c=FAR,NEA&amp;year=2018&amp;lane=state"' in html
    assert "drd compare FAR NEA RIC --year 2018" in html
    assert "/api/v1/download/scores.csv?iso3=FAR,NEA,RIC&year=2018&level=pillar" in str(html).replace(
        "&amp;", "&"
    )


def test_no_rank_without_its_set() -> None:
    doubt = SITE.doubts.of()
    html = compared(SITE, c=f"{RICH},{FAR}").html
    for iso3 in (RICH, FAR):
        low, high = doubt.rank_range(iso3, "speech")
        best, worst = doubt.rank_set(iso3, "speech")
        assert f'<td class="number">{low} to {high}</td><td class="number">{best} to {worst}</td>' in html


def test_the_start_page_offers_something_in_every_content() -> None:
    assert "/compare?c=NEA,POO,RIC" in compared(SITE).html
    assert "/compare?c=NEA,RIC" in compared(SITE, c=RICH).html
    assert "/compare?c=AAA,BBB" in compared(NO_LANES).html
    alone = site_of(indicator("law"), rows=[("law", "AAA", 2020, 50.0)], economies=("AAA",))
    assert "nothing to compare" in compared(alone, c="AAA").html


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(Refused):
        compared(SITE, c="RIC,XXX")


TOLD = re.compile(r"(\w{3}) is higher than (\w{3}): in (.+) of the draws")
OPEN = re.compile(
    r"(\w{3}) and (\w{3}) cannot be told apart: \1 is higher in (.+) of the draws, \2 in ([^,]+)"
)
PAIR = re.compile(
    r'data-pair="(\w+) (\w+)" data-verdict="(\w+)">.*?<td>(.*?)</td>\s*<td>(.*?)</td>', re.DOTALL
)


def of_hundred(per_cent: str) -> str:
    """What the command writes as per cent, as the page writes it."""
    words = {"under 1%": "fewer than 1 of 100", "over 99%": "more than 99 of 100"}
    return words.get(per_cent, f"{per_cent.removesuffix('%')} of 100")


def said_by_the_command(lane: str) -> list[tuple[str, ...]]:
    """(who is higher or both names, share or both shares) of every line on a pair in one lane."""
    text = comparison_text(BOOK, SITE.doubts.of(2021), [BARE, FAR, NEAR, POOR, RICH])
    found: list[tuple[str, ...]] = []
    current = ""
    for line in text.splitlines():
        current = line.strip(" :") if line.strip(" :") in BOOK.lanes and line.endswith(":") else current
        if current == lane and (match := TOLD.search(line) or OPEN.search(line)):
            names, shares = match.groups()[:2], match.groups()[2:]
            found.append((*names, *map(of_hundred, shares)))
    return found


def said_by_the_page(lane: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for first, second, verdict, above, below in PAIR.findall(compared(SITE, c=ALL_FIVE, lane=lane).html):
        told = {"higher": (first, second, above), "lower": (second, first, below)}
        found.append(told.get(verdict, (first, second, above, below)))
    return found


@pytest.mark.parametrize("lane", BOOK.lanes)
def test_the_page_and_drd_compare_say_the_same(lane: str) -> None:
    assert said_by_the_page(lane)
    assert said_by_the_command(lane) == said_by_the_page(lane)


def test_a_methodology_s_own_level_stands_in_the_key() -> None:
    method = replace(BOOK.methodology, uncertainty=replace(Methodology().uncertainty, draws=200, level=0.8))
    site = compare_site(score(replace(BOOK.content, methodology=method)))
    html = compared(site, c=f"{RICH},{FAR}").html
    assert "where it lies by its evidence, in 80 of 100 recalculations" in html
    assert "asked of 200 recalculations" in html
