"""The what-if page over content whose means have strange powers."""

from __future__ import annotations

import pytest

from dashboard.server.app import create_app
from methodology.scoring.engine import score
from tests.support.what_if import small_content


@pytest.mark.parametrize("power", [-1000.0, 1e-300, 1000.0])
def test_the_page_answers_under_every_power_that_content_may_ask_for(power: float) -> None:
    """At -1000 and 1000 a plain sum of powers is 0 or without end, which no page can print."""
    powers = {"dimension": power, "pillar": power, "overall": 1.0}
    app = create_app(score(small_content(aggregation=powers)))
    answer = app.server.test_client().get("/whatif")
    assert answer.status_code == 200
    assert "scores above" in answer.text
    assert "∞" not in answer.text
