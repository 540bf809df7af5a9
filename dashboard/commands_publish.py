"""`drd publish`: keeps the content as a version, checks those kept, or writes the public edition."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

GOOD, CONTENT_FAULT = 0, 1


def add_parser(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Adds the command to the parser's commands."""
    publish = commands.add_parser(
        "publish",
        parents=[shared],
        help="keep the content as a published version",
        description="Keeps the content in versions/ under the version of its methodology, with digests of "
        "all scores and receipts. What is published is never changed. With --public, writes an edition that "
        "holds no figure that may not be passed on and gives the same scores.",
    )
    what = publish.add_mutually_exclusive_group()
    what.add_argument(
        "--check", action="store_true", help="check that every published version still gives the same scores"
    )
    what.add_argument(
        "--public", metavar="DIR", type=Path, help="write the public edition into a new or empty folder"
    )
    publish.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Publishes or checks; says what there is."""
    from dashboard.content_archive import ARCHIVE
    from dashboard.published import folder_of
    from dashboard.publishing import publish
    from dashboard.settings import content_root
    from dashboard.usage import UsageError, checked_root

    root = checked_root(parsed.content or content_root())
    if (root / ARCHIVE).is_file():
        raise UsageError(f'"{root}" is a published version already; publish a content root')
    if parsed.check:
        return _check(root)
    if parsed.public is not None:
        return _public(root, parsed.public)
    try:
        record, new = publish(root)
    except OSError as error:
        raise UsageError(f'"{root}" cannot be written to: {error.strerror}') from error
    folder = folder_of(root, record.version)
    size = (folder / ARCHIVE).stat().st_size
    print(folder)
    done = "Published" if new else "Nothing to do: published before as"
    _say(f"{done} {record.version} ({record.date}): content {record.content[:12]}, {size:,} bytes")
    return GOOD


def _public(root: Path, target: Path) -> int:
    from dashboard.public_edition import public_edition, refuse, write_edition

    refuse(root, target)
    edition = public_edition(root)
    write_edition(edition, target)
    print(target)
    kept = [f"{name} whole" for name in edition.whole]
    kept += [f"{name} as numbers only" for name in edition.numbers_only]
    _say(
        f"Public edition of {len(edition.files):,} files: {edition.left_out:,} figures left out, "
        f"{edition.leaf_scores:,} rounded scores in their place; versions: {', '.join(kept) or 'none'}"
    )
    return GOOD


def _check(root: Path) -> int:
    from dashboard.publishing import check_published
    from methodology.findings import ContentError

    versions, faults = check_published(root)
    for version in versions:
        print(f"{version.version} {version.date} {version.content}")
    if faults:
        raise ContentError(faults)
    _say(f"{len(versions)} published, all as they were")
    return GOOD


def _say(message: str) -> None:
    print(message, file=sys.stderr)
