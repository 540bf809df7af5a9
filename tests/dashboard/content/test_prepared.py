"""The prepared form of content: equal to what was read, never stale, never in the way."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from dashboard.content import load as content_module
from dashboard.content.load import PREPARED, ContentError, check_content, load_content, prepared_key
from dashboard.content.settings import OWN_CONTENT, VERSIONS
from dashboard.content.versions.archive import ARCHIVE
from methodology.model import Content, Treatment
from tests.support.roots import GOOD, broken, write_root


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRD_CACHE", str(folder))
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_root(tmp_path / "root")


def as_written(value: object) -> str:
    """Whole numbers and others told apart, as receipts do; whether an empty map is read-only says nothing."""
    return repr(value).replace("mappingproxy({})", "{}")


def assert_same(one: Content, other: Content) -> None:
    for item in fields(Content):
        left, right = getattr(one, item.name), getattr(other, item.name)
        if item.name != "observations":
            assert left == right
            assert as_written(left) == as_written(right)
            continue
        for part in fields(left):
            a, b = getattr(left, part.name), getattr(right, part.name)
            assert type(a) is type(b)
            np.testing.assert_array_equal(a, b)


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("read from files")

    monkeypatch.setattr(content_module, "read_content", fail)


def test_the_second_reading_is_prepared_and_equal(root: Path, monkeypatch: pytest.MonkeyPatch):
    first = load_content(root)
    forbid_reading(monkeypatch)
    assert_same(first, load_content(root))


def shipped() -> list[Path]:
    """The repository's own content and its published versions that hold their content."""
    archives = (OWN_CONTENT / VERSIONS).glob(f"*/{ARCHIVE}")
    return [OWN_CONTENT, *sorted(archive.parent for archive in archives)]


@pytest.mark.parametrize("root", shipped(), ids=lambda root: root.name)
def test_the_shipped_content_comes_back_equal(root: Path):
    content = check_content(root)
    assert content.framework.by_id  # what was worked out meanwhile is no part of it
    PREPARED.store("k", content)
    found = PREPARED.load("k")
    assert found is not None
    assert_same(content, found)


def test_whole_numbers_stay_whole_wherever_a_number_may_stand(root: Path, monkeypatch: pytest.MonkeyPatch):
    old, new = "indicators: 1, kinds", "same_year: 1, median_age: 4, indicators: 1, kinds"
    write_root(root, broken("methodology/methodology.yaml", old, new))
    first = load_content(root)
    assert repr(first.methodology.gate.median_age) == "4"
    forbid_reading(monkeypatch)
    assert_same(first, load_content(root))


def test_a_treatment_is_prepared_too(root: Path, monkeypatch: pytest.MonkeyPatch):
    text = GOOD["methodology/methodology.yaml"] + "treatment: {heavy_tails: usual, missing: group}\n"
    write_root(root, {"methodology/methodology.yaml": text})
    load_content(root)
    forbid_reading(monkeypatch)
    assert load_content(root).methodology.treatment == Treatment("usual", "group")


def test_a_changed_file_is_read_anew(root: Path):
    before = load_content(root)
    write_root(root, broken("indicators/access/internet-use.yaml", "People online", "People on line"))
    after = load_content(root)
    assert before.digest != after.digest
    assert after.framework.by_id["internet-use"].title == "People on line"


def test_a_renamed_file_changes_the_digest(root: Path):
    before = check_content(root).digest
    law = root / "indicators/privacy/privacy-law.yaml"
    law.rename(law.with_name("a-law-of-privacy.yaml"))
    (root / "indicators/tensions.yaml").unlink()
    rest = GOOD["indicators/privacy/privacy-law.yaml"].replace("tensions: [safety-versus-privacy]\n", "")
    law.with_name("a-law-of-privacy.yaml").write_text(rest, encoding="utf-8")
    assert check_content(root).digest != before


def test_the_same_files_elsewhere_have_the_same_digest(root: Path, tmp_path: Path):
    assert check_content(root).digest == check_content(write_root(tmp_path / "copy")).digest


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 not an archive", None])
def test_a_damaged_file_is_read_over_and_replaced(root: Path, cache: Path, damage: bytes | None):
    first = load_content(root)
    (path,) = cache.glob("content-*")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert_same(first, load_content(root))
    assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_no_fault(root: Path, cache: Path):
    cache.write_text("a file stands where the folder should be", encoding="utf-8")
    assert load_content(root).digest


def test_broken_content_is_never_prepared(root: Path, cache: Path):
    write_root(root, broken("data/economies.csv", "XKX,Cland", "XK,Cland"))
    for _ in range(2):
        with pytest.raises(ContentError):
            load_content(root)
    assert list(cache.glob("*")) == []


def test_old_prepared_files_are_removed(root: Path, cache: Path):
    for number in range(PREPARED.most + 3):
        write_root(root, {"data/companies.csv": f"company\nGlobotel\nCompany {number}\n"})
        load_content(root)
    assert len(list(cache.glob("content-*"))) == PREPARED.most
    assert len(list(cache.iterdir())) == PREPARED.most


def test_our_own_content_and_the_same_as_a_foreign_one_are_kept_apart():
    assert prepared_key("a", True) != prepared_key("a", False)
