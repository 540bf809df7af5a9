"""What readers and programs are told while an answer is being worked out aside."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.answers.later import BeingComputed
from dashboard.frame.api.resource import Download
from dashboard.frame.page import Page, PageRequest, Site
from dashboard.server.app import create_app
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.prepared_views import question
from dashboard.server.workers.parking import AGAIN, PATIENT, Parked, patient
from tests.support.site import small_book, view


def busy(failed: bool) -> Any:
    def page(site: Site, request: PageRequest) -> Page:
        raise BeingComputed(lambda: False, 4.0, failed)

    return page


def client_of(failed: bool) -> FlaskClient:
    def file(site: Site, query: Any) -> str:
        raise BeingComputed(lambda: False, 4.0, failed)

    face = replace(view("/", busy(failed)), api=(Download("/download/x.csv", file, (), "x"),))
    return create_app(small_book(), [face]).server.test_client()


@pytest.mark.parametrize(("failed", "status", "seconds"), [(False, 202, "5"), (True, 503, "60")])
def test_a_document_says_so_and_comes_back_by_itself(failed: bool, status: int, seconds: str):
    answer = client_of(failed).get("/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (status, seconds)
    assert f'<meta http-equiv="refresh" content="{seconds}">' in answer.text
    assert "this page comes back by itself" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("failed", "status", "seconds"), [(False, 202, "5"), (True, 503, "60")])
def test_a_program_is_told_when_to_ask_again(failed: bool, status: int, seconds: str):
    answer = client_of(failed).get("/api/v1/download/x.csv")
    assert (answer.status_code, answer.headers["Retry-After"]) == (status, seconds)
    assert answer.mimetype == "application/problem+json"
    assert json.loads(answer.data)["status"] == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_a_view_says_so_and_is_not_kept():
    client = client_of(failed=False)
    for _ in range(2):
        shown = client.post(CALLBACKS, json=question("/")).get_json()["response"]["view"]
        assert (shown["status"], shown["page"]) == (202, "computing")


def test_a_server_that_can_wait_is_asked_to():
    server = create_app(small_book(), [view("/", busy(failed=False))]).server
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "SERVER_NAME": "x", "SERVER_PORT": "80",
               "wsgi.url_scheme": "http"}  # fmt: skip
    with pytest.raises(Parked) as parked:
        patient(server, lambda: True)(environ, lambda *_: None)
    assert parked.value.patience == 4.0
    environ = {key: value for key, value in environ.items() if key not in (AGAIN, PATIENT)}
    said: list[str] = []
    list(patient(server, lambda: False)(environ, lambda status, *_: said.append(status)))
    assert said == ["202 ACCEPTED"]
