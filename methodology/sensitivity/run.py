"""Global sensitivity: which choice of the method moves pillar scores and their order, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from methodology.doubt.workers import Crew, alone
from methodology.model import ALL, Bools, Floats
from methodology.scoring.aggregation.gate import SCORED
from methodology.scoring.scorebook import ScoreBook
from methodology.sensitivity.idle import why_idle
from methodology.sensitivity.sobol import BASE, LEVEL, RESAMPLES, Indices, saltelli_design, sobol_indices
from methodology.sensitivity.switches import SWITCHES, Memo, Switches, switches
from methodology.statistics.correlation import mean_ranks

Progress = Callable[[int, int], None]
TOGETHER = 32
"""Rows of the design that are run one after the other, before progress is told."""
HELD = 256 * 1024 * 1024
"""Bytes of results up to which as many rows are run as `BASE` says; above it half as many, and so on."""
STILL = 1e-9
"""A change of an output up to this is rounding."""


class InertInputError(ValueError):
    """An input was varied and moved no output, so the run would only pretend to test it.

    `inputs` are those that moved nothing.
    """

    def __init__(self, message: str, inputs: tuple[str, ...]) -> None:
        super().__init__(message)
        self.inputs = inputs


class NothingToTestError(ValueError):
    """There is no scored pillar, or no choice that the content leaves open."""


@dataclass(frozen=True)
class Sensitivity:
    """Indices of one year and lane. `inputs` were varied; `idle` maps the others to one of `idle.IDLE`.

    `rank_shift` has one output a pillar: the mean absolute shift in rank over its economies; `mean_shift`
    (pillars,) is that output averaged over all runs, in places. `score` has one output for each entry of
    `economies` (pillar, iso3); `spread` (outputs,) is its standard deviation over all runs, in points of the
    scale. `moved` counts, for each input, the outputs that it alone has moved. `left_out` are (pillar, iso3)
    which some run leaves without any score.
    """

    year: int
    lane: str
    base: int
    seed: int
    inputs: tuple[str, ...]
    idle: Mapping[str, str]
    pillars: tuple[str, ...]
    rank_shift: Indices
    mean_shift: Floats
    economies: tuple[tuple[str, str], ...]
    score: Indices
    spread: Floats
    moved: Mapping[str, int]
    left_out: tuple[tuple[str, str], ...]


def sensitivity(
    book: ScoreBook,
    year: int,
    lane: str = ALL,
    base: int = BASE,
    seed: int = 1,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    progress: Progress | None = None,
    by: Crew | None = None,
) -> Sensitivity:
    """First- and total-order Sobol' indices of every pillar score, and of the mean shift in rank.

    Formula: indices by Jansen on a Saltelli design of base·(inputs + 2) runs; the shift in rank of a pillar
    is Σ|rank - published rank| / n over its scored economies (R̄_S of Saisana et al.). `progress` is told the
    rows done and all rows now and then; `by` hands the runs to others. Shapes: see `Sensitivity`. Units:
    shares of variance, places, points of the scale. The same seed gives the same bytes, whoever runs.
    Errors: InertInputError where a varied input moves nothing; NothingToTestError where there is no scored
    pillar or no open choice; ValueError and KeyError for an unknown year and lane.
    Source: Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools
    for the quality assessment of composite indicators, J. R. Stat. Soc. A 168, 307-323; OECD/JRC, Handbook
    (2008), step 7.
    """
    model = switches(book, year, lane, seed)
    shown = book.panels[lane].pillar.state[:, book.years.index(year) :: len(book.years)] == SCORED
    idle = why_idle(model, shown)
    inputs = tuple(name for name in SWITCHES if name not in idle)
    if not shown.any() or not inputs:
        raise NothingToTestError(
            f"nothing to test in {year}, lane {lane}: "
            + ("no pillar is scored" if not shown.any() else "the content leaves no choice open")
        )
    runs = _run(model, saltelli_design(len(inputs), base, seed), inputs, progress, by or alone)
    kept = shown & ~np.isnan(runs).any(axis=(0, 1))
    shift = rank_shifts(runs, model.pillars({}), kept)
    scores = runs[:, :, kept]
    moved = _moved(np.concatenate([shift, scores], axis=2), inputs)
    pillars, names = book.tree.pillar_ids, [economy.iso3 for economy in book.economies]
    return Sensitivity(
        year, lane, base, seed, inputs, idle, pillars,
        rank_shift=sobol_indices(shift, resamples, level, seed),
        mean_shift=np.where(kept.any(axis=1), shift.mean(axis=(0, 1)), np.nan),
        economies=tuple((pillars[p], names[e]) for p, e in np.argwhere(kept)),
        score=sobol_indices(scores, resamples, level, seed),
        spread=scores.std(axis=(0, 1)),
        moved=moved,
        left_out=tuple((pillars[p], names[e]) for p, e in np.argwhere(shown & ~kept)),
    )  # fmt: skip


def base_for(book: ScoreBook) -> int:
    """How many rows the results of all of whose runs fit into HELD, a power of two and at most BASE."""
    cells = len(book.tree.pillar_ids) * len(book.economies) * np.dtype(np.float64).itemsize
    rows = max(2, HELD // max(1, (len(SWITCHES) + 2) * cells))
    return min(BASE, 1 << (rows.bit_length() - 1))


@dataclass(frozen=True)
class _Rows:
    """Some rows of a design, from `start` on: blocks × rows × inputs."""

    start: int
    design: Floats
    inputs: tuple[str, ...]


def _run(
    model: Switches, design: Floats, inputs: tuple[str, ...], progress: Progress | None, by: Crew
) -> Floats:
    """Pillar means of every run, blocks × base × pillars × economies."""
    blocks, base, _ = design.shape
    runs = np.empty((blocks, base, len(model.tree.pillar_ids), model.score.shape[1]))
    tasks = [_Rows(at, design[:, at : at + TOGETHER], inputs) for at in range(0, base, TOGETHER)]
    done = 0
    for start, means in by(_run_rows, model, tasks):
        runs[:, start : start + means.shape[1]] = means
        done += means.shape[1]
        if progress:
            progress(done, base)
    return runs


def _run_rows(model: Switches, rows: _Rows) -> tuple[int, Floats]:
    """The first row, and blocks × rows × pillars × economies."""
    means = []
    for row in range(rows.design.shape[1]):
        memo: Memo = {}
        settings = (dict(zip(rows.inputs, block[row].tolist(), strict=True)) for block in rows.design)
        means.append([model.pillars(setting, memo) for setting in settings])
    return rows.start, np.array(means).swapaxes(0, 1)


def rank_shifts(runs: Floats, published: Floats, kept: Bools) -> Floats:
    """The mean absolute shift in rank of each pillar, the leading shape of runs × pillars, in places.

    `runs` … × pillars × economies and `published` pillars × economies hold scores; only `kept` economies
    are ranked. 0 for a pillar without any.
    Units: scores in points of the scale, shifts in places of the order.
    """
    shift = np.zeros(runs.shape[:-1])
    for pillar, own in enumerate(kept):
        if own.any():
            ranks = mean_ranks(runs[..., pillar, own])
            shift[..., pillar] = np.abs(ranks - mean_ranks(published[pillar, own])).mean(axis=-1)
    return shift


def _moved(values: Floats, inputs: tuple[str, ...]) -> dict[str, int]:
    """How many outputs each input has moved. Raises InertInputError where one has moved none."""
    moved = {
        name: int((np.abs(values[place + 2] - values[0]) > STILL).any(axis=0).sum())
        for place, name in enumerate(inputs)
    }
    inert = [name for name, outputs in moved.items() if not outputs]
    if inert:
        runs = values.shape[1]
        raise InertInputError(
            f"{', '.join(inert)}: varied in {runs} runs without moving any of {values.shape[2]} outputs; "
            "either this content makes the choice meaningless, or the base is too small to show it",
            tuple(inert),
        )
    return moved
