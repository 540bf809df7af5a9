"""Files that never change while the server runs: compressed once, fingerprinted, answered first."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dash import Dash
from flask import Request, Response

from dashboard.asset_bundles import dash_scripts, page_scripts, style_bundle
from dashboard.compression import SMALLEST, Compressor, compressed, encoding_for
from dashboard.settings import cache_directory

ASSETS = Path(__file__).parent / "assets"
COMPONENT = Path(__file__).parent / "view_component" / "view.js"
STYLE_BUNDLE, PAGE_BUNDLE = "bundle/styles.css", "bundle/page.js"
DASH_BUNDLE = "/_dash-component-suites/dash/dcc/bundle.js"
"""Beside Dash's own core components, which look for their late parts next to the script they came in."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
COMPRESSIBLE = ("text/", "application/json", "image/svg")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True)
class StaticFile:
    """One file, plain and, where that makes it smaller, as brotli. Gzip is made when first asked for."""

    media_type: str
    digest: str
    body: bytes
    brotli: bytes | None

    @cached_property
    def gzip(self) -> bytes:
        return compressed(self.body, "gzip")

    def form(self, accepted: str) -> tuple[bytes, str]:
        """The bytes for an Accept-Encoding header, and their coding ("" for plain)."""
        encoding = encoding_for(accepted) if self.brotli is not None else ""
        if encoding == "br" and self.brotli is not None:
            return self.brotli, encoding
        return (self.gzip, encoding) if encoding == "gzip" else (self.body, "")


class StaticLayer:
    """All static files of the site by address."""

    def __init__(self, compressor: Compressor) -> None:
        self.compressor = compressor
        self.files: dict[str, StaticFile] = {}

    def add(self, address: str, body: bytes) -> None:
        """Makes `body` available under `address`."""
        media_type = mimetypes.guess_type(address)[0] or "application/octet-stream"
        small = media_type.startswith(COMPRESSIBLE) and len(body) >= SMALLEST
        digest = hashlib.sha256(body).hexdigest()[:12]
        self.files[address] = StaticFile(
            media_type, digest, body, self.compressor.brotli(body) if small else None
        )

    def address(self, address: str) -> str:
        """The fingerprinted address of a file. Raises KeyError for a file that is not there."""
        return f"{address}?v={self.files[address].digest}"

    def asset(self, name: str) -> str:
        """The fingerprinted address of a file in `assets/`, for templates and style sheets."""
        return self.address(f"/assets/{name}")

    def answer(self, request: Request) -> Response | None:
        """The file that a request asks for, or None where it asks for something else."""
        file = self.files.get(request.path)
        if file is None or request.method not in ("GET", "HEAD"):
            return None
        body, encoding = file.form(request.headers.get("Accept-Encoding", ""))
        response = Response(body, mimetype=file.media_type)
        if encoding:
            response.headers["Content-Encoding"] = encoding
        if file.brotli is not None:
            response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = FOR_EVER if request.args.get("v") == file.digest else ASK_AGAIN
        response.set_etag(f"{file.digest}{encoding}")
        response.make_conditional(request)
        return response


def build_static_layer(app: Dash, patient: bool = False) -> StaticLayer:
    """Everything under `assets/` and the three bundles; `patient` spends seconds on the best compression."""
    layer = StaticLayer(Compressor(cache_directory() / "static", patient))
    for path in sorted(ASSETS.rglob("*")):
        inside = path.relative_to(ASSETS)
        if path.is_file() and inside.parts[0] not in ("styles", "scripts") and path.suffix != ".md":
            layer.add(f"/assets/{inside.as_posix()}", path.read_bytes())
    layer.add(f"/assets/{STYLE_BUNDLE}", style_bundle(ASSETS / "styles", layer.asset))
    layer.add(f"/assets/{PAGE_BUNDLE}", page_scripts(ASSETS / "scripts"))
    layer.add(DASH_BUNDLE, dash_scripts(app, COMPONENT))
    return layer
