"""Of which kind a request is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.server.prepared.prepared_views import question
from dashboard.server.workers.gathering import Whole
from dashboard.server.workers.kinds import LARGE, OTHER, Kinds, is_health
from dashboard.server.workers.turns import Kind
from dashboard.views import faces

KINDS = Kinds(faces(), ["/", "/country/COL"], aside=True)
ALONE = Kinds(faces(), [], aside=False)


def get(target: str) -> Whole:
    return Whole(b"", b"GET", target.encode(), b"")


def ask(body: Any) -> Whole:
    return Whole(b"", b"POST", b"/_dash-update-component", json.dumps(body).encode())


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", Kind(" prepared")),
        ("/?year=2020", Kind("")),
        ("/country/COL", Kind("country prepared")),
        ("/fr/country/COL", Kind("country prepared")),
        ("/below/a/prefix/country/COL", Kind("country prepared")),
        ("/country/COL?year=2020", Kind("country")),
        ("/country/XXX", Kind("country")),
        ("/whatif?w=1", Kind("whatif", dear=True)),
        ("/audit?year=2020", Kind("audit")),
        ("/api/v1/scores?iso3=COL", Kind("api scores")),
        ("/api/v1/download/scores.csv", Kind("api download/scores.csv", dear=True)),
        ("/api/v1/download/gaps.csv?year=2020", Kind("api download/gaps.csv")),
        ("/api/v1/random-1", Kind("api")),
        ("/random-1", OTHER),
        ("*", OTHER),
        ("", Kind(" prepared")),
    ],
)
def test_an_address_is_of_the_kind_of_its_view(target: str, kind: Kind):
    assert KINDS.of(get(target)) == kind


def test_what_a_callback_asks_is_of_the_kind_of_its_address():
    assert KINDS.of(ask(question("/country/COL"))) == KINDS.of(get("/country/COL"))
    assert KINDS.of(ask(question("/audit"))) == KINDS.of(get("/audit"))


def test_turning_a_workbench_is_dear():
    inputs = [{"id": "bench", "property": "asked", "value": {"address": "/whatif", "values": {}}}]
    assert KINDS.of(ask({"output": "bench.answer", "inputs": inputs})).dear


def test_a_large_question_is_of_a_kind_of_its_own_whatever_it_asks():
    assert KINDS.of(ask(question("/country/COL?" + "x" * 9000))) == LARGE
    assert KINDS.of(ask(["x" * 9000])) == LARGE


@pytest.mark.parametrize("body", [{}, [], "text", None, {"value": 3}])
def test_odd_questions_are_of_no_kind(body: Any):
    assert KINDS.of(ask(body)) == OTHER


def test_what_nobody_works_out_aside_is_dear_here():
    assert ALONE.of(get("/audit?year=2020")).dear
    assert ALONE.of(get("/api/v1/download/gaps.csv")).dear


def test_the_health_of_the_service_is_known_below_a_prefix():
    assert is_health(get("/health"))
    assert is_health(get("/below/health?x=1"))
    assert not is_health(get("/country/COL"))
