"""A comparison of two contents in a few lines of Markdown, as the changelog needs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from dashboard.exports.versions.diff import LaneDiff, VersionDiff
from dashboard.language.i18n import N_, _, ngettext
from dashboard.language.words import words_listed
from methodology.scoring.aggregation import gate
from methodology.scoring.scorebook import ScoreBook

HEADS = {
    "overall": N_("Overall scores from %(old)s to %(new)s, %(years)s: %(moved)s of %(compared)s moved, "
                  "%(states)s changed their state."),
    "pillar": N_("Pillar scores from %(old)s to %(new)s, %(years)s: %(moved)s of %(compared)s moved, "
                 "%(states)s changed their state."),
    "dimension": N_("Dimension scores from %(old)s to %(new)s, %(years)s: %(moved)s of %(compared)s moved, "
                    "%(states)s changed their state."),
    "indicator": N_("Indicator scores from %(old)s to %(new)s, %(years)s: %(moved)s of %(compared)s moved, "
                    "%(states)s changed their state."),
}  # fmt: skip


def content_name(book: ScoreBook) -> str:
    """A content as the summary names it."""
    version, digest = book.methodology.version, book.content.digest[:12]
    return _("methodology %(version)s, content %(content)s", version=version, content=digest)


def diff_words(diff: VersionDiff, names: tuple[str, str]) -> str:
    """Which scores moved from `names[0]` to `names[1]`, node by node, and what was not compared."""
    moved = sum(int((np.abs(part.change) > 0)[part.differs].sum()) for part in diff.lanes)
    states = sum(int((part.old.state != part.new.state).sum()) for part in diff.lanes)
    compared = sum(part.compared for part in diff.lanes)
    head = _(
        HEADS[diff.level],
        old=names[0],
        new=names[1],
        years=_span(diff.years),
        moved=f"{moved:,}",
        compared=f"{compared:,}",
        states=f"{states:,}",
    )
    lines = [line for part in diff.lanes for line in (*_moved(diff, part), *_restated(diff, part))]
    return "\n".join([head, *lines, *_revised(diff), *_apart(*diff.sides.books)]) + "\n"


def _moved(diff: VersionDiff, part: LaneDiff) -> Iterator[str]:
    """One line for each node with scores that moved."""
    pairs = diff.sides.pairs
    for row, node in enumerate(diff.nodes):
        change = np.where(part.differs[row], part.change[row], np.nan)
        at = np.flatnonzero(~np.isnan(change))
        if not len(at):
            continue
        most = at[np.argmax(np.abs(change[at]))]
        economies = len({pairs.economies[place] for place in at})
        years = _span(tuple(sorted({pairs.new_years[place] for place in at})))
        moves = {name: getattr(part.moves, name)[row, most] for name in ("real", "evidence", "method")}
        yield _(
            "- %(title)s, lane %(lane)s: %(scores)s of %(economies)s moved, %(years)s; at most %(iso3)s "
            "%(year)s, %(old)s → %(new)s (%(change)s: real change %(real)s, new evidence %(evidence)s, new "
            "method %(method)s).",
            title=_title(diff, node),
            lane=part.lane,
            scores=ngettext("%(number)s score", "%(number)s scores", len(at), number=f"{len(at):,}"),
            economies=_economies(economies),
            years=years,
            iso3=pairs.economies[most],
            year=pairs.new_years[most],
            old=f"{part.old.score[row, most]:.2f}",
            new=f"{part.new.score[row, most]:.2f}",
            change=f"{change[most]:+.2f}",
            **{name: f"{move:+.2f}" for name, move in moves.items()},
        )


def _economies(count: int) -> str:
    return ngettext("%(number)s economy", "%(number)s economies", count, number=f"{count:,}")


def _restated(diff: VersionDiff, part: LaneDiff) -> Iterator[str]:
    """One line for each node whose scores came, went or became ranges."""
    for row, node in enumerate(diff.nodes):
        at = np.flatnonzero(part.old.state[row] != part.new.state[row])
        if len(at):
            ways = Counter(zip(part.old.state[row, at], part.new.state[row, at], strict=True))
            words = "; ".join(_way(count, old, new) for (old, new), count in sorted(ways.items()))
            title = _title(diff, node)
            yield _("- %(title)s, lane %(lane)s: %(ways)s.", title=title, lane=part.lane, ways=words)


def _way(count: int, old: int, new: int) -> str:
    states = {"old": gate.STATES[old], "new": gate.STATES[new]}
    return _("%(count)s from %(old)s to %(new)s", count=f"{count:,}", **states)


def _revised(diff: VersionDiff) -> Iterator[str]:
    """A warning that real change may be a correction, where publishers revised figures of the same year."""
    revised = sum(int((part.differs & (part.turnover.revised > 0)).sum()) for part in diff.lanes)
    if revised:
        yield ngettext(
            "- Behind %(number)s of these scores stands at least one figure that its publisher revised: that "
            "part of real change is a correction.",
            "- Behind %(number)s of these scores stand at least one figure that its publisher revised: that "
            "part of real change is a correction.",
            revised,
            number=f"{revised:,}",
        )


def _apart(old: ScoreBook, new: ScoreBook) -> Iterator[str]:
    """What only one of the two has, so that it could not be compared."""
    kinds = {
        N_("years"): [{str(year) for year in book.years} for book in (old, new)],
        N_("economies"): [set(book.economy_index) for book in (old, new)],
        N_("lanes"): [set(book.lanes) for book in (old, new)],
        N_("nodes"): [set(book.node_index) for book in (old, new)],
    }
    for kind, (before, after) in kinds.items():
        if after - before:
            names = words_listed(sorted(after - before))
            yield _("- Only in the new content, %(kind)s: %(names)s.", kind=_(kind), names=names)
        if before - after:
            names = words_listed(sorted(before - after))
            yield _("- Only in the old content, %(kind)s: %(names)s.", kind=_(kind), names=names)


def _title(diff: VersionDiff, node: str) -> str:
    return f"{diff.sides.books[1].node_index[node].title} ({node})"


def _span(years: tuple[int, ...]) -> str:
    if not years:
        return _("no year")
    if len(years) == 1:
        return str(years[0])
    return _("%(first)s to %(last)s", first=years[0], last=years[-1])
