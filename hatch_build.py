"""Refuses to build a package from a tree that holds figures that may not be passed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:

    class BuildHookInterface:
        """What is used here of hatchling's class; hatchling is there only while a package is built."""

        root: str

else:
    try:
        from hatchling.builders.hooks.plugin.interface import BuildHookInterface
    except ImportError:  # the rule below is also tested where nothing is built
        BuildHookInterface = object

FIGURES = ("observations.csv", "observations.parquet")
EDITABLE = "editable"
"""The version of a build that packs nothing, but points to the tree."""


def withheld(root: Path) -> list[str]:
    """The files of a tree that may not be passed on; without leaf scores it is not the public edition."""
    found = list((root / "data").glob("restricted*"))
    if not (root / "data/leaf_scores.csv").is_file():
        found += [path for name in FIGURES if (path := root / "data" / name).is_file()]
    return sorted(path.relative_to(root).as_posix() for path in found)


class PublicOnly(BuildHookInterface):
    """Packages are built from the public edition, so that they hold nothing else."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002
        """Raises RuntimeError for any build but an editable one where withheld figures are in the tree."""
        found = [] if version == EDITABLE else withheld(Path(self.root))
        if found:
            raise RuntimeError(
                f"{', '.join(found)} may not be passed on. Write the public edition and build there: "
                "drd publish --public DIR"
            )
