"""Whole YAML files that no author would write: told by file and line, in few words, in little time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.commands.main import main
from dashboard.content.load import check_content, load_content
from methodology.faults.finding import ContentError, Finding
from tests.support.roots import INTERNET_USE, METHODOLOGY, PILLARS, PRIVACY_LAW, write_root

ONLINE, RULES, RIGHTS = (
    "indicators/access/internet-use.yaml",
    "methodology/methodology.yaml",
    "indicators/pillars.yaml",
)
TENSIONS, LAW = "indicators/tensions.yaml", "indicators/privacy/privacy-law.yaml"
MANY = 600
MORE = {f"indicators/access/i{place}.yaml": INTERNET_USE for place in range(MANY)}
BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n"
POLES = "poles: [{label: a, indicators: [intermet-use]}, {label: b, indicators: [requets]}]"

HOSTILE: dict[str, tuple[dict[str, str | bytes | None], str, int, str]] = {
    "bomb": ({ONLINE: INTERNET_USE + BOMB}, ONLINE, 6, "anchors are not allowed"),
    "brackets": ({ONLINE: INTERNET_USE + f"rights: {'[' * 10_000}\n"}, ONLINE, 6, "nested more than 12"),
    "braces": ({ONLINE: INTERNET_USE + f"rights: {'{a: ' * 10_000}\n"}, ONLINE, 6, "nested more than 12"),
    "dashes": ({ONLINE: "- " * 10_000}, ONLINE, 1, "nested more than 12"),
    "merge key": ({ONLINE: INTERNET_USE + "<<: {weight: 3}\n"}, ONLINE, 6, '"<<" is not a known key'),
    "merge of stages": ({RULES: METHODOLOGY + "<<: [{stages: []}]\n"}, RULES, 17, '"<<" is not a known key'),
    "tag": ({ONLINE: INTERNET_USE + "unit: !!python/name:os.system x\n"}, ONLINE, 6, "tags are not allowed"),
    "tab": ({ONLINE: "title: A\n\tunit: x\n"}, ONLINE, 2, "spaces, not tabs"),
    "mark of UTF-8": ({ONLINE: b"\xef\xbb\xbf" + INTERNET_USE.encode()}, ONLINE, 1, "byte order mark"),
    "UTF-16": ({ONLINE: INTERNET_USE.encode("utf-16")}, ONLINE, 1, "must be UTF-8"),
    "UTF-32": ({ONLINE: INTERNET_USE.encode("utf-32")}, ONLINE, 1, "must be UTF-8"),
    "Latin-1": ({ONLINE: b"title: Caf\xe9\n" + INTERNET_USE.encode()}, ONLINE, 1, "must be UTF-8"),
    "zero bytes": ({ONLINE: b"\0" * 100}, ONLINE, 1, "zero byte"),
    "documents": ({RULES: f"{METHODOLOGY}---\nversion: 2.0.0\n"}, RULES, 17, "one document"),
    "empty": ({RULES: ""}, RULES, 0, "the file is empty"),
    "only spaces": ({RIGHTS: " \n\n"}, RIGHTS, 0, "the file is empty"),
    "a word": ({RULES: "version"}, RULES, 1, "must be a mapping"),
    "null": ({TENSIONS: "~\n"}, TENSIONS, 1, "must be a mapping"),
    "a list as key": ({ONLINE: "? [a, b]\n: c\n"}, ONLINE, 1, "a key must be a single word"),
    "an octal number": ({ONLINE: INTERNET_USE + "weight: 0o7\n"}, ONLINE, 6, '"weight" must be a number'),
    "a number of 60s": ({ONLINE: INTERNET_USE + "max_age: 1:30\n"}, ONLINE, 6, '"max_age" must be a number'),
    "a day that is none": (
        {RULES: METHODOLOGY.replace("2026-11-22", "2026-02-30")},
        RULES,
        16,
        "must be a day",
    ),
    "a short day": ({RULES: METHODOLOGY.replace("2026-11-22", "20261122")}, RULES, 16, "must be a day"),
    "10 MB": ({ONLINE: "#" * 10_000_000}, ONLINE, 0, "too large"),
    "many keys": (
        {ONLINE: "".join(f"k{i}: 1\n" for i in range(90_000))},
        ONLINE,
        2001,
        "more than 2,000 keys",
    ),
    "one key": ({ONLINE: "a: 1\n" * 200_000}, ONLINE, 2, '"a" is repeated'),
    "many items": ({ONLINE: "rights:\n" + "- a\n" * 200_000}, ONLINE, 2002, "more than 2,000 entries"),
    "many lists": (
        {ONLINE: "rights:\n" + f"- [{'a,' * 1500}]\n" * 300},
        ONLINE,
        35,
        "more than 50,000 values",
    ),
    "many tags": ({ONLINE: "rights:\n" + "- !a b\n" * 90_000}, ONLINE, 2, "tags are not allowed"),
    "a long title": ({ONLINE: f"title: {'x' * 900_000}\n"}, ONLINE, 1, "at most 300"),
    "digits": (
        {ONLINE: INTERNET_USE + f"weight: {'9' * 900_000}x\n"},
        ONLINE,
        6,
        '"weight" must be a number',
    ),
    "many files": (
        {f"indicators/access/i{i}.yaml": INTERNET_USE for i in range(1001)},
        "indicators",
        0,
        "too many",
    ),
    "all at fault": (dict.fromkeys(MORE, "titel: A\nscal: {}\n"), "indicators/access/i0.yaml", 1, '"titel"'),
    "no source": (
        dict.fromkeys(MORE, INTERNET_USE.replace("survey", "survy")),
        "indicators/access/i0.yaml",
        5,
        '"survy" is not a known source',
    ),
    "stands for nothing": (
        dict.fromkeys(MORE, INTERNET_USE + "instead_of: reqests\n"),
        "indicators/access/i0.yaml",
        6,
        '"reqests" is not a known indicator',
    ),
    "many tensions": (
        {
            **MORE,
            TENSIONS: "tensions:\n" + "".join(f"- {{id: t{i}, title: T, {POLES}}}\n" for i in range(1_900)),
        },
        TENSIONS,
        2,
        "intermet-use",
    ),
    "many pillars": (
        {RIGHTS: "pillars:\n" + "".join(f"- {{id: p{i}}}\n" for i in range(150))},
        RIGHTS,
        1,
        '"pillars" lists 150; at most 100',
    ),
    "a route": ({RIGHTS: PILLARS.replace("id: access", "id: indicator")}, RIGHTS, 8, "choose another id"),
    "a long id": (
        {f"indicators/access/{'a' * 81}.yaml": INTERNET_USE},
        f"indicators/access/{'a' * 81}.yaml",
        0,
        "at most 80 signs",
    ),
    "another alphabet": (
        {"indicators/access/аbc.yaml": INTERNET_USE},
        "indicators/access/аbc.yaml",
        0,
        "good id",
    ),
    "two forms": (
        {"indicators/access/cafe\u0301.yaml": INTERNET_USE},
        "indicators/access/cafe\u0301.yaml",
        0,
        "id",
    ),
    "11 stages": ({RULES: f"stages: [{'{id: a}, ' * 11}]\n"}, RULES, 1, "at most 10"),
    "near stages": ({RULES: "stages: [{upto: 1.05, id: a}, {id: b}]\n"}, RULES, 1, "at least 0.1"),
    "near ends": ({ONLINE: INTERNET_USE.replace("best: 100", "best: 1e-300")}, ONLINE, 4, "too near"),
    "many lanes": (
        {RULES: f"lanes: {{{', '.join(f'l{i}: [state]' for i in range(11))}}}\n"},
        RULES,
        1,
        "at most 10",
    ),
}


def told(root: Path) -> tuple[Finding, ...]:
    try:
        check_content(root)
    except ContentError as error:
        return error.findings
    return ()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_of_in_little_time(tmp_path: Path, name: str):
    changes, file, line, words = HOSTILE[name]
    start = time.process_time()
    findings = told(write_root(tmp_path, changes))
    assert time.process_time() - start < 10
    here = [finding for finding in findings if (finding.file, finding.line) == (file, line)]
    assert any(words in finding.message for finding in here), findings[:5]
    assert len(findings) <= 1001
    assert all(len(str(finding)) < 2000 and str(finding).isprintable() for finding in findings)


@pytest.mark.parametrize("name", ["bomb", "documents", "a route", "near ends", "a day that is none"])
def test_every_way_to_read_tells_the_same(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    root = write_root(tmp_path / "root", HOSTILE[name][0])
    with pytest.raises(ContentError) as raised:
        load_content(root)
    assert raised.value.findings == told(root)
    words = []
    for command in ("validate", "score", "uncertainty", "audit", "explain AAA privacy", "serve --port 0"):
        assert main([*command.split(), "--content", str(root)]) == 1
        words.append(capsys.readouterr().err)
    assert len(set(words)) == 1


def test_six_hundred_indicators_are_in_order(tmp_path: Path):
    root = write_root(tmp_path, MORE)
    assert told(root) == ()
    assert len(check_content(root).framework.indicators) == 603


@pytest.mark.parametrize("name", ["no", "true", "1", "2022-01-01", "0x1f", "1e5", "nan"])
def test_a_word_that_other_readers_take_for_something_else_is_an_id(tmp_path: Path, name: str):
    changes: dict[str, str | bytes | None] = {
        RIGHTS: PILLARS.replace("id: access", f"id: {name}"),
        f"indicators/{name}/net.yaml": INTERNET_USE,
        LAW: PRIVACY_LAW.replace("tensions: [safety-versus-privacy]\n", ""),
        ONLINE: None,
        TENSIONS: None,
    }
    content = check_content(write_root(tmp_path, changes))
    assert [pillar.id for pillar in content.framework.pillars] == ["privacy", name]
