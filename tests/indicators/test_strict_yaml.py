"""Strict YAML: what is refused, where, and what is read as it is written."""

from __future__ import annotations

import pytest

from indicators.reading.fields import Fields
from indicators.reading.strict_yaml import MOST_DEPTH, Listing, Node, Scalar, Table, parse_yaml
from indicators.reading.values import plain
from methodology.faults.finding import Report
from methodology.model.ranges import Range


def parse(text: str) -> tuple[Node | None, list[str]]:
    report = Report()
    return parse_yaml(text, "a.yaml", report), [str(finding) for finding in report.findings]


def value(text: str) -> object:
    node, faults = parse(text)
    assert node is not None
    assert faults == []
    return plain(node)


def test_every_value_knows_its_line():
    node, _ = parse("a: 1\nb:\n  - x\n  - {c: 2}\n")
    assert isinstance(node, Table)
    listing = node.entries["b"][1]
    assert isinstance(listing, Listing)
    assert [item.line for item in listing.items] == [3, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1", 1), ("a: -2.5", -2.5), ("a: 1e3", 1000.0), ("a: +.5", 0.5), ("a: 5.", 5.0),
        ("a: 1_000", "1_000"), ("a: 0x1F", "0x1F"), ("a: 1:30", "1:30"), ("a: ١", "١"), ("a: '1'", "1"),
        ("a: true", True), ("a: yes", "yes"), ("a: no", "no"), ("a: null", None), ("a:", None),
        ("a: 2026-11-22", "2026-11-22"), ("a: [1, x]", [1, "x"]), ("a: {0: 1, 1.5: 2}", {0: 1, 1.5: 2}),
    ],
)  # fmt: skip
def test_only_what_is_written_as_a_number_is_one(text: str, expected: object):
    found = value(text)
    assert isinstance(found, dict)
    assert found["a"] == expected
    assert type(found["a"]) is type(expected)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\na: 2\n", 'a.yaml, line 2: "a" is repeated; it stands on line 1 already'),
        ("x:\n  b: 1\n  c: 1\n  b: 2\n", 'a.yaml, line 4: "b" is repeated; it stands on line 2 already'),
        ("x: {b: 1, b: 2}", 'a.yaml, line 1: "b" is repeated; it stands on line 1 already'),
        ("a: !!str 1", "a.yaml, line 1: tags are not allowed; found tag:yaml.org,2002:str"),
        ("a: !local 1", "a.yaml, line 1: tags are not allowed; found !local"),
        ("a: !!python/object/apply:os.system [x]", "tags are not allowed"),
        ("a: &b 1", "a.yaml, line 1: anchors are not allowed; found &b"),
        ("a: &b 1\nc: *b\n", "a.yaml, line 2: aliases are not allowed; found *b"),
        ("a: 1\n---\nb: 2\n", 'a.yaml, line 2: one document a file is allowed; found a second "---"'),
        ("", "a.yaml: the file is empty"),
        ("# only words\n", "a.yaml: the file is empty"),
        ("a: [1,\nb: 2\n", "this is not YAML"),
        ("a: b: c\n", "a.yaml, line 1: this is not YAML: mapping values are not allowed in this context"),
        ("a: 1\n\tb: 2\n", "indent with spaces, not tabs"),
        ("a: 1\nb: \x07\n", "a.yaml, line 2: this is not YAML"),
        ("[a]: 1\n", "a key must be a single word"),
        ("? {a: 1}\n: 1\n", "a key must be a single word"),
        ("a: '", "this is not YAML"),
        ("a: *b\n", "aliases are not allowed"),
    ],
)
def test_refused(text: str, fault: str):
    _, faults = parse(text)
    assert any(fault in found for found in faults), faults


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_a_deep_file_is_refused_at_once(opening: str):
    node, faults = parse(opening * 200_000)
    assert node is None
    assert len(faults) == 1
    assert "nested more than" in faults[0] or "single word" in faults[0]


def test_the_deepest_allowed_nesting_is_read():
    node, faults = parse("[" * MOST_DEPTH + "1" + "]" * MOST_DEPTH)
    assert node is not None
    assert faults == []


def test_an_alias_bomb_is_not_expanded():
    layers = "".join(
        f"{b}: [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, faults = parse("a: &a [1]\n" + layers)
    assert len(faults) < 100
    assert "anchors are not allowed" in faults[0]


def test_a_fault_leaves_the_rest_readable():
    node, faults = parse("a: 1\na: 2\nb: 3\n")
    assert node is not None
    assert plain(node) == {"a": 1, "b": 3}
    assert len(faults) == 1


def fields(text: str, *known: str) -> tuple[Fields, Report]:
    report = Report()
    node = parse_yaml(text, "a.yaml", report)
    assert isinstance(node, Table)
    return Fields(node, "a.yaml", report, known or None), report


def test_an_unknown_key_names_the_nearest_key_that_is_free():
    _, report = fields("weigth: 1\n", "title", "weight")
    assert str(report.findings[0]) == (
        'a.yaml, line 1: "weigth" is not a known key. Did you mean "weight"? Known keys: title, weight'
    )


def test_a_word_is_text_even_where_yaml_sees_a_truth_value():
    found, report = fields("title: no\nversion: 1.10\n")
    assert (found.text("title"), found.text("version")) == ("no", "1.10")
    assert report.findings == []


@pytest.mark.parametrize("word", ["'5'", "x", "true", ".nan", ".inf", "1e999", "[1]", "{a: 1}", "5 %"])
def test_an_unreadable_number_is_a_fault_and_reads_as_the_default(word: str):
    found, report = fields(f"weight: {word}\n")
    assert found.number("weight", 7.0) == 7.0
    assert '"weight" must be a number; found' in report.findings[0].message


def test_a_number_out_of_range_says_what_is_allowed():
    found, report = fields("a: -1\nb: 2\nc: 1.5\n")
    found.number("a", within=Range(1e-6, 1e6, zero=True))
    found.number("b", within=Range(0, 1))
    found.whole("c")
    assert [finding.message for finding in report.findings] == [
        '"a" must be 0 or more, at most 1,000,000, and not between 0 and 0.000001; found "-1"',
        '"b" must be from 0 to 1; found "2"',
        '"c" must be a whole number; found 1.5',
    ]


def test_a_key_without_a_value_is_a_fault():
    found, report = fields("unit:\n")
    assert found.text("unit", "x") == "x"
    assert report.findings[0].message == '"unit" has no value; give it one or leave the key out'


def test_a_list_where_a_mapping_is_expected():
    found, report = fields("scale: [1]\nrights: one\nlevels: {a: 1}\n")
    assert found.section("scale") is None
    assert found.texts("rights") == ()
    assert found.sections("levels", ()) == []
    assert [finding.line for finding in report.findings] == [1, 2, 3]


def test_scalars_keep_their_spelling():
    assert isinstance(parse("1.0")[0], Scalar)
    node, _ = parse("a: 1.0\n")
    assert isinstance(node, Table)
    scalar = node.entries["a"][1]
    assert isinstance(scalar, Scalar)
    assert scalar.text == "1.0"
