"""Breaks of a series: read from content, and never joined by a line."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dashboard.answers.asked.selection import Selection
from dashboard.views.country.profile.answer.trend import trend
from dashboard.views.country.score.answer.history import HistoryPoint
from dashboard.views.country.score.figures.history import history_figure
from dashboard.views.world.parts.like_for_like import panels
from methodology.change.told import JointYears
from methodology.model import Methodology
from methodology.scoring.engine import score
from tests.support.content import content, indicator, pillar
from tests.support.roots import broken, faults, read, write_root

YEARS = range(2012, 2022)
BREAK = {2016: "Another questionnaire."}
FILE = "indicators/privacy/privacy-law.yaml"


def book(**changes):
    rows = [(name, "AAA", year, 10.0 + year - 2012) for name in "abc" for year in YEARS]
    named = [indicator("a", **changes), indicator("b"), indicator("c")]
    return score(content(named, rows, [pillar("privacy", "law")], first_year=2012, default_year=2021))


def test_a_break_is_read_with_its_reason(tmp_path: Path):
    changes = broken(FILE, "better: higher", "better: higher\nbreaks: {2021: Asked otherwise.}")
    found = read(write_root(tmp_path, changes))
    assert found.framework.by_id["privacy-law"].breaks == {2021: "Asked otherwise."}
    assert found.framework.by_id["requests"].breaks == {}


def test_a_break_needs_a_year_and_a_reason(tmp_path: Path):
    changes = broken(FILE, "better: higher", "better: higher\nbreaks: {20: Asked otherwise., 2021: }")
    messages = [finding.message for finding in faults(tmp_path, changes)]
    assert len(messages) == 2
    assert any('"20" is not a year' in message for message in messages)
    assert any('"2021" has no value' in message for message in messages)


def test_a_trend_leaves_out_what_lies_beyond_a_break():
    whole, cut = book(), book(breaks=BREAK)
    asked = Selection(2021)
    assert [i.id for i in trend(JointYears(whole), "AAA", whole.framework.pillars[0], asked).indicators] == [
        "a",
        "b",
        "c",
    ]
    assert [i.id for i in trend(JointYears(cut), "AAA", cut.framework.pillars[0], asked).indicators] == [
        "b",
        "c",
    ]
    before = trend(JointYears(cut), "AAA", cut.framework.pillars[0], Selection(2015))
    assert [i.id for i in before.indicators] == ["a", "b", "c"]


def test_a_constant_panel_never_joins_a_break():
    (panel,) = panels(book(breaks=BREAK), 2021, "all")
    assert [i.id for i in panel.indicators] == ["b", "c"]
    assert panel.years == tuple(YEARS)
    (whole,) = panels(book(), 2021, "all")
    assert [i.id for i in whole.indicators] == ["a", "b", "c"]
    assert np.isfinite(panel.values).all()


def test_the_picture_of_a_series_is_cut_at_its_break():
    points = [HistoryPoint(year, None, 3.0, year == 2021) for year in YEARS]
    figure = history_figure(points, indicator("a", breaks=BREAK), Methodology(), False).to_dict()
    assert [trace["x"] for trace in figure["data"]] == [[2012, 2013, 2014, 2015], [*range(2016, 2022)]]
    assert figure["layout"]["shapes"][0]["x0"] == 2015.5
    assert figure["layout"]["annotations"][0]["hovertext"] == "Another questionnaire."
    whole = history_figure(points, indicator("a"), Methodology(), False).to_dict()
    assert len(whole["data"]) == 1
    assert "shapes" not in whole["layout"]
