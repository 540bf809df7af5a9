"""The page on what changed between versions: our documents as HTML, and two versions side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.content.versions.published import open_book
from dashboard.frame.page import PageRequest
from dashboard.frame.plain_markdown import as_html
from dashboard.frame.version_moves import compared
from dashboard.views.method import changes as methodology_changes
from methodology.model import Economy
from methodology.scoring.engine import score
from tests.support.command import Command
from tests.support.content import content, indicator
from tests.support.roots import METHODOLOGY, write_root
from tests.support.site import site_of


def test_a_document_becomes_plain_html() -> None:
    text = """# Title of the file

## Why <we> changed

Two lines
are one **paragraph** with `code` and a [link](/methodology).

- one
  goes on
- two

1. first

| a | b |
|---|--:|
| 1 | 2 |
"""
    assert as_html(text).splitlines() == [
        "<h2>Why &lt;we&gt; changed</h2>",
        "<p>Two lines are one <strong>paragraph</strong> with <code>code</code> and a "
        '<a href="/methodology">link</a>.</p>',
        "<ul><li>one goes on</li><li>two</li></ul>",
        "<ol><li>first</li></ol>",
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    ]


def test_nothing_of_a_document_becomes_markup_of_its_own() -> None:
    html = as_html('<script>x</script> [a](javascript:alert) ![i](http://x) [b](https://y.example/"onload=1)')
    assert "<script" not in html
    assert "javascript:alert" in html
    assert 'href="javascript' not in html
    assert html.count("<a ") == 2
    assert '"onload' not in html
    assert as_html("") == ""


def test_two_versions_may_differ_in_indicators_economies_and_default_year() -> None:
    rows = [("a", iso3, 2021, 40.0) for iso3 in ("AAA", "BBB")]
    old = score(content([indicator("a")], rows, economies=("AAA", "BBB"), default_year=2020, first_year=2020))
    rows = [("b", "AAA", 2021, 100.0), ("b", "CCC", 2021, 0.0), ("c", "BBB", 2022, 0.0)]
    made = [indicator("b"), indicator("c")]
    new = score(content(made, rows, economies=("CCC", "BBB", "AAA"), default_year=2021, first_year=2021))
    found = compared(old, new, 2021)
    # AAA: a 40 → 3 before, b 100 → 6 now; BBB has no score of 2021 any more; CCC is only in the new one.
    (move,) = found.moves
    assert (move.economy, move.before, move.after) == (Economy("AAA", "AAA"), 3.0, 6.0)
    assert move.real + move.evidence + move.method == pytest.approx(3.0)
    assert move.real == 0.0, "no indicator stands in both, so nothing of it is the world's"
    assert (found.both, found.moved, found.gained, found.lost) == (1, 1, 0, 1)


def test_the_page_tells_in_words_and_names_the_largest_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DRD_CONTENT", raising=False)
    root = write_root(tmp_path / "root")
    assert Command(root, capsys)("publish").code == 0
    text = METHODOLOGY.replace("version: 1.0.0\n", "version: 2.0.0\n", 1)
    text += "  - {version: 2.0.0, date: 2026-12-24, what: More weight on law.}\n"
    (root / "methodology/methodology.yaml").write_text(text, encoding="utf-8")
    pillars = root / "indicators/pillars.yaml"
    law = pillars.read_text(encoding="utf-8").replace("title: Law, weight: 1", "title: Law, weight: 4")
    pillars.write_text(law, encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs/what-changed-in-2.0.0.md").write_text("## Why\n\nLaw weighs **more**.\n", encoding="utf-8")
    site = site_of(open_book(root), root)
    html = methodology_changes.page(site, PageRequest("en", "/methodology/changes")).html
    assert "More weight on law." in html
    assert "<p>Law weighs <strong>more</strong>.</p>" in html
    assert "The largest moves from 1.0.0 to 2.0.0" in html
    assert "drd diff 1.0.0 2.0.0" in html


def test_content_without_versions_has_a_page_too() -> None:
    book = score(content([indicator("a")], [("a", "AAA", 2021, 40.0)]))
    site = site_of(book)
    html = methodology_changes.page(site, PageRequest("en", "/methodology/changes")).html
    assert "This is version 0.0.0 of the methodology." in html
