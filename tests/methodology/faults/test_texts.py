"""What texts of content may hold: what cannot be seen is named, what writing needs is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from methodology.faults.texts import (
    MOST_OF_A_LINK,
    MOST_OF_A_NAME,
    MOST_SIGNS,
    code_fault,
    link_fault,
    name_fault,
    spelt_plainly,
    text_fault,
)

UNSEEN = (
    "\0\x01\x07\x08\x1b\x7f\x80\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b"
    "\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\u206a\u2800\u3164\ufe0f\ufeff\ufff9\ufffd\uffa0\ufffe"
    "\ue000\ud800\udfff\u0378\U000e0041\U000e0100\U0001d173\U0010ffff\t"
)


@pytest.mark.parametrize("sign", UNSEEN, ids=lambda sign: f"{ord(sign):04X}")
@pytest.mark.parametrize("check", [text_fault, name_fault, code_fault, link_fault])
def test_a_sign_that_cannot_be_seen_is_named(check, sign: str):
    fault = check(f"http://be{sign}ta.org")
    assert fault is not None
    assert f"U+{ord(sign):04X}" in fault


@pytest.mark.parametrize("sign", "\n\r\v\f\x85\u2028\u2029")
def test_a_line_break_is_refused_where_one_line_is_meant(sign: str):
    assert "line break" in str(text_fault(f"one{sign}two"))
    assert (text_fault(f"one{sign}two", lines=True) is None) == (sign == "\n")


@pytest.mark.parametrize(
    "text",
    [
        "Côte d’Ivoire", "Türkiye", "Đà Nẵng", "نامه‌ها", "لبنان", "क्‍ष", "ශ්‍රී ලංකා", "中国 3000",
        "葛󠄀飾区", "Россия",
        "a\u202f: b", "x\u00a0y", "✔️ done", "👩‍💻", "½ – “good”", "שלום", "e\u0301", "₂", "",
    ],
)  # fmt: skip
def test_what_writing_needs_is_good(text: str):
    assert text_fault(text) is None
    assert name_fault(text) is None


def test_marks_of_direction_are_good_beside_what_is_written_leftward_but_not_in_names():
    assert text_fault("(C\u200e) لبنان") is None
    assert "U+200E left-to-right mark" in str(text_fault("(C\u200e) Lebanon"))
    assert "U+200E left-to-right mark" in str(name_fault("C\u200e لبنان"))


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("bеta", "U+0435"), ("СОМ", "U+0421"), ("ΑΒΕ", "U+0391"), ("alphа", "U+0430"), ("ａlpha", "U+FF41"),
        ("２", "U+FF12"), ("ﬁ", "U+FB01"), ("u\u0308", "accent"), ("𝐚", "U+1D41A"), ("a\u00a0b", "U+00A0"),
    ],
)  # fmt: skip
def test_a_look_alike_in_a_code_is_named(code: str, sign: str):
    assert sign in str(code_fault(code))


@pytest.mark.parametrize(
    "code", ["alpha", "aigs_any", "ü", "интернет", "互联网", "مؤشر", "a b", "v2.1-x/y", "लोक"]
)
def test_codes_in_one_alphabet_are_good(code: str):
    assert code_fault(code) is None


@pytest.mark.parametrize(
    "link",
    [
        "http://a.org", "https://example.org/x?y=%20#z",
        "HTTPS://EXAMPLE.org", "http://localhost:8050/", "http://[::1]/",
        "https://例え.jp/ü", "https://xn--r8jz45g.jp", "https://a.org:443/(x)_y;z=1,2!*'", "https://a_b.org?x",
    ],
)  # fmt: skip
def test_links_to_the_web_are_good(link: str):
    assert link_fault(link) is None


@pytest.mark.parametrize(
    "link",
    [
        "", "x", "example.org", "//x", "/x", "http:", "http:/x.org", "http://", "http:///", "http://?x",
        "http://.",
        "http://a..b", "http://-a.org", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
        "data:text/html,x", "vbscript:x",
        "file:///etc/passwd", "ftp://a.org", "mailto:a@b.org", "http://u@a.org", "http://u:p@a.org/",
        "http://a.org@b.org",
        "http://a.org\\@b.org", "http://a b.org", "http://a.org/x y", " http://a.org",
        "http://a.org/\n", "http://a.org/\tx",
        "http://a.org/<script>", 'http://a.org/"x', "http://a.org:0", "http://a.org:65536",
        "http://a.org:x", "http://[::1",
        "https://аpple.com", "http://a.org/" + "x" * MOST_OF_A_LINK, "http://" + "a." * 127 + "org",
        "http://" + "a" * 64 + ".org",
        "blob:http://a.org/", "view-source:http://a.org", "http//a.org", "https:a.org",
        "http://a.org/\u202egpj",
    ],
)  # fmt: skip
def test_anything_else_is_no_link(link: str):
    assert link_fault(link) is not None


def test_lengths_are_bounded():
    assert text_fault("x" * MOST_SIGNS) is None
    assert "at most 10,000" in str(text_fault("x" * (MOST_SIGNS + 1)))
    assert "at most 300" in str(name_fault("x" * (MOST_OF_A_NAME + 1)))
    assert text_fault("\u200f" * (MOST_SIGNS - 1) + "א") is None


def test_words_that_look_the_same_are_spelt_the_same():
    same = ("beta", "BETA", "bеta", "be\u200bta", "béta", "ｂｅｔａ", "beta\u00a0", "be\u00adta")
    assert {spelt_plainly(word) for word in same} == {"beta"}
    assert spelt_plainly("betta") != "beta"


@given(st.text(st.characters()))
def test_every_fault_is_one_short_line(text: str):
    for check in (text_fault, name_fault, code_fault, link_fault):
        fault = check(text)
        assert fault is None or (len(fault) < 300 and text_fault(fault) is None)
