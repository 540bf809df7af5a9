"""Our own documents as HTML: headings, paragraphs, lists, tables, bold, code and links; all else is text.

Small on purpose: it reads what stands in `docs/`, nothing from outside, and escapes everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from dashboard.drawing.tag import tag

_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+|/[^\s)]*)\)"), r'<a href="\2">\1</a>'),
)
_HEADING = re.compile(r"(#{1,4}) +(.+)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) +(.+)")


def as_html(text: str, below: int = 1) -> Markup:
    """The HTML of a document; `below` is the level of the page's heading that it stands under.

    The first heading of level 1 is left out: the page has its own title. Errors: none.
    """
    blocks = (block for block in re.split(r"\n\s*\n", text.strip()) if block.strip())
    return Markup("\n").join(part for block in blocks for part in _block(block.splitlines(), below))


def _block(lines: list[str], below: int) -> Iterator[Markup]:
    while lines:
        heading = _HEADING.fullmatch(lines[0].strip())
        if not heading:
            yield _body(lines)
            return
        level = len(heading[1])
        if level > 1:
            yield tag(f"h{min(below + level - 1, 6)}", _inline(heading[2]))
        lines = lines[1:]


def _body(lines: list[str]) -> Markup:
    if all(line.lstrip().startswith("|") for line in lines) and len(lines) > 1:
        return _table(lines)
    if _ITEM.match(lines[0].strip()):
        items = (tag("li", _inline(item)) for item in _items(lines))
        return tag("ol" if lines[0].strip()[:1].isdigit() else "ul", *items)
    return tag("p", _inline(" ".join(line.strip() for line in lines)))


def _items(lines: list[str]) -> list[str]:
    """The items of a list; a line that begins none goes on with the one before."""
    items: list[str] = []
    for line in lines:
        item = _ITEM.match(line.strip())
        if item:
            items.append(item[1])
        else:
            items[-1] += " " + line.strip()
    return items


def _table(lines: list[str]) -> Markup:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head = (tag("th", _inline(cell), scope="col") for cell in rows[0])
    body = (
        tag("tr", *(tag("td", _inline(cell)) for cell in row))
        for row in rows[1:]
        if not all(re.fullmatch(r":?-+:?", cell) for cell in row)
    )
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body))


def _inline(text: str) -> Markup:
    safe = str(escape(text))
    for pattern, put in _INLINE:
        safe = pattern.sub(put, safe)
    return Markup(safe)
