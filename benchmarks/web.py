"""Measures the dashboard as a reader meets it: start, memory, first page, drill-down, many readers at once.

Chromium on loopback, cold cache, 1366 × 900, two workers, medians of five.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.processes import free_port, proportional_memory
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.prepared_views import question

REPEATS = 5
SLOWED = 4
CLIENTS, SECONDS = 10, 5
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Runs in every page before anything else: notes when what it waits for has been painted.
DRAWN = """
window.drawn = {};
window.noteWhenDrawn = (name, isThere) => {
  const look = () => isThere()
    ? requestAnimationFrame(() => setTimeout(() => { window.drawn[name] = performance.now(); }))
    : requestAnimationFrame(look);
  look();
};
const many = (selector) => document.querySelectorAll(selector).length > 150;
window.noteWhenDrawn("world", () => document.readyState !== "loading"
  && many("main svg path") && many("main tr"));
"""
DRILL_DOWN = """
(link) => { window.clicked = performance.now();
            window.noteWhenDrawn("country", () => document.querySelector("[data-page=country] h1"));
            link.click(); }
"""


@contextmanager
def serving() -> Iterator[tuple[str, float, int]]:
    """A running dashboard: its address, the seconds until it answered, its process."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--workers", "2"]
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            while not answers(port):
                time.sleep(0.005)
            yield f"http://127.0.0.1:{port}", time.perf_counter() - started, server.pid
        finally:
            server.terminate()


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def cold_page(browser: Browser, slowed: int) -> Iterator[Page]:
    """A page of a browser that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    page.add_init_script(DRAWN)
    if slowed > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    yield page
    context.close()


def wait_for(page: Page, expression: str) -> Any:
    while not (found := page.evaluate(expression)):
        page.wait_for_timeout(20)
    return found


def first_view(browser: Browser, address: str, slowed: int) -> dict[str, float]:
    """One cold visit to the world page and one step down to a country."""
    with cold_page(browser, slowed) as page:
        sizes: list[int] = []
        page.on("requestfinished", lambda request: sizes.append(wire_size(request.sizes())))
        page.goto(address, wait_until="commit")
        world = wait_for(page, "window.drawn.world")
        wait_for(page, "document.documentElement.dataset.navigation === 'ready'")
        ready = page.evaluate("performance.now()")
        page.wait_for_load_state("networkidle")
        requests, weight = len(sizes), sum(sizes)
        painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        page.locator("main a[href^='/country/']").filter(visible=True).last.evaluate(DRILL_DOWN)
        wait_for(page, "window.drawn.country")
        drill = page.evaluate("window.drawn.country - window.clicked")
    return {
        "painted": painted,
        "world": world,
        "ready": ready,
        "drill": drill,
        "requests": requests,
        "bytes": weight,
    }


def wire_size(sizes: Any) -> int:
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


def medians(measure: Callable[[], dict[str, float]]) -> dict[str, float]:
    found = [measure() for _ in range(REPEATS)]
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def many_readers(address: str, countries: list[str]) -> tuple[float, float]:
    """Drill-down calls a second, and the 95th percentile of their times in ms, with ten clients at once."""
    host, port = address.removeprefix("http://").split(":")
    until = time.perf_counter() + SECONDS
    times: list[float] = []

    def client(first: int) -> None:
        connection = http.client.HTTPConnection(host, int(port))
        place = first
        while time.perf_counter() < until:
            begun = time.perf_counter()
            ask(connection, f"/country/{countries[place % len(countries)]}")
            times.append(time.perf_counter() - begun)
            place += CLIENTS
        connection.close()

    threads = [threading.Thread(target=client, args=(place,)) for place in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / SECONDS, 1000 * statistics.quantiles(times, n=20)[-1]


def ask(connection: http.client.HTTPConnection, address: str) -> None:
    headers = {"Content-Type": "application/json", "Accept-Encoding": "br"}
    connection.request("POST", CALLBACKS, json.dumps(question(address)), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")


def country_codes(page_text: str) -> list[str]:
    return sorted(set(re.findall(r'href="/country/([A-Z]{3})"', page_text)))


def show(name: str, value: float, unit: str, target: str) -> None:
    number = f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"
    print(f"{name:58} {number:>10} {unit:12} target {target}")


def chromium() -> str | None:
    return os.environ.get("DRD_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def measure_starts() -> None:
    starts: list[float] = []
    codes: list[str] = []
    for _ in range(REPEATS):
        with serving() as (address, seconds, _process):
            starts.append(seconds)
            codes = codes or country_codes(urllib.request.urlopen(f"{address}/").read().decode())
    show("start until it answers", statistics.median(starts), "s", "1.0")
    with serving() as (address, _seconds, _process):
        rate, p95 = many_readers(address, codes)
    show(f"drill-down calls, {CLIENTS} clients, right after the start", rate, "a second", "200")
    show("  their 95th percentile", p95, "ms", "60")


def measure_views(browser: Browser, address: str) -> None:
    for slowed, targets in ((1, ("0.80", "0.20")), (SLOWED, ("2.00", "0.60"))):
        words = f", processor slowed {slowed} times" if slowed > 1 else ""
        found = medians(partial(first_view, browser, address, slowed))
        show(f"first paint{words}", found["painted"] / 1000, "s", "0.15" if slowed == 1 else "-")
        show(f"map and table drawn{words}", found["world"] / 1000, "s", targets[0])
        show(f"navigation without reload ready{words}", found["ready"] / 1000, "s", "-")
        show(f"drill-down{words}", found["drill"] / 1000, "s", targets[1])
        if slowed == 1:
            show("first page on the wire", found["bytes"] / 1000, "kB", "300")
            show("first page requests", found["requests"], "", "15")


def main() -> None:
    measure_starts()
    with serving() as (address, _seconds, process), sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        measure_views(browser, address)
        browser.close()
        codes = country_codes(urllib.request.urlopen(f"{address}/").read().decode())
        rate, p95 = many_readers(address, codes)
        show(f"drill-down calls, {CLIENTS} clients", rate, "a second", "200")
        show("  their 95th percentile", p95, "ms", "60")
        show("memory of all processes (PSS)", proportional_memory(process), "MiB", "220")


if __name__ == "__main__":
    main()
