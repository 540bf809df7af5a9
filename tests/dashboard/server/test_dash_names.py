"""What this site uses of Dash beyond its documentation is still there. One test a name."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component
from flask import Flask

from dashboard.server.app import create_app, new_dash
from dashboard.server.component import ShownView, dash_names
from dashboard.server.component.dash_names import (
    BROWSER_NAMES,
    CALLBACK_PARTS,
    CALLBACKS,
    COMPONENT_FILES,
    COMPONENT_PARTS,
    CONFIG_ID,
    ENTRY_ID,
    RELOAD,
    TELLTALE,
    browser_config,
    plain_document,
    script_files,
    set_up,
)
from tests.support.site import echo, small_book, view

PRIVATE = re.compile(
    r"\b(?:app|dash)\._[a-z]|_dash-|_dashprivate|_reload-hash|react-entry-point|dash\.fingerprint"
)


@pytest.fixture(scope="module")
def plain() -> Dash:
    """Dash as anybody would use it, with one callback."""
    app = Dash(__name__, server=Flask("plain"), add_log_handler=False)
    app.layout = html.Div([dcc.Location(id="address"), html.P(id="text")])
    app.callback(Output("text", "children"), Input("address", "pathname"))(str)
    return app


@pytest.fixture(scope="module")
def document(plain: Dash) -> str:
    return plain_document(plain)


def test_callbacks_are_sent_to_the_address_that_the_guard_stands_before(plain: Dash):
    assert CALLBACKS in plain.server.view_functions, f"Dash has no address {CALLBACKS} any more"


@pytest.mark.parametrize("part", CALLBACK_PARTS)
def test_the_guard_finds_what_a_callback_declares(plain: Dash, part: str):
    assert part in plain.callback_map["text.children"], f"callback_map does not tell the {part} any more"


def test_component_scripts_stand_where_the_bundle_is_put_among_them(document: str):
    assert f'src="{COMPONENT_FILES}dash/dcc/' in document, f"dcc's scripts are not below {COMPONENT_FILES}"


def test_what_tells_of_the_server_is_at_the_address_that_is_closed(plain: Dash):
    addresses = {str(rule) for rule in plain.server.url_map.iter_rules()}
    assert RELOAD in addresses, f"{RELOAD} is gone; look for what took its place, and close that"


@pytest.mark.parametrize("name", [CONFIG_ID, ENTRY_ID])
def test_a_document_has_the_elements_that_ours_has(document: str, name: str):
    assert f'id="{name}"' in document, f"Dash's own document has no #{name} any more"


@pytest.mark.parametrize("name", BROWSER_NAMES)
def test_the_renderer_knows_what_our_scripts_and_documents_use(plain: Dash, name: str):
    renderer = next(path for path in script_files(plain) if path.name.startswith("dash_renderer"))
    assert name in renderer.read_text(encoding="utf-8"), f"Dash's renderer does not know {name} any more"


@pytest.mark.parametrize("name", TELLTALE)
def test_what_is_hidden_from_visitors_goes_by_its_name(document: str, plain: Dash, name: str):
    assert f'"{name}"' in document, f"{name} is gone; look for what took its place, and hide that"
    assert name not in browser_config(plain)


@pytest.mark.parametrize("name", COMPONENT_PARTS)
def test_our_component_declares_what_those_of_dash_do(name: str):
    declared = inspect.getsource(dcc.Location) + inspect.getsource(Component)
    assert name in declared, f"Dash's components do not declare {name} any more"
    assert name in vars(ShownView), f"our component does not declare {name}"


def test_a_component_of_ours_is_written_as_dash_writes_its_own():
    written = ShownView(id="view", asked="/").to_plotly_json()
    assert written == {"props": {"id": "view", "asked": "/"}, "type": "View", "namespace": "drd_view"}


def test_scripts_are_found_on_disk_without_their_fingerprints():
    files = script_files(new_dash())
    assert len(set(files)) == len(files) > 5
    assert [path for path in files if not path.is_file()] == []


def test_what_dash_does_before_a_first_request_can_be_done_before():
    app = new_dash()
    set_up(app)
    suites = app.registered_paths["dash"]
    assert "dcc/async-graph.js" in suites, "Dash does not register its late scripts before a request"


def test_no_other_file_of_the_site_uses_a_private_name_of_dash():
    """The template of our document stands for Dash's own; what is in it is tested above, by name."""
    folder = Path(dash_names.__file__).parents[2]
    files = [path for path in folder.rglob("*") if path.suffix in (".py", ".js", ".html", ".css")]
    assert Path(dash_names.__file__) in files
    ours = [
        path
        for path in files
        if path.name not in ("dash_names.py", "document.html") and ".min." not in path.name
    ]
    assert [path.name for path in ours if PRIVATE.search(path.read_text(encoding="utf-8"))] == []


def test_the_template_of_our_document_has_the_elements_of_dash():
    app = create_app(small_book(), [view("/", echo)])
    text = app.server.test_client().get("/").text
    assert f'<div id="{ENTRY_ID}"' in text
    assert dash_names.CONFIG.findall(text), f"no #{CONFIG_ID}"
