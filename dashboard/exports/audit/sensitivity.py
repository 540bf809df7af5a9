"""What `drd sensitivity` prints: indices, and what each source, dimension and rule changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from dashboard.exports.audit.sensitivity_words import about_words, idle_words, title_words
from dashboard.exports.report_formats import FormattedReport, plain
from dashboard.exports.text_table import section, table
from dashboard.language.i18n import _
from methodology.model import Floats
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.alternatives import Effect, gained, lost
from methodology.sensitivity.leave_out import SOURCE, without_dimensions, without_sources
from methodology.sensitivity.other_ways import other_ways
from methodology.sensitivity.run import Sensitivity
from methodology.sensitivity.sobol import Indices

COLUMNS = (
    "table", "year", "lane", "about", "pillar", "iso3", "measure", "value", "low", "high", "state",
    "state_then",
)  # fmt: skip
RANK_SHIFT, SCORE = "rank-shift", "score"


@dataclass(frozen=True)
class Effects:
    """The three one-at-a-time tables."""

    sources: tuple[Effect, ...]
    dimensions: tuple[Effect, ...]
    ways: tuple[Effect, ...]


def one_at_a_time(book: ScoreBook, year: int, lane: str) -> Effects:
    """What leaving out each source or dimension, and each other way to compute, does to a year."""
    return Effects(
        without_sources(book, year, lane), without_dimensions(book, year, lane), other_ways(book, year, lane)
    )


def sensitivity_report(found: Sensitivity, effects: Effects) -> FormattedReport:
    """A sensitivity run as a table, a document and a text."""
    return FormattedReport(
        COLUMNS,
        rows=lambda: _rows(found, effects),
        document=lambda: _document(found, effects),
        text=lambda: _text(found, effects),
    )


Row = tuple[object, ...]


def _rows(found: Sensitivity, effects: Effects) -> Iterator[Row]:
    for name, outputs in found.moved.items():
        yield _row(found, "input", about=name, measure="outputs_moved", value=outputs)
    for name, why in found.idle.items():
        yield _row(found, "input", about=name, measure=f"not varied: {idle_words(why)}")
    for place, pillar in enumerate(found.pillars):
        yield _row(found, RANK_SHIFT, pillar=pillar, measure="mean", value=found.mean_shift[place])
        yield from _index_rows(found, RANK_SHIFT, found.rank_shift, place, pillar, "")
    for place, (pillar, iso3) in enumerate(found.economies):
        yield _row(found, SCORE, pillar=pillar, iso3=iso3, measure="spread", value=found.spread[place])
        yield from _index_rows(found, SCORE, found.score, place, pillar, iso3)
    for effect in (*effects.sources, *effects.dimensions, *effects.ways):
        yield from _effect_rows(found, effect)


def _row(found: Sensitivity, name: str, **cells: object) -> Row:
    values = {"table": name, "year": found.year, "lane": found.lane, **cells}
    return tuple(values.get(column) for column in COLUMNS)


def _index_rows(
    found: Sensitivity, name: str, indices: Indices, place: int, pillar: str, iso3: str
) -> Iterator[Row]:
    for order in ("first", "total"):
        arrays = [getattr(indices, order + end)[place] for end in ("", "_low", "_high")]
        for about, value, low, high in zip(found.inputs, *arrays, strict=True):
            yield _row(found, name, about=about, pillar=pillar, iso3=iso3, measure=order,
                       value=value, low=low, high=high)  # fmt: skip


def _effect_rows(found: Sensitivity, effect: Effect) -> Iterator[Row]:
    head = {"about": about_words(effect), "pillar": effect.pillar}
    for measure, value in _summary(effect).items():
        yield _row(found, effect.kind, **head, measure=measure, value=value)
    for condition, value in effect.failing.items():
        yield _row(found, effect.kind, **head, measure=f"lost_for_{condition}", value=value)
    for measure, changes in (("notable", effect.notable), ("state", effect.states)):
        for change in changes:
            yield _row(found, effect.kind, **head, iso3=change.iso3, measure=measure, value=change.change,
                       state=change.state, state_then=change.state_then)  # fmt: skip


def _summary(effect: Effect) -> dict[str, object]:
    return {
        "compared": effect.compared,
        "mean_change": effect.mean_change,
        "mean_size": effect.mean_size,
        "largest_change": effect.largest,
        "rank_correlation": effect.order,
        "notable_economies": len(effect.notable),
        "scores_lost": lost(effect),
        "scores_gained": gained(effect),
    }


def _document(found: Sensitivity, effects: Effects) -> object:
    head = ("year", "lane", "base", "seed", "inputs")
    return plain(
        {
            **{name: getattr(found, name) for name in head},
            "idle": {name: idle_words(why) for name, why in found.idle.items()},
            "moved": found.moved,
            "left_out": found.left_out,
            "rank_shift": [
                {"pillar": pillar, "mean": found.mean_shift[place],
                 "inputs": _indices(found, found.rank_shift, place)}
                for place, pillar in enumerate(found.pillars)
            ],
            "scores": [
                {"pillar": pillar, "iso3": iso3, "spread": found.spread[place],
                 "inputs": _indices(found, found.score, place)}
                for place, (pillar, iso3) in enumerate(found.economies)
            ],
            "without_source": [_effect(effect) for effect in effects.sources],
            "without_dimension": [_effect(effect) for effect in effects.dimensions],
            "other_ways": [_effect(effect) for effect in effects.ways],
        }
    )  # fmt: skip


def _indices(found: Sensitivity, indices: Indices, place: int) -> dict[str, dict[str, float]]:
    names = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    return {
        name: {measure: float(getattr(indices, measure)[place, column]) for measure in names}
        for column, name in enumerate(found.inputs)
    }


def _effect(effect: Effect) -> dict[str, object]:
    names = ("pillar", "notable", "states", "failing", "largest_at")
    return {
        "kind": effect.kind,
        "about": about_words(effect),
        "title": title_words(effect),
        **{name: getattr(effect, name) for name in names},
        **_summary(effect),
    }


def _text(found: Sensitivity, effects: Effects) -> str:
    runs = found.base * (len(found.inputs) + 2)
    first = _(
        "Sensitivity of %(year)s, lane %(lane)s: %(runs)s runs, seed %(seed)s",
        year=found.year,
        lane=found.lane,
        runs=f"{runs:,}",
        seed=found.seed,
    )
    lines = [first, ""]
    lines += section(
        _("Which choice changes the order of economies (share of the variance of the mean shift in rank)"),
        _index_table(
            found, found.rank_shift, zip(found.pillars, found.mean_shift.tolist(), strict=True), _("places")
        ),
    )
    lines += section(
        _("Which choice changes scores (median over economies of the share of a score's variance)"),
        _index_table(found, _median_by_pillar(found), _spreads(found), _("points")),
    )
    lines.append(
        _("Shares slightly below 0 are 0 within their error; the CSV and the JSON hold 95 % intervals.")
    )
    for name, why in found.idle.items():
        lines.append(_("Not varied: %(name)s: %(why)s", name=name, why=idle_words(why)))
    lines += [""]
    for title, part in (
        (_("Without one source"), effects.sources),
        (_("Without one dimension"), effects.dimensions),
        (_("Other rules, each alone"), effects.ways),
    ):
        lines += section(title, _effect_table(part))
    return "\n".join(lines)


def _index_table(
    found: Sensitivity, indices: Indices, heads: Iterable[tuple[str, float]], unit: str
) -> list[str]:
    rows: list[Row] = []
    for place, (pillar, size) in enumerate(heads):
        for order, array in ((_("alone"), indices.first), (_("in all"), indices.total)):
            rows.append((pillar, size, order, *array[place].tolist()))
    return table((_("pillar"), unit, _("share"), *found.inputs), rows)


def _median_by_pillar(found: Sensitivity) -> Indices:
    names = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    own = [[p == pillar for p, _ in found.economies] for pillar in found.pillars]
    blank = np.full(len(found.inputs), np.nan)

    def medians(array: Floats) -> Floats:
        parts = [array[np.array(rows, dtype=np.bool_)] for rows in own]
        return np.stack([np.median(part, axis=0) if len(part) else blank for part in parts])

    return Indices(**{name: medians(getattr(found.score, name)) for name in names})


def _spreads(found: Sensitivity) -> Iterator[tuple[str, float]]:
    for pillar in found.pillars:
        sizes = [s for s, (p, _) in zip(found.spread.tolist(), found.economies, strict=True) if p == pillar]
        yield pillar, float(np.median(sizes)) if sizes else float("nan")


def _effect_table(effects: Iterable[Effect]) -> list[str]:
    head = (
        _("change"),
        _("pillar"),
        _("scores"),
        _("mean"),
        _("size"),
        _("largest"),
        _("at"),
        _("order kept"),
        _("notable"),
        _("lost"),
        _("gained"),
        _("lost for"),
    )
    return table(
        head,
        (
            (e.about if e.kind == SOURCE else title_words(e), e.pillar, e.compared, e.mean_change,
             e.mean_size, e.largest, e.largest_at, e.order, len(e.notable), lost(e), gained(e),
             ", ".join(f"{name} {count}" for name, count in e.failing.items()))
            for e in effects
        ),
    )  # fmt: skip
