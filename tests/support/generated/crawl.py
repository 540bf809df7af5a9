"""Everything that a reader or a machine can ask of a site, asked once; what is wrong is told."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.frame.api.resource import Download, Resource
from dashboard.server.api import PREFIX, resources
from dashboard.server.app import Dashboard
from dashboard.server.prepared.callback_guard import CALLBACKS
from methodology.model.terms import series_of
from methodology.scoring.scorebook import ScoreBook
from tests.support.generated.facts import false_facts
from tests.support.generated.readable import problems_of_page, problems_of_table
from tests.support.islands import island_question

HREF = re.compile(r'(?:href|action|data-address)="([^"]*)"')
NOT_PAGES = ("/assets/", "/_dash", "/health")
OF_A_KIND = 3
"""So many addresses of one kind are asked for: with the same keys views differ in figures only."""


@dataclass
class Crawl:
    """One walk over the site of a book of scores, at `most` so many pages; `problems` are sentences."""

    app: Dashboard
    book: ScoreBook
    of_a_kind: int = OF_A_KIND
    most: int = 10_000
    problems: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.client: FlaskClient = self.app.server.test_client()
        self.kinds: Counter[str] = Counter()

    def walk(self) -> list[str]:
        """All pages and what they link to, charts, workbenches, the API and the sitemap."""
        first = dict.fromkeys(self.first(), False)
        waiting = dict.fromkeys(("/", "/sitemap.xml", "/robots.txt"), True) | first
        while waiting and len(self.asked) < self.most:
            address = next(iter(waiting))
            links = self.page(address, waiting.pop(address))
            waiting |= dict.fromkeys(links, True)
        for path in sorted(self.api()):
            self.check_api(path)
        return self.problems

    def first(self) -> Iterator[str]:
        """The addresses of each view, with each lane and some years."""
        years = [*self.book.years[:1], *self.book.years[-1:]]
        for face in self.app.site.views:
            yield from islice(iter(face.all_addresses(self.book)), 20)
            for path in face.all_addresses(self.book)[: self.of_a_kind]:
                yield from (f"{path}?year={year}" for year in dict.fromkeys(years))
                yield from (f"{path}?lane={lane}" for lane in self.book.lanes)
        codes = ",".join(economy.iso3 for economy in self.book.economies[:7])
        if self.book.economies:
            yield from (f"/compare?c={codes[:7]}", f"/compare?c={codes}")

    def page(self, address: str, offered: bool) -> Iterator[str]:
        """Asks for a page, and gives the addresses that it links to. What is `offered` must be there."""
        address = unescape(address).partition("#")[0]
        if address in self.asked or not self._wanted(address):
            return
        self.asked.add(address)
        answer = self.get(address)
        if answer.status_code >= (400 if offered else 500):
            self.problems.append(f"{address}: {answer.status_code}")
        if answer.status_code >= 400:
            return
        if answer.mimetype != "text/html":
            self.content(address, answer)
            return
        text = answer.get_data(as_text=True)
        self.problems += [f"{address}: {problem}" for problem in problems_of_page(text)]
        self.problems += [f"{address}: {fact}" for fact in false_facts(self.book, address, text)]
        if not urlsplit(address).path.startswith(NOT_PAGES):
            self.charts(address)
        yield from (link for link in HREF.findall(text) if link.startswith("/"))

    def _wanted(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.path.startswith(NOT_PAGES):
            return False
        keys = ",".join(sorted({part.partition("=")[0] for part in parts.query.split("&")}))
        steps = parts.path.split("/")
        kind = f"{steps[1]} {len(steps)} {steps[3] if len(steps) > 4 else ''} {keys}"
        self.kinds[kind] += 1
        return self.kinds[kind] <= (self.of_a_kind if keys else 4 * self.of_a_kind)

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def charts(self, address: str) -> None:
        """Asks for the charts and the workbench of the page at an address."""
        for face in self.app.site.views:
            names = [] if self.app.router.request(address, face.path) is None else face.islands
            for name in names:
                if face.workbench:
                    continue
                self.callback(address, island_question(name, address))
            if face.workbench and names is not None and self.app.router.request(address, face.path):
                self.callback(address, self.bench_question(face.workbench, address))

    def bench_question(self, name: str, address: str) -> dict[str, Any]:
        return {
            "output": f"{name}.answer",
            "outputs": {"id": name, "property": "answer"},
            "inputs": [{"id": name, "property": "asked", "value": {"address": address, "values": None}}],
            "changedPropIds": [f"{name}.asked"],
        }

    def callback(self, address: str, body: dict[str, Any]) -> None:
        answer = self.client.post(CALLBACKS, json=body)
        if answer.status_code != 200:
            self.problems.append(f"{body['output']} of {address}: {answer.status_code}")
        else:
            strict_json(f"{body['output']} of {address}", answer.get_data(as_text=True), self.problems)

    # --- the API -------------------------------------------------------------------------------------------

    def api(self) -> set[str]:
        """Every address of the API with its placeholders filled, and with each of its keys."""
        return {
            f"{PREFIX}{path}{query}"
            for resource in resources(self.app.site.views)
            for path in self.filled(resource.path)
            for query in self.queries(resource)
        }

    def filled(self, path: str) -> list[str]:
        names = [i.id for i in (*self.book.framework.indicators, *self.book.framework.context)]
        nodes = [*(pillar.id for pillar in self.book.framework.pillars), *names]
        if path.endswith("/income"):
            names = [indicator.id for indicator in self.book.framework.indicators]
        values = {"<iso3>": [one.iso3 for one in self.book.economies], "<node>": nodes, "<id>": names}
        paths = [path]
        for slot, words in values.items():
            paths = [
                one.replace(slot, word) for one in paths for word in (words[:5] if slot in one else [""])
            ]
        return paths

    def queries(self, resource: Resource | Download) -> list[str]:
        years = [str(year) for year in (*self.book.years[:1], *self.book.years[-1:])]
        pillars = [pillar.id for pillar in self.book.framework.pillars]
        series = sorted(set(self.book.content.observations.series_ids) & set(series_of(self.book.content)))[
            :2
        ]
        values = {
            "year": years, "lane": list(self.book.lanes), "limit": ["1"], "pillar": pillars[:1],
            "iso3": [one.iso3 for one in self.book.economies[:1]], "node": pillars[:1], "series": series,
            "level": ["indicator"], "kind": ["process"], "evidence": ["fact"], "right": pillars[:1],
        }  # fmt: skip
        if resource.path == "/compare":
            codes = ",".join(one.iso3 for one in self.book.economies[:4])
            return [f"?iso3={codes}"] if len(self.book.economies) > 1 else []
        needed = "?series=" + series[0] if resource.path == "/observations" and series else ""
        if resource.path == "/observations" and not series:
            return []
        return (
            [needed, *(f"?{key}={word}" for key in resource.keys for word in values.get(key, ()))]
            if not needed
            else [needed]
        )

    def check_api(self, address: str) -> None:
        answer = self.get(address)
        if answer.status_code >= (400 if self.book.has_years else 500):
            self.problems.append(f"{address}: {answer.status_code} {answer.get_data(as_text=True)[:200]}")
        else:
            self.content(address, answer)

    def content(self, address: str, answer: TestResponse) -> None:
        """What is wrong with an answer that is no page."""
        text = answer.get_data(as_text=True)
        if answer.mimetype == "application/json":
            strict_json(address, text, self.problems)
        elif answer.mimetype == "text/csv":
            self.problems += [f"{address}: {problem}" for problem in problems_of_table(text)]


def strict_json(what: str, text: str, problems: list[str]) -> None:
    """Reports JSON that a strict reader refuses, such as NaN."""

    def refuse(word: str) -> None:
        problems.append(f"{what}: {word} in JSON")

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError as error:
        problems.append(f"{what}: {error}")


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
