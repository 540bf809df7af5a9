"""Strange cells, rows, headers and encodings in every table: refused in words with file and row, or read."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.content.load import read_content
from methodology.faults.finding import MOST_TOLD, ContentError, Finding, Report
from methodology.scoring.engine import score
from tests.support.roots import GOOD, faults, read, write_root

ECONOMIES, EVENTS, COMPANIES = "data/economies.csv", "data/events.csv", "data/companies.csv"
SCORES, MARKETS, PROMISES = "data/company_scores.csv", "data/company_markets.csv", "data/company_promises.csv"
EVIDENCE, DESK, SHARES = "data/company_evidence.csv", "data/desk_research.csv", "data/responsibility.csv"
FIGURES, LEAVES, SOURCES = "data/observations.csv", "data/leaf_scores.csv", "data/sources.yaml"

HEADS: Mapping[str, str] = {
    ECONOMIES: "iso3,name,iso2,m49,population,ldc",
    EVENTS: "iso3,start,end,kind,source,note,actor",
    COMPANIES: "company,home_iso3,sector,owner_iso3,owner_basis",
    SCORES: "company,year,category,score",
    MARKETS: "company,iso3,as_of,until,basis,source",
    PROMISES: "company,year,until,theme,right,score,indicators,source",
    EVIDENCE: "iso3,year,right,kind,what,company,value,low,high,worst,best,period,parts,source",
    DESK: "iso3,topic,question,answer,date,source,note,indicator",
    SHARES: "indicator,iso3,first,until,state,protection,unknown,reason",
    FIGURES: "series,iso3,year,value,low,high,note",
    LEAVES: "indicator,iso3,year,score,low,high",
}
ROWS: Mapping[str, str] = {
    ECONOMIES: "AAA,Alland,AA,004,10,TRUE",
    EVENTS: "AAA,2021-03-04,2021-03,shutdown,watch,,state",
    COMPANIES: "Globotel,AAA,telecom,BBB,report",
    SCORES: "Globotel,2020,privacy,33.5",
    MARKETS: "Globotel,WLD,2019,2020,report,report",
    PROMISES: "Globotel,2020,2023,security,privacy,40.5,P13,survey",
    EVIDENCE: "AAA,2024,privacy,mark,take-downs,Globotel,0.5,0.1,0.9,,,2022,requests=3,survey",
    DESK: "AAA,privacy,Is it?,yes,2024-10-25,survey,,privacy-law",
    SHARES: "internet-use,AAA,2020,2021,0.5,0.25,0.25,War.",
    FIGURES: "privacy-law,AAA,2021,2,1,3,",
    LEAVES: "privacy-law,AAA,2021,2,1,3",
}
OTHER_ECONOMIES = "BBB,Bertland,BB,008,20,FALSE\nXKX,Cland,,,,\n"


def table(file: str, row: str) -> str:
    rest = OTHER_ECONOMIES if file == ECONOMIES else ""
    return f"{HEADS[file]}\n{row}\n{rest}"


def told(folder: Path, file: str, text: str | bytes) -> tuple[Finding, ...]:
    return faults(folder, {file: text, FIGURES: None} if file == LEAVES else {file: text})


@pytest.mark.parametrize("file", HEADS)
def test_the_good_row_is_good(tmp_path: Path, file: str):
    assert told(tmp_path, file, table(file, ROWS[file])) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (EVENTS, "2021-03-04", "", '"start" is empty'),
        (EVENTS, "2021-03-04", "2023-02-31", '"start" must be a date'),
        (EVENTS, "2021-03-04", "2023-02-29", '"start" must be a date'),
        (EVENTS, "2021-03-04", "2023-13-01", '"start" must be a date'),
        (EVENTS, "2021-03-04", "2023-00", '"start" must be a date'),
        (EVENTS, "2021-03-04", "0000", '"start" must be a date'),
        (EVENTS, "2021-03-04", "9999-01-01", "1900 to 2100"),
        (EVENTS, "2021-03-04", "1899-12-31", "1900 to 2100"),
        (EVENTS, "2021-03-04", "04.03.2021", '"start" must be a date'),
        (EVENTS, "2021-03-04", "2021-3-4", '"start" must be a date'),
        (EVENTS, "2021-03-04", "２０２１", "U+FF12"),
        (EVENTS, "2021-03,", "2021-06-31,", '"end" must be a date'),
        (EVENTS, "2021-03,", "2021-02-20,", '"end" must not be more than 7 days before "start"'),
        (EVENTS, "2021-03,", "2020,", '"end" must not be more than 7 days before "start"'),
        (EVENTS, "shutdown", "", '"kind" is empty'),
        (EVENTS, "AAA", "", '"iso3" is empty'),
        (EVENTS, "AAA", "AАA", "U+0410 cyrillic capital letter a"),
        (EVENTS, "AAA", "AAA\u200b", "U+200B zero width space"),
        (EVENTS, "watch", "wa\u202etch", "U+202E right-to-left override"),
        (EVENTS, "watch", '"wa\ntch"', "line break"),
        (EVENTS, ",state", ",state+state", "each actor once"),
        (EVENTS, ",state", ",state+", '"" is not a known value of "actor"'),
        (ECONOMIES, "Alland", "Bertland", "the name \"Bertland\" is repeated; it stands in row 2"),
        (ECONOMIES, "Alland", "BERTLAND ", "is repeated; it stands in row 2"),
        (ECONOMIES, "Alland", "Веrtland", "is repeated; it stands in row 2"),
        (ECONOMIES, "Alland", "World", "group of them"),
        (ECONOMIES, "Alland", "WORLD (WLD)", "group of them"),
        (ECONOMIES, "Alland", "Sub-Saharan Africa", "group of them"),
        (ECONOMIES, "Alland", "Upper middle income", "group of them"),
        (ECONOMIES, "Alland", "European Union", "group of them"),
        (ECONOMIES, "Alland", "All\u00adland", "U+00AD soft hyphen"),
        (ECONOMIES, "Alland", "All\u2066land", "U+2066 left-to-right isolate"),
        (ECONOMIES, "Alland", "A" * 301, "at most 300 are allowed"),
        (ECONOMIES, "AAA", "АAA", "U+0410 cyrillic capital letter a"),
        (ECONOMIES, "AAA", "ＡAA", "U+FF21 fullwidth latin capital letter a"),
        (ECONOMIES, ",AA,", ",A,", '"iso2" must be two capital letters'),
        (ECONOMIES, "004", "4", '"m49" must be three digits'),
        (ECONOMIES, "TRUE", "yes", '"ldc" must be 1, 0, true or false; found "yes"'),
        (ECONOMIES, ",10,", ",1e400,", '"population" must be a number of a size'),
        (ECONOMIES, ",10,", ",1e300,", '"population" must be a number of a size'),
        (ECONOMIES, ",10,", ",1_000,", '"population" must be a number; found "1_000"'),
        (ECONOMIES, ",10,", ",0x10,", '"population" must be a number'),
        (ECONOMIES, ",10,", ",１２,", "U+FF11 fullwidth digit one"),
        (ECONOMIES, ",10,", ',"1,5",', '"population" must be a number; found "1,5"'),
        (ECONOMIES, ",10,", ",nan,", '"population" must be a number'),
        (ECONOMIES, ",10,", ",-inf,", '"population" must be a number'),
        (ECONOMIES, ",10,", ",1\u00a0000,", "U+00A0 no-break space"),
        (COMPANIES, "AAA", "AAB", '"AAB" is not in data/economies.csv'),
        (COMPANIES, "BBB", "BBD", '"BBD" is not in data/economies.csv'),
        (COMPANIES, "BBB", "", '"owner_iso3" is empty'),
        (COMPANIES, "Globotel", "Globo\u200dtel", "U+200D zero width joiner"),
        (COMPANIES, "Globotel", "", '"company" is empty'),
        (SCORES, "2020", "20", '"year" must be a year from 1900 to 2100; found "20"'),
        (SCORES, "2020", "2020.0", '"year" must be a year'),
        (SCORES, "2020", "", '"year" is empty'),
        (SCORES, "33.5", "101", '"score" must be 100 or less; found "101"'),
        (SCORES, "33.5", "-1", '"score" must be 0 or more; found "-1"'),
        (SCORES, "33.5", "", '"score" is empty'),
        (SCORES, "privacy", "", '"category" is empty'),
        (SCORES, "privacy", "рrivacy", "U+0440 cyrillic small letter er"),
        (MARKETS, "2019", "2021", '"until" must not be before "as_of"'),
        (MARKETS, "2019", "3019", '"as_of" must be a year'),
        (PROMISES, "2023", "2019", '"until" must not be before "year"'),
        (PROMISES, ",privacy,", ",privcy,", '"privcy" is not in indicators/pillars.yaml'),
        (PROMISES, ",2020,", ",12020,", '"year" must be a year'),
        (EVIDENCE, "0.5", "5", '"value" must lie from "low" to "high"; found 5, 0.1 and 0.9'),
        (EVIDENCE, "0.9", "", '"low" and "high" must stand together'),
        (EVIDENCE, "0.5,0.1,0.9", ",,", '"value" is empty'),
        (EVIDENCE, "requests=3", "", 'needs requests in "parts"'),
        (EVIDENCE, "requests=3", "requests=-3", '"parts" holds "requests=-3"'),
        (EVIDENCE, "Globotel", "", "needs a company"),
        (EVIDENCE, "mark,take-downs", "card,fines", "needs fines, euros"),
        (EVIDENCE, "mark,take-downs", "count,removals", "needs asked, rules, law, kept"),
        (EVIDENCE, "mark,take-downs", "card,user-data", "needs legal or emergency"),
        (EVIDENCE, "mark,take-downs", "shared,rating", "needs its figure and the ends of its scale"),
        (EVIDENCE, "requests=3", "requests=3;share=40", "needs share_low, share_high"),
        (DESK, "2024-10-25", "2024-10-32", '"date" must be a date'),
        (SHARES, "2020,2021", "2021,2020", '"until" must not be before "first"'),
        (SHARES, "0.5,0.25", "0.5,0.24", "must sum to 1; found 0.99"),
        (SHARES, "0.5,0.25", "1.5,-0.75", '"state" must be 1 or less'),
        (SHARES, "2020", "2020.5", '"first" must be a year'),
        (FIGURES, "2,1,3", "5,6,7", '"value" must lie from "low" to "high"; found 5, 6 and 7'),
        (FIGURES, "2,1,3", "2,1,", '"low" and "high" must stand together; found "low" alone'),
        (FIGURES, "2,1,3", "2,,3", '"low" and "high" must stand together; found "high" alone'),
        (FIGURES, "2,1,3", "2,3,1", '"low" must not be above "high"; found 3 and 1'),
        (FIGURES, "2,1,3", "1e300,,", '"value" must be a number of a size from 1e-30 to 1e+30'),
        (FIGURES, "2,1,3", "5e-324,,", '"value" must be a number of a size'),
        (FIGURES, "privacy-law", "privacy-law\u200b", "U+200B zero width space"),
        (FIGURES, "privacy-law", "privacy-lаw", "U+0430 cyrillic small letter a"),
        (FIGURES, "AAA", "AАA", "U+0410 cyrillic capital letter a"),
        (FIGURES, "2021", "２０２１", "U+FF12 fullwidth digit two"),
        (FIGURES, "2021", "+2021", '"year" must be a year'),
        (FIGURES, "2,1,3,", "2,1,3,a\u202eb", "U+202E right-to-left override"),
        (LEAVES, "2,1,3", "2,1,", '"low" and "high" must stand together'),
        (LEAVES, "2,1,3", "9,,", '"score" must lie on the scale'),
        (LEAVES, "2021", "21", '"year" must be a year'),
    ],
)  # fmt: skip
def test_a_strange_cell_is_refused(tmp_path: Path, file: str, old: str, new: str, words: str):
    row = ROWS[file].replace(old, new, 1)
    assert row != ROWS[file]
    row_number = 3 if "is repeated" in words else 2
    found = [f for f in told(tmp_path, file, table(file, row)) if f.file == file and f.line == row_number]
    assert any(words in finding.message for finding in found), found


@pytest.mark.parametrize("file", [name for name in HEADS if name not in (EVENTS, ECONOMIES)])
def test_a_repeated_row_is_refused(tmp_path: Path, file: str):
    text = f"{HEADS[file]}\n{ROWS[file]}\n{ROWS[file]}\n"
    (finding,) = [one for one in told(tmp_path, file, text) if one.file == file]
    assert finding.line == 3
    assert "row 2" in finding.message


@pytest.mark.parametrize("file", HEADS)
@pytest.mark.parametrize(
    ("change", "row", "words"),
    [
        (lambda text: text.replace(",", ";").encode(), 1, 'the columns must be parted by ","; found ";"'),
        (lambda text: text.replace(",", "\t").encode(), 1, 'parted by ","; found a tab'),
        (lambda _: b"", 0, "the file is empty"),
        (lambda _: b"\n\r\n\n", 0, "the file is empty"),
        (lambda text: text.partition("\n")[2].encode(), 1, "column"),
        (lambda text: b"\xef\xbb\xbf" + text.encode(), 1, "byte order mark"),
        (lambda text: text.encode("utf-16"), 1, "the mark of UTF-16"),
        (lambda text: text.replace("\n", "\xe9\n", 1).encode("latin-1", "replace"), 1,
        "must be UTF-8; found byte 0xE9"),
        (lambda text: text.encode() + b"\0", 3, "zero byte"),
        (lambda text: (text.rstrip() + ",\n").encode(), 2, "columns are needed; found"),
        (lambda text: (text + '"').encode(), 3, "this is not CSV: unexpected end of data"),
        (lambda text: (text + '"a"b\n').encode(), 3, "this is not CSV"),
        (lambda text: (text + "x" * 200_000).encode(), 3, "a cell is longer than 131,072 signs"),
        (lambda _: ",".join(f"c{n}" for n in range(100_000)).encode(), 1, "columns; at most 100 are allowed"),
        (lambda text: (text.split("\n")[0] + "," + text).encode(), 1, "is repeated"),
        (lambda text: text.replace("iso3", "iso3\u200b").replace("company", "company\u200b").encode(), 1,
        "U+200B"),
    ],
)  # fmt: skip
def test_a_strange_file_is_refused(tmp_path: Path, file: str, change, row: int, words: str):
    text = f"{HEADS[file]}\n{ROWS[file]}\n"
    found = [one for one in told(tmp_path, file, change(text)) if one.file == file]
    assert any(one.line == row and words in one.message for one in found), found
    assert len(found) < 20


@pytest.mark.parametrize("file", HEADS)
def test_line_ends_and_spaces_are_no_fault(tmp_path: Path, file: str):
    text = table(file, ROWS[file])
    assert told(tmp_path / "crlf", file, text.replace("\n", "\r\n")) == ()
    assert told(tmp_path / "spaces", file, text.replace("\n", "\n\n").replace(",2", ", 2")) == ()
    assert (
        told(tmp_path / "quoted", file, '"' + text.strip().replace(",", '","').replace("\n", '"\n"') + '"')
        == ()
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("https://example.org/survey", "javascript:alert(1)", '"url" must not begin with "javascript:"'),
        ("https://example.org/survey", "JaVaScRiPt:alert(1)", '"url" must not begin with "JaVaScRiPt:"'),
        ("https://example.org/survey", '"data:text/html,<b>"', '"url" must not begin with "data:"'),
        ("https://example.org/survey", "//example.org", '"url" is no link: "//example.org"'),
        ("https://example.org/survey", "example.org", '"url" is no link'),
        ("https://example.org/survey", "https://a@example.org", '"url" is no link'),
        ("https://example.org/survey", '"https://example.org/ x"', '"url" is no link'),
        ("https://example.org/survey", '"https://exаmple.org"', "U+0430 cyrillic small letter a"),
        ("https://example.org/survey", '"https://example.org/\\u202e"', "U+202E right-to-left override"),
        ("https://example.org/survey", "https://example.org/" + "x" * 2_000, "at most 2,000 are allowed"),
        ("family: survey", "page: 'javascript:{name}'", '"page" must not begin with "javascript:"'),
        ("family: survey", "page: 'https://{host}/x'", '"page" is no link'),
        ("family: survey", "page: 'https://a.org/{iso2.x}'", '"page" is no link'),
        ("Office of Statistics", '"Office\\x0bof Statistics"', "U+000B"),
        ("Office of Statistics", '"Office\\u200bof"', "U+200B zero width space"),
        ("title: Survey", 'title: "Sur\\0vey"', "U+0000 zero byte"),
        ("survey:\n", "surv\u0435y:\n", "U+0435 cyrillic small letter ie"),
    ],
)
def test_a_strange_source_is_refused(tmp_path: Path, old: str, new: str, words: str):
    new = new.replace("\\\\", "\\") if "\\\\" in new else new
    found = [
        one for one in faults(tmp_path, {SOURCES: GOOD[SOURCES].replace(old, new, 1)}) if one.file == SOURCES
    ]
    assert any(words in one.message and 0 < one.line < 8 for one in found), found


def test_an_address_that_leaves_economy_and_year_open_is_good(tmp_path: Path):
    text = GOOD[SOURCES].replace("family: survey", "page: 'https://a.org/{iso2}/{iso3}/{name}/{year}'", 1)
    assert faults(tmp_path, {SOURCES: text}) == ()


def test_thirds_of_responsibility_are_brought_to_one(tmp_path: Path):
    row = "internet-use,AAA,,,0.333333,0.333333,0.333333,War."
    (override,) = read(write_root(tmp_path, {SHARES: table(SHARES, row)})).overrides
    assert sum(override.shares.values()) == pytest.approx(1.0, abs=1e-15)


@pytest.mark.parametrize("file", [name for name in HEADS if name not in (FIGURES, ECONOMIES)])
def test_a_flood_of_faults_is_short_and_quick(tmp_path: Path, file: str):
    """Every row is wrong in its first cell, each in another way; once a look-up was made for each of them."""
    first, rest = ROWS[file].split(",", 1)
    rows = "".join(f"{first}{n},{rest}\n" for n in range(5_000)).replace(f"{first}0,", "\u200b,")
    found = [one for one in told(tmp_path, file, f"{HEADS[file]}\n{rows}") if one.file == file]
    if file == COMPANIES:
        assert len(found) == 1
        return
    assert len(found) == MOST_TOLD + 1
    assert sum(len(str(one)) for one in found) < 100_000
    assert "more faults that are not listed" in found[-1].message


CELLS = st.one_of(
    st.sampled_from(
        [
            "", " ", "AAA", "BBB", "XKX", "WLD", "2021", "2021-02-30", "2022", "1900", "2100", "1e400",
            "1e30", "-0", "nan", "inf",
            "+5", " 5", "0x10", "1_000", "１２", "1,5", "0.333333", "100", "Globotel", "survey", "reports",
            "privacy-law", "privacy",
            "internet-use", "state", "state+foreign", "mark", "card", "shared", "count", "fines",
            "rights-at-work-rating",
            "requests=1;acted=2", "a=", "\u202e", "a\u200bb", "é", "لبنان", "\t", "a\nb", '"', "'", "=1+1",
            "<b>", "%s", "{x}", "true", "TRUE",
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=6),
    st.floats(allow_nan=False, width=32).map(str),
    st.integers(-3, 3000).map(str),
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> dict[str, bytes]:
    """The good root with strange rows in two of its tables."""
    files = {name: text.encode() for name, text in GOOD.items()}
    for file in draw(st.lists(st.sampled_from(sorted(HEADS)), min_size=1, max_size=2, unique=True)):
        good = ROWS[file].split(",")
        cell = st.integers(0, 3)  # one cell in four is strange
        rows = [
            [draw(CELLS) if draw(cell) == 0 else old for old in good] for _ in range(draw(st.integers(0, 3)))
        ]
        buffer = io.StringIO(newline="")
        csv.writer(buffer, quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))).writerows(rows)
        files[file] = (HEADS[file] + "\n" + buffer.getvalue()).encode()
    return files


@given(tables())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_is_refused_in_words_or_scored(files: dict[str, bytes]):
    refused: tuple[Finding, ...] = ()
    try:
        score(read_content(files, False, Report()))
    except ContentError as error:
        refused = error.findings
    for one in refused:
        assert one.file in files
        assert one.line > 0 or "missing" in one.message, one
        assert str(one).isprintable()
        assert len(str(one)) < 2_000
