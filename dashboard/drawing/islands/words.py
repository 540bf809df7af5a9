"""What a chart says when it leaves its page as a picture."""

from __future__ import annotations

from dashboard.language.i18n import _
from dashboard.language.numbers import number
from methodology.model import Methodology, Source


def source_line(methodology: Methodology, source: Source | None = None) -> str:
    """Who publishes, by which methodology, on which scale; of one `source` also whose figures they are."""
    words = _(
        "Digital Rights Dashboard, methodology %(version)s. Scores from %(worst)s, worst, to %(best)s, best.",
        version=methodology.version,
        worst=number(methodology.scale_min),
        best=number(methodology.scale_max),
    )
    if source is None:
        return words
    name = (source.citation or source.publisher or source.id).rstrip(".")
    return _("%(words)s Source: %(source)s.", words=words, source=name)
