"""Odd requests by the thousand: none may be a fault of ours, leave a traceback, or come back unescaped.

    python -m benchmarks.fuzz [COUNT] [SEED]      in this process, without sockets
    python -m benchmarks.fuzz_sockets [COUNT] [SEED]  raw bytes to a running `drd serve`

The same seed asks the same. Whatever was answered wrongly is printed with its number.
"""

from __future__ import annotations

import json
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from werkzeug.test import run_wsgi_app

from benchmarks.odd_words import API, HALVES, HEADERS, MARK, METHODS, NUMBERS, OTHERS, PAGES, TEXTS
from dashboard.server.app import Dashboard
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.edge.methods import methods


@dataclass
class Result:
    """Answers by status, and what was wrong, with the number of the request."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Log(logging.Handler):
    """Notes whether something was logged as a fault."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


class Fuzzer:
    """Makes requests out of what an application answers and what it does not expect."""

    def __init__(self, app: Dashboard, seed: int, words: tuple[str, ...]) -> None:
        self.app, self.random, self.words = app, random.Random(seed), words
        self.callbacks = [one for one in app.callback_map.items() if "callback" in one[1]]

    def text(self) -> str:
        return self.random.choice(self.words if self.random.random() < 0.5 else TEXTS)

    def address(self, kinds: tuple[str, ...]) -> str:
        """An address of a kind with odd or right words in it, mostly quoted as it should be."""
        chosen = self.random.choice(kinds)
        safe = self.random.choice(("", "/?&=", "%/", "%/?#&=;[]<>'\""))
        return chosen.format(*(quote(self.text(), safe=safe) for _ in range(chosen.count("{}"))))

    def environ(self) -> dict[str, Any]:
        """One request."""
        roll = self.random.random()
        if roll < 0.35:
            return self.callback()
        kinds = PAGES if roll < 0.6 else tuple(f"/api/v1{path}" for path in API) if roll < 0.85 else OTHERS
        address = self.address(kinds)
        method = self.random.choice(METHODS)
        body = (
            self.random.choice((b"", b"", b"x" * 100, b"\xff" * 70_000))
            if method not in ("GET", "HEAD")
            else b""
        )
        return self.request(method, address, body, {})

    def request(self, method: str, address: str, body: bytes, more: dict[str, str]) -> dict[str, Any]:
        path, _mark, query = address.partition("?")
        made: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query.encode("utf-8", "replace").decode("latin-1"),
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **more,
        }
        for name in self.random.sample(list(HEADERS), self.random.choice((0, 0, 0, 1, 1, 2, 4))):
            made[name] = self.random.choice(HEADERS[name])
        return made

    # --- callbacks

    def callback(self) -> dict[str, Any]:
        """A question of the kind that Dash's scripts ask, mostly broken somewhere."""
        output, registered = self.random.choice(self.callbacks)
        several = output.startswith("..")
        named = [
            dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
            for part in output.strip(".").split("...")
        ]
        inputs = [
            {"id": one["id"], "property": one["property"], "value": self.value(one)}
            for one in registered["inputs"]
        ]
        changed = [f"{one['id']}.{one['property']}" for one in inputs]
        body: Any = {
            "output": output,
            "outputs": named if several else named[0],
            "inputs": inputs,
            "changedPropIds": changed,
        }
        for _ in range(self.random.choice((0, 0, 1, 1, 1, 2, 3))):
            body = self.broken(body)
        return self.request("POST", CALLBACKS, self.written(body), {"CONTENT_TYPE": "application/json"})

    def value(self, _input: dict[str, str]) -> Any:
        """What a callback is told: an address, an address with the values of knobs, or anything."""
        address = self.random.choice((*HALVES, *TEXTS, *(self.address(PAGES) for _ in range(40))))
        return self.random.choice(
            (address, address, address, {"address": address, "values": self.knobs()}, self.anything())
        )

    def knobs(self) -> Any:
        names = (
            "year",
            "lane",
            "pillar",
            "w.privacy",
            "w.privacy.surveillance",
            "a",
            "p",
            "compare",
            self.text(),
        )
        made = {self.random.choice(names): self.anything(2) for _ in range(self.random.randrange(5))}
        return self.random.choice((None, made, made, self.anything()))

    def anything(self, depth: int = 0) -> Any:
        roll = self.random.random()
        if depth > 3 or roll < 0.7:
            return self.random.choice((*NUMBERS, *HALVES, *TEXTS))
        many = self.random.randrange(4)
        if roll < 0.85:
            return [self.anything(depth + 1) for _ in range(many)]
        return {self.random.choice(TEXTS): self.anything(depth + 1) for _ in range(many)}

    def broken(self, value: Any) -> Any:
        """The value with one of its parts, at any depth, gone, doubled or replaced."""
        if isinstance(value, dict) and value and self.random.random() < 0.85:
            key = self.random.choice(list(value))
            if self.random.random() < 0.15:
                return {name: part for name, part in value.items() if name != key}
            if self.random.random() < 0.15:
                return value | {
                    self.random.choice(
                        ("state", "multi", "cancelJob", "parsedChangedPropsIds", *TEXTS)
                    ): self.anything()
                }
            return value | {key: self.broken(value[key])}
        if isinstance(value, list) and value and self.random.random() < 0.85:
            place = self.random.randrange(len(value))
            if self.random.random() < 0.2:
                return (
                    value[:place]
                    + self.random.choice(([], [value[place]] * 2, [value[place]] * 300))
                    + value[place + 1 :]
                )
            return [*value[:place], self.broken(value[place]), *value[place + 1 :]]
        return self.anything()

    def written(self, body: Any) -> bytes:
        """The body as bytes; sometimes as no JSON, or as one that only some readers take."""
        text = json.dumps(body)
        roll = self.random.random()
        if roll < 0.7:
            return text.encode()
        return self.random.choice(
            (
                text[: self.random.randrange(len(text))].encode(),
                text.encode("utf-16"),
                b"\xef\xbb\xbf" + text.encode(),
                text.replace("}", ', "output": "x"}', 1).encode(),
                text.replace('"', "'").encode(),
                b"[" * 50_000,
                b'{"a":' * 10_000,
                b"9" * 5000,
                b"\xff\xfe",
                b"",
                text.encode() + b"\x00",
                text.encode().replace(b"view", b"vi\xffew"),
                json.dumps([body] * 3).encode(),
                (text + " " * 70_000).encode(),
            )
        )


def fuzz(app: Dashboard, count: int, seed: int, words: tuple[str, ...]) -> Result:
    """Asks `count` odd requests. `words` are right ones: names of countries, indicators, years."""
    app.server.config["PROPAGATE_EXCEPTIONS"] = False
    fuzzer, result, log = Fuzzer(app, seed, words), Result(), Log()
    logging.getLogger().addHandler(log)
    app.server.logger.addHandler(log)
    try:
        for number in range(count):
            environ = fuzzer.environ()
            path, log.said = environ["PATH_INFO"], []
            asked = f"{number}: {environ['REQUEST_METHOD']} {path[:80]!r}?{environ['QUERY_STRING'][:80]!r}"
            try:
                body, status, headers = run_wsgi_app(app.server, environ, buffered=True)
            except Exception as error:  # noqa: BLE001 (whatever comes through is a finding)
                result.wrong.append(f"{asked}: {type(error).__name__}: {error}")
                continue
            code = int(status.split()[0])
            result.statuses[code] += 1
            text = b"".join(body)
            result.wrong += [f"{asked}: {said}" for said in wrong(environ, path, code, dict(headers), text)]
            result.wrong += [f"{asked}: logged {said}" for said in log.said]
    finally:
        logging.getLogger().removeHandler(log)
        app.server.logger.removeHandler(log)
    return result


def wrong(
    environ: dict[str, Any], path: str, code: int, headers: dict[str, str], body: bytes
) -> Iterator[str]:
    """What is wrong with an answer."""
    if code >= 500:
        yield str(code)
    if b"Traceback" in body:
        yield "a traceback"
    if MARK.encode() in body and "html" in headers.get("Content-Type", ""):
        yield "an unescaped echo"
    if any("\n" in value or "\r" in value for value in headers.values()):
        yield "a header with a line break"
    address = path.encode("latin-1").decode("utf-8", "replace")
    method = environ["REQUEST_METHOD"].upper()
    if "Allow" in headers and headers["Allow"] != ", ".join(methods(address)):
        yield f"Allow: {headers['Allow']}"
    if method not in methods(address) and code not in (400, 405, 413):
        yield f"{method} gave {code}"
    for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy"):
        if name not in headers:
            yield f"no {name}"


def words_of(app: Dashboard) -> tuple[str, ...]:
    """Some right words of an application's content, so that not every request ends at the first check."""
    book = app.site.book
    codes, years = list(book.economy_index)[:12], [str(year) for year in book.years[-2:]]
    names = [indicator.id for indicator in book.framework.indicators[:12]]
    pillars = [pillar.id for pillar in book.framework.pillars]
    return (*codes, *years, *names, *pillars, *book.lanes)


def main() -> None:
    count, seed = (int(text) for text in (*sys.argv[1:], *("50000", "1")[len(sys.argv) - 1 :]))
    from dashboard.content.settings import content_root
    from dashboard.content.versions.published import open_book
    from dashboard.server.app import create_app

    app = create_app(open_book(content_root(), aside=True), root=content_root())
    begun = time.perf_counter()
    result = fuzz(app, count, seed, words_of(app))
    seconds = time.perf_counter() - begun
    print("\n".join(result.wrong[:40]))
    print(f"{count} requests in {seconds:.0f} s, seed {seed}: {dict(sorted(result.statuses.items()))}")
    print(f"{len(result.wrong)} wrong")
    raise SystemExit(bool(result.wrong))


if __name__ == "__main__":
    main()
