"""`indicators/translations/<language>.yaml`: titles in sentences, read strictly, and behind no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.content.content_files import gather, gather_translations
from dashboard.content.load import load_content
from dashboard.content.settings import OWN_CONTENT
from dashboard.content.versions.archive import ARCHIVE, pack
from dashboard.content.versions.digests import digests
from dashboard.language.i18n import speaking
from dashboard.language.words import title_inline, title_opening, titles_listed, titles_opening
from dashboard.server.prepared.kept_views import views_place
from methodology.faults.finding import Report
from methodology.model import Wording
from methodology.scoring.engine import score
from tests.support.roots import faults, read, write_root

ENGLISH, FRENCH = "indicators/translations/en.yaml", "indicators/translations/fr.yaml"
WORDS = """rights:
  privacy: {title_inline: the right to privacy, title_opening: The right to privacy}
dimensions:
  privacy.law: {title_inline: law}
indicators:
  requests: {title_inline: requests for data}
stages:
  weak: {title_inline: weak}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))


def test_wordings_stand_at_what_they_name(tmp_path: Path):
    content = read(write_root(tmp_path, {ENGLISH: WORDS}))
    privacy = content.framework.pillar_by_id["privacy"]
    assert privacy.wordings == {"en": Wording("", "the right to privacy", "The right to privacy")}
    assert [d.wordings for d in privacy.dimensions] == [{"en": Wording("", "law")}, {}]
    assert content.framework.by_id["requests"].wordings["en"].title_inline == "requests for data"
    assert content.methodology.stages[0].wordings["en"].title_inline == "weak"
    assert score(content).node_index["privacy.law"].wordings == {"en": Wording("", "law")}


def test_a_sentence_takes_the_form_of_its_language_and_never_changes_a_title(tmp_path: Path):
    french = "rights: {privacy: {title: Droit à la vie privée, title_inline: le droit à la vie privée}}\n"
    content = read(write_root(tmp_path, {ENGLISH: WORDS, FRENCH: french}))
    privacy, access = content.framework.pillars
    assert (title_inline(privacy), title_opening(privacy)) == ("the right to privacy", "The right to privacy")
    assert titles_listed([access, privacy]) == "Right of access and the right to privacy"
    assert titles_opening([privacy, access]) == "The right to privacy and Right of access"
    with speaking("fr"):
        assert title_inline(privacy) == "le droit à la vie privée"
        assert title_opening(privacy) == "Droit à la vie privée"
        assert title_inline(access) == "Right of access"


@pytest.mark.parametrize(
    ("file", "text", "line", "words"),
    [
        (ENGLISH, "pillars: {}\n", 1, ['"pillars" is not a known key', "rights, dimensions, indicators"]),
        (ENGLISH, "rights:\n  privac: {title: X}\n", 2, ['"privac"', 'Did you mean "privacy"?']),
        (ENGLISH, "dimensions:\n  privacy.laws: {title: X}\n", 2, ['Did you mean "privacy.law"?']),
        (ENGLISH, "rights:\n  privacy: {inline: x}\n", 2, ['"inline"', "title, title_inline"]),
        (ENGLISH, "rights:\n  privacy: X\n", 2, ['"privacy" must be a mapping']),
        (FRENCH, "x: [", 2, ["this is not YAML"]),
        ("indicators/translations/xx.yaml", "rights: {}\n", 0, ['"xx" is not a known language', "ar, en"]),
    ],
)  # fmt: skip
def test_a_fault_names_its_line_and_what_is_allowed(
    tmp_path: Path, file: str, text: str, line: int, words: list[str]
):
    found = faults(tmp_path, {file: text})
    assert {(fault.file, fault.line) for fault in found} == {(file, line)}
    assert all(word in found[0].message for word in words), found


def test_no_number_and_no_digest_rests_on_them(tmp_path: Path):
    bare, worded = (
        score(load_content(write_root(tmp_path / name, files)))
        for name, files in (("bare", {}), ("worded", {ENGLISH: WORDS}))
    )
    assert worded.content.digest == bare.content.digest
    assert digests(worded) == digests(bare)
    assert worded.nodes == bare.nodes


def test_what_was_prepared_is_made_anew_where_they_change(tmp_path: Path):
    before = score(load_content(write_root(tmp_path / "root", {ENGLISH: WORDS})))
    other = WORDS.replace("requests for data", "what states ask for")
    after = score(load_content(write_root(tmp_path / "root", {ENGLISH: other})))
    assert title_inline(after.framework.by_id["requests"]) == "what states ask for"
    assert title_inline(load_content(tmp_path / "root").framework.by_id["requests"]) == "what states ask for"
    assert views_place(before) != views_place(after)


def test_a_published_version_has_none_and_is_read(tmp_path: Path):
    root = write_root(tmp_path / "root", {ENGLISH: WORDS})
    files = gather(root, Report())
    assert ENGLISH not in files
    (tmp_path / "version").mkdir()
    (tmp_path / "version" / ARCHIVE).write_bytes(pack(files))
    privacy = load_content(tmp_path / "version").framework.pillar_by_id["privacy"]
    assert title_inline(privacy) == "Right to privacy"
    assert gather_translations(tmp_path / "version", Report()) == {}


def test_every_shipped_title_has_its_form_inside_an_english_sentence():
    content = load_content(OWN_CONTENT)
    framework = content.framework
    things = [*framework.pillars, *framework.indicators, *framework.context, *framework.left_out]
    things += [d for pillar in framework.pillars for d in pillar.dimensions]
    lacking = [thing.title for thing in (*things, *content.methodology.stages)
               if not thing.wordings.get("en", Wording()).title_inline]  # fmt: skip
    assert lacking == []
