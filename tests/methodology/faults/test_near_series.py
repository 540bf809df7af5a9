"""A series that nothing uses, spelt nearly as a used one, is told with its rows; others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Command
from tests.support.roots import GOOD, faults, write_root

FIGURES = "data/observations.csv"


@pytest.mark.parametrize(
    "name",
    [
        "internet-uses", "interent-use", "internet-used", "Internet-Use", "INTERNET_USE",
        "internet use",
        "internetuse", "internet.use", "nternet-use", "internnet-use",
        "internet--use",
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_rows(tmp_path: Path, name: str):
    text = GOOD[FIGURES] + f"{name},BBB,2020,5,,,\n{name},BBB,2021,5,,,\n"
    (finding,) = faults(tmp_path, {FIGURES: text})
    assert (finding.file, finding.line) == (FIGURES, 8)
    assert finding.message == (
        f'nothing uses the series "{name}". Did you mean "internet-use"? It stands in rows 8, 9'
    )


@pytest.mark.parametrize(
    "name",
    ["internet-use-2", "internet-use2", "intranet-use", "context", "use", "data-request-x", "privacy-lax"],
)
def test_another_series_is_left_alone(tmp_path: Path, name: str):
    assert faults(tmp_path, {FIGURES: GOOD[FIGURES] + f"{name},BBB,2020,5,,,\n"}) == ()


def test_validate_says_which_series_nothing_uses(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write_root(tmp_path, {FIGURES: GOOD[FIGURES] + "context,BBB,2020,5,,,\nrest,BBB,2020,5,,,\n"})
    outcome = Command(tmp_path, capsys)("validate")
    assert outcome.code == 0
    assert "drd: note: nothing uses the figures of 2 series: context, rest" in outcome.words
