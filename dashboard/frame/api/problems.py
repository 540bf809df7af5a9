"""What the API answers when it cannot: RFC 9457 problem details that name field, found and allowed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from difflib import get_close_matches

from flask import Response

MOST_ALLOWED = 40
"""A problem lists at most this many allowed values; the sentence says how many there are."""

LONGEST_FOUND = 100
"""What was sent is repeated up to this length."""

TITLES = {400: "Bad request", 404: "Not found", 405: "Method not allowed"}


class Problem(Exception):
    """An answer that is an error; `members` are further members of the problem document."""

    def __init__(self, status: int, detail: str, **members: object) -> None:
        super().__init__(detail)
        self.status, self.detail, self.members = status, detail, members

    def response(self) -> Response:
        """The problem as application/problem+json."""
        body = {"type": "about:blank", "title": TITLES[self.status], "status": self.status}
        text = json.dumps(body | {"detail": self.detail} | self.members, ensure_ascii=False)
        return Response(text, self.status, mimetype="application/problem+json")


def bad_value(parameter: str, asked: str, allowed: Iterable[object]) -> Problem:
    """A 400 for a query value that is not allowed."""
    known, asked = [str(value) for value in allowed], _short(asked)
    return Problem(
        400,
        f'"{parameter}" is "{asked}"; {_choices(known)}.{_near(asked, known)}',
        parameter=parameter,
        found=asked,
        allowed=known[:MOST_ALLOWED],
    )


def unknown_parameter(key: str, allowed: Iterable[str]) -> Problem:
    """A 400 for a query parameter that the address does not take."""
    known, key = list(allowed), _short(key)
    takes = f"allowed: {', '.join(known)}" if known else "this address takes none"
    return Problem(
        400,
        f'"{key}" is not a parameter here; {takes}.{_near(key, known)}',
        parameter=key,
        found=key,
        allowed=known,
    )


def not_found(what: str, asked: str, known: Iterable[str]) -> Problem:
    """A 404 for a step of the path that does not exist; `what` names it, as "economy"."""
    names, asked = list(known), _short(asked)
    return Problem(
        404,
        f'There is no {what} "{asked}"; {_choices(names)}.{_near(asked, names)}',
        parameter=what,
        found=asked,
        allowed=names[:MOST_ALLOWED],
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_FOUND else f"{text[:LONGEST_FOUND]}…"


def _choices(known: list[str]) -> str:
    if len(known) <= MOST_ALLOWED:
        return f"allowed: {', '.join(known)}"
    return f"one of {len(known)} values is allowed, {known[0]} for instance"


def _near(asked: str, known: list[str]) -> str:
    near = get_close_matches(asked, known, n=1)
    return f' Did you mean "{near[0]}"?' if near else ""
