"""What the API answers when it cannot: RFC 9457 problem details that name field, found and allowed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from flask import Response

from dashboard.answers.asked.near import meant
from dashboard.answers.asked.refused import NoScoredYear, Refused, fit_to_show

MOST_ALLOWED = 40
"""A problem lists at most this many allowed values; the sentence says how many there are."""

TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    202: "Accepted",
    503: "Service unavailable",
}


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


def problem_of(refused: Refused) -> Problem:
    """What was asked for and is not there: 404 for a step of the path, else 400 for a query value."""
    if isinstance(refused, NoScoredYear):
        return Problem(404, "The content holds no observations, so there is no scored year.")
    known, asked = refused.allowed, refused.found
    what = f'There is no {refused.key} "{asked}"' if refused.missing else f'"{refused.key}" is "{asked}"'
    return Problem(
        404 if refused.missing else 400,
        f"{what}; {_choices(known)}.{_did_you_mean(refused.meant)}",
        parameter=refused.key,
        found=asked,
        allowed=known[:MOST_ALLOWED],
    )


def unknown_parameter(name: str, allowed: Iterable[str]) -> Problem:
    """A 400 for a query parameter that the address does not take."""
    known, key = tuple(allowed), fit_to_show(name)
    takes = f"allowed: {', '.join(known)}" if known else "this address takes none"
    return Problem(
        400,
        f'"{key}" is not a parameter here; {takes}.{_did_you_mean(meant(name, known))}',
        parameter=key,
        found=key,
        allowed=known,
    )


def repeated(name: str, values: Sequence[str]) -> Problem:
    """A 400 for a query parameter that is given more than once."""
    shown = [fit_to_show(value) for value in values[:MOST_ALLOWED]]
    said = f'"{name}" is given {len(values)} times; give it once.'
    return Problem(400, said, parameter=name, found=shown)


def out_of_range(name: str, sent: str, allowed: str) -> Problem:
    """A 400 for a parameter that takes a whole number; `allowed` says from where to where."""
    shown = fit_to_show(sent)
    said = f'"{name}" is "{shown}"; allowed: a whole number of {allowed}.'
    return Problem(400, said, parameter=name, found=shown, allowed=allowed)


def _choices(known: Sequence[str]) -> str:
    if len(known) <= MOST_ALLOWED:
        return f"allowed: {', '.join(known)}"
    return f"one of {len(known)} values is allowed, {known[0]} for instance"


def _did_you_mean(word: str) -> str:
    return f' Did you mean "{word}"?' if word else ""
