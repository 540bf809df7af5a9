"""Style sheets: a class has one home, colours are tokens, nothing is styled that no page carries."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.support.styles import Rule, all_rules, rules, written

STATE = "is-"
"""A class that says how something is right now belongs to whatever it stands on."""

TOKENS = "tokens.css"
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\("
    r"|\b(?:white|black|gray|grey|silver|red|green|blue|yellow|orange|purple|navy|teal|maroon)\b",
    re.IGNORECASE,
)
BEGINNING = re.compile(r"-(?=[a-z0-9])|(?=\d+$)")


def test_a_class_is_styled_in_one_sheet() -> None:
    """The subject of a rule is its rightmost compound selector; a class is the subject of rules in one sheet.

    A view may name a class of another sheet to say where something stands (`.world-table thead th`), or in
    `:not()` and `:has()`. If a shared part shall look otherwise there, its element is styled or it takes a
    class of the view's own. States (`is-…`) have no home.
    """
    homes = defaultdict(set)
    for rule in all_rules():
        for name in rule.subject():
            homes[name].add(rule.sheet)
    shared = {
        name: sorted(sheets)
        for name, sheets in homes.items()
        if len(sheets) > 1 and not name.startswith(STATE)
    }
    assert shared == {}


def test_the_subject_is_what_a_rule_styles() -> None:
    sheet = """@media print { .panel td.number:not(.is-old), .panel > .row[data-a=".x y"] { color: red } }
    /* .gone {} */ .list:has(.row) a { top: 0; left: 0 }"""
    found = list(rules("a.css", sheet))
    assert [rule.subject() for rule in found] == [{"number"}, {"row"}, set()]
    assert found[0] == Rule("a.css", ".panel td.number:not(.is-old)", ("color: red",))
    assert found[2].declarations == ("top: 0", "left: 0")


def test_colours_are_tokens() -> None:
    others = {
        (rule.sheet, rule.selector, one)
        for rule in all_rules()
        if rule.sheet != TOKENS
        for one in rule.declarations
        if COLOUR.search(one.partition(":")[2])
    }
    assert others == set()


def test_every_class_stands_on_a_page() -> None:
    """Where code puts a class together (`stage--{{ step }}`), its beginning must stand before the brace."""
    text = written()
    names = set().union(*(rule.classes() for rule in all_rules()))
    assert sorted(name for name in names if not used(name, text)) == []


def used(name: str, text: str) -> bool:
    """Whether pages may carry the class, whole or put together from a beginning and a value."""
    beginnings = (name[: found.end()] for found in BEGINNING.finditer(name))
    ways = [rf"{re.escape(name)}(?![\w-])", *(rf"{re.escape(one)}[{{$]" for one in beginnings)]
    return any(re.search(rf"(?<![\w-]){way}", text) for way in ways)
