"""What texts of content may hold: signs that a reader can see, codes without look-alikes, links to the web.

Every function returns the words of a fault, to stand behind the name of a key or column, or None. A sign is
named with its code point, since an editor cannot see what is wrong otherwise.
"""

from __future__ import annotations

import re
import unicodedata

MOST_SIGNS = 10_000
"""A longer text is refused, whatever it stands for."""
MOST_OF_A_NAME = 300
"""A longer name, title or code is refused."""
MOST_OF_A_LINK = 2_000

_CONTROLS = {
    "\0": "zero byte", "\t": "tab", "\n": "line feed", "\r": "carriage return", "\v": "vertical tab",
    "\f": "form feed", "\x1b": "escape", "\x7f": "delete", "\x85": "next line",
}  # fmt: skip
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_JOINERS = frozenset("\u200c\u200d")
"""Zero width non-joiner and joiner: Persian, Hindi or Sinhala cannot be written without them."""
_JOINING = frozenset({
    "ARABIC", "SYRIAC", "MANDAIC", "THAANA", "NKO", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR", "TIBETAN", "MONGOLIAN",
    "BALINESE", "JAVANESE", "SUNDANESE", "BRAHMI", "GRANTHA", "NEWA", "TIRHUTA",
})  # fmt: skip
_MARKS_OF_DIRECTION = frozenset("\u200e\u200f\u061c")
_SEEN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs of numbers and verses in Arabic and Syriac: formats by their category, but drawn."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\ufffd")
"""Fillers, blanks and stand-ins that count as letters or signs and show nothing."""
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_CHOSEN = ("So", "Sm", "Po", "Nd")
"""A selector chooses how the sign before it is drawn: a picture, a sign, a Chinese character."""
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "DESERET"})
"""Alphabets whose letters pass for one another."""
_AS_LATIN = str.maketrans(
    "асеорхуіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌΑΒΕΖΗΙΚΜΝΟΡΤΥΧοԚԜ",
    "aceopxyijshdqwABEKMHOPCTYXIJSGABEZHIKMNOPTYXoQW",
)
"""Letters of other alphabets that are drawn as Latin ones."""
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LINK = re.compile(
    rf"(?i:https?)://(?P<host>{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]{{2,45}}\])"
    r"(?::(?P<port>[0-9]{1,5}))?(?:[/?#][^\s\"<>\\^`{|}]*)?"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def text_fault(text: str, *, lines: bool = False, most: int = MOST_SIGNS) -> str | None:
    """What is wrong with a text that people read; `lines`: it may have more than one line."""
    if len(text) > most:
        return f"is too long: {len(text):,} signs; at most {most:,} are allowed"
    if text.isprintable() and _UNSEEN.isdisjoint(text) and not _SELECTOR.search(text):
        return None
    leftward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text if sign.isalpha())
    for at, sign in enumerate(text):
        if (lines and sign == "\n") or (leftward and sign in _MARKS_OF_DIRECTION):
            continue
        if sign in _BREAKS:
            what = "line feeds are" if lines else "one line is"
            return f"holds a line break ({named(sign)}); {what} allowed"
        if _odd(text, at):
            return f"holds {named(sign)}; allowed: signs that can be seen"
    return None


def name_fault(text: str, most: int = MOST_OF_A_NAME) -> str | None:
    """What is wrong with a name or title: one line, by which things are told apart."""
    if not _MARKS_OF_DIRECTION.isdisjoint(text):
        mark = next(sign for sign in text if sign in _MARKS_OF_DIRECTION)
        return f"holds {named(mark)}; allowed: signs that can be seen"
    return text_fault(text, most=most)


def code_fault(text: str) -> str | None:
    """What is wrong with an identifier (series, code, key): letters of one alphabet, in their usual form."""
    if text.isascii() and text.isprintable():
        return name_fault(text)
    if fault := name_fault(text):
        return fault
    odd = next((sign for sign in text if unicodedata.normalize("NFKC", sign) != sign or sign == "\u1680"), "")
    if odd or unicodedata.normalize("NFC", text) != text:
        what = named(odd) if odd else "a letter and its accent as two signs"
        return f"holds {what}; allowed: letters and digits in their usual form"
    return _alike(text)


def link_fault(text: str) -> str | None:
    """What is wrong with a link: http or https, a host, no account, spaces or control signs."""
    if fault := name_fault(text, MOST_OF_A_LINK):
        return fault
    allowed = "allowed: http:// or https://, a host and a path, without spaces"
    match = _LINK.fullmatch(text)
    if match is None:
        scheme = _SCHEME.match(text)
        if scheme and scheme[0].lower() not in ("http:", "https:"):
            return f'must not begin with "{scheme[0][:40]}"; {allowed}'
        return f'is no link: "{text[:80]}"; {allowed}'
    host, port = match["host"], match["port"]
    if len(host) > 253 or (port and not 0 < int(port) < 65536):
        return f'has no good host: "{text[:80]}"; {allowed}'
    if fault := next(filter(None, map(code_fault, host.split("."))), None):
        return f"has a host that {fault}"
    return None


def named(sign: str) -> str:
    """A sign as its code point and name: U+200B zero width space."""
    category = unicodedata.category(sign)
    kind = {"Cs": "half of a surrogate pair", "Co": "private use", "Cn": "no character", "Cc": "control sign"}
    name = unicodedata.name(sign, "").lower() or _CONTROLS.get(sign) or kind.get(category, "sign")
    return f"U+{ord(sign):04X} {name}"


def odd_signs(text: str) -> str:
    """The first sign of a word that is no printable ASCII, named in brackets with a leading space.

    For messages about a code that is not known, where the sign may be why.
    """
    sign = next((sign for sign in text if not " " <= sign <= "~"), "")
    return f" ({named(sign)} stands in it)" if sign else ""


def spelt_plainly(text: str) -> str:
    """A word as it looks: small letters, look-alikes as Latin ones, without accents and unseen signs.

    Two words that are the same so spelt cannot be told apart by eye.
    """
    folded = unicodedata.normalize("NFKD", text.translate(_AS_LATIN)).casefold()
    return "".join(
        sign for sign in folded if unicodedata.category(sign)[0] not in "CMZ" and sign not in _UNSEEN
    )


def _odd(text: str, at: int) -> bool:
    """Whether the sign at a place cannot be seen and has no business there."""
    sign, category = text[at], unicodedata.category(text[at])
    before, behind = text[at - 1] if at else "", text[at + 1] if at + 1 < len(text) else ""
    if sign in _JOINERS:
        return not _joins(before, behind)
    if _SELECTOR.match(sign):
        return not before or not (_alphabet(before) == "CJK" or unicodedata.category(before) in _CHOSEN)
    return sign in _UNSEEN or (category[0] == "C" and sign not in _SEEN_FORMATS) or category in ("Zl", "Zp")


def _joins(before: str, behind: str) -> bool:
    """Whether a joiner stands in a word of a script that needs it, or between two pictures."""
    if before and unicodedata.category(before)[0] in "LM" and _alphabet(before) in _JOINING:
        return True
    pictures = ("So", "Sk")
    drawn = before and (unicodedata.category(before) in pictures or _SELECTOR.match(before))
    return bool(drawn and behind and unicodedata.category(behind) in pictures)


def _alphabet(sign: str) -> str:
    return unicodedata.name(sign, "").split(" ")[0].split("-")[0]


def _alike(text: str) -> str | None:
    """The fault of a word with letters that pass for others: of two alphabets, or all drawn as Latin ones."""
    letters = [sign for sign in text if sign.isalpha()]
    strange = [sign for sign in letters if _alphabet(sign) in _ALIKE - {"LATIN"}]
    one = len({_alphabet(sign) for sign in letters} & _ALIKE) < 2
    if not strange or (one and not all(ord(sign) in _AS_LATIN for sign in letters)):
        return None
    return f"holds {named(strange[0])}, which passes for another letter; allowed: letters of one alphabet"
