"""Who answers follows one written rule for each kind of act (docs/who-answers.md)."""

from pathlib import Path

import pytest

from dashboard.content.load import load_content

ROOT = Path(__file__).parents[2]
RULES = (
    {"state": 1},
    {"state": 0.5, "compelled": 0.5},
    {"compelled": 1},
    {"protection": 1},
    {"protection": 0.5, "unknown": 0.5},
    {"state": 0.4, "protection": 0.4, "unattributed": 0.2},
    {"state": 0.8, "unattributed": 0.2},
    {"state": 0.7, "unattributed": 0.3},
    {"state": 0.8, "protection": 0.2},
    {"state": 0.7, "protection": 0.3},
    {"protection": 0.7, "unattributed": 0.3},
    {"state": 0.6, "unattributed": 0.4},
    {"compelled": 0.5, "corporate": 0.5},
)
TWO_KINDS_OF_ACT = {
    "data-collection-by-companies": {"compelled": 0.7, "protection": 0.3},
    "transparency-of-restrictions": {"state": 0.8, "compelled": 0.2},
}
"""Questions that hold two kinds of act; a comment in the file says how much is about each."""
INDICATORS = load_content(ROOT).framework.indicators


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.id)
def test_shares_follow_a_rule(indicator):
    shares = {channel: share for channel, share in indicator.responsibility.items() if share}
    expected = TWO_KINDS_OF_ACT.get(indicator.id)
    assert shares == expected if expected else shares in RULES


@pytest.mark.parametrize("name", TWO_KINDS_OF_ACT)
def test_a_question_on_two_kinds_of_act_says_so_in_its_file(name):
    (path,) = (ROOT / "indicators").glob(f"*/{name}.yaml")
    above = path.read_text(encoding="utf-8").split("responsibility:")[0].rstrip().splitlines()[-1]
    assert above.startswith("#")
