"""What was published stays as it was: every version still gives its scores and receipts."""

from __future__ import annotations

import pytest

from dashboard.content.load import load_content
from dashboard.content.settings import OWN_CONTENT
from dashboard.content.versions.archive import ARCHIVE
from dashboard.content.versions.digests import digest_of_scores, digests
from dashboard.content.versions.publish import differences
from dashboard.content.versions.published import Published, folder_of, open_book, published_versions
from methodology.scoring.engine import score

VERSIONS = published_versions(OWN_CONTENT)
LARGEST = 600_000


@pytest.mark.parametrize("record", VERSIONS, ids=lambda record: record.version)
def test_a_published_version_still_gives_its_scores_and_receipts(record: Published):
    book = open_book(folder_of(OWN_CONTENT, record.version))
    assert differences(record, *digests(book)) == []


@pytest.mark.parametrize("record", VERSIONS, ids=lambda record: record.version)
def test_a_published_version_stays_small(record: Published):
    assert (folder_of(OWN_CONTENT, record.version) / ARCHIVE).stat().st_size <= LARGEST


def test_a_change_that_moves_a_score_raises_the_version():
    book = score(load_content(OWN_CONTENT))
    kept = [record for record in VERSIONS if record.version == book.methodology.version]
    assert [record.scores for record in kept] in ([], [digest_of_scores(book)]), (
        "scores differ from those published under this version; raise it, and say what changed"
    )


def test_every_earlier_version_is_kept():
    changes = load_content(OWN_CONTENT).methodology.changes
    current = load_content(OWN_CONTENT).methodology.version
    assert {change.version for change in changes} - {current} <= {record.version for record in VERSIONS}


def test_every_version_is_in_the_changelog():
    text = (OWN_CONTENT / "CHANGELOG.md").read_text(encoding="utf-8")
    for change in load_content(OWN_CONTENT).methodology.changes:
        assert f"Methodology {change.version} " in text
