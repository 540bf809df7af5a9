"""Interactive charts: data in the page, drawn by a script when it comes near the screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup


def plot(figure: Mapping[str, Any], label: str, height: int = 320) -> Markup:
    """An interactive plotly figure, drawn by `scripts/plots.js` when it scrolls into view.

    `figure` is a plain dict of `data` and `layout`; `label` names it for those who cannot see it. Height in
    CSS pixels. Put "Show the figures" with the same numbers next to it.
    """
    layout = {"template": None, **figure.get("layout", {}), "height": height}
    return Markup(
        '<figure class="plot" data-plot aria-label="{label}"><svg class="plot-space" width="1" '
        'height="{height}" aria-hidden="true"></svg>'
        '<script type="application/json">{figure}</script></figure>'
    ).format(height=height, label=label, figure=script_json({"data": figure["data"], "layout": layout}))


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element, whatever texts it holds. NaN is an error."""
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
