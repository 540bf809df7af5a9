"""Every command of `drd` with every format, run inside the test over one content root."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.commands.main import CONTENT_FAULT, GOOD, WRONG_USAGE, main
from methodology.scoring.scorebook import ScoreBook
from tests.support.generated.crawl import strict_json
from tests.support.generated.readable import problems_of_table, problems_of_text

Words = tuple[str, ...]
SMALL_DESIGN = ("--base", "16")
"""Rows of the design of a sensitivity run: enough to go through every step."""


def commands(book: ScoreBook) -> Iterator[Words]:
    """The commands that the content can answer, each in all its formats."""
    codes = [economy.iso3 for economy in book.economies[:3]]
    yield ("validate",)
    for form in ("csv", "json"):
        yield ("score", "--year", "all", "--format", form)
        yield ("score", "--format", form, *(("--country", codes[0]) if codes else ()))
    yield from (("audit", "--format", form) for form in ("text", "csv", "json"))
    form = ("text", "csv", "json")[len(book.framework.indicators) % 3]
    yield ("sensitivity", *SMALL_DESIGN, "--format", form)
    yield ("uncertainty",)
    if len(codes) > 1:
        yield ("compare", *codes)
    nodes = [*(pillar.id for pillar in book.framework.pillars), *(i.id for i in book.framework.indicators)]
    for node in nodes[:4]:
        for code in codes[:1]:
            yield from (("explain", code, node, "--format", form) for form in ("text", "json"))


def run(words: Sequence[str], root: Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    out, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        try:
            code = main([*words, "--content", str(root)])
        except SystemExit as stop:
            code = int(stop.code or 0)
    return code, *(_text(stream) for stream in (out, said))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined]  # the BytesIO it was made with


def problems_of_commands(book: ScoreBook, root: Path, scored: bool) -> list[str]:
    """What is wrong with the answers. `scored`: the content has a scored year, so that all can answer."""
    problems: list[str] = []
    for words in commands(book):
        code, out, said = run(words, root)
        what = "drd " + " ".join(words)
        # Nothing to test, and indicators that a guard refuses, are findings about the content.
        unfit = words[0] in ("sensitivity", "audit") and code == CONTENT_FAULT
        if code != GOOD and not unfit and (scored or code not in (CONTENT_FAULT, WRONG_USAGE)):
            problems.append(f"{what}: exit {code}: {said[:300]}")
        if code == GOOD and scored:
            problems += [f"{what}: {problem}" for problem in _of(words, out)]
            problems += [f"{what} says: {problem}" for problem in problems_of_text(said)]
    return problems


def _of(words: Words, out: str) -> list[str]:
    form = words[words.index("--format") + 1] if "--format" in words else ""
    if form == "json":
        problems: list[str] = []
        strict_json("", out, problems)
        return problems
    table = form == "csv" or words[0] == "uncertainty"
    return problems_of_table(out) if table else problems_of_text(out)
