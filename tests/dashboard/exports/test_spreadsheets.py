"""No cell of a table runs when a spreadsheet opens it."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard.exports.report_formats import FormattedReport, csv_text
from dashboard.exports.spreadsheets import harmless


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str):
    assert harmless(text) == f"'{text}"


def test_other_texts_and_all_numbers_stay_as_they_are():
    rows = [("Côte d'Ivoire", -0.5, -3, None, True, "=1")]
    report = FormattedReport(("name", "a", "b", "c", "d", "e"), lambda: rows, lambda: None, lambda: "")
    (row,) = list(csv.reader(io.StringIO(csv_text(report))))[1:]
    assert row == ["Côte d'Ivoire", "-0.5", "-3", "", "true", "'=1"]
