"""`drd diff OLD NEW`: which scores moved, for which years and lanes, by how much, and why."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import output
from dashboard.language.i18n import _

if TYPE_CHECKING:
    from methodology.scoring.scorebook import ScoreBook

GOOD = 0
LEVELS = ("overall", "pillar", "dimension", "indicator")


def add_parser(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Adds the command to the parser's commands."""
    diff = commands.add_parser(
        "diff",
        parents=[shared],
        help=_("list which scores moved between two contents, and why"),
        description=_(
            "A table of the scores that moved, on standard output; a summary for the changelog, on "
            "standard error. A content is a content root, or the name of a published version."
        ),
    )
    diff.add_argument("old", metavar="OLD", type=Path, help=_("a content root or a published version"))
    diff.add_argument(
        "new", metavar="NEW", type=Path, nargs="?", help=_("the same (default: the content as it is)")
    )
    diff.add_argument("--level", choices=LEVELS, default="pillar", help=_("default: pillar"))
    diff.add_argument("--year", metavar="Y|all", default="all", help=_("default: all years of both"))
    diff.add_argument("--lane", default="every", metavar="LANE", help=_("default: every lane of both"))
    diff.add_argument("--format", choices=("csv", "json"), default="csv")
    diff.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Prints the table and the summary."""
    from dashboard.commands.usage import checked_root
    from dashboard.content.settings import content_root
    from dashboard.content.versions.published import open_book
    from dashboard.exports.formats import write_table
    from dashboard.exports.versions.diff import version_diff
    from dashboard.exports.versions.table import diff_rows, diff_table
    from dashboard.exports.versions.words import content_name, diff_words

    roots = [checked_root(parsed.old), checked_root(parsed.new or parsed.content or content_root())]
    old, new = (open_book(root) for root in roots)
    diff = version_diff(old, new, parsed.level, *_chosen(old, new, parsed))
    with output.standard_output() as file:
        write_table(diff_table(diff, diff_rows(diff)), parsed.format, file)
    names = [content_name(book) for book in (old, new)]
    output.say(diff_words(diff, (names[0], names[1])).rstrip("\n"))
    return GOOD


def _chosen(
    old: ScoreBook, new: ScoreBook, parsed: argparse.Namespace
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Lanes and years to compare, which both must have."""
    from dashboard.answers.asked import read
    from dashboard.answers.asked.refused import UsageError
    from dashboard.commands.usage import EVERY, need_years
    from dashboard.exports.versions.diff import common_lanes, common_years

    need_years(old)
    need_years(new)
    lanes, years = common_lanes(old, new), common_years(old, new)
    if parsed.lane != EVERY:
        lanes = (read.lane(old, read.lane(new, parsed.lane)),)
    if parsed.year != "all":
        years = (read.year(old, str(read.year(new, parsed.year))),)
    if parsed.level == "overall" and not all(book.methodology.publish_overall for book in (old, new)):
        raise UsageError(_('"overall" is not published by both (publish_overall in methodology.yaml)'))
    if not years:
        raise UsageError(_("the two contents have no scored year in common, so nothing can be compared"))
    return lanes, years
