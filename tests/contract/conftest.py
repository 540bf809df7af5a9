"""What tests of commands share: a small content, `drd` on it, and a cache of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Command
from tests.support.roots import write_root


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DRD_CONTENT", raising=False)
    monkeypatch.delenv("DRD_DEBUG", raising=False)


@pytest.fixture
def root(own_cache: None, tmp_path: Path) -> Path:
    return write_root(tmp_path / "root")


@pytest.fixture
def drd(root: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(root, capsys)
