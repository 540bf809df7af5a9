"""The public edition of our own content: nothing withheld is in it, in whatever form it is packed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.content.public.edition import PublicEdition, public_edition
from dashboard.content.settings import OWN_CONTENT
from dashboard.content.versions.archive import unpack

RESTRICTED = sorted((OWN_CONTENT / "data").glob("restricted*.csv"))
TELLING = 7
"""A figure of so many digits stands nowhere by chance."""
NUMBER = re.compile(rb"[0-9]+\.[0-9]+|[0-9]{7,}")
COMPANY_COLUMNS = 14
TABLES = (".csv", ".json", ".md", ".yaml")

pytestmark = pytest.mark.skipif(not RESTRICTED, reason="this is the public edition already")


@pytest.fixture(scope="module")
def edition() -> PublicEdition:
    """Made anew; that it gives the same numbers to the last digit is proved while it is made."""
    return public_edition(OWN_CONTENT)


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))[1:]


def key(row: list[str]) -> tuple[str, ...]:
    """What tells a figure: series, economy, year and value; all but the source of a row on companies."""
    return tuple(row[:4]) if len(row) < COMPANY_COLUMNS else tuple(row[:-1])


def plain(files: dict[str, bytes]) -> dict[str, bytes]:
    """The bytes of all files, packed ones unpacked and tables as text."""
    found = dict(files)
    for name, data in files.items():
        if name.endswith(".xz"):
            found |= {f"{name}/{inner}": part for inner, part in unpack(data).items()}
        if name.endswith(".parquet"):
            found[name] = pq.read_table(io.BytesIO(data)).to_pandas().to_csv().encode()
    return found


def test_no_row_that_may_not_be_passed_on_is_in_it(edition: PublicEdition):
    held = {key(row) for path in RESTRICTED for row in rows(path)}
    found = {
        (name, line)
        for name, data in plain(edition.files).items()
        if name.endswith(TABLES)
        for line in data.decode(errors="replace").splitlines()
        if key(line.split(",")) in held
    }
    assert found == set()
    assert edition.left_out >= len(rows(OWN_CONTENT / "data/restricted.csv"))


def test_no_telling_figure_that_may_not_be_passed_on_is_in_it(edition: PublicEdition):
    opened = {row[3] for row in rows(OWN_CONTENT / "data/observations.csv")}
    held = {row[3] for row in rows(OWN_CONTENT / "data/restricted.csv")}
    telling = {n for n in held - opened if len(n.replace(".", "").lstrip("0")) >= TELLING}
    assert len(telling) > 100
    found = {
        name: seen
        for name, data in plain(edition.files).items()
        if (seen := telling & {number.decode() for number in set(NUMBER.findall(data))})
    }
    assert found == {}


def test_it_holds_no_file_of_what_may_not_be_passed_on(edition: PublicEdition):
    assert not [name for name in edition.files if Path(name).name.startswith("restricted")]
    assert not [name for name in edition.files if name.startswith("tests/")]
    assert {"data/leaf_scores.csv", "pyproject.toml", "Dockerfile", "dashboard/commands/main.py"} <= set(
        edition.files
    )
