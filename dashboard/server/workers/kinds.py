"""Of which kind a request is, from its first bytes: before anybody works on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.frame.api.resource import Download
from dashboard.frame.view import View
from dashboard.server.workers.gathering import Whole
from dashboard.server.workers.turns import Kind

HEALTH = b"/health"
LARGE_BODY = 8 * 1024
"""A question that a reader can ask is smaller, with all controls of a usual content."""
API, DOWNLOADS = "api", "download"
LARGE = Kind("large", dear=True)
OTHER = Kind("other")

_ASKED = re.compile(rb'"(?:value|address)"\s*:\s*"(/[^"]{0,4000})"')
_WORKBENCH = re.compile(rb'"output"\s*:\s*"[\w-]+\.answer"')


class Kinds:
    """The kinds of requests of a site: a view's addresses, `prepared` ones apart, and parts of the API.

    Dear are workbenches and files, and what is worked out aside where nobody is there for it.
    """

    def __init__(self, views: Sequence[View], prepared: Iterable[str], aside: bool) -> None:
        self._prepared = frozenset(prepared)
        self._dear: dict[str, bool] = {API: False, "assets": False, "": False}
        self._api: dict[str, bool] = {}
        for view in views:
            step = _steps(view.path)[0]
            dear = bool(view.workbench) or (view.dear is not None and not aside)
            self._dear[step] = self._dear.get(step, False) or dear
            for one in view.api:
                stays = isinstance(one, Download) and not (one.dear is not None and aside)
                self._api[_part(_steps(one.path))] = stays

    def of(self, request: Whole) -> Kind:
        """The kind of a request; what a callback asks is of the kind of the address that it asks about."""
        if request.method != b"POST":
            return self._of_address(request.target)
        if len(request.body) > LARGE_BODY:
            return LARGE
        asked = _ASKED.search(request.body)
        if asked is None:
            return OTHER
        kind = self._of_address(asked[1])
        return Kind(f"{kind.name} workbench", dear=True) if _WORKBENCH.search(request.body) else kind

    def _of_address(self, target: bytes) -> Kind:
        path, mark, _query = target.decode("latin-1").partition("?")
        steps = _steps(path)
        known = [at for at, step in enumerate(steps) if step in self._dear and (step or len(steps) == 1)]
        if not known:
            return OTHER
        steps = steps[known[0] :]
        if steps[0] == API:
            part = _part(steps[2:])
            return Kind(f"{API} {part}", self._api[part]) if part in self._api else Kind(API)
        if not mark and f"/{'/'.join(steps)}" in self._prepared:
            return Kind(f"{steps[0]} prepared")
        return Kind(steps[0], self._dear[steps[0]])


def is_health(request: Whole) -> bool:
    """Whether the health of the service is asked for, which never waits for a turn."""
    return request.target.partition(b"?")[0].endswith(HEALTH)


def _part(steps: Sequence[str]) -> str:
    """A part of the API: a file, or all addresses that begin with one word."""
    return "/".join(steps[: 2 if steps[:1] == [DOWNLOADS] else 1])


def _steps(path: str) -> list[str]:
    return path.strip("/").split("/")
