"""Runs `drd` inside the test or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.commands.main import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    words: str


class Command:
    """`drd` on one content root; results and words are kept apart."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.root, self.capture = root, capture

    def __call__(self, command: str, *arguments: str) -> Outcome:
        self.capture.readouterr()
        try:
            code = main([command, *arguments, "--content", str(self.root)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, words = self.capture.readouterr()
        return Outcome(code, out, words)


def run_process(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m dashboard` started elsewhere, with nothing of the terminal's language."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "DRD_CACHE": str(folder / "cache")} | environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
