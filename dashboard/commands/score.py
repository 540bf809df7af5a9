"""The commands `drd score` and `drd explain`: scores as a table, and how one of them came about."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import output
from dashboard.language.i18n import _

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook

GOOD = 0
Book = Callable[[argparse.Namespace], "ScoreBook"]


def add_parser(commands: Any, shared: argparse.ArgumentParser, book: Book) -> None:
    """Adds both commands to `drd`; `book` scores the content that the parsed arguments name."""
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
    score.set_defaults(run=lambda parsed: run_score(parsed, book))

    explain = commands.add_parser("explain", parents=[shared], help=_("show how a score came about"))
    explain.add_argument("country", metavar="ISO3")
    explain.add_argument("node", metavar="NODE", help=_("pillar, pillar.dimension or indicator"))
    explain.add_argument("--year", metavar="Y", help=_("default: the methodology's default year"))
    explain.add_argument("--lane", default="all", metavar="LANE", help=_("all (default), state or corporate"))
    explain.add_argument("--format", choices=("text", "json"), default="text")
    explain.set_defaults(run=lambda parsed: run_explain(parsed, book(parsed)))


def run_score(parsed: argparse.Namespace, scored: Book) -> int:
    """Prints the table of scores."""
    from dashboard.answers.asked.refused import UsageError
    from dashboard.commands import usage
    from dashboard.exports.formats import write_table
    from dashboard.exports.scores import score_table

    standard = parsed.output is None or parsed.output == output.STANDARD_OUTPUT
    if parsed.format == "parquet" and standard and sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(_("Parquet is not for a terminal; give a file with -o"))
    book = scored(parsed)
    table = score_table(
        book,
        usage.countries(book, parsed.country),
        usage.years(book, parsed.year),
        usage.lanes(book, parsed.lane),
    )
    with output.result(parsed.output) as file:
        write_table(table, parsed.format, file)
    return GOOD


def run_explain(parsed: argparse.Namespace, book: ScoreBook) -> int:
    """Prints the steps behind one score."""
    from dashboard.answers.asked import read
    from dashboard.answers.shown.trace import explained
    from dashboard.commands import usage
    from dashboard.exports.trace import trace_text

    iso3 = read.economy(book, parsed.country)
    year, lane = usage.year(book, parsed.year), read.lane(book, parsed.lane)
    if parsed.node in book.framework.context_by_id:
        return _explain_context(book, iso3, parsed.node, year, parsed.format)
    node = read.node(book, parsed.node)
    trace = explained(book, iso3, node, year, lane)
    if parsed.format == "json":
        output.write(_json(trace))
    else:
        output.write(trace_text(trace, book.economies[book.economy_index[iso3]].name))
    return GOOD


def _explain_context(book: ScoreBook, iso3: str, name: str, year: int, form: str) -> int:
    """Says that an indicator is context; it has no score to explain."""
    from dashboard.answers.shown.context import context_trace

    told = context_trace(book, iso3, name, year)
    if form == "json":
        output.write(_json(told))
        return GOOD
    lines = [f"{told['title']} [{name}], {iso3}, {year}: {told['reason']}"]
    if told["value"] is not None:
        figure = _("figure %(value)s %(unit)s", value=f"{told['value']:g}", unit=told["unit"] or "")
        lines.append(figure.rstrip())
    lines.append(_("reading: %(reading)s", reading=told["reading"]))
    output.write("\n".join(lines) + "\n")
    return GOOD


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
