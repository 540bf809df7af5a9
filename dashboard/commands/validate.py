"""`drd validate`: every fault of the content with its file and line, or what the content holds."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands import output
from dashboard.language.i18n import _

if TYPE_CHECKING:
    from methodology.model import Content

GOOD = 0
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
    """A note where the content asks for treatments; nothing else is said of content in order."""
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
