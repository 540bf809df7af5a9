"""Which files become one: all style sheets, our own scripts, and the scripts that Dash needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from posixpath import join, normpath, relpath

from dash import Dash

from dashboard.server.component.dash_names import script_files

BUNDLES = "/assets/bundle"
"""Where the bundles stand."""
FIRST, LAST = "boot.js", "ready.js"
FIRST_SHEETS = ("tokens.css", "fonts.css", "base.css")
PARTS = ("dcc/", "dash_bootstrap_components/")
"""Half of all scripts; pages without charts and knobs never ask for them."""
NOT_USED = ("deps/polyfill", "dash_table/", "html/")
"""Dash sends these to every page; no component of ours needs them, nor do the browsers of this decade."""

STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:|#|/)([^\"')]+)[\"']?\s*\)")


def style_bundle(styles: Path, views: Iterable[Path], asset: Callable[[str], str]) -> bytes:
    """All style sheets as one; relative addresses become fingerprinted ones, relative to the bundle, so that
    they hold wherever the site stands.

    First tokens, type and bare elements, then what several views share, then the sheets in the folders of
    the views.
    """

    def fingerprinted(match: re.Match[str]) -> str:
        return f'url("{relpath(asset(normpath(join("styles", match[1]))), BUNDLES)}")'

    sheets = (path.read_text(encoding="utf-8") for path in style_sheets(styles, views))
    return "\n".join(STYLE_ADDRESS.sub(fingerprinted, sheet) for sheet in sheets).encode()


def style_sheets(styles: Path, views: Iterable[Path]) -> list[Path]:
    """The sheets in the order of the cascade: the first three, the shared ones by name, those of the
    views."""

    def place(path: Path) -> tuple[int, str]:
        return FIRST_SHEETS.index(path.name) if path.name in FIRST_SHEETS else len(FIRST_SHEETS), path.name

    return [
        *sorted(styles.glob("*.css"), key=place),
        *(sheet for view in views for sheet in sorted(view.glob("*.css"))),
    ]


def page_scripts(scripts: Path, views: Iterable[Path]) -> bytes:
    """Our own scripts: `boot.js` first, then the shared ones and those of the views, `ready.js` last."""

    def place(path: Path) -> int:
        return {FIRST: 0, LAST: 2}.get(path.name, 1)

    found = [
        *sorted(scripts.glob("*.js")),
        *(script for view in views for script in sorted(view.glob("*.js"))),
    ]
    return joined(path.read_bytes() for path in sorted(found, key=place))


def dash_scripts(app: Dash, components: Path) -> bytes:
    """React and Dash in Dash's own order, then our own components and the start."""
    files = [path.read_bytes() for path in script_files(app) if not _is(path, (*PARTS, *NOT_USED))]
    own = [path.read_bytes() for path in sorted(components.glob("*.js"))]
    return joined([*files, *own, b"window.dashRenderer = new DashRenderer();"])


def part_scripts(app: Dash) -> bytes:
    """The packages of the components that come into pages as children of islands, in Dash's own order."""
    return joined(path.read_bytes() for path in script_files(app) if _is(path, PARTS))


def _is(path: Path, packages: tuple[str, ...]) -> bool:
    """Whether a script stands in one of these folders of Dash, or in one of these packages beside it."""
    name = path.as_posix()
    return any(f"/dash/{package}" in name or f"/site-packages/{package}" in name for package in packages)


def joined(scripts: Iterable[bytes]) -> bytes:
    """Scripts as one; each ends with a line break and a semicolon, source maps are not announced."""
    return b"\n".join(
        re.sub(rb"//# sourceMappingURL=\S*", b"", script).rstrip() + b"\n;" for script in scripts
    )
