"""The file of changes: a change only on the same figures, the move like for like beside it."""

from __future__ import annotations

import csv
import io

from dashboard.exports.changes import changes_table
from dashboard.exports.formats import write_table
from methodology.scoring.engine import score
from tests.support.content import content, indicator

ROWS = [
    ("a", "AAA", 2023, 60.0), ("a", "AAA", 2024, 80.0), ("b", "AAA", 2022, 0.0),
    ("a", "BBB", 2023, 40.0), ("a", "BBB", 2024, 60.0),
    ("a", "CCC", 2024, 60.0),
]  # fmt: skip
BOOK = score(
    content(
        [indicator("a"), indicator("b")], ROWS, economies=("AAA", "BBB", "CCC"), first_year=2022, max_age=1
    )
)


def rows(year: int) -> dict[tuple[str, str], dict[str, str]]:
    file = io.BytesIO()
    write_table(changes_table(BOOK, year, ["all"]), "csv", file)
    found = csv.DictReader(io.StringIO(file.getvalue().decode()))
    return {(row["iso3"], row["node"]): row for row in found}


def test_a_change_stands_only_on_the_same_figures() -> None:
    found = rows(2024)
    aland = found["AAA", "privacy"]  # 2023: 4 and 1, mean 2.5; 2024: 5 alone, b expired
    assert (aland["comparable_with_previous"], aland["change"]) == ("no", "")
    assert float(aland["like_for_like_change"]) == 1.0
    assert (aland["figures_previous"], aland["figures"], aland["figures_in_both"]) == ("2", "1", "1")
    bravo = found["BBB", "privacy"]
    assert (bravo["comparable_with_previous"], float(bravo["change"])) == ("yes", 1.0)
    assert bravo["change"] == bravo["like_for_like_change"]


def test_a_score_without_one_before_has_no_answer() -> None:
    first = rows(2024)["CCC", "privacy"]
    assert (first["comparable_with_previous"], first["change"], first["like_for_like_change"]) == ("", "", "")


def test_the_first_year_has_no_rows() -> None:
    assert rows(2022) == {}
