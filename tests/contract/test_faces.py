"""A view is one folder and one line: what its face says is found everywhere, without telling anybody else."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from dashboard.server.app import Dashboard, create_app
from dashboard.server.edge.sitemap import NAMESPACE
from dashboard.server.prepared.prepared_views import default_views
from dashboard.server.static.static_layer import PAGE_BUNDLE, STYLE_BUNDLE
from dashboard.views import NAMES, faces
from tests.support.site import small_book

FACE = '''
from dashboard.frame.api.resource import Download, Resource
from dashboard.frame.page import Page
from dashboard.frame.view import MenuPlace, View


def page(site, request):
    said = {"heading": "Rivers", "what": request.query.get("bank", ""), "offer": "", "links": []}
    return Page("Rivers", "rivers", site.render("frame/templates/error.html", request, **said))


def rivers(site, query):
    """All rivers."""
    return {"items": query.text("bank")}


VIEW = View(
    path="/rivers",
    title="Rivers",
    page=page,
    keys=("bank",),
    menu=MenuPlace(35, "Rivers", "/rivers"),
    prepared=True,
    api=(
        Resource("/rivers", rivers, ("bank",)),
        Download("/download/rivers.csv", lambda site, query: "name", ("bank", "year"), "rivers"),
    ),
    islands=("river-depths",),
    register=lambda app: setattr(app, "was_told", True),
)
'''


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The whole site with one more view, whose folder stands anywhere."""
    folder = tmp_path_factory.mktemp("elsewhere") / "rivers"
    folder.mkdir()
    (folder / "__init__.py").write_text(FACE, encoding="utf-8")
    (folder / "rivers.css").write_text(".river { color: var(--ink) }", encoding="utf-8")
    (folder / "rivers.js").write_text("window.rivers = 1", encoding="utf-8")
    sys.path.insert(0, str(folder.parent))
    yield create_app(small_book(), faces((*NAMES, "rivers")))
    sys.path.remove(str(folder.parent))
    del sys.modules["rivers"]


@pytest.fixture(scope="module")
def client(app: Dashboard) -> FlaskClient:
    return app.server.test_client()


def test_the_router_answers_with_the_keys_that_the_face_names(client: FlaskClient) -> None:
    assert '<p class="statement">left</p>' in client.get("/rivers?bank=left&year=2021").text


def test_the_menu_has_its_entry_at_its_place(client: FlaskClient) -> None:
    document = client.get("/rivers").text
    assert 'href="/rivers" aria-current="page"' in document
    assert (
        document.index('href="/compare"')
        < document.index('href="/rivers"')
        < document.index('href="/whatif"')
    )


def test_the_api_answers_lists_and_describes_it(client: FlaskClient) -> None:
    assert client.get("/api/v1/rivers?bank=left").json == {"items": "left"}
    assert client.get("/api/v1/rivers?shore=left").status_code == 400
    file = client.get("/api/v1/download/rivers.csv?bank=left")
    assert file.headers["Content-Disposition"] == 'attachment; filename="rivers-left-2021.csv"'
    assert {"/rivers", "/download/rivers.csv"} <= set(client.get("/api/v1/meta").json["addresses"])
    described = client.get("/api/v1/openapi.json").json["paths"]["/rivers"]["get"]
    assert described["summary"] == "All rivers."
    assert [one["name"] for one in described["parameters"]] == ["bank"]


def test_the_sitemap_names_it(client: FlaskClient) -> None:
    places = ElementTree.fromstring(client.get("/sitemap.xml").data).iter(f"{{{NAMESPACE}}}loc")
    found = [place.text for place in places]
    assert "http://localhost/rivers" in found
    assert "http://localhost/country/AAA" in found
    assert "Sitemap: http://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_it_is_prepared(app: Dashboard) -> None:
    assert "/rivers" in default_views(app.site)


def test_the_bundles_hold_its_sheet_and_its_script(app: Dashboard, client: FlaskClient) -> None:
    assert ".river { color" in client.get(f"/assets/{STYLE_BUNDLE}").text
    assert "window.rivers = 1" in client.get(f"/assets/{PAGE_BUNDLE}").text


def test_its_islands_are_laid_out_and_its_callbacks_registered(app: Dashboard, client: FlaskClient) -> None:
    laid_out = [part["props"]["id"] for part in client.get("/_dash-layout").json["props"]["children"]]
    assert "river-depths" in laid_out
    assert app.was_told  # type: ignore[attr-defined]


def test_a_name_without_a_folder_or_a_face_is_told() -> None:
    with pytest.raises(ImportError, match="nowhere"):
        faces(["dashboard.views.nowhere"])
    with pytest.raises(AttributeError, match="VIEW"):
        faces(["dashboard.views.country"])
