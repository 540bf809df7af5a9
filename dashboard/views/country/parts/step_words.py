"""What may be said of a score against the year before, in words."""

from __future__ import annotations

from dashboard.language.i18n import _, ngettext
from dashboard.language.numbers import number, signed
from methodology.change.comparable import Step


def step_words(step: Step | None) -> str:
    """The change where the years may be compared, else that they may not, why, and the move like for like.

    Empty where the year shows no score, or no year comes before it.
    """
    if step is None or step.after is None:
        return ""
    if step.before is None:
        return _("No score in %(year)s to compare with.", year=step.first)
    if step.change is not None:
        return ngettext(
            "Since %(year)s, on the same figure: %(move)s.",
            "Since %(year)s, on the same %(number)s figures: %(move)s.",
            step.shared,
            number=number(step.shared),
            move=signed(step.change),
            year=step.first,
        )
    apart = _("Not comparable with %(year)s: %(why)s.", year=step.first, why=turnover_words(step))
    return f"{apart} {like_words(step)}"


def turnover_words(step: Step) -> str:
    """How many figures went and came: "7 of 17 figures expired, 2 are new"."""
    expired = ngettext(
        "%(expired)s of %(count)s figure expired",
        "%(expired)s of %(count)s figures expired",
        step.of,
        expired=number(step.expired),
    )
    if step.reweighed and not (step.expired or step.new):
        return _("others answer for the same figures")
    if not step.expired:
        return ngettext("%(count)s figure is new", "%(count)s figures are new", step.new)
    new = ngettext("%(count)s is new", "%(count)s are new", step.new)
    return _("%(expired)s, %(new)s", expired=expired, new=new) if step.new else expired


def like_words(step: Step) -> str:
    """The move on the figures that both years have, or that they are too few to say."""
    if step.like_for_like is None:
        return _("Too few figures are in both years to say how it moved.")
    return ngettext(
        "Like for like, on the one figure that both years have: %(move)s.",
        "Like for like, on the %(count)s figures that both years have: %(move)s.",
        step.shared,
        move=signed(step.like_for_like),
    )
