"""The commands `drd sensitivity` and `drd audit`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import output
from dashboard.content.doubt import cluster
from dashboard.language.i18n import N_, _

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook

GOOD, CONTENT_FAULT = 0, 1
FORMATS = ("csv", "json", "text")
_TEXTS = {
    "year": N_("default: the methodology's default year"),
    "output": N_("default: standard output; .csv, .json or .txt choose the format"),
}
Book = Callable[[argparse.Namespace], "ScoreBook"]


def add_parser(commands: Any, shared: argparse.ArgumentParser, book: Book) -> None:
    """Adds both commands to `drd`; `book` scores the content that the parsed arguments name."""
    sensitivity = commands.add_parser(
        "sensitivity", parents=[shared], help=_("which choices of the method move scores, and by how much")
    )
    sensitivity.add_argument("--year", metavar="Y", help=_(_TEXTS["year"]))
    sensitivity.add_argument(
        "--lane", default="all", metavar="LANE", help=_("all (default), state or corporate")
    )
    sensitivity.add_argument(
        "--base",
        type=int,
        metavar="N",
        help=_("rows of the design (default: 1024, fewer for many economies)"),
    )
    sensitivity.add_argument("--seed", type=int, metavar="S", help=_("default: that of the methodology"))
    cluster.add_option(sensitivity)
    _output(sensitivity)
    sensitivity.set_defaults(run=lambda parsed: run_sensitivity(parsed, book(parsed)))

    audit = commands.add_parser(
        "audit",
        parents=[shared],
        help=_("statistical audit of the indicator set; refuses indicators that the guards stop"),
        description=_(
            "Ends with 1 where an indicator runs against its dimension or against the measure that "
            'guards name in methodology.yaml, or hardly counts, and its file records no "decision".'
        ),
    )
    audit.add_argument("--year", metavar="Y", help=_(_TEXTS["year"]))
    _output(audit)
    audit.set_defaults(run=lambda parsed: run_audit(parsed, book(parsed)))


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, help=_("csv, json or text"))
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=_(_TEXTS["output"]))


def run_sensitivity(parsed: argparse.Namespace, book: ScoreBook) -> int:
    """Prints indices and one-at-a-time tables; CSV by default. 1 where there is nothing to test."""
    from dashboard.answers.asked import read
    from dashboard.commands import usage
    from dashboard.exports.audit.sensitivity import one_at_a_time, sensitivity_report
    from dashboard.exports.report_formats import format_of, report_text
    from methodology.sensitivity.run import InertInputError, NothingToTestError, base_for, sensitivity

    year, lane = usage.year(book, parsed.year), read.lane(book, parsed.lane)
    base = base_for(book) if parsed.base is None else parsed.base
    seed = book.methodology.uncertainty.seed if parsed.seed is None else parsed.seed
    if base < 2:
        raise usage.too_small("--base", 2, base)
    if seed < 0:
        raise usage.too_small("--seed", 0, seed)
    try:
        with cluster.workers_at(parsed.scheduler, output.say) as workers:
            found = sensitivity(book, year, lane, base, seed, progress=_progress(), by=workers)
    except (InertInputError, NothingToTestError) as error:
        output.say(f"drd: {error}")
        return CONTENT_FAULT
    report = sensitivity_report(found, one_at_a_time(book, year, lane))
    output.write(report_text(report, format_of(parsed.format, parsed.output, "csv")), parsed.output)
    return GOOD


def run_audit(parsed: argparse.Namespace, book: ScoreBook) -> int:
    """Prints the statistical audit of one year, as text unless told otherwise.

    1 where a guard refuses an indicator that no decision keeps.
    """
    from dashboard.commands import usage
    from dashboard.exports.audit.report import audit_report
    from dashboard.exports.audit.text import refusal_line
    from dashboard.exports.report_formats import format_of, report_text
    from methodology.audit.run import audit

    found = audit(book, usage.year(book, parsed.year))
    form = format_of(parsed.format, parsed.output, "text")
    output.write(report_text(audit_report(found), form), parsed.output)
    for refusal in found.refused:
        output.say(f"drd: {refusal_line(refusal, book)}")
    return CONTENT_FAULT if found.refused else GOOD


def _progress() -> Callable[[int, int], None] | None:
    """A line that counts the runs on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, of: int) -> None:
        end = "\n" if done == of else ""
        said = _("%(share)s %% of the runs", share=f"{done * 100 // of:3}")
        print(f"\r{said}", end=end, file=sys.stderr, flush=True)

    return tell
