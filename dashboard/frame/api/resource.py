"""What a view adds to the API: addresses that answer with JSON, and files to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
LONGEST_IN_A_NAME = 40
"""A longer list of choices is left out of a file's name."""


@dataclass(frozen=True)
class Resource:
    """An address under /api/v1 that answers with JSON.

    `answer` is called with the site, the checked parameters and one argument for each placeholder of `path`.
    `keys` are the parameters that the address takes; all others are refused.
    """

    path: str
    answer: Callable[..., Json]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Download:
    """A CSV file under /api/v1/download; `called` begins its name, the choices under `named` follow it.

    `dear` names the question that the parameters come to, for a file so dear that it is worked out aside and
    kept; it raises Refused for what `make` refuses.
    """

    path: str
    make: Callable[..., str | bytes]
    keys: tuple[str, ...]
    called: str
    named: tuple[str, ...] = field(default=())
    dear: Callable[..., str] | None = None

    def name(self, chosen: dict[str, str], year: int) -> str:
        """The file's name, in letters that every system takes: what it is, the choices, the year."""
        texts = [chosen.get(key, "") for key in self.named or self.keys if key != "year"]
        plain = [_plain(text) for text in texts if text and len(text) <= LONGEST_IN_A_NAME]
        return "-".join([self.called, *plain, str(year)]) + ".csv"


def _plain(text: str) -> str:
    return "".join(sign if sign == "." or (sign.isalnum() and sign.isascii()) else "-" for sign in text)
