"""`drd validate`: every fault of the content with its file and line, or what the content holds."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import output
from dashboard.language.i18n import _, ngettext

if TYPE_CHECKING:
    from methodology.model import Content

GOOD = 0
MOST_NOTES = 20
"""So many figures of years far from all others are named; the others are counted."""
Root = Callable[[argparse.Namespace], Path]


def add_parser(commands: Any, shared: argparse.ArgumentParser, root: Root) -> None:
    """Adds the command to the parser's commands; `root` is the content root that the arguments name."""
    validate = commands.add_parser("validate", parents=[shared], help=_("check all content"))
    validate.set_defaults(run=lambda parsed: run(root(parsed)))


def run(root: Path) -> int:
    """Says what the content holds. Raises ContentError with every fault of it."""
    from dashboard.content.load import check_content

    content = check_content(root)
    _say_treated(content)
    _say_years(content)
    _say_unused(content)
    framework = content.framework
    dimensions = sum(not d.implicit for pillar in framework.pillars for d in pillar.dimensions)
    counts = {
        "pillars": len(framework.pillars),
        "dimensions": dimensions,
        "indicators": len(framework.indicators),
        "economies": len(content.economies),
        "observations": f"{len(content.observations):,}",
        "sources": len(content.sources),
    }
    output.write(_in_order(counts, len(framework.context)) + "\n")
    return GOOD


def _in_order(counts: Mapping[str, object], context: int) -> str:
    """What the content holds; `context` indicators are named where there are any."""
    if context:
        return _(
            "The content is in order: %(pillars)s pillars, %(dimensions)s dimensions, %(indicators)s "
            "indicators, %(context)s shown as context, %(economies)s economies, %(observations)s "
            "observations, %(sources)s sources.",
            context=context,
            **counts,
        )
    return _(
        "The content is in order: %(pillars)s pillars, %(dimensions)s dimensions, %(indicators)s "
        "indicators, %(economies)s economies, %(observations)s observations, %(sources)s sources.",
        **counts,
    )


def _say_treated(content: Content) -> None:
    """A note where the content asks for treatments."""
    if not content.methodology.treatment.asked:
        return
    from methodology.explain.treated import count_treated
    from methodology.scoring.engine import score

    found = count_treated(score(content))
    steps = ", ".join(f"{count:,} {step}" for step, count in found.steps.items() if count)
    output.say(
        _(
            "drd: note: the methodology asks for treatments; %(treated)s of %(scores)s scores of indicators, "
            "over all years, rest on one (%(steps)s)",
            treated=f"{found.treated:,}",
            scores=f"{found.scores:,}",
            steps=steps or _("none so far"),
        )
    )


def _say_years(content: Content) -> None:
    """Notes on years that hardly any figure stands in: a slip there moves what is shown first."""
    from methodology.explain.lone_years import lone_figures, thin_default
    from methodology.scoring.engine import scored_years
    from methodology.scoring.scorebook import NO_YEARS

    if scored_years(content)[0] == NO_YEARS:
        output.say(_("drd: note: no observations, so no scored year"))
    thin = thin_default(content)
    if thin is not None and not thin.figures:
        output.say(
            _(
                "drd: note: the default year, %(year)s, is the first that the methodology names; no figure "
                "is of it, %(fullest)s has %(most)s",
                year=thin.year,
                fullest=thin.fullest,
                most=thin.most,
            )
        )
    elif thin is not None:
        output.say(
            _(
                "drd: note: the default year, %(year)s, is that of the newest figure and has %(figures)s "
                "figures of its own; %(fullest)s has %(most)s; set default under years in "
                "methodology/methodology.yaml to choose another",
                year=thin.year,
                figures=thin.figures,
                fullest=thin.fullest,
                most=thin.most,
            )
        )
    lone = lone_figures(content)
    for one in lone[:MOST_NOTES]:
        output.say(
            _(
                "drd: note: observations: the figure of %(series)s for %(iso3)s is of %(year)s, %(apart)s "
                "years from all others; is the year right?",
                series=one.series,
                iso3=one.iso3,
                year=one.year,
                apart=one.apart,
            )
        )
    if len(lone) > MOST_NOTES:
        rest = len(lone) - MOST_NOTES
        output.say(
            ngettext(
                "drd: note: observations: %(count)s more figure stands years from all others",
                "drd: note: observations: %(count)s more figures stand years from all others",
                rest,
            )
        )


def _say_unused(content: Content) -> None:
    """A note on figures that enter no score and stand on no page."""
    from methodology.faults.finding import listed
    from methodology.faults.near_series import unused_series, used_series

    used = used_series(content.framework, content.methodology, content.context, content.income)
    unused = unused_series(content.observations, used)
    if unused:
        output.say(
            ngettext(
                "drd: note: nothing uses the figures of %(count)s series: %(names)s",
                "drd: note: nothing uses the figures of %(count)s series: %(names)s",
                len(unused),
                names=listed(unused),
            )
        )
