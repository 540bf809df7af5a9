"""Files that never change while the server runs, under names that tell their content; WhiteNoise answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any
from wsgiref.headers import Headers

from dash import Dash
from whitenoise import WhiteNoise

from dashboard.content.settings import OWN_CONTENT
from dashboard.frame.view import View
from dashboard.server.component.dash_names import COMPONENT_FILES
from dashboard.server.edge.methods import answer_to_method
from dashboard.server.edge.security import HEADERS
from dashboard.server.static.asset_bundles import dash_scripts, page_scripts, style_bundle
from dashboard.server.static.compression import encoding_for
from dashboard.server.static.static_folder import folder_of

ASSETS = OWN_CONTENT / "assets"
COMPONENTS = Path(__file__).parents[1] / "component"
STYLE_BUNDLE, PAGE_BUNDLE = "bundle/styles.css", "bundle/page.js"
DASH_BUNDLE = f"{COMPONENT_FILES}dash/dcc/bundle.js"
"""Beside Dash's own core components, which look for their late parts next to the script they came in."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
FINGERPRINT = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")

Application = Callable[..., Iterable[bytes]]


class StaticLayer:
    """All static files of the site by address.

    Each has two: its plain one, which a browser asks for again, and the one with its fingerprint in the
    name, which it may keep for ever.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.fingerprints: dict[str, str] = {}

    def add(self, address: str, body: bytes) -> None:
        """Makes `body` available under `address`."""
        self.files[address] = body
        self.fingerprints[address] = hashlib.sha256(body).hexdigest()[:12]

    def address(self, address: str) -> str:
        """The fingerprinted address of a file. Raises KeyError for a file that is not there."""
        place = PurePosixPath(address)
        return str(place.with_name(f"{place.stem}.{self.fingerprints[address]}{place.suffix}"))

    def asset(self, name: str) -> str:
        """The fingerprinted address of a file in `assets/`, for templates and style sheets."""
        return self.address(f"/assets/{name}")

    def moved(self, address: str) -> str | None:
        """Where the file stands that had this fingerprinted address in an earlier edition, if it still is."""
        plain = FINGERPRINT.sub("", address)
        return self.address(plain) if plain != address and plain in self.files else None

    def folder(self, patient: bool = False) -> Path:
        """All files on disk; `patient` spends seconds on the best compression."""
        return folder_of(self.files, patient)


class StaticFirst(WhiteNoise):  # type: ignore[misc]
    """Answers the static files itself and leaves everything else to `application`.

    Neither WhiteNoise nor Flask-Compress reads a refusal (`br;q=0`), so both are told the one coding to use.
    """

    def __init__(self, application: Application, layer: StaticLayer) -> None:
        super().__init__(
            application, max_age=None, allow_all_origins=False, add_headers_function=self.add_headers
        )
        self.layer = layer
        self.list_files()

    def list_files(self) -> None:
        """Looks where the files lie on disk, which writes them if need be."""
        folder = self.layer.folder()
        for plain in self.layer.files:
            for address in (plain, self.layer.address(plain)):
                self.add_file_to_dictionary(address, str(folder / plain.lstrip("/")))

    def add_headers(self, headers: Headers, _path: str, address: str) -> None:
        """The tag is a weak one: all codings of a file share it."""
        plain = FINGERPRINT.sub("", address)
        headers["Cache-Control"] = ASK_AGAIN if plain == address else FOR_EVER
        headers["ETag"] = f'W/"{self.layer.fingerprints[plain]}"'
        for name, value in HEADERS.items():
            headers[name] = value

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        environ["HTTP_ACCEPT_ENCODING"] = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return super().__call__(environ, start_response)

    def serve(self, static_file: Any, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """The file, or what its address takes; one whose folder was emptied under the running server is
        written anew."""
        refused = answer_to_method(environ["REQUEST_METHOD"], environ["PATH_INFO"])
        if refused is not None:
            refused.headers.update(HEADERS)
            return refused(environ, start_response)
        try:
            return super().serve(static_file, environ, start_response)
        except FileNotFoundError:
            self.list_files()
            return super().serve(self.files[environ["PATH_INFO"]], environ, start_response)


def build_static_layer(app: Dash, views: Iterable[View]) -> StaticLayer:
    """Everything under `assets/` and the three bundles, into which the views bring their sheets and
    scripts."""
    folders = [view.folder for view in views if view.folder]
    layer = StaticLayer()
    for path in sorted(ASSETS.rglob("*")):
        inside = path.relative_to(ASSETS)
        if path.is_file() and inside.parts[0] not in ("styles", "scripts") and path.suffix != ".md":
            layer.add(f"/assets/{inside.as_posix()}", path.read_bytes())
    layer.add(f"/assets/{STYLE_BUNDLE}", style_bundle(ASSETS / "styles", folders, layer.asset))
    layer.add(f"/assets/{PAGE_BUNDLE}", page_scripts(ASSETS / "scripts", folders))
    layer.add(DASH_BUNDLE, dash_scripts(app, COMPONENTS))
    return layer
