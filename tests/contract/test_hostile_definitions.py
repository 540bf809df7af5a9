"""Every value of every definition, tried with what no author would write: told with file and line, or borne.

Keys and kinds come from watching the readers (`tests.support.full_root`), so that a new key is tried as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exports.scores import score_table
from indicators.reading.fields import Fields
from methodology.doubt.run import uncertainty
from methodology.faults.texts import name_fault
from methodology.model import Content
from methodology.scoring.engine import score
from tests.support.full_root import KINDS, Spot, every_spot, read_full, scale_spots, with_value

NUMBERS, WORDS, PROSE = (
    ("number", "whole"),
    ("name", "code", "link", "day", "identifier", "choice"),
    ("text", "texts"),
)
LISTED = ("codes", "choices")
NO_NUMBERS = (
    "x", "'5'", "yes", "~", "", "[]", "[1]", "{a: 1}", ".nan", "-.inf", "0x1F", "0o7", "1_000", "1:30", "1,5",
    "2022-01-01", "１", "1e999", "9" * 5000, "-" + "9" * 400, "1e30", "-1e308",
)  # fmt: skip
BORDERS = ("0", "5e-324", "1e-7", "0.5", "1", "100", "1000000", "100000000000", "-1", "-1e-9")
UNSEEN = (
    "\0", "\x01", "\x1b", "\x7f", "\x85", "\xad", "\u200b", "\u200e", "\u2028", "\u202e", "\u2066", "\u3164",
    "\ufeff",
)  # fmt: skip
"""Signs that no text may hold, as YAML writes them between quotation marks."""
PLAIN_ODDITIES = (
    "<script>alert(1)</script>", "{{7*7}}", "%(title)s %s %", "=1+1", "'", "{0} {iso3}", "&amp;", "no",
    "😀 שלום",
)  # fmt: skip
WATCHED, CONTENT = every_spot()
SPOTS = sorted(WATCHED.spots)
OF_SOURCES = "data/sources.yaml"


def spots(*kinds: str) -> list[Spot]:
    return [spot for spot in SPOTS if spot.kind in kinds]


def chunks(chosen: list[Spot], most: int = 20) -> Iterator[list[Spot]]:
    """The spots file by file, a few at a time: of very many faults of one file not all are told."""
    for _, group in groupby(chosen, key=lambda spot: spot.file):
        every = list({spot.line: spot for spot in group}.values())
        yield from (every[start : start + most] for start in range(0, len(every), most))


def lines_told(changes: dict[str, str]) -> set[tuple[str, int]]:
    told = read_full(changes)
    return set() if isinstance(told, Content) else {(fault.file, fault.line) for fault in told}


def assert_borne(content: Content, what: object) -> None:
    """It scores: every score within its scale, every bound around it, doubt too."""
    book = score(content)
    lowest, highest = content.methodology.scale_min, content.methodology.scale_max
    table = score_table(book, [economy.iso3 for economy in book.economies], book.years, book.lanes)
    points, low, high = (np.asarray(table[name]) for name in ("score", "bound_low", "bound_high"))
    assert not np.isinf(points).any(), what
    kept = ~np.isnan(points)
    assert ((points[kept] >= lowest) & (points[kept] <= highest)).all(), what
    assert not np.isinf(low).any()
    assert not np.isinf(high).any()
    doubt = uncertainty(book, draws=8, jobs=1)
    for name in ("low", "high"):
        assert not np.isinf(getattr(doubt.arrays, name)).any(), what


def test_every_key_is_written_in_the_full_root():
    """A key that no file of the full root holds is not tried: write it there."""
    written = {spot.key for spot in SPOTS}
    of_their_own = {"scale", "private_sector", "levels", "breaks", "applies", "decision", "dimensions"}
    assert {key for _, key in WATCHED.absent} - written <= of_their_own
    assert_borne(CONTENT, "the full root")


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: value[:12])
def test_what_is_no_fair_number_is_told_with_its_line(value: str):
    for chunk in chunks(spots(*NUMBERS)):
        told = lines_told(with_value(value, *chunk))
        assert {(spot.file, spot.line) for spot in chunk} <= told
    for spot in one_of_each_file():
        assert any(file == spot.file and line > 0 for file, line in lines_told(with_value(value, spot)))


def one_of_each_file() -> list[Spot]:
    numbers = [
        spot for spot in scale_spots() if spot.key not in ("method", "reference", "transform", "0", "1", "2")
    ]
    return [next(group) for _, group in groupby(numbers, key=lambda spot: spot.file)]


@pytest.mark.parametrize("value", BORDERS)
def test_a_number_at_the_border_is_told_or_borne(value: str):
    for chunk in chunks(spots(*NUMBERS)):
        told = lines_told(with_value(value, *chunk))
        for spot in chunk:
            if (spot.file, spot.line) not in told:
                assert_told_or_borne(spot, value)


@pytest.mark.parametrize("value", BORDERS)
def test_a_figure_of_a_scale_at_the_border_is_told_or_borne(value: str):
    for spot in scale_spots():
        if spot.key not in ("method", "reference", "transform"):
            assert_told_or_borne(spot, value)


def assert_told_or_borne(spot: Spot, value: str) -> None:
    content = read_full(with_value(value, spot))
    if isinstance(content, Content):
        assert_borne(content, (spot, value))
        return
    assert all(fault.file and len(str(fault)) < 2000 for fault in content)


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"{ord(sign):04X}")
def test_a_sign_that_cannot_be_seen_is_told_with_its_line(sign: str):
    value = f'"a\\U{ord(sign):08X}b"'
    for chunk in chunks([spot for spot in spots(*WORDS, *PROSE, *LISTED) if spot.file != OF_SOURCES]):
        assert {(spot.file, spot.line) for spot in chunk} <= lines_told(with_value(value, *chunk))


@pytest.mark.parametrize(
    "value",
    ['"a\\nb"', "x" * 10_001, '" "', "~", "", "[]", "{a: b}", "[[[[[[[[[[[[[x]]]]]]]]]]]]]"],
    ids=range(8),
)
def test_what_is_no_word_is_told_with_its_line(value: str):
    for chunk in chunks(
        [spot for spot in spots(*WORDS) if spot.file != OF_SOURCES], 1 if "[[" in value else 20
    ):
        assert {(spot.file, spot.line) for spot in chunk} <= lines_told(with_value(value, *chunk))


@pytest.mark.parametrize(
    "value", ["!!str x", "!!python/object/apply:os.system x", "&a x", "*a", "!!binary aGk="]
)
def test_tags_anchors_and_aliases_are_told_with_their_line(value: str):
    for chunk in chunks(SPOTS):
        assert {(spot.file, spot.line) for spot in chunk} <= lines_told(with_value(value, *chunk))


@pytest.mark.parametrize("value", PLAIN_ODDITIES)
def test_an_odd_text_that_can_be_seen_is_borne(value: str):
    quoted = "'" + value.replace("'", "''") + "'"
    chosen = {(spot.file, spot.line) for spot in spots(*WORDS)} - {(s.file, s.line) for s in spots("name")}
    free = [spot for spot in spots("text", "texts", "name") if (spot.file, spot.line) not in chosen]
    for chunk in chunks(
        [spot for spot in free if spot.key not in ("version", "dimension", "overall", "url", "page")], 100
    ):
        read = read_full(with_value(quoted, *chunk))
        assert isinstance(read, Content), read


@given(st.text(max_size=12))
@settings(max_examples=50, deadline=None)
def test_any_text_is_told_or_read_as_it_is(text: str):
    spot = next(spot for spot in SPOTS if (spot.key, spot.file[-8:]) == ("title", "law.yaml"))
    read = read_full(with_value(json.dumps(text, ensure_ascii=False), spot))
    if isinstance(read, Content):
        assert read.framework.by_id["privacy-law"].title == text.strip()
        assert name_fault(text.strip()) is None
    else:
        assert all(str(fault).isprintable() and len(str(fault)) < 2000 for fault in read)
        assert spot.file in {fault.file for fault in read}


def test_lines_of_prose_are_joined():
    content = read_full(with_value("|\n  One.\n\n  Two.", *[s for s in SPOTS if s.key == "rationale"]))
    assert isinstance(content, Content)
    assert content.framework.by_id["privacy-law"].rationale == "One. Two."


def test_the_watched_kinds_are_those_of_the_reader():
    """A new way to read a key must be watched, or its keys are not tried."""
    asking = {name for name, value in vars(Fields).items() if callable(value) and not name.startswith("_")}
    assert asking - {"line", "place", "fault", "require", "node"} == set(KINDS)
