"""The parts of the page that change when a knob is turned, by the names of their places."""

from __future__ import annotations

from markupsafe import Markup, escape

from dashboard.frame.page import PageRequest, Site
from dashboard.views.whatif.view import WhatIfView

TEMPLATES = ("reset", "choices", "presets", "follow", "map", "verdict", "head", "rows")
"""Each a file `leaf_<name>.html` and a leaf of that name."""


def leaves(site: Site, request: PageRequest, view: WhatIfView) -> dict[str, Markup]:
    """The HTML of every leaf; the page itself puts the same into its places."""
    drawn = {
        name: site.render(f"views/whatif/templates/leaf_{name}.html", request, view=view)
        for name in TEMPLATES
    }
    texts = {"year": str(view.answer.choice.year), "said": ". ".join(view.said)}
    return {**view.labels, **drawn, **{name: escape(text) for name, text in texts.items()}}
