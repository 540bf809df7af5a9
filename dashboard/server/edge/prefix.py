"""Where the site stands: at the root of a host, or below a path that a proxy gives it.

Inside, every address begins at the root of the site: what is kept and prepared holds for every place. The
prefix is put before addresses where they leave: in documents here, in later views by `view.js`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import quote

from flask import has_request_context, request

Application = Callable[..., Iterable[bytes]]
Network = IPv4Network | IPv6Network

PREFIX = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+")
LONGEST = 200
SCHEMES = ("http", "https")
ADDRESS = re.compile(r'(\s(?:href|src|action)="|<code>)/(?!/)')
"""An address of this site in HTML of ours, which is escaped: in the texts of a page no such quote occurs."""
SPELT_OUT = re.compile(r'(<a href="(/[^"]*)"[^>]*>)\2</a>')
"""A link that shows its own address."""


class Placed:
    """Tells `application` where it stands, and its scheme, before it reads an address.

    `fixed` is the prefix that was chosen at the start; requests may bring it or have lost it at the proxy.
    Peers in `trusted` networks may say another (`X-Forwarded-Prefix`, cut from the address already), and the
    scheme (`X-Forwarded-Proto`). Nobody else is believed: with a prefix of their own choice strangers could
    lead other readers' links astray through a shared cache.
    """

    def __init__(self, application: Application, fixed: str = "", trusted: Sequence[Network] = ()) -> None:
        self.application, self.fixed, self.trusted = application, fixed, trusted

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        told = ""
        if self.trusted and self.trusts(environ.get("REMOTE_ADDR", "")):
            told = checked_prefix(environ.get("HTTP_X_FORWARDED_PREFIX", "")) or ""
            scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower()
            environ["wsgi.url_scheme"] = scheme if scheme in SCHEMES else environ["wsgi.url_scheme"]
        prefix = told or self.fixed
        if prefix:
            path = environ.get("PATH_INFO", "")
            inside = path == self.fixed or path.startswith(f"{self.fixed}/")
            if self.fixed and inside:
                environ["PATH_INFO"] = path[len(self.fixed) :]
            environ["SCRIPT_NAME"] = prefix
        return self.application(environ, start_response)

    def trusts(self, peer: str) -> bool:
        """Whether a peer's address lies in a trusted network."""
        try:
            address = ip_address(peer.removeprefix("::ffff:"))
        except ValueError:
            return False
        return any(address in network for network in self.trusted)


def checked_prefix(text: str) -> str | None:
    """A prefix as the site uses it (`/a/b`; "" for the root), or None for what could lead elsewhere."""
    plain = text.strip().rstrip("/")
    good = len(plain) <= LONGEST and (not plain or PREFIX.fullmatch(plain))
    return plain if good else None


def networks(text: str) -> tuple[Network, ...]:
    """The networks of a list with commas; single addresses count as such. Raises ValueError."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def here() -> str:
    """The prefix of the running request, ready for addresses: "" at the root of a host."""
    if not has_request_context():
        return ""
    steps = request.script_root.strip("/")
    return f"/{quote(steps)}" if steps else ""


def placed(html: str) -> str:
    """HTML of ours with the prefix of the running request before its addresses."""
    prefix = here()
    if not prefix:
        return html
    spelt_out = SPELT_OUT.sub(lambda link: f"{link[1]}{prefix}{link[2]}</a>", html)
    return ADDRESS.sub(rf"\g<1>{prefix}/", spelt_out)
