"""Static files: bundles, fingerprints, caching."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from werkzeug.test import Client, TestResponse

from dashboard.server.app import new_dash
from dashboard.server.component.dash_names import script_files
from dashboard.server.static.asset_bundles import page_scripts, style_bundle
from dashboard.server.static.static_layer import PARTS_BUNDLE, StaticFirst, StaticLayer, build_static_layer
from dashboard.views import faces

PAGE_SCRIPTS = "/assets/bundle/page.js"
OTHERS = b"not a static file"


def others(_environ: Any, start_response: Any) -> list[bytes]:
    """The application behind the static files."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [OTHERS]


@pytest.fixture(scope="module")
def layer() -> StaticLayer:
    return build_static_layer(new_dash(), faces())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def client(layer: StaticLayer, cache: Path) -> Client:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRD_CACHE", str(cache))
        return Client(StaticFirst(others, layer))


def get(client: Client, address: str, **headers: str) -> TestResponse:
    return client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})


def text(layer: StaticLayer, address: str) -> str:
    return layer.files[address].decode()


def test_a_fingerprinted_address_may_be_kept_for_ever(client: Client, layer: StaticLayer):
    address = layer.asset("bundle/page.js")
    assert re.fullmatch(r"/assets/bundle/page\.[0-9a-f]{12}\.js", address)
    answer = get(client, address)
    assert answer.data == layer.files[PAGE_SCRIPTS]
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("query", ["", "?v=000000000000"])
def test_another_address_of_the_same_file_is_asked_for_again(client: Client, query: str):
    answer = get(client, f"{PAGE_SCRIPTS}{query}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_file_that_the_browser_has_is_not_sent_again(client: Client):
    first = get(client, PAGE_SCRIPTS, Accept_Encoding="br")
    again = get(client, PAGE_SCRIPTS, Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_all_codings_hold_the_same_file_and_share_a_weak_tag(client: Client, layer: StaticLayer):
    answers = {
        accepted: get(client, PAGE_SCRIPTS, Accept_Encoding=accepted) for accepted in ("br", "gzip", "")
    }
    for accepted, answer in answers.items():
        assert answer.headers.get("Content-Encoding", "") == accepted
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert len({len(answer.data) for answer in answers.values()}) == 3
    assert brotli.decompress(answers["br"].data) == layer.files[PAGE_SCRIPTS]
    (tag,) = {answer.headers["ETag"] for answer in answers.values()}
    assert tag.startswith('W/"'), "a strong tag would promise the same bytes"


def test_a_coding_that_the_browser_refuses_is_not_sent(client: Client):
    assert (
        get(client, PAGE_SCRIPTS, Accept_Encoding="br;q=0, gzip;q=0.5").headers["Content-Encoding"] == "gzip"
    )
    assert "Content-Encoding" not in get(client, PAGE_SCRIPTS, Accept_Encoding="br;q=0.0, gzip; q=0").headers


def test_the_head_of_a_file_is_that_of_its_body(client: Client):
    head, whole = client.head(PAGE_SCRIPTS), client.get(PAGE_SCRIPTS)
    assert head.data == b""
    assert dict(head.headers) == dict(whole.headers)


def test_a_static_file_can_only_be_read(client: Client):
    assert client.post(PAGE_SCRIPTS).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/country/COL",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%5capp.py",
        "/assets//etc/passwd",
        "/assets/bundle/page.js.br",
        "/assets/bundle/",
        "/assets/bundle",
        "/assets",
    ],
)
def test_what_is_not_a_static_file_is_left_to_others(client: Client, address: str):
    assert get(client, address).data == OTHERS


def test_the_fingerprint_follows_the_content():
    layers = [StaticLayer() for _ in range(2)]
    for layer, body in zip(layers, (b"one", b"two"), strict=True):
        layer.add("/assets/a.js", body)
    assert layers[0].asset("a.js") != layers[1].asset("a.js")


def test_a_fingerprint_of_an_earlier_edition_leads_to_the_file_of_today(layer: StaticLayer):
    assert layer.moved("/assets/bundle/page.0123456789ab.js") == layer.asset("bundle/page.js")
    assert layer.moved("/assets/bundle/none.0123456789ab.js") is None
    assert layer.moved(PAGE_SCRIPTS) is None


def test_what_happens_to_kept_files_under_a_running_server_changes_no_answer(
    layer: StaticLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DRD_CACHE", str(tmp_path))
    client = Client(StaticFirst(others, layer))
    for path in tmp_path.iterdir():
        path.write_bytes(b"")
    answer = get(client, layer.asset("bundle/page.js"), Accept_Encoding="br")
    assert brotli.decompress(answer.data) == layer.files[PAGE_SCRIPTS]


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=0-1,5-9", 200, slice(None)),
        ("bytes=9-1", 416, slice(0, 0)),
        ("bytes=" + "9" * 5000 + "-", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
        ("bytes=", 200, slice(None)),
    ],
)
def test_a_part_of_a_file_or_else_the_whole(
    client: Client, layer: StaticLayer, asked: str, status: int, part: slice
):
    answer = get(client, PAGE_SCRIPTS, Range=asked)
    assert answer.status_code == status
    if status < 400:
        assert answer.data == layer.files[PAGE_SCRIPTS][part]


def test_every_file_has_a_type_of_ours_whatever_the_system_says(client: Client, layer: StaticLayer):
    types = {address: get(client, address).headers["Content-Type"] for address in layer.files}
    assert "application/octet-stream" not in types.values()
    assert {kind for address, kind in types.items() if address.endswith(".woff2")} == {"font/woff2"}


def test_style_addresses_are_fingerprinted(tmp_path: Path):
    (tmp_path / "b.css").write_text('b { background: url("../icons/x.svg") }')
    (tmp_path / "a.css").write_text("a { fill: url(#hatch); cursor: url(data:x) }")
    own = tmp_path / "view"
    own.mkdir()
    (own / "a.css").write_text("i { color: red }")
    bundle = style_bundle(tmp_path, [own], lambda name: f"/assets/{name.replace('.', '.1.')}").decode()
    shared = 'a { fill: url(#hatch); cursor: url(data:x) }\nb { background: url("../icons/x.1.svg") }'
    assert bundle == shared + "\ni { color: red }"


def test_our_scripts_start_with_boot_and_end_with_ready(tmp_path: Path):
    own = tmp_path / "view"
    own.mkdir()
    for folder, name in ((tmp_path, "ready"), (tmp_path, "boot"), (tmp_path, "shared"), (own, "alpha")):
        (folder / f"{name}.js").write_text(name)
    assert re.findall(r"\w+", page_scripts(tmp_path, [own]).decode()) == ["boot", "shared", "alpha", "ready"]


def test_dash_scripts_come_in_the_order_they_need(layer: StaticLayer):
    names = [path.name for path in script_files(new_dash())]
    react = next(name for name in names if name.startswith("react@"))
    order = [react, "dash_bootstrap_components.min.js", "dash_renderer.min.js"]
    assert sorted(order, key=names.index) == order
    bundle = text(layer, "/assets/bundle/dash.js")
    assert bundle.index("drd_view") < bundle.index("new DashRenderer()")


def test_pages_without_charts_or_knobs_load_none_of_their_components(layer: StaticLayer):
    bundle, parts = (text(layer, address) for address in ("/assets/bundle/dash.js", PARTS_BUNDLE))
    for namespace in ("dash_core_components", "dash_bootstrap_components"):
        assert f"window.{namespace}=" not in bundle.replace(" ", "")
        assert namespace in parts
    assert len(parts) > len(bundle)


def test_nothing_in_a_bundle_announces_a_source_map_or_names_another_host_to_load_from(layer: StaticLayer):
    for address in (
        PARTS_BUNDLE,
        "/assets/bundle/dash.js",
        "/assets/bundle/page.js",
        "/assets/bundle/styles.css",
    ):
        assert "//# sourceMappingURL" not in text(layer, address)
    assert not re.search(r"https?://", text(layer, "/assets/bundle/page.js"))
    assert not re.search(r"url\([\"']?https?:", text(layer, "/assets/bundle/styles.css"))


def test_plotly_draws_without_evaluating_text(layer: StaticLayer):
    script = text(layer, "/assets/vendor/plotly-drd.min.js")
    assert "eval(" not in script
    assert "new Function" not in script


def test_documents_for_people_are_not_served(layer: StaticLayer):
    assert not [address for address in layer.files if address.endswith(".md")]
