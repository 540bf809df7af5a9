"""Times Sobol' indices with their bootstrap, and a whole sensitivity run, beside plain numpy lower bounds.

100 outputs × 3 inputs on a base of 1,024; run with `make bench`.
"""

from __future__ import annotations

import os
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `drd` does: small products lose by threads

import numpy as np

from benchmarks.engine import median_ms, synthetic
from methodology.audit.run import audit
from methodology.model import Floats
from methodology.scoring.engine import score
from methodology.sensitivity.leave_out import without_dimensions
from methodology.sensitivity.run import sensitivity
from methodology.sensitivity.sobol import BASE, RESAMPLES, saltelli_design, sobol_indices

OUTPUTS, INPUTS = 100, 3
TARGET = 100.0
"""Milliseconds for the indices of all outputs with their intervals."""


def values() -> Floats:
    """Outputs of a model with interactions, (inputs + 2) × base × outputs."""
    design = saltelli_design(INPUTS, BASE)
    x = np.pi * (2 * design - 1)
    scale = np.linspace(0.1, 2, OUTPUTS)
    wave = np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2
    outputs: Floats = wave[..., None] + scale * (x[..., 2] ** 4 * np.sin(x[..., 0]))[..., None]
    return outputs


def lower_bound(columns: Floats, counts: Floats) -> Floats:
    """Only the products that a bootstrap of all indices cannot do without: resamples × columns."""
    products: Floats = counts @ columns
    return products


def main() -> None:
    outputs, random = values(), np.random.default_rng(1)
    columns = random.random((BASE, OUTPUTS * (2 * INPUTS + 2)))
    counts = random.integers(0, 3, (RESAMPLES, BASE)).astype(np.float64)
    bound = median_ms(lambda: lower_bound(columns, counts), 20)
    indices = median_ms(lambda: sobol_indices(outputs), 20)
    print(f"{OUTPUTS} outputs × {INPUTS} inputs, base {BASE}, {RESAMPLES} resamples")
    print(f"{'numpy lower bound: the products alone':52} {bound:8.1f} ms")
    verdict = "within" if indices <= TARGET else "OVER"
    print(f"{'indices with intervals':52} {indices:8.1f} ms   {indices / bound:5.1f} × lower bound,"
          f" {verdict} the target of {TARGET:.0f} ms")  # fmt: skip
    book = score(synthetic())
    print("200 economies × 60 indicators, one year")
    start = time.perf_counter()
    found = sensitivity(book, book.default_year, base=128)
    taken = time.perf_counter() - start
    runs = found.base * (len(found.inputs) + 2)
    what = f"sensitivity, {runs} runs with indices"
    print(f"{what:52} {taken * 1000:8.1f} ms   {taken / runs * 1e6:5.0f} µs a run")
    for name, work in (
        ("leave one dimension out, all pillars", lambda: without_dimensions(book, book.default_year)),
        ("statistical audit", lambda: audit(book, book.default_year)),
    ):
        print(f"{name:52} {median_ms(work, 3):8.1f} ms")


if __name__ == "__main__":
    main()
