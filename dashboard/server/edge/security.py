"""What a browser may do with our pages: a strict policy, with one nonce a response."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request

EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
"""The hash of an empty style attribute, the only one that plotly writes."""

POLICY = (
    "default-src 'none'",
    "script-src 'nonce-{nonce}' 'strict-dynamic'",
    "style-src-elem 'self' 'nonce-{nonce}'",
    f"style-src-attr 'unsafe-hashes' {EMPTY_STYLE}",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def unknown_host() -> Response | None:
    """A 400 where the Host header cannot be one: it would go into the sitemap's addresses."""
    if request.host:
        return None
    return Response("The Host header names no host.\n", 400, mimetype="text/plain")


def nonce() -> str:
    """The nonce of the running request; scripts and styles without it are refused."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def secure(server: Flask) -> None:
    """Every answer of the server carries the policy and its sister headers."""
    server.after_request(with_policy)


def with_policy(response: Response) -> Response:
    """The response with the headers that forbid all that the site does not need."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.mimetype == "text/html":
        response.headers["Content-Security-Policy"] = "; ".join(POLICY).format(nonce=nonce())
    return response
