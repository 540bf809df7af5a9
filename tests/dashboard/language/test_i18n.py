"""Interface texts and their catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.language import i18n
from dashboard.language.i18n import current_language, direction, gettext, ngettext, speaking
from tools import messages

DASHBOARD = Path(i18n.__file__).parents[1]


def test_the_catalogues_hold_every_sentence_of_the_interface():
    behind = [path.name for path, body in messages.files().items() if path.read_bytes() != body]
    assert behind == [], "run `make messages`"


@pytest.mark.parametrize("path", sorted(DASHBOARD.rglob("*.py")), ids=lambda path: path.name)
def test_no_sentence_is_put_together_before_it_is_translated(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(_|N_|ngettext)\(\s*f[\"']", text), "a formatted string can't be in a catalogue"
    inside = r"f\"[^\"\n]*\{[^}\"]*\b(_|N_|ngettext)\(['\"]"
    assert not re.search(inside, text), "nothing is gathered from inside a formatted string"


def test_the_language_belongs_to_the_request():
    assert current_language() == "en"
    with speaking("ar"):
        assert current_language() == "ar"
        with speaking("fr"):
            assert current_language() == "fr"
        assert current_language() == "ar"
    assert current_language() == "en"


def test_the_language_is_given_back_after_a_fault():
    with pytest.raises(ValueError, match="broken"), speaking("fr"):
        raise ValueError("broken")
    assert current_language() == "en"


def test_placeholders_are_filled_and_lone_per_cent_signs_stay():
    assert gettext("%(count)s of 100 %%", count=3) == "3 of 100 %"
    assert gettext("100 %") == "100 %"


def test_plurals():
    assert [ngettext("%(count)s year", "%(count)s years", n) for n in (0, 1, 2)] == [
        *("0 years", "1 year", "2 years")
    ]


def test_arabic_runs_from_right_to_left():
    assert (direction("ar"), direction("fr")) == ("rtl", "ltr")


@pytest.mark.parametrize("path", sorted(DASHBOARD.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_changes_the_letters_of_a_word(path: Path):
    found = re.findall(r"\|\s*(?:lower|upper|capitalize|title)\b", path.read_text(encoding="utf-8"))
    assert found == [], "a title's form inside a sentence comes from its translators"
