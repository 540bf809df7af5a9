"""Static files: bundles, fingerprints, caching."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from dashboard.app import new_dash
from dashboard.asset_bundles import dash_files, page_scripts, style_bundle
from dashboard.compression import Compressor
from dashboard.static_layer import DASH_BUNDLE, StaticLayer, build_static_layer


@pytest.fixture(scope="module")
def layer() -> StaticLayer:
    return build_static_layer(new_dash())


def request(address: str, **headers: str) -> Request:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(EnvironBuilder(address, headers=names).get_environ())


def text(layer: StaticLayer, address: str) -> str:
    answer = layer.answer(request(address))
    assert answer is not None
    return answer.get_data(as_text=True)


def test_a_fingerprinted_address_may_be_kept_for_ever(layer: StaticLayer):
    answer = layer.answer(request(layer.asset("bundle/page.js")))
    assert answer is not None
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?v=000000000000"])
def test_another_address_of_the_same_file_is_asked_for_again(layer: StaticLayer, query: str):
    answer = layer.answer(request(f"/assets/bundle/page.js{query}"))
    assert answer is not None
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_file_that_the_browser_has_is_not_sent_again(layer: StaticLayer):
    first = layer.answer(request("/assets/bundle/page.js", Accept_Encoding="br"))
    assert first is not None
    again = layer.answer(
        request("/assets/bundle/page.js", Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    )
    assert again is not None
    assert again.status_code == 304


def test_each_coding_has_its_own_tag(layer: StaticLayer):
    tags = set()
    for accepted in ("br", "gzip", ""):
        answer = layer.answer(request("/assets/bundle/page.js", Accept_Encoding=accepted))
        assert answer is not None
        assert answer.headers.get("Content-Encoding", "") == accepted
        tags.add(answer.headers["ETag"])
    assert len(tags) == 3


def test_what_is_not_a_static_file_is_left_to_others(layer: StaticLayer):
    assert layer.answer(request("/country/COL")) is None
    assert layer.answer(request("/assets/../app.py")) is None


def test_the_fingerprint_follows_the_content():
    layers = [StaticLayer(Compressor(Path("nowhere"))) for _ in range(2)]
    for layer, body in zip(layers, (b"one", b"two"), strict=True):
        layer.add("/assets/a.js", body)
    assert layers[0].asset("a.js") != layers[1].asset("a.js")


def test_style_addresses_are_fingerprinted(tmp_path: Path):
    (tmp_path / "b.css").write_text('b { background: url("../icons/x.svg") }')
    (tmp_path / "a.css").write_text("a { fill: url(#hatch); cursor: url(data:x) }")
    bundle = style_bundle(tmp_path, lambda name: f"/assets/{name}?v=1").decode()
    assert (
        bundle
        == 'a { fill: url(#hatch); cursor: url(data:x) }\nb { background: url("/assets/icons/x.svg?v=1") }'
    )


def test_our_scripts_start_with_boot_and_end_with_ready(tmp_path: Path):
    for name in ("world.js", "ready.js", "boot.js", "alpha.js"):
        (tmp_path / name).write_text(name.removesuffix(".js"))
    assert re.findall(r"\w+", page_scripts(tmp_path).decode()) == ["boot", "alpha", "world", "ready"]


def test_dash_scripts_come_in_the_order_they_need(layer: StaticLayer):
    names = [path.name for path in dash_files(new_dash())]
    react = next(name for name in names if name.startswith("react@"))
    order = [react, "dash_bootstrap_components.min.js", "dash_renderer.min.js"]
    assert sorted(order, key=names.index) == order
    bundle = text(layer, DASH_BUNDLE)
    assert bundle.index("drd_view") < bundle.index("new DashRenderer()")


def test_nothing_in_a_bundle_announces_a_source_map_or_names_another_host_to_load_from(layer: StaticLayer):
    for address in (DASH_BUNDLE, "/assets/bundle/page.js", "/assets/bundle/styles.css"):
        assert "//# sourceMappingURL" not in text(layer, address)
    assert not re.search(r"https?://", text(layer, "/assets/bundle/page.js"))
    assert not re.search(r"url\([\"']?https?:", text(layer, "/assets/bundle/styles.css"))


def test_plotly_draws_without_evaluating_text(layer: StaticLayer):
    script = text(layer, "/assets/vendor/plotly-drd.min.js")
    assert "eval(" not in script
    assert "new Function" not in script


def test_documents_for_people_are_not_served(layer: StaticLayer):
    assert not [address for address in layer.files if address.endswith(".md")]
