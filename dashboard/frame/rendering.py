"""Templates: HTML from small answers, escaped by default, in the language of the request.

Templates see, besides what the page passes: `site`, `book`, `request`, `url(path, **query)`,
`here(**changes)`, `asset(name)`, `island(name, label, height)`, the rulers, `score_attributes(cell)`,
`_` and `ngettext` (functions only: whole sentences with named placeholders, no `trans` blocks), `vocabulary`
(what the content's terms are called), the filters `score1`, `number`, `percent`, `signed`, `roughly`, `day`,
`licence_links`, and the tests of `shown_as`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dashboard.answers.shown import score
from dashboard.answers.shown.cells import ShownScore
from dashboard.answers.shown.score import ShownCell
from dashboard.drawing import marks, theme
from dashboard.drawing.islands.island import place
from dashboard.drawing.ruler import ruler
from dashboard.drawing.ruler.scale import ruler_scale
from dashboard.drawing.ruler.strip import strip
from dashboard.drawing.ruler.what_if_ruler import what_if_ruler
from dashboard.frame import licences
from dashboard.frame.menu import menu
from dashboard.frame.page import PageRequest, Site
from dashboard.language import counted, dates, i18n, numbers, vocabulary
from methodology.model import states, terms

TEMPLATES = Path(__file__).parents[1]
FIRST = ("frame/templates/document.html", "frame/templates/base.html", "frame/templates/error.html")


class TemplateRenderer:
    """Renders templates. Each is compiled in a process when first used, and never kept: what is kept on disk
    is only ever read, and compiled templates would be run."""

    def __init__(self, asset: Callable[[str], str]) -> None:
        self.environment = build_environment(asset)

    def __call__(
        self, template_name: str, site: Site, request: PageRequest, context: Mapping[str, object]
    ) -> Markup:
        template = self.environment.get_template(template_name)
        return Markup(template.render(frame_context(site, request) | dict(context)))

    def compile_first(self) -> None:
        """Compiles what every answer needs and loads the locale now, so that all processes share them."""
        numbers.load_locale()
        for name in FIRST:
            self.environment.get_template(name)

    def compile_rest(self, pause: Callable[[], object] = lambda: None) -> None:
        """Compiles every other template, so that no reader waits for it, with a pause after each."""
        for name in self.environment.list_templates(extensions=["html", "svg"]):
            self.environment.get_template(name)
            pause()


def build_environment(asset: Callable[[str], str]) -> Environment:
    """The template environment; an undefined name is an error, never an empty place."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        _=translated, ngettext=translated_plural, asset=asset, island=place, **pictures()
    )
    environment.tests.update(shown_as())
    environment.filters.update(
        score1=numbers.score1,
        number=numbers.number,
        percent=numbers.percent,
        signed=numbers.signed,
        roughly=numbers.roughly,
        day=dates.day,
        licence_links=licences.linked,
    )
    return environment


def frame_context(site: Site, request: PageRequest) -> dict[str, object]:
    """What `base.html` needs on every page."""
    return {
        "site": site,
        "book": site.book,
        "request": request,
        "url": request.url,
        "here": request.here,
        "menu": menu(site.views, request),
        "scale": ruler_scale(site.book.methodology),
        "companies_lane": site.book.methodology.companies_lane,
        **doubted(),
    }


def doubted() -> dict[str, object]:
    """The rulers and words of scores, each with the interval that the shown score carries.

    Templates have no others, so that no view can forget the doubt.
    """

    def of(cell: ShownCell) -> score.Interval | None:
        if not isinstance(cell, ShownScore):
            raise TypeError(f"a {type(cell).__name__} is shown without its interval; hand over a ShownScore")
        return cell.interval

    def between(cell: ShownCell) -> Markup | str:
        doubt = of(cell)
        return score.interval_beside(doubt) if doubt else ""

    return {
        "interval": of,
        "outside_words": lambda cell: score.outside_words(cell, of(cell)),
        "between": between,
        "small_ruler": lambda cells, scale: ruler.small_ruler(cells, scale, of),
        "ruler": lambda cell, scale, size="main", note="": ruler.ruler(cell, scale, size, note, of(cell)),
        "strip": lambda standing, scale: strip(standing, scale, of(standing.cell)),
        "what_if_ruler": lambda official, what_if, scale: what_if_ruler(
            official, what_if, scale, of(official) if official else None
        ),
        "score_attributes": lambda cell: score.score_attributes(cell, of(cell)),
        "score_words": lambda cell, method: score.score_words(cell, method, "", of(cell)),
    }


def pictures() -> dict[str, object]:
    """Pictures, components, the names of the content's terms and terms of sources, called by name."""
    return {
        "definitions": marks.definitions,
        "pips": marks.pips,
        "swatch": marks.swatch,
        "channel_paint": marks.channel_paint,
        "empty_ruler": ruler.empty_ruler,
        "interval_words": score.interval_words,
        "short_score": score.short_score,
        "lane_title": score.lane_title,
        "lane_inline": score.lane_inline,
        "lane_name": score.lane_name,
        "read_at": terms.read_at,
        "reserved": terms.reserved,
        "scores_licence": licences.linked(licences.SCORES),
        "vocabulary": vocabulary,
        "counted": counted,
    }


def shown_as() -> dict[str, Callable[..., bool]]:
    """What templates ask of a cell (`cell is scored`) or a lane (`lane is drawn_lane`), so that they name
    neither states nor lanes."""
    return {
        "scored": lambda cell: cell.state == states.SCORED,
        "range_only": lambda cell: cell.state == states.RANGE,
        "not_scored": lambda cell: cell.state == states.NOT_SCORED,
        "drawn_lane": lambda lane: lane in theme.LANES,
    }


def translated(message: str, /, **values: object) -> str | Markup:
    """gettext for templates: values are escaped into the sentence, so a link may stand in it as Markup."""
    text = i18n.gettext(message)
    return Markup(escape(text)) % values if values else text


def translated_plural(singular: str, plural: str, count: int, /, **values: object) -> str | Markup:
    """ngettext for templates; `%(count)s` is the number as readers write it."""
    text = i18n.plural_form(singular, plural, count)
    return Markup(escape(text)) % {"count": numbers.number(count), **values}
