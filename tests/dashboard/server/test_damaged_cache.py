"""Whatever becomes of kept files, the site starts and answers what it answered, and keeps them anew."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient
from jinja2 import Environment

from dashboard.commands.opened import Opened, opened
from dashboard.content import kept
from dashboard.content.versions.publish import publish
from dashboard.content.versions.published import open_book
from dashboard.frame import rendering
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.prepared_views import prepare_views, question
from dashboard.views.method.audit.answer.kept_sensitivity import kept_brief
from methodology.explain.receipts import node_receipt
from tests.support.damage import DAMAGES
from tests.support.roots import OBSERVATIONS, write_root

KINDS = {"content", "doubt", "receipts", "sensitivity", "static", "views"}
PAGES = ("/", "/audit")
MOST_TOLD = ("empty", "cut short", "one bit turned", "a full folder", "a pipe")
"""The others are tried in `tests/dashboard/content/test_kept.py`."""
BROTLI = {"Accept-Encoding": "br"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with a version that is superseded and one that is today's."""
    made = write_root(tmp_path_factory.mktemp("content") / "root")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRD_CACHE", str(made.parent / "cache"))
        publish(made)
    text = (
        (made / "methodology/methodology.yaml").read_text().replace("version: 1.0.0\n", "version: 1.1.0\n", 1)
    )
    line = "  - {version: 1.1.0, date: 2026-12-24, what: Second release.}\n"
    figures = OBSERVATIONS.replace("50.5", "70.5")
    write_root(made, {"methodology/methodology.yaml": text + line, "data/observations.csv": figures})
    publish(made)
    return made


@pytest.fixture(scope="module")
def receipts(root: Path) -> list[str]:
    books = [open_book(root), open_book(root / "versions/1.0.0")]
    return [node_receipt(book, book.node_index["internet-use"], "AAA", 2022, "all") for book in books]


@pytest.fixture(scope="module", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """They are the same for all sites of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "build_environment", cache_of_one(rendering.build_environment))
        yield


def cache_of_one(build: Callable[..., Environment]) -> Callable[..., Environment]:
    made: list[Environment] = []

    def once(asset: Callable[[str], str]) -> Environment:
        if not made:
            made.append(build(asset))
        return made[0]

    return once


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRD_CACHE", str(folder))
    return folder


def prepared(site: Opened) -> Opened:
    """The site with all kept that can be."""
    app = site.app
    prepare_views(app, app.prepared)
    for year in app.site.book.years:
        app.site.doubts.of(year)
    app.site.receipts.prepare()
    kept_brief(app.site.book, app.site.book.default_year, run=True)
    return site


def answers(site: Opened, receipts: list[str]) -> Iterator[tuple[str, int, bytes]]:
    """Pages as read, views as scripts ask for them, and static files in each coding."""
    client = site.app.server.test_client()
    for address in (*PAGES, *(f"/receipt/{receipt}" for receipt in receipts)):
        page = client.get(address)
        yield address, page.status_code, without_nonce(page.data)
        view = client.post(CALLBACKS, json=question(address), headers=BROTLI)
        yield f"view of {address}", view.status_code, brotli.decompress(view.data)
    yield from (("static", *part) for part in static(client, site))


def static(client: FlaskClient, site: Opened) -> Iterator[tuple[int, bytes]]:
    """What may be kept for ever, as it comes compressed and plain."""
    for name in ("bundle/styles.css", "bundle/page.js"):
        address = site.app.templates.environment.globals["asset"](name)
        plain, small = (client.get(address, headers=headers) for headers in ({}, BROTLI))
        assert "immutable" in small.headers["Cache-Control"]
        assert brotli.decompress(small.data) == plain.data
        yield plain.status_code, plain.data


def without_nonce(page: bytes) -> bytes:
    return re.sub(rb'nonce="[^"]*"', b"", page)


@pytest.fixture(scope="module")
def whole(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which all is kept."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRD_CACHE", str(folder))
        prepared(opened(root))
    assert {path.name.partition("-")[0] for path in folder.iterdir()} == KINDS
    return folder


@pytest.fixture(scope="module")
def expected(root: Path, receipts: list[str], whole: Path) -> list:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRD_CACHE", str(whole))
        found = list(answers(opened(root), receipts))
    assert {status for _address, status, _body in found} == {200}
    return found


@pytest.mark.parametrize("damage", MOST_TOLD)
def test_a_damaged_cache_changes_no_answer_and_is_made_anew(
    root: Path, receipts: list[str], cache: Path, whole: Path, expected: list, damage: str
):
    shutil.copytree(whole, cache)
    files = [path for path in cache.rglob("*") if path.is_file()]
    for path in files:
        DAMAGES[damage](path)
    site = opened(root)
    assert list(answers(site, receipts)) == expected
    prepared(site)
    assert [path for path in files if kept.read(path) is None] == []


@pytest.mark.parametrize("problem", ["a file", "open to all"])
def test_a_cache_that_cannot_be_had_changes_no_answer_and_is_told_in_one_line(
    root: Path,
    receipts: list[str],
    cache: Path,
    expected: list,
    problem: str,
    capfd: pytest.CaptureFixture[str],
):
    if problem == "a file":
        cache.write_text("")
    else:
        cache.mkdir()
        cache.chmod(0o777)
    assert list(answers(prepared(opened(root)), receipts)) == expected
    lines = [line for line in capfd.readouterr().err.splitlines() if "nothing is kept in" in line]
    assert len(lines) == 1
    assert not cache.is_dir() or list(cache.iterdir()) == []
