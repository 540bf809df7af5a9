"""The whole HTML document of a first view, which can be read before any script has run, and without one."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from dashboard.drawing.theme import step_styles
from dashboard.frame.rendering import TemplateRenderer
from dashboard.language.i18n import DEFAULT_LANGUAGE, LANGUAGES, _, direction, speaking
from dashboard.server.component.dash_names import CALLBACKS
from dashboard.server.prepared.come_back import SECONDS
from dashboard.server.router import FramedPage
from dashboard.server.static.static_layer import DASH_BUNDLE, PARTS_BUNDLE, StaticLayer
from methodology.model import Methodology

FIRST_FONTS = ("fonts/source-sans-3-latin-wght-normal.woff2", "fonts/source-serif-4-latin-wght-normal.woff2")
PLOTLY = "vendor/plotly-drd.min.js"


class DocumentWriter:
    """Puts a view into its document."""

    def __init__(
        self, renderer: TemplateRenderer, layer: StaticLayer, dash_config: dict[str, Any], method: Methodology
    ) -> None:
        self.method = method
        self.step_styles = step_styles(method)
        self.template = renderer.environment.get_template("frame/templates/document.html")
        self.scripts = {
            "dash": layer.asset(DASH_BUNDLE),
            "parts": layer.address(PARTS_BUNDLE),
            "plotly": layer.asset(PLOTLY),
        }
        self.dash_config = dash_config
        self.own_config = {
            "languages": sorted(LANGUAGES, key=lambda name: name != DEFAULT_LANGUAGE),
        }

    def write(self, view: FramedPage, nonce: str, prefix: str = "") -> str:
        """The document of a view; its scripts carry the response's nonce and know the site's prefix."""
        places = {**self.scripts, "callbacks": CALLBACKS}
        needed = ("dash", "parts") if "data-island" in view.html else ("dash",)
        own = {"prefix": prefix} | {name: prefix + address for name, address in places.items()}
        with speaking(view.language):
            return self.template.render(
                view=view,
                nonce=nonce,
                again=SECONDS.get(view.status),
                direction=direction(view.language),
                fonts=FIRST_FONTS,
                scripts=[self.scripts[name] for name in needed],
                method=self.method,
                step_styles=style_element(self.step_styles, nonce),
                dash_config=script_json(self.dash_config | {"requests_pathname_prefix": f"{prefix}/"}),
                own_config=script_json(
                    own | self.own_config | {"charts": chart_words(), "connection": connection_words()}
                ),
            )


def style_element(rules: str, nonce: str) -> Markup:
    """The colours that only this content needs; nothing where the style sheets have all of them."""
    return Markup('<style nonce="{}">{}</style>').format(nonce, Markup(rules)) if rules else Markup()


def chart_words() -> dict[str, object]:
    """The names of the buttons at charts; those of `words` stand in for plotly's own."""
    return {
        "png": _("Save as PNG"),
        "svg": _("Save as SVG"),
        "words": {
            "Zoom": _("Zoom"),
            "Pan": _("Pan"),
            "Zoom in": _("Zoom in"),
            "Zoom out": _("Zoom out"),
            "Reset axes": _("Reset axes"),
        },
    }


def connection_words() -> dict[str, str]:
    """What a reader is told when an answer of the server does not come: what is missing, then why."""
    return {
        "view": _("The page you asked for is not here yet."),
        "part": _("A part of this page could not be loaded."),
        "chart": _("This chart could not be loaded yet."),
        "offline": _("You are offline. It is loaded when the connection is back."),
        "unreachable": _("The server cannot be reached. Trying again by itself."),
        "fault": _("The server could not answer. Trying again by itself."),
        "slow": _("The server takes long to answer. Still waiting."),
        "changed": _("The site has changed since this page was opened; please load it anew."),
        "again": _("Try again now"),
        "stay": _("Stay on this page"),
        "load": _("Load the page anew"),
    }


def script_json(value: object) -> Markup:
    """JSON that may stand inside a script element, whatever texts it holds. NaN is an error."""
    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
