"""The words of the content's stages for a score: how far a right is respected."""

from __future__ import annotations

from dashboard.answers.shown.score import Interval, ShownCell
from dashboard.drawing.theme import stage_of
from dashboard.language.i18n import _
from dashboard.language.words import title_inline
from methodology.model import Methodology


def stage_words(cell: ShownCell, methodology: Methodology, doubt: Interval | None) -> str:
    """In which stage a score lies, or between which two its doubt leaves it; empty without either."""
    if cell.score is None:
        return ""
    low, high = (stage_of(methodology, end) for end in doubt or (cell.score, cell.score))
    if low is None or high is None:
        return ""
    if low == high:
        return _("In words: %(stage)s.", stage=title_inline(low))
    return _("In words: somewhere from %(low)s to %(high)s.", low=title_inline(low), high=title_inline(high))
