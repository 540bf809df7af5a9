"""A slice of the odd requests of `benchmarks/fuzz.py`: whatever is asked, the fault is never ours."""

from __future__ import annotations

from benchmarks.fuzz import fuzz, words_of
from dashboard.server.app import create_app
from tests.support.country import country_book

COUNT, SEED = 2000, 9


def test_no_odd_request_is_a_fault_of_ours() -> None:
    app = create_app(country_book())
    result = fuzz(app, COUNT, SEED, words_of(app))
    assert result.wrong == []
    assert {200, 400, 404, 405, 413} <= set(result.statuses), "all kinds of answers were met"
