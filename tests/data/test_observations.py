"""Observations cut at once are those cut row by row, and every fault is told with its row."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.figures import observations
from data.reading.figures.observations import read_csv, whole
from methodology.faults.finding import Report

HEADER = ["series", "iso3", "year", "value", "low", "high", "note"]
ECONOMIES = ("AAA", "BBB", "XKX")
NUMBERS = st.floats(allow_nan=False, allow_infinity=False).map(repr)
ODD = st.sampled_from(
    ["", "nan", "inf", "1_0", "0x7e5", " 5", "5 ", "1e5", "1e", "-", "+.5", "5.", "1e999", "١"]
)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    number = st.one_of(NUMBERS, NUMBERS, NUMBERS, ODD)
    return draw(
        st.lists(
            st.tuples(
                st.one_of(st.sampled_from(["a", "a-long-name-of-a-series", "ü"]), WORDS),
                st.sampled_from([*ECONOMIES, "AAA", "ZZZ"]),
                st.one_of(st.integers(1899, 2101).map(str), ODD),
                number,
                st.one_of(st.just(""), number),
                st.one_of(st.just(""), number),
                st.one_of(st.just(""), WORDS),
            ).map(list),
            max_size=6,
        )
    )


def read_both_ways(text: str) -> bool:
    """Whether the table can be cut at once; either way gives the same figures, rows and faults."""
    fast, slow = Report(), Report()
    one = read_csv(text.encode(), ECONOMIES, fast)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(observations, "whole", lambda *_: None)
        other = read_csv(text.encode(), ECONOMIES, slow)
    assert fast.findings == slow.findings
    assert one.observations.series_ids == other.observations.series_ids
    for name in ("series", "economy", "year", "value", "low", "high"):
        left, right = getattr(one.observations, name), getattr(other.observations, name)
        assert left.dtype == right.dtype
        np.testing.assert_array_equal(left, right)
    notes = [[found.observations.notes[n] for n in found.observations.note] for found in (one, other)]
    assert notes[0] == notes[1]
    assert [one.row(n) for n in range(len(one.observations))] == [
        other.row(n) for n in range(len(other.rows))
    ]
    return whole(text.encode(), HEADER) is not None


@given(rows(), st.sampled_from(["\n", "\r\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_both_ways_agree(cells: list[list[str]], ending: str, quoting: int):
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=ending, quoting=quoting).writerows([HEADER, *cells])
    read_both_ways(buffer.getvalue())


@pytest.mark.parametrize(
    "body",
    [
        "", "\n", "a,AAA,2020,1,,,", "a,AAA,2020,1,,,\n\n", "\na,AAA,2020,1,,,\n", 'a,AAA,2020,1,,,"x\ny"\n',
        'a,AAA,2020,1,,,"x ""y"" z"\n', 'a,AAA,2020,1,,,x"y"z\n', 'a,AAA,2020,1,,,"x\n', "a,AAA,2020,1,,\n",
        'a,AAA,2020,1,,,"x"y\n', "a,AAA,2020,1,,,\na,AAA,2020,2,,,\n", "a,AAA,2020,1,,,x\rb,AAA,2020,1,,,\n",
        'a,AAA,"2020","1","","",""\n', "a,AAA,2020,1,2,1,\n", " a,AAA,2020,1,,,\n", "a,AAA ,2020,1,,,\n",
        "a,AAA,2020,1,,, x \n", 'a,AAA,2020,1,,,"x,"y\n', 'a,AAA,2020,1,,,x"\n', "a,AAA,2020,1,,,\n  \n",
        "\ra,AAA,2020,1,,,\n", 'a,AAA,2020,1,,,"x\nb,AAA,2021,1,,,y"\n', "NA,AAA,2020,1,null,nan,NA\n",
    ],
)  # fmt: skip
def test_both_ways_agree_on_odd_tables(body: str):
    read_both_ways(",".join(HEADER) + "\n" + body)


PIECES = st.sampled_from(
    [
        "a,AAA,2020,1,,,", "b,BBB,2021,2,1,3,", ",", ",", '"', '"', '""', "\n", "\n", "\r\n", "\r", " ",
        "\t", "x", "é", "\u200b",
        ",,,,,,", "NaN", "null", "true", "007", "2020-01-01", "12:00", "1e5", "'", "\\", "#", ";",
        "\x1f", "\v", "\u2028", "\x85",
        "n" * 300, "y" * 10_001, "z" * 70_000, "w" * 140_000,
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_both_ways_agree_on_any_signs(body: str):
    read_both_ways(",".join(HEADER) + "\n" + body)


def test_ordinary_tables_are_cut_at_once():
    text = ",".join(HEADER) + '\na,AAA,2020,1.50,,,"one, ""two"""\nNA,BBB,2021,-1e-3,-2,0,\n'
    read = whole(text.encode(), HEADER)
    assert read is not None
    table, count = read
    cells = {name: [column.word(place) for place in range(count)] for name, column in table.items()}
    assert cells["value"] == ["1.50", "-1e-3"]
    assert cells["series"] == ["a", "NA"]
    assert cells["note"] == ['one, "two"', ""]


def test_a_long_note_is_told_whatever_other_rows_hold():
    """One way once took a note of any length, the other refused it and all the rows behind it."""
    row = f"b,BBB,2021,1,,,{'0' * 200_000}\n"
    for other in ("a,AAA,2020,1,,,\n", "a,AAA,2020, 1,,,\n", 'a,AAA,2020,1,,,"two\nlines"\n'):
        assert findings(other + row + other.replace("2020", "2021")) == [
            "data/observations.csv, row 3: a cell is longer than 131,072 signs; at most 10,000 are allowed; "
            "the rows below were not read"
        ]


def findings(body: str, header: str = ",".join(HEADER)) -> list[str]:
    report = Report()
    read_csv(f"{header}\n{body}".encode(), ECONOMIES, report)
    return [str(finding) for finding in report.findings]


def test_all_faults_of_a_table_are_told_row_by_row():
    assert findings(
        "a,AAA,2020,1,,,\n"
        ",AAB,20,two,x,inf,\n"
        "a,BBB,2020,1\n"
        " a ,AAA,2020,5,,,\n"
        "b,BBB,2020,,3,1,\n"
        "b,BBB,2020,2,3,1,\n"
        "b,BBB,2020,2,0,,\n"
    ) == [
        'data/observations.csv, row 3: "series" is empty',
        'data/observations.csv, row 3: "AAB" is not a code of data/economies.csv. Did you mean "AAA"?',
        'data/observations.csv, row 3: "year" must be a year from 1900 to 2100; found "20"',
        'data/observations.csv, row 3: "value" must be a number; found "two"',
        'data/observations.csv, row 3: "low" must be a number; found "x"',
        'data/observations.csv, row 3: "high" must be a number; found "inf"',
        "data/observations.csv, row 4: 7 columns are needed; found 4",
        "data/observations.csv, row 5: a, AAA, 2020 is repeated; it stands in row 2 already",
        'data/observations.csv, row 6: "value" is empty',
        'data/observations.csv, row 7: "low" must not be above "high"; found 3 and 1',
        'data/observations.csv, row 8: "low" and "high" must stand together; found "low" alone',
    ]


def test_a_row_after_a_quoted_line_break_has_the_number_of_the_spreadsheet():
    (fault,) = findings('a,AAA,2020,1,,,"one\nnote"\n\na,BBB,2020,NA,,,\n')
    assert fault == 'data/observations.csv, row 4: "value" must be a number; found "NA"'


def test_a_header_whose_quotes_stay_open_is_refused_in_words():
    assert findings("", 'series,iso3,year,"value') == [
        "data/observations.csv, row 1: this is not CSV: unexpected end of data"
    ]
