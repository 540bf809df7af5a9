"""Broken observations, economies and company tables: file, row, what was found, what is allowed."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from data.reading.figures.row_faults import MOST_FAULTS
from methodology.model import Observations
from tests.support.roots import GOOD, broken, faults, read, write_root

FIGURES = "data/observations.csv"
PARQUET = "data/observations.parquet"
RESTRICTED = "data/restricted.csv"
ECONOMIES = "data/economies.csv"
HEADER = "series,iso3,year,value,low,high,note"
FIRST = "privacy-law,AAA,2021,2,,,"


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "words"),
    [
        (FIGURES, HEADER, "series,iso3,year,vlaue,low,high,note", 1, ['"vlaue"', 'Did you mean "value"?']),
        (FIGURES, HEADER, "series,iso3,year,low,high,note", 1, ['"value" is missing']),
        (FIGURES, HEADER, "iso3,series,year,value,low,high,note", 1, ["order", "series, iso3, year"]),
        (FIGURES, HEADER, "series,iso3,year,value,value,high,note", 1, ['"value" is repeated']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,2", 2, ["7 columns", "found 4"]),
        (FIGURES, FIRST, FIRST + ",", 2, ["7 columns", "found 8"]),
        (FIGURES, FIRST, "privacy-law,AAB,2021,2,,,", 2, ['"AAB"', "data/economies.csv", "Did you mean"]),
        (FIGURES, FIRST, "privacy-law,AAA,21,2,,,", 2, ['"year"', "1900 to 2100", '"21"']),
        (FIGURES, FIRST, "privacy-law,AAA,2021.0,2,,,", 2, ['"year"', '"2021.0"']),
        (FIGURES, FIRST, "privacy-law,AAA,0x7e5,2,,,", 2, ['"year"', '"0x7e5"']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,,,,", 2, ['"value" is empty']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,two,,,", 2, ['"value" must be a number', '"two"']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,nan,,,", 2, ['"value" must be a number', '"nan"']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,inf,,,", 2, ['"value" must be a number', '"inf"']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,1e999,,,", 2, ['"value" must be a number']),
        (FIGURES, FIRST, 'privacy-law,AAA,2021,"1,5",,,', 2, ['"1,5"']),
        (FIGURES, FIRST, "privacy-law,AAA,2021,2,3,1,", 2, ['"low" must not be above "high"', "3 and 1"]),
        (FIGURES, FIRST, "privacy-law,AAA,2021,2,x,,", 2, ['"low" must be a number']),
        (FIGURES, FIRST, ",AAA,2021,2,,,", 2, ['"series" is empty']),
        (FIGURES, FIRST, "privacy-law,BBB,2021,2,,,", 3, ["privacy-law, BBB, 2021", "row 2 already"]),
        (FIGURES, FIRST, "privacy-law,AAA,2021,3,,,", 2, ["3 is not a listed category", "0, 1, 2"]),
        (FIGURES, "2021,10,8", "2021,0,0", 4, ["0 has no log", "numbers above 0", '"requests"']),
        (FIGURES, "counted, twice\"", 'counted" twice"', 4, ["not CSV"]),
        (ECONOMIES, "iso3,name,", "iso3,nmae,", 1, ['"nmae"', 'Did you mean "name"?']),
        (ECONOMIES, "iso3,name,", "code,name,", 1, ['"iso3" is missing']),
        (ECONOMIES, "iso2,ldc", "iso2,lcd", 1, ['"lcd"', "Did you mean"]),
        (ECONOMIES, "XKX,Cland", "XK,Cland", 4, ['"XK"', "three capital letters"]),
        (ECONOMIES, "XKX,Cland", "xkx,Cland", 4, ['"xkx"', "three capital letters"]),
        (ECONOMIES, "XKX,Cland", "AAA,Cland", 4, ['"AAA" is repeated', "row 2"]),
        (ECONOMIES, "XKX,Cland", "XKX,", 4, ['"name" is empty']),
        (ECONOMIES, "1000,true", "many,true", 2, ['"population" must be a number', "many"]),
        (ECONOMIES, "1000,true", "-1,true", 2, ['"population" must be 0 or more']),
        (ECONOMIES, "1000,true", "1000,yes", 2, ['"pilot" must be 1, 0, true or false', "yes"]),
        (ECONOMIES, "AAA,Alland,AA,1,", "AAA,Alland,AA,2,", 2, ['"ldc" must be 1, 0, true or false']),
        ("data/company_scores.csv", "Globotel,2020", "Globatel,2020", 2, ["Globatel", "Did you mean"]),
        ("data/company_scores.csv", "33.5", "good", 2, ['"score" must be a number', "good"]),
        ("data/company_markets.csv", "BBB,annual", "BBX,annual", 2, ['"BBX"', "data/economies.csv"]),
        ("data/events.csv", "2021-03-04", "4 March", 2, ['"start" must be a date', "4 March"]),
    ],
)  # fmt: skip
def test_one_fault(tmp_path: Path, file: str, old: str, new: str, row: int, words: list[str]):
    found = [f for f in faults(tmp_path, broken(file, old, new)) if f.file == file and f.line == row]
    assert any(all(word in finding.message for word in words) for finding in found), found
    assert all(f", row {row}: " in str(finding) for finding in found)


@pytest.mark.parametrize(
    ("changes", "file", "words"),
    [
        ({FIGURES: ""}, FIGURES, ["empty", HEADER]),
        ({ECONOMIES: ""}, ECONOMIES, ["empty"]),
        ({ECONOMIES: None}, ECONOMIES, ["missing", FIGURES]),
        ({FIGURES: b"\xef\xbb\xbf" + GOOD[FIGURES].encode()}, FIGURES, ["byte order mark"]),
        ({FIGURES: GOOD[FIGURES].replace("twice", "zw\xf6lf").encode("latin-1")}, FIGURES, ["UTF-8", "0xF6"]),
        ({FIGURES: None, PARQUET: b"PAR1 nothing"}, PARQUET, ["not Parquet"]),
    ],
)
def test_one_broken_file(tmp_path: Path, changes: dict[str, str | bytes | None], file: str, words: list[str]):
    found = [finding for finding in faults(tmp_path, changes) if finding.file == file]
    assert any(all(word in finding.message for word in words) for finding in found), found


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path):
    text = f'{HEADER}\n\nprivacy-law,AAA,2021,2,,,"two\nlines"\nprivacy-law,BBB,2021,9,,,\n'
    (finding,) = faults(tmp_path, {FIGURES: text})
    assert str(finding).startswith(f"{FIGURES}, row 4: privacy-law, BBB, 2021: 9 is not a listed category")


def test_every_faulty_row_is_named(tmp_path: Path):
    text = GOOD[FIGURES] + "internet-use,ZZZ,2020,1,,,\ninternet-use,BBB,20,1,,,\nprivacy-law,XKX,2020,8,,,\n"
    assert [finding.line for finding in faults(tmp_path, {FIGURES: text})] == [8, 9, 10]


def test_a_flood_of_faults_is_counted(tmp_path: Path):
    rows = "".join(f"internet-use,BBB,{year},x,,,\n" for year in range(1900, 1900 + MOST_FAULTS + 1))
    rows += "".join(f"data-requests,BBB,{year},x,,,\n" for year in range(1900, 1905))
    found = faults(tmp_path, {FIGURES: GOOD[FIGURES] + rows})
    assert len(found) == MOST_FAULTS + 1
    assert "6 more faults" in found[-1].message


def test_series_that_no_indicator_uses_are_good(tmp_path: Path):
    assert faults(tmp_path, {FIGURES: GOOD[FIGURES] + "context,AAA,2021,5,,,\n"}) == ()


def test_figures_that_may_not_be_passed_on_stand_in_a_file_of_their_own(tmp_path: Path):
    lines = GOOD[FIGURES].splitlines(keepends=True)
    restricted = [line for line in lines[1:] if line.startswith("data-requests")]
    rest = "".join(line for line in lines if line not in restricted)
    changes = {FIGURES: rest, RESTRICTED: lines[0] + "".join(restricted)}
    one = read(write_root(tmp_path / "one")).observations
    two = read(write_root(tmp_path / "two", changes)).observations
    assert two.series_ids == one.series_ids
    rows = lambda found: sorted(  # noqa: E731
        (found.series_ids[s], found.economy_ids[e], y, v, found.notes[n])
        for s, e, y, v, n in zip(
            found.series, found.economy, found.year, found.value, found.note, strict=True
        )
    )
    assert rows(two) == rows(one)


def test_faults_of_restricted_figures_name_their_own_file_and_row(tmp_path: Path):
    again = f"{HEADER}\ninternet-use,BBB,2010,1,,,\nprivacy-law,AAA,2021,2,,,\n"
    (finding,) = faults(tmp_path / "twice", {RESTRICTED: again})
    assert str(finding) == (f"{RESTRICTED}, row 3: privacy-law, AAA, 2021 stands in {FIGURES}, row 2 already")
    other = f"{HEADER}\nprivacy-law,AAA,2019,9,,,\nprivacy-law,AAB,2019,x,,,\n"
    found = faults(tmp_path / "wrong", {RESTRICTED: other})
    assert {(finding.file, finding.line) for finding in found} == {(RESTRICTED, 2), (RESTRICTED, 3)}


def test_restricted_figures_need_no_others(tmp_path: Path):
    content = read(write_root(tmp_path, {FIGURES: None, RESTRICTED: GOOD[FIGURES]}))
    same(content.observations, read(write_root(tmp_path / "usual")).observations)


def test_answers_of_desk_research_are_read_strictly(tmp_path: Path):
    file, head = "data/desk_research.csv", "iso3,topic,question,answer,date,source,note\n"
    good = "AAA,privacy,Is privacy protected?,yes,2024-10-25,survey,\n"
    (answer,) = read(write_root(tmp_path / "good", {file: head + good})).desk_research
    assert (answer.iso3, answer.answer, answer.date) == ("AAA", "yes", "2024-10-25")
    for name, row, words in (
        ("code", good.replace("AAA", "AAB"), '"AAB" is not in data/economies.csv'),
        ("date", good.replace("2024-10-25", "October"), '"date" must be a date'),
        ("undated", good.replace("2024-10-25", ""), '"date" is empty'),
        ("empty", good.replace(",yes,", ",,"), '"answer" is empty'),
        ("twice", good + good, "this question is repeated; it stands in row 2 already"),
    ):
        (finding,) = faults(tmp_path / name, {file: head + row})
        assert (finding.file, words in finding.message) == (file, True), finding
    named = head.replace("note\n", "note,indicator\n") + good.replace(",\n", ",,privacy-low\n")
    (finding,) = faults(tmp_path / "indicator", {file: named})
    assert (finding.line, '"privacy-low" is not a known indicator' in finding.message) == (2, True), finding


OVERRIDES = "data/responsibility.csv"
SHARES = "indicator,iso3,first,until,state,protection,unattributed,reason\n"


def test_overrides_of_responsibility_are_read(tmp_path: Path):
    text = SHARES + "internet-use,AAA,2022,,,0.2,0.8,War.\n,BBB,,2020,1,,,All of it.\n"
    one, other = read(write_root(tmp_path, {OVERRIDES: text})).overrides
    assert (one.indicator, one.first, one.until) == ("internet-use", 2022, None)
    assert {channel: share for channel, share in one.shares.items() if share} == {
        "protection": 0.2,
        "unattributed": 0.8,
    }
    assert (other.indicator, other.iso3, other.until) == ("", "BBB", 2020)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("internet-use,AAA,,,0.5,,,War.", "must sum to 1; found 0.5"),
        ("internet-use,AAB,,,1,,,War.", '"AAB" is not in data/economies.csv'),
        ("internet-use,AAA,2022,2020,1,,,War.", '"until" must not be before "first"'),
        ("internet-use,AAA,,,1,,,", '"reason" is empty'),
        ("internet-use,AAA,,,-1,1,1,War.", '"state" must be 0 or more'),
    ],
)
def test_faults_of_overrides_are_named(tmp_path: Path, row: str, words: str):
    found = faults(tmp_path, {OVERRIDES: SHARES + row + "\n"})
    assert {(fault.file, fault.line) for fault in found} == {(OVERRIDES, 2)}
    assert any(words in fault.message for fault in found), found


def test_bounds_and_note_may_be_left_out(tmp_path: Path):
    content = read(write_root(tmp_path, {FIGURES: "series,iso3,year,value\ninternet-use,AAA,2021,5\n"}))
    assert content.observations.value.tolist() == [5.0]
    assert np.isnan(content.observations.low).all()


def test_no_observations_at_all_is_good(tmp_path: Path):
    content = read(write_root(tmp_path, {FIGURES: None}))
    assert len(content.observations) == 0


def same(one: Observations, other: Observations) -> None:
    assert (one.series_ids, one.economy_ids, one.notes) == (other.series_ids, other.economy_ids, other.notes)
    for name in ("series", "economy", "year", "value", "low", "high", "note"):
        left, right = getattr(one, name), getattr(other, name)
        assert left.dtype == right.dtype
        np.testing.assert_array_equal(left, right)


def test_figures_are_read_as_they_stand(tmp_path: Path):
    found = read(write_root(tmp_path)).observations
    assert found.series_ids == ("data-requests", "internet-use", "privacy-law", "transparency-report")
    assert found.economy_ids == ("AAA", "BBB", "XKX")
    assert found.value.tolist() == [2.0, 0.0, 10.0, 1.0, 50.5, 10.0]
    assert (found.low[2], found.high[2], found.notes[found.note[2]]) == (8.0, 12.0, "counted, twice")
    assert found.notes[found.note[0]] == ""


def test_the_slow_way_reads_the_same_as_the_fast_way(tmp_path: Path):
    slow = GOOD[FIGURES].replace("counted, twice", "counted, twice 0x")
    fast = GOOD[FIGURES].replace("counted, twice", "counted, twice 0y")
    one = read(write_root(tmp_path / "slow", {FIGURES: slow})).observations
    other = read(write_root(tmp_path / "fast", {FIGURES: fast})).observations
    assert one.notes[1] == "counted, twice 0x"
    same(one, Observations(**{**vars(other), "notes": one.notes}))


def parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(table, buffer)
    return buffer.getvalue()


def test_parquet_reads_the_same_as_csv(tmp_path: Path):
    table = pyarrow.csv.read_csv(io.BytesIO(GOOD[FIGURES].encode()))
    one = read(write_root(tmp_path / "csv")).observations
    other = read(write_root(tmp_path / "parquet", {FIGURES: None, PARQUET: parquet(table)})).observations
    same(one, other)


def test_the_csv_goes_before_the_parquet(tmp_path: Path):
    assert faults(tmp_path, {PARQUET: b"not read"}) == ()


def test_parquet_rows_are_named_too(tmp_path: Path):
    table = pa.table(
        {"series": ["a", "internet-use"], "iso3": ["ZZZ", "AAA"], "year": [2020, 2020], "value": [1.0, None]}
    )
    found = faults(tmp_path, {FIGURES: None, PARQUET: parquet(table)})
    assert [str(finding).split(":")[0] for finding in found] == [f"{PARQUET}, row 1", f"{PARQUET}, row 2"]


def test_parquet_years_with_fractions_are_refused(tmp_path: Path):
    table = pa.table({"series": ["internet-use"], "iso3": ["AAA"], "year": [2020.5], "value": [1.0]})
    (finding,) = faults(tmp_path, {FIGURES: None, PARQUET: parquet(table)})
    assert '"2020.5"' in finding.message


def test_parquet_is_checked_like_a_csv(tmp_path: Path):
    table = pa.table(
        {
            "series": ["internet-use", "internet-use", "internet-use"],
            "iso3": ["AAA", "AAA", "BBB"],
            "year": [2020, 2020, 2020],
            "value": [1.0, 2.0, float("nan")],
            "low": [float("nan"), None, 2.5],
        }
    )
    found = faults(tmp_path, {FIGURES: None, PARQUET: parquet(table)})
    assert [str(finding) for finding in found] == [
        f"{PARQUET}, row 2: internet-use, AAA, 2020 is repeated; it stands in row 1 already",
        f'{PARQUET}, row 3: "value" must be a number; found "nan"',
    ]


def test_parquet_with_unknown_or_missing_columns(tmp_path: Path):
    table = pa.table({"series": ["internet-use"], "iso3": ["AAA"], "yaer": [2020], "value": [1.0]})
    found = faults(tmp_path, {FIGURES: None, PARQUET: parquet(table)})
    assert any('Did you mean "year"?' in finding.message for finding in found)
    assert any("columns are missing: year" in finding.message for finding in found)


def test_economies_keep_what_is_known_and_leave_the_rest_open(tmp_path: Path):
    economies = read(write_root(tmp_path)).economies
    assert [economy.iso3 for economy in economies] == ["AAA", "BBB", "XKX"]
    assert (economies[0].ldc, economies[1].ldc, economies[2].ldc) == (True, False, None)
    assert (economies[0].pilot, economies[2].pilot) == (True, False)
    assert (economies[1].population, economies[2].population) == (2000.5, None)


def test_the_code_na_is_a_code(tmp_path: Path):
    changes = broken(ECONOMIES, "BBB,Bertland,BB", "NAM,Namibia,NA")
    figures = GOOD[FIGURES].replace("BBB", "NAM")
    markets = GOOD["data/company_markets.csv"].replace("BBB", "NAM")
    content = read(write_root(tmp_path, changes | {FIGURES: figures, "data/company_markets.csv": markets}))
    assert content.economies[1].iso2 == "NA"


def test_spaces_around_the_names_of_columns_do_not_count(tmp_path: Path):
    """As in every other table; quoted rows are cut row by row, plain ones at once."""
    text = GOOD[FIGURES].replace("series,iso3,year,", "series , iso3,year\t, ", 1)
    assert read(write_root(tmp_path / "quoted", {FIGURES: text})).observations.series_ids
    plain = text.replace('"counted, twice"', "counted")
    tidy = plain.replace("series , iso3,year\t, ", "series,iso3,year,")
    one, other = (read(write_root(tmp_path / f"{len(text)}", {FIGURES: text})) for text in (plain, tidy))
    assert one.observations.value.tolist() == other.observations.value.tolist()
