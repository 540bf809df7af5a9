"""Elements: text and attributes escaped, numbers written one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from dashboard.drawing.tag import Mould, joined, per_cent, tag


def test_an_element_without_children_closes_itself() -> None:
    assert tag("use", href="#rt") == '<use href="#rt"/>'
    assert tag("text", "") == "<text></text>"


def test_children_stand_in_order_and_text_is_escaped() -> None:
    drawn = tag("g", tag("line", y2=3), "a < b & c", id="x")
    assert drawn == '<g id="x"><line y2="3"/>a &lt; b &amp; c</g>'
    assert isinstance(drawn, Markup)


def test_attributes_are_escaped_even_where_they_are_markup_elsewhere() -> None:
    assert tag("a", title='"><script>') == '<a title="&#34;&gt;&lt;script&gt;"/>'


def test_names_of_attributes_come_from_python_names() -> None:
    drawn = tag("text", class_="r", text_anchor="end", data_map_label="", patternUnits="u")
    assert drawn == '<text class="r" text-anchor="end" data-map-label="" patternUnits="u"/>'


def test_none_leaves_an_attribute_out_and_nothing_does_not() -> None:
    assert tag("rect", fill=None, x=0) == '<rect x="0"/>'


@pytest.mark.parametrize(
    ("number", "words"), [(36, "36"), (36.0, "36"), (-2.0, "-2"), (22.5, "22.5"), (1 / 3, "0.333333")]
)
def test_numbers_have_no_zeros_at_the_end(number: float, words: str) -> None:
    assert tag("rect", y=number) == f'<rect y="{words}"/>'


def test_attributes_that_are_markup_already_stand_where_they_are_put() -> None:
    assert tag("use", x=1, more=Markup('data-a="1"'), y=2) == '<use x="1" data-a="1" y="2"/>'
    assert tag("use", more='"') == "<use &#34;/>"


def test_text_and_markup_of_the_same_letters_are_not_mixed_up() -> None:
    """Attributes are kept between elements, and markup equals the text that it is made of."""
    assert tag("a", title=Markup("&lt;")) == '<a title="&lt;"/>'
    assert tag("a", title="&lt;") == '<a title="&amp;lt;"/>'


def test_per_cent_rounds_to_the_digits_asked_for() -> None:
    assert [per_cent(100 / 3), per_cent(100 / 3, 1)] == ["33.33%", "33.3%"]


def test_joined_elements_are_markup() -> None:
    assert joined([tag("a"), tag("b")]) == Markup("<a/><b/>")


@given(st.text(), st.text())
def test_a_mould_gives_what_tag_gives(one: str, other: str) -> None:
    mould = Mould(tag("text", "|", x="|"))
    assert (
        mould(one, other)
        == tag("text", other, x=one)
        == Markup(f'<text x="{escape(one)}">{escape(other)}</text>')
    )


def test_a_mould_takes_as_much_as_it_holds() -> None:
    with pytest.raises(ValueError, match="zip"):
        Mould(tag("text", "|"))("one", "two")
