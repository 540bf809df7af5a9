"""What the API keeps on disk during tests lies in a folder that goes with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache of our own: the doubt about small contents is drawn anew in every run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRD_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
