"""The command line `drd`. Results go to standard output, words to standard error."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stdout
from importlib import metadata
from io import StringIO, TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.commands import audit, diff, output, publish, score, uncertainty, validate
from dashboard.content.settings import content_root, debugging
from dashboard.language.i18n import _, ngettext

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook

GOOD, CONTENT_FAULT, WRONG_USAGE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
LAST_PORT, MOST_WORKERS = 65535, 256


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 good, 1 content or data at fault, 2 wrong usage, 3 our own fault."""
    output.keep_streams_apart()
    _speak_utf8()
    from methodology.faults.finding import ContentError

    try:
        parsed = _parsed(sys.argv[1:] if arguments is None else arguments)
        code = int(parsed.run(parsed))
        output.flush()
        return code
    except ContentError as error:
        for finding in error.findings:
            output.say(str(finding))
        output.say(
            ngettext(
                "drd: %(count)s fault found in the content",
                "drd: %(count)s faults found in the content",
                len(error.findings),
            )
        )
        return CONTENT_FAULT
    except BrokenPipeError:
        output.forget()
        return GOOD
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (a user gets a sentence, never a traceback)
        return _failed(error)


def _failed(error: Exception) -> int:
    from dashboard.answers.asked.refused import Refused, UsageError
    from methodology.faults.finding import cut, printable

    if isinstance(error, Refused):
        from dashboard.commands.usage import in_words

        error = in_words(error)
    if isinstance(error, output.OutputError):
        output.forget()
    if isinstance(error, UsageError):
        output.say(f"drd: {printable(cut(str(error)))}")
        return WRONG_USAGE
    if debugging():
        traceback.print_exception(error)
    what = printable(cut(" ".join(str(error).split())))
    output.say(
        _(
            "drd: a fault of the program, not yours: %(kind)s: %(what)s (DRD_DEBUG=1 shows where)",
            kind=type(error).__name__,
            what=what,
        )
    )
    return OUR_FAULT


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments, read. Raises UsageError for an empty one: it comes of a variable that is not set."""
    from dashboard.answers.asked.refused import UsageError

    for before, word in pairwise(("drd", *arguments)):
        option = word.removesuffix("=") if word.startswith("--") and word.endswith("=") else before
        if not word or option != before:
            raise UsageError(
                _('there is nothing after "%(option)s"; leave it out or give a value', option=option)
            )
    # Argument parsers overlook that what they print cannot be written.
    help_or_version = StringIO()
    try:
        with redirect_stdout(help_or_version):
            return _parser().parse_args(arguments)
    except SystemExit:
        if told := help_or_version.getvalue():
            output.write(told)
        raise


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in few words, and repeats nothing that steers the terminal."""

    def error(self, message: str) -> NoReturn:
        from methodology.faults.finding import cut, printable

        super().error(printable(cut(message)))


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--content",
        metavar="DIR",
        type=Path,
        help=_("content root or published version (default: DRD_CONTENT or our own)"),
    )
    parser = _Parser(prog="drd", description=_("How digital rights are respected, by country."))
    parser.add_argument(
        "--version", action="version", version=f"%(prog)s {_version()}", help=_("show the version and exit")
    )
    commands = parser.add_subparsers(title=_("commands"), metavar="COMMAND", required=True)

    validate.add_parser(commands, shared, _root)
    score.add_parser(commands, shared, _book)
    uncertainty.add_parser(commands, shared, _book)
    audit.add_parser(commands, shared, _book)
    diff.add_parser(commands, shared)
    publish.add_parser(commands, shared)

    serve = commands.add_parser("serve", parents=[shared], help=_("start the dashboard"))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8050)
    serve.add_argument("--workers", type=int, default=2)
    serve.add_argument(
        "--prefix",
        metavar="/PATH",
        help=_("the path below which a proxy shows it (default: DRD_PREFIX or none)"),
    )
    serve.add_argument(
        "--trust",
        metavar="ADDRESSES",
        help=_("proxies whose X-Forwarded-Prefix and -Proto are believed (default: DRD_TRUST or none)"),
    )
    serve.set_defaults(run=_serve)
    return parser


def _version() -> str:
    """The version of this program; that of its engine where it runs without being installed."""
    from methodology.scoring.engine import ENGINE_VERSION

    try:
        return metadata.version("digital-rights-dashboard")
    except metadata.PackageNotFoundError:
        return ENGINE_VERSION


def _root(parsed: argparse.Namespace) -> Path:
    from dashboard.commands.usage import checked_root

    return checked_root(parsed.content or content_root())


def _book(parsed: argparse.Namespace) -> ScoreBook:
    from dashboard.content.versions.published import open_book

    return open_book(_root(parsed))


def _serve(parsed: argparse.Namespace) -> int:
    from dashboard.commands.usage import out_of_range

    if not 0 <= parsed.port <= LAST_PORT:
        raise out_of_range("--port", 0, LAST_PORT, parsed.port)
    if not 1 <= parsed.workers <= MOST_WORKERS:
        raise out_of_range("--workers", 1, MOST_WORKERS, parsed.workers)
    root = _root(parsed)
    from dashboard.commands.serve import run

    run(root, parsed.host, parsed.port, parsed.workers, parsed.prefix, parsed.trust)
    return GOOD


def _speak_utf8() -> None:
    """The same output under every locale."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
