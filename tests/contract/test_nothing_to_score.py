"""Content of which nothing is scored: every command and page answers, and none fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.content.versions.published import open_book
from dashboard.server.app import create_app
from tests.support.command import Command
from tests.support.roots import broken, write_root

CONTEXT = "use: context\nreading: It says something else.\n"
METHOD = "methodology/methodology.yaml"
NOTHING: Mapping[str, Mapping[str, str | None]] = {
    "all is context": {
        "indicators/tensions.yaml": None,
        "indicators/pillars.yaml": "pillars: [{id: access, title: Access}]\n",
        "indicators/privacy/privacy-law.yaml": None,
        "indicators/privacy/requests.yaml": None,
        "indicators/access/internet-use.yaml": f"title: People online\nsource: survey\n{CONTEXT}",
    },
    "all sources left out": broken(
        METHOD, "publish_overall: false", "publish_overall: false\nleave_out_sources: [survey, reports]"
    ),
    "no economies": {
        "data/economies.csv": "iso3,name\n",
        "data/observations.csv": "series,iso3,year,value\n",
        "data/companies.csv": None,
        "data/company_scores.csv": None,
        "data/company_markets.csv": None,
        "data/events.csv": None,
    },
}
PAGES = ("/", "/compare", "/gaps", "/methodology", "/about", "/data", "/indicator", "/companies", "/trends",
         "/api/v1/meta", "/api/v1/scores", "/api/v1/pillars", "/api/v1/download/scores.csv")  # fmt: skip
OF_AAA = ("/country/AAA", "/country/AAA/access", "/compare?c=AAA,BBB", "/api/v1/economies/AAA/profile",
          "/api/v1/explain/AAA/access", "/api/v1/compare?iso3=AAA,BBB")  # fmt: skip


@pytest.fixture(params=NOTHING)
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    return write_root(tmp_path / "root", NOTHING[request.param])


def test_every_command_answers(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("uncertainty", "sensitivity", "audit"):
        outcome = Command(root, capsys)(command)
        assert outcome.code < 3, (command, outcome.words)
    assert Command(root, capsys)("validate").code == 0
    table = Command(root, capsys)("score", "--year", "all").out
    assert ",scored," not in table
    assert table.startswith("iso3,year,lane,node,level,score,state,")


def test_every_page_and_address_answers(root: Path) -> None:
    book = open_book(root)
    client = create_app(book).server.test_client()
    for address in (*PAGES, *(OF_AAA if book.economies else ())):
        assert client.get(address).status_code < 500, address
