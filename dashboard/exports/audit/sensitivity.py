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


def sensitivity_report(sensitivity: Sensitivity, effects: Effects) -> FormattedReport:
    """A sensitivity run as a table, a document and a text."""
    return FormattedReport(
        COLUMNS,
        rows=lambda: _rows(sensitivity, effects),
        document=lambda: _document(sensitivity, effects),
        text=lambda: _text(sensitivity, effects),
    )


Row = tuple[object, ...]


def _rows(sensitivity: Sensitivity, effects: Effects) -> Iterator[Row]:
    for name, outputs in sensitivity.moved.items():
        yield _row(sensitivity, "input", about=name, measure="outputs_moved", value=outputs)
    for name, why in sensitivity.idle.items():
        yield _row(sensitivity, "input", about=name, measure=f"not varied: {idle_words(why)}")
    for place, pillar in enumerate(sensitivity.pillars):
        yield _row(
            sensitivity, RANK_SHIFT, pillar=pillar, measure="mean", value=sensitivity.mean_shift[place]
        )
        yield from _index_rows(sensitivity, RANK_SHIFT, sensitivity.rank_shift, place, pillar, "")
    for place, (pillar, iso3) in enumerate(sensitivity.economies):
        yield _row(
            sensitivity, SCORE, pillar=pillar, iso3=iso3, measure="spread", value=sensitivity.spread[place]
        )
        yield from _index_rows(sensitivity, SCORE, sensitivity.score, place, pillar, iso3)
    for effect in (*effects.sources, *effects.dimensions, *effects.ways):
        yield from _effect_rows(sensitivity, effect)


def _row(sensitivity: Sensitivity, name: str, **cells: object) -> Row:
    values = {"table": name, "year": sensitivity.year, "lane": sensitivity.lane, **cells}
    return tuple(values.get(column) for column in COLUMNS)


def _index_rows(
    sensitivity: Sensitivity, name: str, indices: Indices, place: int, pillar: str, iso3: str
) -> Iterator[Row]:
    for order in ("first", "total"):
        arrays = [getattr(indices, order + end)[place] for end in ("", "_low", "_high")]
        for about, value, low, high in zip(sensitivity.inputs, *arrays, strict=True):
            yield _row(sensitivity, name, about=about, pillar=pillar, iso3=iso3, measure=order,
                       value=value, low=low, high=high)  # fmt: skip


def _effect_rows(sensitivity: Sensitivity, effect: Effect) -> Iterator[Row]:
    head = {"about": about_words(effect), "pillar": effect.pillar}
    for measure, value in _summary(effect).items():
        yield _row(sensitivity, effect.kind, **head, measure=measure, value=value)
    for condition, value in effect.failing.items():
        yield _row(sensitivity, effect.kind, **head, measure=f"lost_for_{condition}", value=value)
    for measure, changes in (("notable", effect.notable), ("state", effect.states)):
        for change in changes:
            moved = {"value": change.change, "state": change.state, "state_then": change.state_then}
            yield _row(sensitivity, effect.kind, **head, iso3=change.iso3, measure=measure, **moved)


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


def _document(sensitivity: Sensitivity, effects: Effects) -> object:
    head = ("year", "lane", "base", "seed", "inputs")
    return plain(
        {
            **{name: getattr(sensitivity, name) for name in head},
            "idle": {name: idle_words(why) for name, why in sensitivity.idle.items()},
            "moved": sensitivity.moved,
            "left_out": sensitivity.left_out,
            "rank_shift": [
                {"pillar": pillar, "mean": sensitivity.mean_shift[place],
                 "inputs": _indices(sensitivity, sensitivity.rank_shift, place)}
                for place, pillar in enumerate(sensitivity.pillars)
            ],
            "scores": [
                {"pillar": pillar, "iso3": iso3, "spread": sensitivity.spread[place],
                 "inputs": _indices(sensitivity, sensitivity.score, place)}
                for place, (pillar, iso3) in enumerate(sensitivity.economies)
            ],
            "without_source": [_effect(effect) for effect in effects.sources],
            "without_dimension": [_effect(effect) for effect in effects.dimensions],
            "other_ways": [_effect(effect) for effect in effects.ways],
        }
    )  # fmt: skip


def _indices(sensitivity: Sensitivity, indices: Indices, place: int) -> dict[str, dict[str, float]]:
    names = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    return {
        name: {measure: float(getattr(indices, measure)[place, column]) for measure in names}
        for column, name in enumerate(sensitivity.inputs)
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


def _text(sensitivity: Sensitivity, effects: Effects) -> str:
    runs = sensitivity.base * (len(sensitivity.inputs) + 2)
    first = _(
        "Sensitivity of %(year)s, lane %(lane)s: %(runs)s runs, seed %(seed)s",
        year=sensitivity.year,
        lane=sensitivity.lane,
        runs=f"{runs:,}",
        seed=sensitivity.seed,
    )
    lines = [first, ""]
    lines += section(
        _("Which choice changes the order of economies (share of the variance of the mean shift in rank)"),
        _index_table(
            sensitivity,
            sensitivity.rank_shift,
            zip(sensitivity.pillars, sensitivity.mean_shift.tolist(), strict=True),
            _("places"),
        ),
    )
    lines += section(
        _("Which choice changes scores (median over economies of the share of a score's variance)"),
        _index_table(sensitivity, _median_by_pillar(sensitivity), _spreads(sensitivity), _("points")),
    )
    lines.append(
        _("Shares slightly below 0 are 0 within their error; the CSV and the JSON hold 95 % intervals.")
    )
    for name, why in sensitivity.idle.items():
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
    sensitivity: Sensitivity, indices: Indices, heads: Iterable[tuple[str, float]], unit: str
) -> list[str]:
    rows: list[Row] = []
    for place, (pillar, size) in enumerate(heads):
        for order, array in ((_("alone"), indices.first), (_("in all"), indices.total)):
            rows.append((pillar, size, order, *array[place].tolist()))
    return table((_("pillar"), unit, _("share"), *sensitivity.inputs), rows)


def _median_by_pillar(sensitivity: Sensitivity) -> Indices:
    names = ("first", "first_low", "first_high", "total", "total_low", "total_high")
    own = [[p == pillar for p, _ in sensitivity.economies] for pillar in sensitivity.pillars]
    blank = np.full(len(sensitivity.inputs), np.nan)

    def medians(array: Floats) -> Floats:
        parts = [array[np.array(rows, dtype=np.bool_)] for rows in own]
        return np.stack([np.median(part, axis=0) if len(part) else blank for part in parts])

    return Indices(**{name: medians(getattr(sensitivity.score, name)) for name in names})


def _spreads(sensitivity: Sensitivity) -> Iterator[tuple[str, float]]:
    for pillar in sensitivity.pillars:
        spreads = zip(sensitivity.spread.tolist(), sensitivity.economies, strict=True)
        sizes = [size for size, (other, _) in spreads if other == pillar]
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
