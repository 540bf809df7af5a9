"""What changed from version to version: the list, the document, the largest moves of scores."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.answers.shown.edition import Edition, edition
from dashboard.content.versions.published import Published, Versions
from dashboard.frame.page import Site
from dashboard.frame.version_moves import VersionChanges, changes_since, told_in, version_before
from methodology.model import MethodologyChange


@dataclass(frozen=True)
class ChangesAnswer:
    """The page of changes. `changes` are those that the content lists, the newest first; `told` is the
    document on the current version, as Markdown; `moves` are those since the version `before`. Empty or None
    where there is none."""

    edition: Edition
    changes: tuple[MethodologyChange, ...]
    told: str
    before: Published | None
    moves: VersionChanges | None
    versions: Versions


def changes_answer(site: Site) -> ChangesAnswer:
    """The changes of the site's content and its published versions."""
    method, before = site.book.methodology, version_before(site)
    return ChangesAnswer(
        edition=edition(site.book),
        changes=tuple(reversed(method.changes)),
        told=told_in(site.receipts.root, method.version),
        before=before,
        moves=changes_since(site, before) if before else None,
        versions=site.receipts.look_up(),
    )
