"""Templates can be read: no line runs out of sight."""

from __future__ import annotations

from tests.support.command import ROOT
from tests.support.styles import files

LONGEST = 159


def test_template_lines_are_shorter_than_160_characters() -> None:
    """A long sentence goes on in a second literal: Jinja and gettext join neighbours to one."""
    long = {
        f"{path.relative_to(ROOT)}:{number}": len(line)
        for path in files(".html")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST
    }
    assert long == {}
