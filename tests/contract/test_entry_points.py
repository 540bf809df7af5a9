"""The same receipts and the same sentences, whoever serves them: `drd serve`, another server, a wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.content.public.tree import project_files
from dashboard.content.settings import VERSIONS
from dashboard.content.versions.publish import publish
from dashboard.content.versions.published import open_book, published_versions
from methodology.explain.receipts import node_receipt
from tests.support.command import ROOT
from tests.support.roots import METHODOLOGY, OBSERVATIONS, write_root

STATEMENT = re.compile(r'<p class="statement statement--large">([^<]*)|Searched: ([^<]*)')
ASK = """
import re, sys
from dashboard.wsgi import server
for receipt in sys.argv[1:]:
    sys.stdout.write(server.test_client().get(f"/receipt/{receipt}").text + "\\0")
"""
EXPECTED = [
    "This number stands, as published in version 1.1.0 on 2026-12-24.",
    "A newer number has taken its place: 3.5 in version 1.0.0, 4.5 today.",
    "today’s numbers and the published versions 1.1.0, 1.0.0.",
]
NEW = METHODOLOGY.replace("version: 1.0.0\n", "version: 1.1.0\n", 1) + (
    "  - {version: 1.1.0, date: 2026-12-24, what: Second release.}\n"
)
CONTAINER = {"HOME": None, "XDG_CACHE_HOME": None, "USER": None, "DRD_CACHE": "/proc/none"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("DRD_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="module")
def root(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with a superseded version, and the one that is today's."""
    made = write_root(tmp_path_factory.mktemp("content") / "root")
    publish(made)
    figures = OBSERVATIONS.replace("50.5", "70.5")
    publish(write_root(made, {"methodology/methodology.yaml": NEW, "data/observations.csv": figures}))
    return made


@pytest.fixture(scope="module")
def receipts(root: Path) -> list[str]:
    """Of a current number, of a superseded one, and of none."""
    books = [open_book(root), open_book(root / "versions/1.0.0")]
    return [
        *(node_receipt(one, one.node_index["internet-use"], "AAA", 2022, "all") for one in books),
        "0" * 12,
    ]


def environment(root: Path, changes: dict[str, str | None]) -> dict[str, str]:
    every = {**os.environ, "DRD_CONTENT": str(root), "PYTHONPATH": str(ROOT), **changes}
    return {name: value for name, value in every.items() if value is not None}


def statements(pages: list[str]) -> list[str]:
    return ["".join(STATEMENT.search(page).groups(default="")).partition("</p>")[0].strip() for page in pages]


def by_another_server(root: Path, receipts: list[str], folder: Path, **changes: str | None) -> list[str]:
    """As gunicorn or any other server would get them from `dashboard.wsgi:server`."""
    run = subprocess.run(
        [sys.executable, "-c", ASK, *receipts],
        capture_output=True, text=True, check=False, env=environment(root, changes), cwd=folder,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return statements(run.stdout.split("\0")[:-1])


@contextmanager
def serving(root: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "dashboard", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment(root, {})) as server:
        try:
            yield re.search(r"http://[\d.:]+", server.stderr.readline())[0]
        finally:
            server.terminate()


def page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.read().decode()


def test_every_entry_says_the_same_of_a_number(root: Path, receipts: list[str], tmp_path: Path):
    assert by_another_server(root, receipts, tmp_path) == EXPECTED
    with serving(root) as address:
        assert statements([page(f"{address}/receipt/{receipt}") for receipt in receipts]) == EXPECTED


def test_without_home_and_cache_the_same_is_said(root: Path, receipts: list[str], tmp_path: Path):
    assert by_another_server(root, receipts, tmp_path, **CONTAINER) == EXPECTED


def test_a_wheel_holds_the_published_versions(tmp_path: Path):
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    kept = {f"{VERSIONS}/{path.relative_to(ROOT / VERSIONS)}": path.read_bytes()
            for path in (ROOT / VERSIONS).rglob("*") if path.is_file()}  # fmt: skip
    for name, data in {**project_files(ROOT), **kept}.items():
        if name.partition("/")[0] in packages and not name.startswith(("data/importers", "dashboard/views")):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
    look = (
        "from dashboard.content.settings import OWN_CONTENT; "
        "from dashboard.content.versions.published import look_up; "
        "print(*(version.version for version in look_up(OWN_CONTENT).whole))"
    )
    installed = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-P", "-c", look], capture_output=True, text=True, check=True, env=installed, cwd="/"
    )
    assert run.stdout.split() == [version.version for version in published_versions(ROOT)][::-1]
