"""What a package may hold: it is built in the public edition and nowhere else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from hatch_build import PublicOnly, withheld
from tests.support.command import ROOT


def tree(folder: Path, *names: str) -> Path:
    (folder / "data").mkdir()
    for name in names:
        (folder / "data" / name).write_text("")
    return folder


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("observations.csv", "leaf_scores.csv"), []),
        (("observations.csv", "restricted.csv"), ["data/observations.csv", "data/restricted.csv"]),
        (("observations.csv", "leaf_scores.csv", "restricted_company_evidence.csv"),
         ["data/restricted_company_evidence.csv"]),
        (("observations.csv",), ["data/observations.csv"]),
    ],
)  # fmt: skip
def test_only_a_tree_without_withheld_figures_is_packed(
    tmp_path: Path, names: tuple[str, ...], found: list[str]
):
    root = tree(tmp_path, *names)
    assert withheld(root) == found
    build = SimpleNamespace(root=str(root))
    if found:
        with pytest.raises(RuntimeError, match="drd publish --public"):
            PublicOnly.initialize(build, "standard", {})
    else:
        PublicOnly.initialize(build, "standard", {})
    PublicOnly.initialize(build, "editable", {})


def test_the_rule_is_part_of_every_build():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["hatch"]["build"]["hooks"] == {"custom": {}}


def test_the_container_is_built_in_the_public_edition():
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "test -f data/leaf_scores.csv -a ! -e data/restricted.csv" in text
