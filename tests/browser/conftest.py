"""A real server and a real Chromium. A test fails when the browser complains about anything."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request

HERE = Path(__file__).parent
START_SECONDS = 30
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COMPLAINTS = ("error", "warning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of the system; as root it has no sandbox of its own."""
    chosen = os.environ.get("DRD_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    return {"executable_path": chosen, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}


@pytest.fixture(scope="session")
def browser_context_args(base_url: str) -> dict[str, Any]:
    """A laptop's window; addresses of tests start at the server's root."""
    return {"viewport": {"width": 1366, "height": 900}, "locale": "en-GB", "base_url": base_url}


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """The address of a dashboard with two workers, started as users start it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_until_healthy(address: str, server: subprocess.Popen[str]) -> None:
    """Returns when the server answers; fails with its own words when it ends before."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            pytest.fail(f"the server ended: {server.stderr and server.stderr.read()}")
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server did not answer in time")


class Watch:
    """What a browser complained about, and where it sent its requests."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.complaints: list[str] = []
        self.requests: list[Request] = []
        self.expected: tuple[str, ...] = ()

    def expect(self, *parts: str) -> None:
        """Complaints that contain one of these parts belong to the test."""
        self.expected += parts

    def on(self, page: Page) -> None:
        """Watches a page from now on."""
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("request", self._asked)

    def _said(self, kind: str, text: str) -> None:
        if kind in COMPLAINTS:
            self.complaints.append(f"{kind}: {text}")

    def _asked(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((self.base_url, "data:", "blob:")):
            self.complaints.append(f"request to another host: {request.url}")

    def unexpected(self) -> list[str]:
        return [said for said in self.complaints if not any(part in said for part in self.expected)]


@pytest.fixture(autouse=True)
def watch(base_url: str, context: BrowserContext) -> Iterator[Watch]:
    """Fails the test on any console error or warning, page error, policy violation or request elsewhere."""
    watching = Watch(base_url)
    context.on("page", watching.on)
    yield watching
    assert watching.unexpected() == []


@pytest.fixture
def ready(page: Page) -> Any:
    """Opens an address and waits until clicks navigate without a reload."""

    def opened(address: str) -> Page:
        page.goto(address)
        page.wait_for_selector("html[data-navigation=ready]")
        return page

    return opened


@pytest.fixture
def without_scripts(browser: Any, base_url: str, watch: Watch) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    context.on("page", watch.on)
    yield context.new_page()
    context.close()
