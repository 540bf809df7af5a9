"""Files that never change while the server runs, under names that tell their content; from memory."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from dash import Dash, dcc
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from dashboard.content.settings import OWN_CONTENT
from dashboard.frame.view import View
from dashboard.server.component.dash_names import COMPONENT_FILES
from dashboard.server.edge.methods import answer_to_method
from dashboard.server.edge.security import HEADERS
from dashboard.server.static.asset_bundles import dash_scripts, page_scripts, part_scripts, style_bundle
from dashboard.server.static.compressed_forms import Forms, forms_of
from dashboard.server.static.compression import encoding_for

ASSETS = OWN_CONTENT / "assets"
COMPONENTS = Path(__file__).parents[1] / "component"
STYLE_BUNDLE, PAGE_BUNDLE, DASH_BUNDLE = "bundle/styles.css", "bundle/page.js", "bundle/dash.js"
PARTS_BUNDLE = f"{COMPONENT_FILES}dash/dcc/bundle.js"
"""Beside Dash's own core components, which look for their late parts next to the script they came in."""
LATE_PARTS = ("async-graph.js",)
"""Late parts of theirs that our pages need. No other file is served: some take long to compress."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
ONE_RANGE = re.compile(r"bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})")
"""Any other wish for a part is answered with the whole, as it may be."""
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
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

    def forms(self, patient: bool = False) -> Forms:
        """The compressed forms of all files; `patient` spends seconds on the best compression."""
        return forms_of(self.files, patient)


class StaticFirst:
    """Answers the static files itself and leaves everything else to `application`."""

    def __init__(self, application: Application, layer: StaticLayer) -> None:
        self.application, self.layer = application, layer
        self.forms = layer.forms()
        self.plain = {address: plain for plain in layer.files for address in (plain, layer.address(plain))}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        address = str(environ.get("PATH_INFO", ""))
        if address not in self.plain:
            return self.application(environ, start_response)
        if not ONE_RANGE.fullmatch(environ.get("HTTP_RANGE", "").strip()):
            environ.pop("HTTP_RANGE", None)
        try:
            answer = self.answer(address, Request(environ))
        except HTTPException as refused:
            answer = Response(status=416, headers=refused.get_headers())
        answer.headers.update(HEADERS)
        return answer(environ, start_response)

    def answer(self, address: str, request: Request) -> Response:
        """A static file as the browser accepts it, or what its address takes. Raises
        RequestedRangeNotSatisfiable.

        The tag is a weak one: all codings of a file share it.
        """
        refused = answer_to_method(request.method, address)
        if refused is not None:
            return refused
        plain = self.plain[address]
        forms, coding = self.forms[plain], encoding_for(request.headers.get("Accept-Encoding", ""))
        body = forms.get(coding, self.layer.files[plain])
        response = Response(body)
        response.headers["Content-Type"] = TYPES.get(PurePosixPath(plain).suffix, "application/octet-stream")
        response.headers["Cache-Control"] = ASK_AGAIN if address == plain else FOR_EVER
        response.headers["ETag"] = f'W/"{self.layer.fingerprints[plain]}"'
        if forms:
            response.headers["Vary"] = "Accept-Encoding"
        if coding in forms:
            response.headers["Content-Encoding"] = coding
        return response.make_conditional(request, accept_ranges=True, complete_length=len(body))


def build_static_layer(app: Dash, views: Iterable[View]) -> StaticLayer:
    """Everything under `assets/` and the four bundles, into which the views bring their sheets and
    scripts."""
    folders = [view.folder for view in views if view.folder]
    layer = StaticLayer()
    for path in sorted(ASSETS.rglob("*")):
        inside = path.relative_to(ASSETS)
        if path.is_file() and inside.parts[0] not in ("styles", "scripts") and path.suffix != ".md":
            layer.add(f"/assets/{inside.as_posix()}", path.read_bytes())
    layer.add(f"/assets/{STYLE_BUNDLE}", style_bundle(ASSETS / "styles", folders, layer.asset))
    layer.add(f"/assets/{PAGE_BUNDLE}", page_scripts(ASSETS / "scripts", folders))
    layer.add(f"/assets/{DASH_BUNDLE}", dash_scripts(app, COMPONENTS))
    layer.add(PARTS_BUNDLE, part_scripts(app))
    for name in LATE_PARTS:
        layer.add(f"{COMPONENT_FILES}dash/dcc/{name}", (Path(dcc.__file__).parent / name).read_bytes())
    return layer
