"""All views. A view is a folder here and one line below; its face (`VIEW`) says the rest.

Chapters (`world`, `country`, …) import nothing of each other; what the views of a chapter share stands in its
`parts`, what chapters share in `dashboard/answers` and `dashboard/drawing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from dashboard.frame.view import View

NAMES = (
    "dashboard.views.world.overview",
    "dashboard.views.country.profile",
    "dashboard.views.country.right",
    "dashboard.views.country.score",
    "dashboard.views.compare",
    "dashboard.views.indicator.catalogue",
    "dashboard.views.indicator.profile",
    "dashboard.views.whatif",
    "dashboard.views.method.methodology",
    "dashboard.views.method.changes",
    "dashboard.views.method.audit",
    "dashboard.views.method.receipt",
    "dashboard.views.evidence.data",
    "dashboard.views.evidence.gaps",
    "dashboard.views.about",
)
"""In the order in which sitemap and API list them. Imported when asked for: commands need no view."""


def faces(names: Iterable[str] = NAMES) -> tuple[View, ...]:
    """The face of each view, with the folder in which its style sheets and scripts stand.

    Raises ImportError for a name without a folder and AttributeError for a folder without a face.
    """
    return tuple(_face(name) for name in names)


def _face(name: str) -> View:
    module = import_module(name)
    view: View = module.VIEW
    return replace(view, folder=Path(str(module.__file__)).parent)
