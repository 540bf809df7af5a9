"""A comparison of two contents in a few lines of Markdown, as the changelog needs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from dashboard.version_diff import LaneDiff, VersionDiff
from methodology import gate
from methodology.findings import listed
from methodology.scorebook import ScoreBook


def diff_words(diff: VersionDiff, names: tuple[str, str]) -> str:
    """Which scores moved from `names[0]` to `names[1]`, node by node, and what was not compared."""
    moved = sum(int((np.abs(part.change) > 0)[part.differs].sum()) for part in diff.lanes)
    states = sum(int((part.old.state != part.new.state).sum()) for part in diff.lanes)
    compared = sum(part.compared for part in diff.lanes)
    head = (
        f"{diff.level.capitalize()} scores from {names[0]} to {names[1]}, {_span(diff.years)}: "
        f"{moved:,} of {compared:,} moved, {states:,} changed their state."
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
        parts = ", ".join(
            f"{title} {getattr(part.moves, name)[row, most]:+.2f}"
            for title, name in (
                ("real change", "real"),
                ("new evidence", "evidence"),
                ("new method", "method"),
            )
        )
        yield (
            f"- {_title(diff, node)}, lane {part.lane}: {_count(len(at), 'score')} of "
            f"{_count(economies, 'economy', 'economies')} moved, {years}; at most "
            f"{pairs.economies[most]} {pairs.new_years[most]}, {part.old.score[row, most]:.2f} → "
            f"{part.new.score[row, most]:.2f} ({change[most]:+.2f}: {parts})."
        )


def _restated(diff: VersionDiff, part: LaneDiff) -> Iterator[str]:
    """One line for each node whose scores came, went or became ranges."""
    for row, node in enumerate(diff.nodes):
        at = np.flatnonzero(part.old.state[row] != part.new.state[row])
        if len(at):
            ways = Counter(zip(part.old.state[row, at], part.new.state[row, at], strict=True))
            words = "; ".join(
                f"{count:,} from {gate.STATES[old]} to {gate.STATES[new]}"
                for (old, new), count in sorted(ways.items())
            )
            yield f"- {_title(diff, node)}, lane {part.lane}: {words}."


def _revised(diff: VersionDiff) -> Iterator[str]:
    """A warning that real change may be a correction, where publishers revised figures of the same year."""
    found = sum(int((part.differs & (part.turnover.revised > 0)).sum()) for part in diff.lanes)
    if found:
        scores = _count(found, "of these scores stands", "of these scores stand")
        yield (
            f"- Behind {scores} at least one figure that its publisher revised: that part of real change is "
            "a correction."
        )


def _apart(old: ScoreBook, new: ScoreBook) -> Iterator[str]:
    """What only one of the two has, so that it could not be compared."""
    kinds = {
        "years": [{str(year) for year in book.years} for book in (old, new)],
        "economies": [set(book.economy_index) for book in (old, new)],
        "lanes": [set(book.lanes) for book in (old, new)],
        "nodes": [set(book.node_index) for book in (old, new)],
    }
    for kind, (before, after) in kinds.items():
        if after - before:
            yield f"- Only in the new content, {kind}: {listed(sorted(after - before))}."
        if before - after:
            yield f"- Only in the old content, {kind}: {listed(sorted(before - after))}."


def _title(diff: VersionDiff, node: str) -> str:
    return f"{diff.sides.books[1].node_index[node].title} ({node})"


def _span(years: tuple[int, ...]) -> str:
    if not years:
        return "no year"
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
