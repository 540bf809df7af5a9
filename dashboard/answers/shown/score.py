"""A score as a machine and as a screen reader meet it: data attributes and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from markupsafe import Markup, escape

from dashboard.answers.shown.plain_reasons import cell_reason
from dashboard.language.i18n import N_, _
from dashboard.language.numbers import score1
from dashboard.language.vocabulary import CORPORATE, STATE
from methodology.doubt.book import SAME
from methodology.model import ALL, Methodology, states

LANE_TITLES = {
    ALL: N_("All actors"),
    STATE: N_("The state’s part"),
    CORPORATE: N_("Companies"),
}


Interval = tuple[float, float]
"""Where a score lies in most draws of its evidence, on the scale."""
POINT = 0.005
"""An interval narrower than this is a point: it has no width that a page could show."""

LANES_INLINE = {ALL: N_("all actors"), STATE: N_("the state’s part"), CORPORATE: N_("companies")}
"""As they stand inside a sentence."""

LANE_NAMES = {ALL: N_("All"), STATE: N_("State"), CORPORATE: N_("Companies")}
"""One word each, for controls and narrow screens."""


class ShownCell(Protocol):
    """What showing a score needs of a cell; `methodology.scoring.scorebook.Cell` has it."""

    @property
    def iso3(self) -> str: ...
    @property
    def node(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def lane(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def score(self) -> float | None: ...
    @property
    def bound_low(self) -> float | None: ...
    @property
    def bound_high(self) -> float | None: ...


IntervalOf = Callable[[ShownCell], Interval | None]
"""What gives the interval around a score; None where there is no score."""


def no_interval(_cell: ShownCell) -> None:
    """For drawings of scores whose doubt is not known."""


def score_attributes(cell: ShownCell, doubt: Interval | None = None) -> Markup:
    """The attributes that every element showing a score carries, the score in full precision when scored.

    `doubt` is the interval around it, given to a thousandth of a point.

    >>> # <td {{ score_attributes(cell) }}>{{ cell.score | score1 }}</td>
    """
    score = f' data-score="{cell.score!r}"' if cell.state == states.SCORED and cell.score is not None else ""
    if score and doubt:
        score += f' data-low="{doubt[0]:.3f}" data-high="{doubt[1]:.3f}"'
        score += f' data-outside="{side}"' if (side := outside(cell, doubt)) else ""
    return Markup(
        f'data-node="{escape(cell.node)}" data-iso3="{escape(cell.iso3)}" data-year="{cell.year}" '
        f'data-lane="{escape(cell.lane)}" data-state="{escape(cell.state)}"{score}'
    )


def outside(cell: ShownCell, doubt: Interval | None) -> str:
    """`above` or `below` where a score lies outside its interval, empty where it lies in it or has none."""
    if doubt is None or cell.score is None:
        return ""
    return "above" if cell.score > doubt[1] + SAME else "below" if cell.score < doubt[0] - SAME else ""


def outside_words(cell: ShownCell, doubt: Interval | None) -> str:
    """Why a score lies outside its band, in a sentence; empty where it does not."""
    side = outside(cell, doubt)
    if side == "above":
        return _("The score lies above its band: going by the rest of the evidence, what is missing would "
                 "probably score lower than what is known.")  # fmt: skip
    if side == "below":
        return _("The score lies below its band: going by the rest of the evidence, what is missing would "
                 "probably score higher than what is known.")  # fmt: skip
    return ""


def is_point(doubt: Interval) -> bool:
    """True where an interval has no width to speak of, so that nothing is to be said of it."""
    return doubt[1] - doubt[0] < POINT


def interval_words(doubt: Interval | None) -> str:
    """Where a score probably lies; "as recorded" where nothing makes it uncertain, empty without doubt."""
    if doubt is None:
        return ""
    if is_point(doubt):
        return _("as recorded")
    return _("probably %(low)s to %(high)s", low=score1(doubt[0]), high=score1(doubt[1]))


def interval_beside(doubt: Interval) -> Markup:
    """The same in figures, to stand beside a score; the space keeps words apart for who hears them."""
    if is_point(doubt):
        return Markup("")
    ends = _("%(low)s–%(high)s", low=score1(doubt[0]), high=score1(doubt[1]))
    return Markup(' <span class="interval"><span class="visually-hidden">{} </span>{}</span>').format(
        _("probably"), ends
    )


def lane_title(lane: str) -> str:
    """A lane's name for readers; a lane of foreign content that we have no words for keeps its id."""
    title = LANE_TITLES.get(lane)
    return _(title) if title else lane


def lane_inline(lane: str) -> str:
    """A lane's name inside a sentence; a lane of foreign content that we have no words for keeps its id."""
    return _(LANES_INLINE[lane]) if lane in LANES_INLINE else lane


def lane_name(lane: str) -> str:
    """A lane's one-word name; a lane of foreign content that we have no word for keeps its id."""
    return _(LANE_NAMES[lane]) if lane in LANE_NAMES else lane


def score_words(
    cell: ShownCell, methodology: Methodology, reason: str = "", doubt: Interval | None = None
) -> str:
    """One sentence that says what the ruler shows, for those who do not see it.

    `reason` says why there is no score, in the reader's language; without it stands what files say.
    `doubt` is the interval around a score.
    """
    worst, best = score1(methodology.scale_min), score1(methodology.scale_max)
    if cell.state == states.SCORED:
        said = _(
            "%(lane)s: %(score)s on a scale from %(worst)s, worst, to %(best)s, best",
            lane=lane_title(cell.lane),
            score=score1(cell.score),
            worst=worst,
            best=best,
        )
        if doubt is None or is_point(doubt):
            return said
        said = _("%(said)s; %(probably)s", said=said, probably=interval_words(doubt))
        why = outside_words(cell, doubt)
        return _("%(said)s. %(why)s", said=said, why=why) if why else said
    if cell.state == states.RANGE:
        return _(
            "%(lane)s: range only, somewhere between %(low)s and %(high)s",
            lane=lane_title(cell.lane),
            low=score1(cell.bound_low),
            high=score1(cell.bound_high),
        )
    reason = reason or cell_reason(cell)
    return _("%(lane)s: not scored, %(reason)s", lane=lane_title(cell.lane), reason=reason)


def short_score(cell: ShownCell) -> str:
    """What stands in a table: the score with one decimal, "range only" or "not scored"."""
    if cell.state == states.SCORED:
        return score1(cell.score)
    return _("range only") if cell.state == states.RANGE else _("not scored")
