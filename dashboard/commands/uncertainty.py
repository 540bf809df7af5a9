"""The commands `drd uncertainty` and `drd compare`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import output
from dashboard.content.doubt import cluster
from dashboard.language.i18n import _

if TYPE_CHECKING:
    from methodology.doubt.book import Doubt
    from methodology.scoring.scorebook import ScoreBook

GOOD = 0
MOST_DRAWS = 100_000
"""More would need more memory than they add certainty: the error of a share of 5 % is then 0.07 %."""
Book = Callable[[argparse.Namespace], "ScoreBook"]


def add_parser(commands: Any, shared: argparse.ArgumentParser, book: Book) -> None:
    """Adds both commands to `drd`; `book` scores the content that the parsed arguments name."""
    doubt = commands.add_parser(
        "uncertainty", parents=[shared], help=_("how certain each score is: intervals and ranges of ranks")
    )
    doubt.add_argument("--year", metavar="Y", help=_("default: the methodology's default year"))
    doubt.add_argument("--draws", type=int, metavar="N", help=_("default: those of the methodology"))
    doubt.add_argument("--seed", type=int, metavar="S", help=_("default: that of the methodology"))
    doubt.add_argument(
        "--jobs",
        type=int,
        metavar="J",
        help=_("jobs at once; the result is the same (default: one a processor)"),
    )
    cluster.add_option(doubt)
    doubt.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("default: standard output"))
    doubt.set_defaults(run=lambda parsed: run(parsed, book(parsed)))

    compare = commands.add_parser(
        "compare", parents=[shared], help=_("economies side by side, with what can and cannot be told apart")
    )
    compare.add_argument("country", metavar="ISO3", nargs="+", help=_("two or more"))
    compare.add_argument("--year", metavar="Y", help=_("default: the methodology's default year"))
    compare.set_defaults(run=lambda parsed: run_compare(parsed, book(parsed)))


def run(parsed: argparse.Namespace, book: ScoreBook) -> int:
    """Prints the intervals and ranges of ranks of every point score as CSV."""
    from dashboard.answers.pairs.words import simpler_words
    from dashboard.exports.doubt import doubt_table
    from dashboard.exports.formats import write_table

    doubt = _doubt(parsed, book)
    if doubt.simpler:
        output.say(f"drd: {simpler_words(doubt.order_draws, doubt.draws)}")
    table = doubt_table(doubt)
    with output.result(parsed.output) as file:
        write_table(table, "csv", file)
    return GOOD


def _doubt(parsed: argparse.Namespace, book: ScoreBook) -> Doubt:
    """The doubt asked for; the one that is kept, where nothing but the year is asked for."""
    from dashboard.answers.asked.refused import UsageError
    from dashboard.commands import usage
    from dashboard.commands.usage import out_of_range, too_small
    from dashboard.content.doubt.doubts import Doubts
    from methodology.doubt.run import uncertainty

    for option, most in (("draws", MOST_DRAWS), ("jobs", None), ("seed", None)):
        found, least = getattr(parsed, option), 0 if option == "seed" else 1
        if found is not None and (found < least or (most is not None and found > most)):
            if most is None:
                raise too_small(f"--{option}", least, found)
            raise out_of_range(f"--{option}", least, most, found)
    year = usage.year(book, parsed.year)
    if parsed.draws is None and parsed.seed is None and parsed.jobs is None and parsed.scheduler is None:
        return Doubts(book).of(year)
    if parsed.jobs is not None and parsed.scheduler is not None:
        raise UsageError(_("--jobs and --scheduler both say who works; found both"))
    with cluster.workers_at(parsed.scheduler, output.say) as workers:
        return uncertainty(book, year, parsed.draws, parsed.seed, parsed.jobs, workers)


def run_compare(parsed: argparse.Namespace, book: ScoreBook) -> int:
    """Prints economies side by side as text."""
    from dashboard.answers.asked.refused import UsageError
    from dashboard.commands import usage
    from dashboard.commands.usage import countries as chosen
    from dashboard.content.doubt.doubts import Doubts
    from dashboard.exports.comparison import comparison_text

    countries = chosen(book, parsed.country)
    if len(countries) < 2:
        raise UsageError(
            _("compare needs two or more different countries; found %(found)s", found=countries[0])
        )
    output.write(comparison_text(book, Doubts(book).of(usage.year(book, parsed.year)), countries))
    return GOOD
