"""Where the site stands: at the root of a host, or below a path that a proxy gives it.

Inside, every address begins at the root of the site: what is kept and prepared holds for every place. The
prefix is put before addresses where they leave: in documents here, in later views by `view.js`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import quote

from flask import Flask, has_request_context, request

from dashboard.answers.asked.refused import UsageError, fit_to_show
from dashboard.content.settings import proxy_settings
from dashboard.frame.view import View
from dashboard.language.i18n import LANGUAGES, _

Application = Callable[..., Iterable[bytes]]
Network = IPv4Network | IPv6Network

PREFIX = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)+")
LONGEST = 200
SCHEMES = ("http", "https")
ADDRESS = re.compile(r'(\s(?:href|src|action)="|<code>)/(?!/)')
"""An address of this site in HTML of ours, which is escaped: in the texts of a page no such quote occurs."""
SPELT_OUT = re.compile(r'(<a href="(/[^"]*)"[^>]*>)\2</a>')
"""A link that shows its own address."""


@dataclass(frozen=True)
class Proxy:
    """What stands before the site.

    `prefix` was chosen at the start; requests may bring it or have lost it on the way. Peers in `trusted`
    networks may say another one for each request (`X-Forwarded-Prefix`, cut from the address already), and
    the scheme (`X-Forwarded-Proto`). Nobody else is believed: with a prefix of their choice strangers could
    lead other readers' links astray through a shared cache.
    """

    prefix: str = ""
    trusted: tuple[Network, ...] = ()

    def before(self, server: Flask, views: Iterable[View]) -> None:
        """Puts the proxy's word before everything that reads addresses. Raises UsageError for a prefix that
        begins as addresses of the site do: nobody could say whether a request has brought it or lost it."""
        first = self.prefix.split("/")[1] if self.prefix else ""
        if first and first in own_steps(server, views):
            raise UsageError(
                _(
                    'the prefix "%(prefix)s" begins like addresses of the site; choose another',
                    prefix=self.prefix,
                )
            )
        if self.prefix or self.trusted:
            server.wsgi_app = Placed(server.wsgi_app, self)  # type: ignore[method-assign]

    def trusts(self, peer: str) -> bool:
        """Whether a peer's address lies in a trusted network."""
        try:
            address = ip_address(peer.removeprefix("::ffff:"))
        except ValueError:
            return False
        return any(address in network for network in self.trusted)


class Placed:
    """Tells `application` where it stands, and its scheme, before it reads an address."""

    def __init__(self, application: Application, proxy: Proxy) -> None:
        self.application, self.proxy = application, proxy

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        chosen, told = self.proxy.prefix, ""
        if self.proxy.trusts(environ.get("REMOTE_ADDR", "")):
            told = checked_prefix(environ.get("HTTP_X_FORWARDED_PREFIX", "")) or ""
            scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").strip().lower()
            environ["wsgi.url_scheme"] = scheme if scheme in SCHEMES else environ["wsgi.url_scheme"]
        path = environ.get("PATH_INFO", "")
        if chosen and (path == chosen or path.startswith(f"{chosen}/")):
            environ["PATH_INFO"] = path[len(chosen) :]
        if told or chosen:
            environ["SCRIPT_NAME"] = told or chosen
        return self.application(environ, start_response)


def proxy_asked(prefix: str | None = None, trust: str | None = None) -> Proxy:
    """What was asked for, or else what the environment says. Raises UsageError."""
    of_environment = proxy_settings()
    prefix = of_environment[0] if prefix is None else prefix
    trust = of_environment[1] if trust is None else trust
    checked = checked_prefix(prefix)
    if checked is None:
        raise UsageError(
            _(
                'the prefix is "%(prefix)s"; allowed: steps such as /drd or /rights/drd, of letters without '
                "marks, digits, - _ ~ and dots, at most %(most)s characters",
                prefix=fit_to_show(prefix),
                most=LONGEST,
            )
        )
    try:
        return Proxy(checked, networks(trust))
    except ValueError as fault:
        raise UsageError(
            _(
                "the trusted proxies are not addresses or networks joined by commas, such as "
                "127.0.0.1,10.0.0.0/8: %(fault)s",
                fault=fit_to_show(str(fault)),
            )
        ) from fault


def own_steps(server: Flask, views: Iterable[View]) -> set[str]:
    """With what the addresses of the site begin."""
    paths = [*(rule.rule for rule in server.url_map.iter_rules()), *(view.path for view in views)]
    return {path.split("/")[1] for path in paths} | set(LANGUAGES) | {"assets"}


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
