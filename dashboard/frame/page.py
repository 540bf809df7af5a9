"""What a page gets and what it gives back. A page is a function from a request to a page, and nothing else.

    def page(site: Site, request: PageRequest) -> Page:
        answer = country_profile(site.book, request.params["iso3"], request.query.get("year"))
        return Page(answer.name, "country", site.render(TEMPLATE, request, profile=answer))

A page may raise `Refused` (404 or 400). Its view's face (`dashboard.frame.view`) says its path
and the query keys that it reads; all others never reach it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import quote, urlencode

from markupsafe import Markup

from dashboard.answers.later import Later
from dashboard.language.i18n import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from dashboard.content.doubt.doubts import Doubts
    from dashboard.content.receipts import Receipts
    from dashboard.frame.view import View
    from methodology.scoring.scorebook import ScoreBook


Answer = TypeVar("Answer")


def localised_url(language: str, path: str, query: Mapping[str, object]) -> str:
    """A site address in `language`: the prefix, the path, and the query without None and empty values.

    >>> localised_url("fr", "/country/COL", {"year": 2020, "lane": None})
    '/fr/country/COL?year=2020'
    """
    path, hash_mark, fragment = path.partition("#")
    prefix = "" if language == DEFAULT_LANGUAGE else f"/{language}"
    kept = [(key, str(value)) for key, value in query.items() if value is not None and value != ""]
    return (
        quote(prefix + path, safe="/")
        + ("?" + urlencode(kept, safe=",") if kept else "")
        + hash_mark
        + fragment
    )


@dataclass(frozen=True)
class PageRequest:
    """One reader's question.

    `path` comes without the language; `params` are the path's placeholders, percent-decoded; `query` holds
    each key that the page declares once (the last value counts, an empty one not at all).
    """

    language: str = DEFAULT_LANGUAGE
    path: str = "/"
    params: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    def url(self, path: str, /, **query: object) -> str:
        """The address of another view in the same language; None and "" leave a key out."""
        return localised_url(self.language, path, query)

    def here(self, **changes: object) -> str:
        """The address of this very view with some of its query changed; None removes a key."""
        return localised_url(self.language, self.path, {**self.query, **changes})


@dataclass(frozen=True)
class Page:
    """An answer: `title` (before the site's name), `name` (`data-page`), its HTML, its HTTP status.

    `keep` is False for views of which there are so many that keeping one would only push out others.
    """

    title: str
    name: str
    html: Markup
    status: int = 200
    keep: bool = True


class Renderer(Protocol):
    """Turns a template and what it shows into HTML; the real one is `rendering.TemplateRenderer`."""

    def __call__(
        self, template_name: str, site: Site, request: PageRequest, context: Mapping[str, object]
    ) -> Markup: ...


@dataclass(frozen=True)
class Site:
    """What every page may use: the scores and the templates. Texts go through `dashboard.i18n`.

    `root` is the content root, in which published versions are looked for; without one there are none.
    `views` are the faces of all views: menu, API and sitemap are made from them. `later` takes dear work
    aside.
    """

    book: ScoreBook
    renderer: Renderer
    root: Path | None = None
    views: tuple[View, ...] = ()
    later: Later = field(default_factory=Later)

    @cached_property
    def receipts(self) -> Receipts:
        """All receipts of the scores and of published versions."""
        from dashboard.content.receipts import Receipts

        return Receipts(self.book, self.root)

    @cached_property
    def doubts(self) -> Doubts:
        """How certain the scores of each year are."""
        from dashboard.content.doubt.doubts import Doubts

        return Doubts(self.book, self.later)

    @cached_property
    def _answers(self) -> tuple[dict[Hashable, Any], dict[Hashable, RLock], Lock]:
        return {}, {}, Lock()

    def once(self, key: Hashable, answer: Callable[[], Answer]) -> Answer:
        """An answer that takes a while and never changes, worked out for its first asker and kept.

        There must be few keys, such as one for each year and lane. Whoever asks for the same meanwhile waits.
        """
        kept, locks, one_at_a_time = self._answers
        if key not in kept:
            with one_at_a_time:
                lock = locks.setdefault(key, RLock())
            with lock:
                if key not in kept:
                    kept[key] = answer()
        worked_out: Answer = kept[key]
        return worked_out

    def render(self, template_name: str, request: PageRequest, /, **context: object) -> Markup:
        """The HTML of a template. Besides `context` it sees `site`, `book`, `request`, `url` and `here`."""
        return self.renderer(template_name, self, request, context)


PageFunction = Callable[[Site, PageRequest], Page]
