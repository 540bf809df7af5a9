"""Values of strict YAML as plain Python, and their words in a message."""

from __future__ import annotations

import math
import re
from typing import Any

from indicators.reading.strict_yaml import Listing, Node, Scalar, Table
from methodology.faults.finding import echo

NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_ODD_NUMBERS = re.compile(r"[-+]?\.(inf|Inf|INF|nan|NaN|NAN)")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def is_number(value: object) -> bool:
    """True for a finite int or float; a boolean is not a number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def plain(node: Node) -> Any:
    """The value as plain Python, numbers only where they are written as such; keys of mappings likewise."""
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    if isinstance(node, Table):
        return {_plain_scalar(key): plain(value) for key, value in node.entries.values()}
    return _plain_scalar(node)


def _plain_scalar(node: Scalar) -> Any:
    text = node.text
    if node.quoted:
        return text
    if NUMBER.fullmatch(text):
        value = float(text)
        return int(text) if math.isfinite(value) and _WHOLE.fullmatch(text) else value
    if _ODD_NUMBERS.fullmatch(text):
        return float(text.replace(".", "").lower())
    return None if node.empty else _BOOLEANS.get(text, text)


def shown(node: Node) -> str:
    """A value as the author wrote it, for a message."""
    if isinstance(node, Scalar):
        return f"the text {echo(node.text)}" if node.quoted else f"{echo(node.text)}"
    return kind_of(node)


def kind_of(node: Node) -> str:
    """What a node is, in words for a message."""
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Table):
        return "a mapping"
    return "nothing" if node.empty or not node.text.strip() else f"{echo(node.text)}"
