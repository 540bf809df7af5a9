"""The four words of terms at every exit: pages, charts, API, files and commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.frame.api.openapi import address as described
from dashboard.frame.page import Site
from dashboard.server.api import register, resources
from dashboard.server.app import create_app
from dashboard.server.router import Router
from dashboard.views import faces
from methodology.explain.receipts import node_receipt
from methodology.scoring.engine import score
from tests.support.command import Command
from tests.support.four_terms import (
    BACKGROUND,
    EARLIER,
    EVENTS,
    FIGURES,
    REQUESTS,
    WORDS,
    write_four_terms,
)
from tests.support.islands import island_graphs
from tests.support.roots import read
from tests.support.site import site_of

OF_ONE_COUNTRY = (
    "/country/AAA",
    "/country/AAA/privacy",
    *(f"/country/AAA/indicator/{word}-measure" for word in WORDS),
    *(f"/country/AAA/indicator/{word}-background" for word in WORDS),
    "/compare?c=AAA,BBB",
)
"""Pages that speak of one economy or of a few."""
OF_THE_WORLD = (
    "/",
    "/indicator",
    *(f"/indicator/{word}-measure" for word in WORDS),
    *(f"/indicator/{word}-background" for word in WORDS),
    "/methodology",
    "/methodology/changes",
    "/data",
    "/about",
    "/whatif",
    "/audit",
    "/gaps",
)
DRAWN = {"indicator-history"}
"""Charts for which this content has figures."""
API = (
    "/meta",
    "/openapi.json",
    "/pillars",
    "/indicators",
    *(f"/indicators/{word}-measure" for word in WORDS),
    *(f"/indicators/{word}-background" for word in WORDS),
    *(f"/indicators/{word}-measure/income" for word in WORDS),
    "/economies",
    "/economies/AAA/profile",
    "/scores?limit=1000",
    "/explain/AAA/privacy",
    "/explain/AAA/privacy?lane=corporate",
    *(f"/explain/AAA/{word}-measure" for word in WORDS),
    *(f"/explain/AAA/{word}-background" for word in WORDS),
    "/compare?iso3=AAA,BBB",
    *(f"/observations?series={word}-series" for word in WORDS),
    *(f"/observations?series={word}-background" for word in WORDS),
    "/sources",
    "/companies",
    "/download/scores.csv",
    "/download/uncertainty.csv",
    "/download/changes.csv",
    "/download/companies.csv",
    "/download/audit.csv",
    "/download/gaps.csv",
    "/download/companies.csv",
)
COMMANDS = (
    ("validate",),
    ("score", "--year", "all"),
    ("score", "--year", "all", "--format", "json"),
    ("explain", "AAA", "privacy"),
    ("explain", "AAA", "privacy", "--format", "json"),
    *(("explain", "AAA", f"{word}-measure") for word in WORDS),
    *(("explain", "AAA", f"{word}-background") for word in WORDS),
    ("uncertainty",),
    ("audit",),
    ("audit", "--format", "json"),
    ("sensitivity",),
    ("compare", "AAA", "BBB"),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_four_terms(tmp_path_factory.mktemp("four-terms"))


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return site_of(score(read(root)))


@pytest.fixture(scope="module")
def client(site: Site) -> FlaskClient:
    server = Flask("terms-test")
    register(server, site)
    return server.test_client()


def page(site: Site, address: str) -> str:
    found = _Routers.of(site).view(address)
    assert found.status == 200, address
    return str(found.html)


class _Routers:
    """One router a site, so that a page is rendered once."""

    known: dict[int, Router] = {}  # noqa: RUF012

    @classmethod
    def of(cls, site: Site) -> Router:
        return cls.known.setdefault(id(site), Router(site))


def told(text: str, figures: dict[str, str] = FIGURES) -> set[str]:
    """The words whose figure stands in a text."""
    return {word for word, figure in figures.items() if figure in text}


# --- where a figure may stand -------------------------------------------------------------------------------


@pytest.mark.parametrize("address", OF_ONE_COUNTRY)
def test_a_page_of_one_country_shows_at_most_open_and_cited_figures(site: Site, address: str):
    text = page(site, address)
    assert told(text) <= {"raw", "cite"}
    assert told(text, EARLIER) <= {"raw", "cite"}
    assert told(text, BACKGROUND) <= {"raw", "cite"}


@pytest.mark.parametrize("word", WORDS)
def test_the_page_of_one_score_shows_the_figure_that_may_be_cited(site: Site, word: str):
    text = page(site, f"/country/AAA/indicator/{word}-measure")
    assert told(text) == {word} & {"raw", "cite"}


def test_a_right_and_a_small_comparison_cite(site: Site):
    assert told(page(site, "/country/AAA/privacy")) == {"raw", "cite"}
    table = page(site, "/compare?c=AAA,BBB").partition('class="spread-table"')[2].partition("</table>")[0]
    rows = {
        word: re.findall(rf"/indicator/{word}-measure.*?</tr>", table, re.DOTALL)[0] for word in WORDS[:3]
    }
    shown = {
        word: re.findall(r'<td class="number spread-figure".*?>(.*?)</td>', row) for word, row in rows.items()
    }
    assert shown == {"raw": ["11.6", "60.3"], "cite": ["22.6", "61.3"], "derived": ["2.7", "4.1"]}


@pytest.mark.parametrize("word", ["raw", "cite"])
def test_a_receipt_cites_its_one_figure(site: Site, word: str):
    book = site.book
    number = node_receipt(book, book.node_index[f"{word}-measure"], "AAA", 2022, "all")
    text = page(site, f"/receipt/{number}")
    assert FIGURES[word] in text
    assert f"House of {word}" in text


@pytest.mark.parametrize("address", OF_THE_WORLD)
def test_a_page_of_all_countries_shows_open_figures_only(site: Site, address: str):
    for figures in (FIGURES, EARLIER, BACKGROUND):
        assert told(page(site, address), figures) <= {"raw"}


def test_charts_hold_open_figures_only(site: Site):
    app = create_app(site.book)
    islands = [name for face in faces() if not face.workbench for name in face.islands]
    charts = {
        (name, address): json.dumps(island_graphs(app, name, address))
        for address in (*OF_ONE_COUNTRY, *OF_THE_WORLD)
        for name in islands
    }
    assert {name for name, chart in charts} == set(islands)
    assert {name for (name, _address), chart in charts.items() if chart != "[]"} >= DRAWN
    for figures in (FIGURES, EARLIER, BACKGROUND):
        assert set().union(*(told(chart, figures) for chart in charts.values())) <= {"raw"}


@pytest.mark.parametrize("address", API)
def test_the_api_and_its_files_hold_open_figures_only(client: FlaskClient, address: str):
    answer = client.get(f"/api/v1{address}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    for figures in (FIGURES, EARLIER, BACKGROUND):
        assert told(answer.get_data(as_text=True), figures) <= {"raw"}


def test_every_address_of_the_api_is_walked():
    addresses = [described(resource.path) for resource in resources(faces())]
    patterns = [re.compile(re.sub(r"{\w+}", "[^/]+", address)) for address in addresses]
    walked = [address.partition("?")[0] for address in API]
    assert [p.pattern for p in patterns if not any(p.fullmatch(address) for address in walked)] == []


def test_every_page_is_walked(site: Site):
    walked = {_Routers.of(site).view(address).page for address in (*OF_ONE_COUNTRY, *OF_THE_WORLD)}
    assert len(walked) + 1 >= len(faces()), (
        "a page is missing from the lists above (receipts are walked apart)"
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_commands_print_open_figures_only(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
):
    outcome = Command(root, capsys)(*words)
    assert outcome.code == 0, outcome.words
    for figures in (FIGURES, EARLIER, BACKGROUND):
        assert told(outcome.out + outcome.words, figures) <= {"raw"}


def test_a_withheld_figure_is_null_with_a_note_and_an_address(client: FlaskClient):
    cited = client.get("/api/v1/explain/AAA/cite-measure").get_json()
    assert cited["value"] is None
    note = "We have no licence from House of cite to pass this figure on; read it at https://cite.example/AAA/2022"
    assert cited["withheld"] == note
    closed = client.get("/api/v1/observations?series=derived-series").get_json()
    assert closed["items"] == []
    assert closed["note"].startswith(
        "House of derived reserves all rights in this figure; read it at https://"
    )


# --- nothing of `none` --------------------------------------------------------------------------------------


def test_of_a_source_that_lets_nothing_out_no_score_is_told(site: Site, client: FlaskClient):
    book = site.book
    cells = [book.cell(iso3, "none-measure", year) for iso3 in ("AAA", "BBB") for year in book.years]
    assert {cell.score for cell in cells} == {None}
    assert {cell.state for cell in cells} == {"not-scored"}
    row = client.get("/api/v1/scores?node=none-measure&lane=all").get_json()["items"][0]
    assert (row["score"], row["value"]) == (None, None)
    others = book.cell("AAA", "privacy.practice", 2022)
    assert others.score == book.cell("AAA", "cite-measure", 2022).score


def test_events_follow_the_same_words(site: Site):
    text = page(site, "/country/AAA")
    assert {word for word, day in EVENTS.items() if day in text} == {"raw", "cite"}
    assert "House of derived records" in text
    assert "House of none records" not in text
    assert not any(day in page(site, address) for address in OF_THE_WORLD for day in EVENTS.values())


def test_company_evidence_follows_the_same_words(site: Site, client: FlaskClient):
    def found(text: str) -> set[str]:
        return {word for word, count in REQUESTS.items() if str(count) in text.replace(",", "")}

    for address in OF_ONE_COUNTRY:
        assert found(page(site, address)) <= {"raw", "cite"}
    assert found(page(site, "/country/AAA")) == {"raw", "cite"}
    for address in OF_THE_WORLD:
        assert found(page(site, address)) <= {"raw"}
    for address in API:
        assert found(client.get(f"/api/v1{address}").get_data(as_text=True)) <= {"raw"}


# --- what is said -------------------------------------------------------------------------------------------


def test_the_terms_stand_at_the_figure(site: Site):
    cited = page(site, "/country/AAA/indicator/cite-measure")
    assert "Shown with citation; not ours to pass on." in cited
    assert 'href="https://cite.example/AAA/2022"' in cited
    opened = page(site, "/country/AAA/indicator/raw-measure")
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in opened
    assert "Changed by us: put on the scale from 1 to 6." in opened
    closed = page(site, "/country/AAA/indicator/derived-measure")
    assert "House of derived reserves all rights in this figure" in closed
