"""What this site knows of Dash beyond its documentation: all in one place, each name with a test.

A test that fails after an upgrade of Dash names what is gone and who needs it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from dash import Dash
from dash.fingerprint import check_fingerprint

CALLBACKS = "/_dash-update-component"
"""Where browsers send callbacks; the name of that address in Flask's `view_functions` as well."""
COMPONENT_FILES = "/_dash-component-suites/"
"""Below it stand the scripts of all component packages, the late parts beside those that ask for them."""
RELOAD = "/_reload-hash"
"""Where Dash tells developers when their files have changed, and everybody which packages it runs on."""
CONFIG_ID, ENTRY_ID = "_dash-config", "react-entry-point"
"""Elements of a document in which Dash's scripts look for what they must know and put what they draw."""
BROWSER_NAMES = ("DashRenderer", "set_props", "no_update", CONFIG_ID, ENTRY_ID)
"""What our documents and scripts use of Dash's renderer."""
CALLBACK_PARTS = ("callback", "inputs", "state")
"""What the map of an application's callbacks holds about each one that the server answers."""
COMPONENT_PARTS = (
    "_namespace",
    "_type",
    "_children_props",
    "_base_nodes",
    "_prop_names",
    "_valid_wildcard_attributes",
    "available_properties",
    "available_wildcard_properties",
)
"""What the class of a component declares; Dash's generator writes it for packages, we by hand."""
TELLTALE = (
    "dash_version",
    "python_version",
    "dash_version_url",
    "ddk_version",
    "plotly_version",
    "plotly_cloud_installed",
    "end_id",
)
"""What Dash would tell every visitor about the server; nothing in the browser needs it."""

CONFIG = re.compile(rf'<script id="{CONFIG_ID}" type="application/json">(.*?)</script>', re.DOTALL)
SUITE = re.compile(rf'src="{COMPONENT_FILES}([^/"]+)/([^"]+)"')


def plain_document(app: Dash) -> str:
    """The document that Dash itself would deliver."""
    with app.server.test_request_context("/"):
        return str(Dash.index(app))


def browser_config(app: Dash) -> dict[str, Any]:
    """What Dash's scripts must know, without what they need not."""
    known = json.loads(CONFIG.findall(plain_document(app))[0])
    config = {key: value for key, value in known.items() if key not in TELLTALE}
    needed = {space: found for space, found in config["children_props"].items() if any(found.values())}
    return config | {"children_props": {s: {k: v for k, v in f.items() if v} for s, f in needed.items()}}


def script_files(app: Dash) -> list[Path]:
    """The script files that Dash would put on a page, each once, in its order."""
    files: dict[Path, None] = {}
    for package, address in SUITE.findall(plain_document(app)):
        inside, _fingerprinted = check_fingerprint(address)
        files[Path(str(sys.modules[package].__file__)).parent / inside] = None
    return list(files)


def set_up(app: Dash) -> None:
    """Lets Dash do now what it would do before the first request, so that all workers share it."""
    with app.server.test_request_context("/"):
        app.server.preprocess_request()
