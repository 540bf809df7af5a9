"""The command line `drd`. Results go to standard output, words to standard error."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands import (
    audit as commands_audit,
)
from dashboard.commands import (
    diff as commands_diff,
)
from dashboard.commands import (
    publish as commands_publish,
)
from dashboard.commands import (
    uncertainty as commands_uncertainty,
)
from dashboard.content.settings import content_root, debugging
from dashboard.language.i18n import _, ngettext

if TYPE_CHECKING:
    from methodology.model import Content
    from methodology.scoring.scorebook import ScoreBook

GOOD, CONTENT_FAULT, WRONG_USAGE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 good, 1 content or data at fault, 2 wrong usage, 3 our own fault."""
    _speak_utf8()
    from methodology.faults.finding import ContentError

    try:
        parsed = _parser().parse_args(arguments)
        code = int(parsed.run(parsed))
        sys.stdout.flush()
        return code
    except ContentError as error:
        for finding in error.findings:
            _say(str(finding))
        _say(
            ngettext(
                "drd: %(count)s fault found in the content",
                "drd: %(count)s faults found in the content",
                len(error.findings),
            )
        )
        return CONTENT_FAULT
    except BrokenPipeError:
        _drop_output()
        return GOOD
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (a user gets a sentence, never a traceback)
        return _failed(error)


def _failed(error: Exception) -> int:
    from dashboard.answers.asked.refused import Refused, UsageError

    if isinstance(error, Refused):
        from dashboard.commands.usage import in_words

        error = in_words(error)
    if isinstance(error, UsageError):
        _say(f"drd: {error}")
        return WRONG_USAGE
    if debugging():
        traceback.print_exception(error)
    what = " ".join(str(error).split())
    _say(
        _(
            "drd: a fault of the program, not yours: %(kind)s: %(what)s (DRD_DEBUG=1 shows where)",
            kind=type(error).__name__,
            what=what,
        )
    )
    return OUR_FAULT


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--content",
        metavar="DIR",
        type=Path,
        help=_("content root or published version (default: DRD_CONTENT or our own)"),
    )
    parser = argparse.ArgumentParser(
        prog="drd", description=_("How digital rights are respected, by country.")
    )
    commands = parser.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)

    validate = commands.add_parser("validate", parents=[shared], help=_("check all content"))
    validate.set_defaults(run=_validate)

    score = commands.add_parser("score", parents=[shared], help=_("print scores as a table"))
    score.add_argument("--year", metavar="Y|all", help=_("default: the methodology's default year"))
    score.add_argument(
        "--country", metavar="ISO3", nargs="+", action="extend", default=[], help=_("default: all")
    )
    score.add_argument(
        "--lane", default="every", metavar="LANE", help=_("all, state, corporate or every (default)")
    )
    score.add_argument("--format", choices=("csv", "json", "parquet"), default="csv")
    score.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("default: standard output"))
    score.set_defaults(run=_score)

    explain = commands.add_parser("explain", parents=[shared], help=_("show how a score came about"))
    explain.add_argument("country", metavar="ISO3")
    explain.add_argument("node", metavar="NODE", help=_("pillar, pillar.dimension or indicator"))
    explain.add_argument("--year", metavar="Y", help=_("default: the methodology's default year"))
    explain.add_argument("--lane", default="all", metavar="LANE", help=_("all (default), state or corporate"))
    explain.add_argument("--format", choices=("text", "json"), default="text")
    explain.set_defaults(run=_explain)

    commands_uncertainty.add_parser(commands, shared, _book)
    commands_audit.add_parser(commands, shared, _book)
    commands_diff.add_parser(commands, shared)
    commands_publish.add_parser(commands, shared)

    serve = commands.add_parser("serve", parents=[shared], help=_("start the dashboard"))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8050)
    serve.add_argument("--workers", type=int, default=2)
    serve.set_defaults(run=_serve)
    return parser


def _root(parsed: argparse.Namespace) -> Path:
    from dashboard.commands.usage import checked_root

    return checked_root(parsed.content or content_root())


def _book(parsed: argparse.Namespace) -> ScoreBook:
    from dashboard.content.versions.published import open_book

    return open_book(_root(parsed))


def _validate(parsed: argparse.Namespace) -> int:
    from dashboard.content.load import check_content

    content = check_content(_root(parsed))
    _say_treated(content)
    framework = content.framework
    dimensions = sum(not d.implicit for pillar in framework.pillars for d in pillar.dimensions)
    counts = {
        "pillars": len(framework.pillars),
        "dimensions": dimensions,
        "indicators": len(framework.indicators),
        "economies": len(content.economies),
        "observations": f"{len(content.observations):,}",
        "sources": len(content.sources),
    }
    print(_in_order(counts, len(framework.context)))
    return GOOD


def _in_order(counts: Mapping[str, object], context: int) -> str:
    """What the content holds; `context` indicators are named where there are any."""
    if context:
        return _(
            "The content is in order: %(pillars)s pillars, %(dimensions)s dimensions, %(indicators)s "
            "indicators, %(context)s shown as context, %(economies)s economies, %(observations)s "
            "observations, %(sources)s sources.",
            context=context,
            **counts,
        )
    return _(
        "The content is in order: %(pillars)s pillars, %(dimensions)s dimensions, %(indicators)s "
        "indicators, %(economies)s economies, %(observations)s observations, %(sources)s sources.",
        **counts,
    )


def _say_treated(content: Content) -> None:
    """A note where the content asks for treatments; nothing else is said of content in order."""
    if not content.methodology.treatment.asked:
        return
    from methodology.explain.treated import count_treated
    from methodology.scoring.engine import score

    found = count_treated(score(content))
    steps = ", ".join(f"{count:,} {step}" for step, count in found.steps.items() if count)
    _say(
        _(
            "drd: note: the methodology asks for treatments; %(treated)s of %(scores)s scores of indicators, "
            "over all years, rest on one (%(steps)s)",
            treated=f"{found.treated:,}",
            scores=f"{found.scores:,}",
            steps=steps or _("none so far"),
        )
    )


def _score(parsed: argparse.Namespace) -> int:
    from dashboard.answers.asked.refused import UsageError, not_written
    from dashboard.commands import usage
    from dashboard.content.files import written_whole
    from dashboard.exports.formats import write_table
    from dashboard.exports.scores import score_table

    if parsed.format == "parquet" and parsed.output is None and sys.stdout.isatty():
        raise UsageError(_("Parquet is not for a terminal; give a file with -o"))
    book = _book(parsed)
    table = score_table(
        book,
        usage.countries(book, parsed.country),
        usage.years(book, parsed.year),
        usage.lanes(book, parsed.lane),
    )
    if parsed.output is None:
        write_table(table, parsed.format, sys.stdout.buffer)
        return GOOD
    try:
        with written_whole(parsed.output) as file:
            write_table(table, parsed.format, file)
    except OSError as error:
        raise not_written(parsed.output, error) from error
    return GOOD


def _explain(parsed: argparse.Namespace) -> int:
    from dashboard.answers.asked import read
    from dashboard.answers.shown.trace import explained
    from dashboard.exports.trace import trace_text

    book = _book(parsed)
    iso3 = read.economy(book, parsed.country)
    year, lane = read.year(book, parsed.year), read.lane(book, parsed.lane)
    if parsed.node in book.framework.context_by_id:
        return _explain_context(book, iso3, parsed.node, year, parsed.format)
    node = read.node(book, parsed.node)
    trace = explained(book, iso3, node, year, lane)
    if parsed.format == "json":
        print(json.dumps(trace, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print(trace_text(trace, book.economies[book.economy_index[iso3]].name), end="")
    return GOOD


def _explain_context(book: ScoreBook, iso3: str, name: str, year: int, form: str) -> int:
    """Says that an indicator is context; it has no score to explain."""
    from dashboard.answers.shown.context import context_trace

    told = context_trace(book, iso3, name, year)
    if form == "json":
        print(json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print(f"{told['title']} [{name}], {iso3}, {year}: {told['reason']}")
        if told["value"] is not None:
            print(
                _("figure %(value)s %(unit)s", value=f"{told['value']:g}", unit=told["unit"] or "").rstrip()
            )
        print(_("reading: %(reading)s", reading=told["reading"]))
    return GOOD


def _serve(parsed: argparse.Namespace) -> int:
    from dashboard.answers.asked.refused import UsageError
    from dashboard.commands.usage import too_small

    if not 0 <= parsed.port <= 65535:
        raise UsageError(_("--port must be from 0 to 65535; found %(found)s", found=parsed.port))
    if parsed.workers < 1:
        raise too_small("--workers", 1, parsed.workers)
    root = _root(parsed)
    from dashboard.commands.serve import run

    run(root, parsed.host, parsed.port, parsed.workers)
    return GOOD


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _speak_utf8() -> None:
    """The same output under every locale."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def _drop_output() -> None:
    """The reader has gone; what is still in the buffer has nowhere to go."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
