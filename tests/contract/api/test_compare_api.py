"""The API's comparison: that of the doubt, pair by pair, and what it refuses."""

from __future__ import annotations

from itertools import combinations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.server.api import register
from dashboard.views.compare.api import MOST
from methodology.scoring.engine import score
from tests.support.compare import compare_site, with_doubt
from tests.support.content import content, indicator
from tests.support.country import BARE, FAR, NEAR, POOR, RICH, country_book

SITE = compare_site(country_book())
ASKED = (RICH, POOR, NEAR, FAR, BARE)


def client_of(site) -> FlaskClient:
    server = Flask("compare-api")
    register(server, site)
    return server.test_client()


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return client_of(SITE)


@pytest.fixture(scope="module")
def found(client: FlaskClient) -> dict:
    answer = client.get(f"/api/v1/compare?iso3={','.join(ASKED).lower()}&year=2021")
    assert answer.status_code == 200
    return answer.get_json()


def test_the_head_says_what_the_shares_rest_on(found: dict) -> None:
    how = SITE.book.methodology.uncertainty
    head = {key: found[key] for key in ("year", "economies", "draws", "seed", "level", "apart")}
    assert head == {
        "year": 2021,
        "economies": list(ASKED),
        "draws": how.draws,
        "seed": how.seed,
        "level": how.level,
        "apart": 0.95,
    }


def test_every_right_stands_in_every_lane(found: dict) -> None:
    places = [(node["node"], node["lane"]) for node in found["nodes"]]
    assert places == [(p.id, lane) for p in SITE.book.framework.pillars for lane in SITE.book.lanes]


def test_scores_intervals_and_ranks_are_those_of_the_doubt(found: dict) -> None:
    doubt = SITE.doubts.of(2021)
    for node in found["nodes"]:
        assert [row["iso3"] for row in node["economies"]] == list(ASKED)
        for row in node["economies"]:
            at = row["iso3"], node["node"], node["lane"]
            cell, parts = SITE.book.cell(at[0], at[1], 2021, at[2]), doubt.components(*at)
            assert (row["score"], row["state"]) == (cell.score, cell.state)
            if parts is None:
                assert row["interval"] is row["outside"] is row["method"] is row["rank"] is None
                continue
            for name, ends in (
                ("interval", parts.evidence),
                ("method", parts.method),
            ):
                assert (row[name]["low"], row[name]["high"]) == ends
            rank = row["rank"]
            assert (rank["low"], rank["high"]) == doubt.rank_range(*at)
            assert (rank["set_low"], rank["set_high"]) == doubt.rank_set(*at)
            assert rank["of"] == doubt.ranked(at[1], at[2])


def test_pairs_are_those_of_the_doubt_and_shares_sum_to_one(found: dict) -> None:
    doubt = SITE.doubts.of(2021)
    for node in found["nodes"]:
        scored = [row["iso3"] for row in node["economies"] if row["score"] is not None]
        assert [(p["first"], p["second"]) for p in node["pairs"]] == list(combinations(scored, 2))
        for pair in node["pairs"]:
            told = doubt.compare(pair["first"], pair["second"], node["node"], node["lane"])
            assert told is not None
            assert (pair["above"], pair["below"], pair["level"]) == (told.above, told.below, told.level)
            assert pair["verdict"] == told.verdict
            assert pair["above"] + pair["below"] + pair["level"] == pytest.approx(1)


def test_an_overall_that_is_published_comes_first() -> None:
    rows = [("law", "AAA", 2020, 90.0), ("law", "BBB", 2020, 20.0)]
    made = content([indicator("law")], rows, economies=("AAA", "BBB"), publish_overall=True)
    answer = client_of(compare_site(score(with_doubt(made)))).get("/api/v1/compare?iso3=AAA,BBB").get_json()
    assert answer["nodes"][0]["node"] == "overall"
    assert answer["nodes"][0]["pairs"][0]["verdict"] == "higher"


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("", "iso3", f"2 to {MOST}"),
        ("iso3=RIC", "iso3", "names 1"),
        ("iso3=RIC,ric", "iso3", "names 1"),
        ("iso3=RIC,XXX", "iso3", "XXX"),
        ("iso3=RIC,FAR&year=1900", "year", "1900"),
        ("iso3=RIC,FAR&lane=all", "lane", "not a parameter"),
    ],
)
def test_it_refuses_by_name(client: FlaskClient, query: str, parameter: str, words: str) -> None:
    answer = client.get(f"/api/v1/compare?{query}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    body = answer.get_json()
    assert body["parameter"] == parameter
    assert words in body["detail"]
    assert body["allowed"]


def test_more_than_the_most_are_refused() -> None:
    codes = [f"A{chr(65 + k // 26)}{chr(65 + k % 26)}" for k in range(MOST + 1)]
    made = content([indicator("law")], [("law", code, 2020, 50.0) for code in codes], economies=codes)
    client = client_of(compare_site(score(with_doubt(made))))
    assert client.get(f"/api/v1/compare?iso3={','.join(codes[:MOST])}").status_code == 200
    assert client.get(f"/api/v1/compare?iso3={','.join(codes)}").status_code == 400
