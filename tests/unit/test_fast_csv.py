"""The fast way of reading observations gives what the slow way gives, or gives way to it."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import fast_csv, observation_rows
from data.observations import read_csv
from methodology.findings import Report

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


def read_both_ways(text: str) -> None:
    fast, slow = Report(), Report()
    one = read_csv(text.encode(), text, ECONOMIES, fast)
    other = observation_rows.read(text, ECONOMIES, slow)
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
        "a,AAA,2020,1,,, x \n",
    ],
)  # fmt: skip
def test_both_ways_agree_on_odd_tables(body: str):
    read_both_ways(",".join(HEADER) + "\n" + body)


def test_ordinary_tables_go_the_fast_way():
    text = ",".join(HEADER) + '\na,AAA,2020,1.5,,,"one, two"\nb,BBB,2021,-1e-3,-2,0,\n'
    cells = fast_csv.cut(text.encode(), len(HEADER))
    assert cells is not None
    assert fast_csv.numbers(cells, 3).tolist() == [1.5, -0.001]
    assert fast_csv.years(cells, 2).tolist() == [2020, 2021]
    codes, words = fast_csv.words(cells, 6)
    assert [words[code] for code in codes] == ["one, two", ""]
