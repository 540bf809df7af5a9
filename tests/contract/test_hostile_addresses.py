"""Whatever an address holds, the answer is a page or a problem that says so shortly, and never a failure."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from dashboard.server.app import create_app
from dashboard.server.component import VIEW_OUTPUT
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.router import split_address
from tests.support.country import country_book

HOSTILE = (
    "%00",
    "A%00B",
    "%ff",
    "%C0%80",
    "%ed%a0%80",
    "%0d%0a",
    "%1b[31m",
    "%e2%80%ae",
    "%f0%9f%98%80",
    "x" * 3000,
)
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
OVERLONG = b"x" * 150
PAGES = {
    "/{}": 404,
    "/country/{}": 404,
    "/country/RIC/{}": 404,
    "/country/RIC/indicator/{}": 404,
    "/indicator/{}": 404,
    "/receipt/{}": 404,
    "/?year={}": 400,
    "/?lane={}": 400,
    "/?pillar={}": 400,
    "/?region={}": 400,
    "/?q={}": 200,
    "/?{}=1": 200,
    "/country/RIC/speech?view={}": 400,
    "/compare?c=A{}A": 400,
    "/gaps?sort={}": 400,
    "/indicator?kind={}": 400,
    "/audit?sensitivity={}": 400,
    "/whatif?a={}": 400,
    "/whatif?w={}": 400,
    "/whatif?w.{}=1": 400,
    "/whatif?without.{}=1": 400,
}
API = {
    "/{}": 404,
    "/economies/{}/profile": 404,
    "/indicators/{}": 404,
    "/explain/{}/speech": 404,
    "/explain/RIC/{}": 404,
    "/scores?year={}": 400,
    "/scores?lane={}": 400,
    "/scores?node={}": 400,
    "/scores?iso3={}": 400,
    "/scores?limit={}": 400,
    "/scores?offset={}": 400,
    "/scores?{}=1": 400,
    "/scores?year={0}&year={0}": 400,
    "/compare?iso3={}": 400,
    "/observations?series={}": 400,
    "/download/gaps.csv?pillar={}": 400,
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(country_book()).server.test_client()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers(client: FlaskClient, address: str, hostile: str) -> None:
    answer = client.get(address.format(hostile))
    assert answer.status_code == PAGES[address]
    assert not CONTROL.search(answer.data)
    assert OVERLONG not in b"".join(re.findall(rb'(?s)class="statement">.*?</p>', answer.data))
    answer.data.decode("utf-8")


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("address", API)
def test_the_api_answers_with_a_problem(client: FlaskClient, address: str, hostile: str) -> None:
    answer = client.get(f"/api/v1{address.format(hostile)}")
    assert (answer.status_code, answer.mimetype) == (API[address], "application/problem+json")
    assert not CONTROL.search(answer.data)
    assert OVERLONG not in answer.data
    assert answer.get_json()["detail"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("//[", 404),
        ("//\u2100/", 404),
        ("http://[/", 404),
        ("//country/RIC", 404),
        ("//fr/country/RIC", 404),
        ("/country/\ud800", 404),
        ("/country/RIC/indicator/\ud800", 404),
        ("/receipt/\ud800", 404),
        ("/?q=\ud800&year=1", 400),
        ("/?year=\ud800", 400),
        ("/?q=\ud800", 200),
        ("/country/RIC#part", 200),
        (5, 404),
        (None, 404),
    ],
)
def test_a_callback_answers_any_address_with_a_view(client: FlaskClient, asked: object, status: int) -> None:
    parts = VIEW_OUTPUT.strip(".").split("...")
    body = {
        "output": VIEW_OUTPUT,
        "outputs": [dict(zip(("id", "property"), part.split("."), strict=True)) for part in parts],
        "inputs": [{"id": "view", "property": "asked", "value": asked}],
        "changedPropIds": ["view.asked"],
    }
    answer = client.post(CALLBACKS, data=json.dumps(body), content_type="application/json")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.get_json()["response"]["view"]["status"] == status


def test_a_language_is_no_way_around_a_doubled_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.server.router.LANGUAGES", ("en", "fr"))
    assert split_address("//fr/country/RIC") == ("en", "//fr/country/RIC", {})
