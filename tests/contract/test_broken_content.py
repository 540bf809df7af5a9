"""Broken pillars, indicators, tensions and sources: file, line, what was found, what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.roots import GOOD, broken, faults, read, write_root

LAW = "indicators/privacy/privacy-law.yaml"
REQUESTS = "indicators/privacy/requests.yaml"
ONLINE = "indicators/access/internet-use.yaml"
SCALE = "scale: {method: goalposts, worst: 0, best: 100}"
PILLARS = "indicators/pillars.yaml"
TENSIONS = "indicators/tensions.yaml"
POLE = "      - {label: Safety, indicators: [internet-use]}\n"
SOURCES = "data/sources.yaml"


def test_the_good_root_has_no_fault(tmp_path: Path):
    assert faults(tmp_path, {}) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        (LAW, "kind: structure", "knid: structure", 3, ['"knid"', 'Did you mean "kind"?', "title, question"]),
        (LAW, "evidence: fact", "kind: process", 4, ['"kind" is repeated', "line 3"]),
        (LAW, "kind: structure", "kind: structur", 3, ["structur", "structure, process, outcome"]),
        (LAW, "evidence: fact", "evidence: facts", 4, ["fact, expert, perception, event"]),
        (LAW, "obligation: immediate", "obligation: soon", 5, ["soon", "immediate, progressive"]),
        (LAW, "responsibility: state", "responsibility: stat", 6, ["stat", "state, compelled, corporate"]),
        (LAW, "dimension: law", "dimension: lwa", 2, ["lwa", "law, practice", 'Did you mean "law"?']),
        (LAW, "dimension: law\n", "", 1, ['"dimension" is needed', "law, practice"]),
        (LAW, "title: Privacy law\n", "", 1, ['"title" is missing']),
        (LAW, "title: Privacy law", "title:", 1, ['"title" has no value']),
        (LAW, "title: Privacy law", "title: [Privacy]", 1, ['"title" must be text', "a list"]),
        (LAW, "source: survey", "source: survay", 11, ["survay", "survey, reports", "Did you mean"]),
        (LAW, "[safety-versus-privacy]", "[safety]", 13, ["safety", "safety-versus-privacy"]),
        (LAW, "rights: [UDHR-12]", "rights: UDHR-12", 12, ['"rights" must be a list', "UDHR-12"]),
        (LAW, "rights: [UDHR-12]", "rights: [[UDHR-12]]", 12, ['"rights" must be a list of texts', "a list"]),
        (LAW, "{1: No law.", "{0: No law.", 14, ['level "0"', "from 1 to 6"]),
        (LAW, "{1: No law.", "{1.5: No law.", 14, ['level "1.5"', "whole number"]),
        (LAW, "better: higher", "better: lower", 10, ["better", "lower", "higher"]),
        (LAW, "better: higher", "better: best", 10, ["best", "higher, lower"]),
        (LAW, "method: categories", "method: categorys", 8, ["categorys", 'Did you mean "categories"']),
        (LAW, "  method: categories\n", "", 8, ['"method" is missing']),
        (LAW, "map: {0: 1", "map: {0: 0.5", 9, ["0.5", "from 1 to 6"]),
        (LAW, "map: {0: 1", "map: {none: 1", 9, ["none", "numbers"]),
        (LAW, "{0: 1, 1: 3.5", "{0: 1, 0.0: 3.5", 9, ['"0.0" is repeated']),
        (LAW, "{0: 1, 1: 3.5", "{0: 1, 0: 3.5", 9, ['"0" is repeated']),
        (LAW, "map: {0: 1", "mpa: {0: 1", 9, ['"mpa"', 'Did you mean "map"?']),
        (REQUESTS, "compelled: 0.6", "compelled: 0.7", 4, ["sum to 1", "1.1"]),
        (REQUESTS, "compelled: 0.6", "compeled: 0.6", 5, ["compeled", 'Did you mean "compelled"?']),
        (REQUESTS, "compelled: 0.6", "compelled: -0.6", 5, ["from 0 to 1", "-0.6"]),
        (REQUESTS, "compelled: 0.6", "compelled: much", 5, ["must be a number", "much"]),
        (REQUESTS, "origin: international", "origin: foreign", 7, ["foreign", "domestic, international"]),
        (REQUESTS, "[value-chain]", "[value]", 7, ["value-proposition, value-chain, revenue-model"]),
        (REQUESTS, "origin: inter", "orign: inter", 7, ['"orign"', 'Did you mean "origin"?']),
        (REQUESTS, "worst: 1000", "worst: 1", 10, ["both 1", "differ"]),
        (REQUESTS, "worst: 1000", "worst: 0", 10, ["log", "numbers above 0"]),
        (REQUESTS, "worst: 1000", 'worst: "1000"', 10, ["must be a number", "1000"]),
        (REQUESTS, "worst: 1000", "worst: 1,000", 10, ['"000" is not a key', "worst, best"]),
        (REQUESTS, "worst: 1000", "worst: .inf", 10, ["must be a number", "inf"]),
        (REQUESTS, "worst: 1000", "worst: true", 10, ["must be a number", "True"]),
        (REQUESTS, "worst: 1000, ", "", 10, ['needs "worst"']),
        (REQUESTS, "transform: log", "transform: ln", 10, ["ln", "none, log, log1p, sqrt"]),
        (REQUESTS, "better: lower", "better: higher", 11, ["higher", "lower"]),
        (REQUESTS, "weight: 0.5", "weight: -0.5", 12, ["0 or more", "-0.5"]),
        (REQUESTS, "weight: 0.5", "weight: .nan", 12, ["must be a number", "nan"]),
        (REQUESTS, "weight: 0.5", "weight: half", 12, ["must be a number", "half"]),
        (REQUESTS, "weight: 0.5", "weight: yes", 12, ["must be a number", "yes"]),
        (REQUESTS, "max_age: 2", "max_age: 2.5", 13, ["whole number", "2.5"]),
        (REQUESTS, "max_age: 2", "max_age: -1", 13, ["0 or more"]),
        (REQUESTS, "requires: [transparency-report]", "requires: x", 9, ["must be a list"]),
        (ONLINE, SCALE, "scale: goalposts", 4, ["must be a mapping"]),
        (ONLINE, SCALE + "\n", "", 1, ['"scale" is missing']),
        (ONLINE, "{unknown: 1}", "{}", 3, ["sum to 1", "found 0"]),
        (PILLARS, "id: access", "id: privacy", 8, ['"privacy" is the id of a pillar on line 2 already']),
        (PILLARS, "id: practice", "id: law", 7, ['"law" is the id of a dimension', "line 6"]),
        (PILLARS, "  - id: access\n    title", "  - title", 8, ['"id" is missing']),
        (PILLARS, "id: practice", "id: Practice", 7, ["Practice", "small letters"]),
        (PILLARS, "weight: 2", "weight: -2", 7, ["0 or more"]),
        (PILLARS, "weight: 2", "wieght: 2", 7, ['Did you mean "weight"?']),
        (PILLARS, "pillars:", "pilars:", 1, ['"pilars"', 'Did you mean "pillars"?']),
        (PILLARS, "id: access", "id: overall", 8, ["overall", "another id"]),
        (TENSIONS, "[internet-use]", "[internet]", 7, ['"internet"', 'Did you mean "internet-use"?']),
        (TENSIONS, "label: Safety", "lable: Safety", 7, ['"lable"', 'Did you mean "label"?']),
        (TENSIONS, POLE, "", 6, ["at least 2 poles", "found 1"]),
        (SOURCES, "redistribute: raw", "redistribute: free", 6, ["free", "raw, cite, derived, none"]),
        (SOURCES, "licence: CC", "license: CC", 5, ['"license"', 'Did you mean "licence"?']),
    ],
)  # fmt: skip
def test_one_fault(tmp_path: Path, file: str, old: str, new: str, line: int, words: list[str]):
    found = [f for f in faults(tmp_path, broken(file, old, new)) if f.file == file and f.line == line]
    assert any(all(word in finding.message for word in words) for finding in found), found


@pytest.mark.parametrize(
    ("changes", "file", "words"),
    [
        ({PILLARS: None}, PILLARS, ["missing"]),
        ({PILLARS: "pillars: []\n"}, PILLARS, ["at least one"]),
        ({PILLARS: "pillars: privacy\n"}, PILLARS, ["must be a list"]),
        ({PILLARS: "- privacy\n"}, PILLARS, ["must be a mapping", "a list"]),
        ({PILLARS: ""}, PILLARS, ["empty"]),
        ({ONLINE: ""}, ONLINE, ["empty"]),
        ({ONLINE: None}, PILLARS, ['"access" has no indicator', "indicators/access/"]),
        (
            {"indicators/acces/x.yaml": "title: X\n"},
            "indicators/acces/x.yaml",
            ["acces", 'Did you mean "access"?'],
        ),
        ({"indicators/x.yaml": "title: X\n"}, "indicators/x.yaml", ["indicators/<pillar>/"]),
        (
            {"indicators/access/a/x.yaml": "title: X\n"},
            "indicators/access/a/x.yaml",
            ["indicators/<pillar>/"],
        ),
        ({"indicators/access/x.yml": "title: X\n"}, "indicators/access/x.yml", ['".yaml"', ".yml"]),
        (
            {"indicators/access/My_x.yaml": GOOD[ONLINE]},
            "indicators/access/My_x.yaml",
            ["My_x", "small letters"],
        ),
        ({"indicators/access/privacy-law.yaml": GOOD[ONLINE]}, LAW, ["already", "access/privacy-law.yaml"]),
        (
            {"indicators/access/privacy.yaml": GOOD[ONLINE]},
            "indicators/access/privacy.yaml",
            ["id of a pillar"],
        ),
        ({SOURCES: None}, LAW, ['"survey"', "source", "none"]),
        ({SOURCES: "- survey\n"}, SOURCES, ["must be a mapping"]),
        ({LAW: b"title: caf\xe9\n"}, LAW, ["UTF-8", "0xE9", "position 10"]),
        ({LAW: b"\xef\xbb\xbf" + GOOD[LAW].encode()}, LAW, ["byte order mark"]),
        ({LAW: GOOD[LAW].encode("utf-16")}, LAW, ["UTF-16"]),
        ({LAW: GOOD[LAW].encode() + b"\0"}, LAW, ["zero byte"]),
        ({LAW: "# " + "x" * (1 << 20)}, LAW, ["too large", "1,048,576"]),
    ],
)
def test_one_broken_file(tmp_path: Path, changes: dict[str, str | bytes | None], file: str, words: list[str]):
    found = [finding for finding in faults(tmp_path, changes) if finding.file == file]
    assert any(all(word in finding.message for word in words) for finding in found), found


def test_an_empty_folder_says_what_a_root_needs(tmp_path: Path):
    (finding,) = faults(tmp_path, dict.fromkeys(GOOD))
    assert "indicators/pillars.yaml" in finding.message


def test_all_faults_are_told_together_sorted_by_file_and_line(tmp_path: Path):
    changes = (
        broken(LAW, "kind: structure", "knd: structure")
        | broken(REQUESTS, "worst: 1000", "worst: 1")
        | broken(PILLARS, "weight: 2", "weight: two")
        | broken(TENSIONS, "[internet-use]", "[interweb]")
        | broken("methodology/methodology.yaml", "upto: 6", "upto: 5")
        | broken(SOURCES, "redistribute: raw", "redistribute: free")
        | broken("data/economies.csv", "BBB,Bertland", "BB,Bertland")
        | broken("data/observations.csv", "internet-use,AAA,2022,50.5", "internet-use,AAA,2022,many")
    )
    found = faults(tmp_path, changes)
    assert {finding.file for finding in found} >= set(changes)
    assert list(found) == sorted(found)


def test_one_file_with_many_faults_names_them_all(tmp_path: Path):
    text = "titel: X\nkind: law\nscale: {method: goalposts, worst: 1, best: 1}\nweight: -1\nsource: nowhere\n"
    found = faults(tmp_path, {ONLINE: text})
    assert [finding.line for finding in found if finding.file == ONLINE] == [1, 1, 2, 3, 4]


def test_a_foreign_root_may_leave_out_all_but_title_and_scale(tmp_path: Path):
    bare = "title: X\nscale: {method: goalposts, worst: 0, best: 1}\n"
    content = read(write_root(tmp_path, {ONLINE: bare, "methodology/methodology.yaml": None}))
    indicator = content.framework.by_id["internet-use"]
    assert (indicator.kind, indicator.evidence, indicator.obligation) == ("process", "fact", "immediate")
    assert indicator.responsibility == {"unknown": 1.0}
    assert (indicator.source, indicator.series, indicator.better) == ("", "internet-use", "higher")


def test_other_files_are_left_alone(tmp_path: Path):
    other = {
        "indicators/README.md": "x",
        "data/notes.txt": "x",
        "a.yaml": "[",
    }
    assert faults(tmp_path, other) == ()


def test_indicators_stand_in_the_order_pillar_dimension_file(tmp_path: Path):
    content = read(write_root(tmp_path, {"indicators/privacy/a-law.yaml": GOOD[LAW]}))
    assert [i.id for i in content.framework.indicators] == [
        "a-law",
        "privacy-law",
        "requests",
        "internet-use",
    ]
    assert content.framework.pillars[1].dimensions[0].implicit


def test_a_series_that_looks_like_a_slip_for_an_unused_one(tmp_path: Path):
    rows = GOOD["data/observations.csv"].replace("data-requests", "data-request")
    (finding,) = faults(tmp_path, {"data/observations.csv": rows})
    assert 'Did you mean "data-request"?' in finding.message


def test_a_series_that_nobody_observed_yet_is_good(tmp_path: Path):
    assert faults(tmp_path, broken(REQUESTS, "series: data-requests", "series: planned")) == ()
