"""Which methods an address takes: reading everywhere, and asking at the one address of the callbacks.

Said here for all of them. What Flask derives from its rules is not true: the rules for pages take every path,
so that each address would seem to be one that can be read.
"""

from __future__ import annotations

from flask import Response

from dashboard.server.component.dash_names import CALLBACKS

READ = ("GET", "HEAD", "OPTIONS")
ASK = ("POST", "OPTIONS")


def methods(path: str) -> tuple[str, ...]:
    """The methods that the address takes, whether there is something at it or not."""
    return ASK if path == CALLBACKS else READ


def answer_to_method(method: str, path: str) -> Response | None:
    """The answer to OPTIONS and to a method that the address does not take; None for all others."""
    allowed = methods(path)
    if method in allowed and method != "OPTIONS":
        return None
    good = method == "OPTIONS"
    said = "" if good else f"This address takes {', '.join(allowed)}.\n"
    return Response(said, 200 if good else 405, {"Allow": ", ".join(allowed)}, mimetype="text/plain")
