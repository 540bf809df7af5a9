"""`drd publish`: keeps the content as a version, checks those kept, or writes the public edition."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from dashboard.commands import output
from dashboard.language.i18n import _

GOOD, CONTENT_FAULT = 0, 1


def add_parser(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Adds the command to the parser's commands."""
    publish = commands.add_parser(
        "publish",
        parents=[shared],
        help=_("keep the content as a published version"),
        description=_(
            "Keeps the content in versions/ under the version of its methodology, with digests of all scores "
            "and receipts. What is published is never changed. With --public, writes an edition that holds "
            "no figure that may not be passed on and gives the same scores."
        ),
    )
    what = publish.add_mutually_exclusive_group()
    what.add_argument(
        "--check",
        action="store_true",
        help=_("check that every published version still gives the same scores"),
    )
    what.add_argument(
        "--public", metavar="DIR", type=Path, help=_("write the public edition into a new or empty folder")
    )
    publish.set_defaults(run=run)


def run(parsed: argparse.Namespace) -> int:
    """Publishes or checks; says what there is."""
    from dashboard.answers.asked.refused import UsageError, not_writable
    from dashboard.commands.usage import checked_root
    from dashboard.content.files import is_file
    from dashboard.content.settings import content_root
    from dashboard.content.versions.archive import ARCHIVE
    from dashboard.content.versions.publish import publish
    from dashboard.content.versions.published import folder_of

    root = checked_root(parsed.content or content_root())
    if is_file(root / ARCHIVE):
        raise UsageError(_('"%(root)s" is a published version already; publish a content root', root=root))
    if parsed.check:
        return _check(root)
    if parsed.public is not None:
        return _public(root, parsed.public)
    try:
        record, new = publish(root)
    except OSError as error:
        raise not_writable(root, error) from error
    folder = folder_of(root, record.version)
    size = (folder / ARCHIVE).stat().st_size
    output.write(f"{folder}\n")
    values = {
        "version": record.version,
        "date": record.date,
        "content": record.content[:12],
        "size": f"{size:,}",
    }
    if new:
        output.say(_("Published %(version)s (%(date)s): content %(content)s, %(size)s bytes", **values))
    else:
        output.say(
            _(
                "Nothing to do: published before as %(version)s (%(date)s): content %(content)s, "
                "%(size)s bytes",
                **values,
            )
        )
    return GOOD


def _public(root: Path, target: Path) -> int:
    from dashboard.content.public.edition import public_edition, refuse, write_edition

    refuse(root, target)
    edition = public_edition(root)
    write_edition(edition, target)
    output.write(f"{target}\n")
    kept = [_("%(version)s whole", version=name) for name in edition.whole]
    kept += [_("%(version)s as numbers only", version=name) for name in edition.numbers_only]
    output.say(
        _(
            "Public edition of %(files)s files: %(left_out)s figures left out, %(scores)s rounded scores in "
            "their place; versions: %(versions)s",
            files=f"{len(edition.files):,}",
            left_out=f"{edition.left_out:,}",
            scores=f"{edition.leaf_scores:,}",
            versions=", ".join(kept) or _("none"),
        )
    )
    return GOOD


def _check(root: Path) -> int:
    from dashboard.content.settings import VERSIONS
    from dashboard.content.versions.publish import check_published
    from methodology.faults.finding import ContentError

    versions, faults = check_published(root)
    output.write("".join(f"{version.version} {version.date} {version.content}\n" for version in versions))
    if faults:
        raise ContentError(faults)
    if versions:
        output.say(_("%(count)s published, all as they were", count=len(versions)))
    else:
        output.say(_('nothing is published: "%(folder)s" holds no version', folder=root / VERSIONS))
    return GOOD
