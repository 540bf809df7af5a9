"""Colours: one list in Python, one in CSS, both the same, and readable."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dashboard.content.settings import OWN_CONTENT
from dashboard.drawing import theme

TOKENS = (OWN_CONTENT / "assets" / "styles" / "tokens.css").read_text(encoding="utf-8")
CSS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", TOKENS))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_python_and_css_name_the_same_colours() -> None:
    assert [CSS[f"score-{step}"] for step in range(1, 7)] == [colour.lower() for colour in theme.SCORES]
    assert CSS["paper"] == theme.PAPER.lower()
    assert CSS["ink"] == theme.INK.lower()
    assert CSS["faint"] == theme.FAINT.lower()
    assert [CSS["state"], CSS["corporate"]] == [
        theme.LANES["state"].lower(),
        theme.LANES["corporate"].lower(),
    ]
    assert [CSS["protection"], CSS["unknown"]] == [
        theme.CHANNELS["protection"].lower(), theme.CHANNELS["unknown"].lower()
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["ink", "secondary", "link", "state", "corporate", "evidence"])
def test_text_colours_are_readable_on_paper(name: str) -> None:
    assert contrast(CSS[name], CSS["paper"]) >= 4.5


@pytest.mark.parametrize("step", range(1, 7))
def test_text_on_a_score_colour_is_readable(step: int) -> None:
    assert contrast(CSS[f"score-{step}"], CSS[f"on-score-{step}"]) >= 4.5


def test_the_six_steps_can_be_told_apart_in_grey() -> None:
    """Neighbours on one side of the middle differ in lightness; across it, hue and place tell them apart."""
    worse, better = [[luminance(c) for c in part] for part in (theme.SCORES[:3], theme.SCORES[3:])]
    assert worse == sorted(worse)
    assert better == sorted(better, reverse=True)
    for part in (worse, better):
        assert all(abs(a - b) > 0.05 for a, b in pairwise(part))
