"""Times content ten to a hundred times as large as the shipped one; run with `make bench`, or with sizes.

`python -m benchmarks.growth 2000x60x14` writes a content of so many units, indicators and years to a
temporary folder, and tells for each step the seconds and the memory of its processes.
"""

from __future__ import annotations

import itertools
import os
import string
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SIZES = ("2000x60x14", "17000x10x14", "200x600x14", "200x60x100")
KINDS = ("structure", "process", "outcome")
CHANNELS = ("state", "compelled", "corporate")
POLL = 0.05


@dataclass(frozen=True)
class Size:
    units: int
    indicators: int
    years: int

    @classmethod
    def read(cls, text: str) -> Size:
        return cls(*map(int, text.split("x")))


def codes(count: int) -> list[str]:
    return [
        "".join(letters)
        for letters in itertools.islice(itertools.product(string.ascii_uppercase, repeat=3), count)
    ]


def write_content(root: Path, size: Size) -> None:
    """Four rights of up to three dimensions, a third of the figures missing, the rest drawn at random."""
    rng = np.random.default_rng(1)
    pillars, dimensions = min(4, max(1, size.indicators // 5)), 3 if size.indicators >= 36 else 1
    lines = ["pillars:"]
    for pillar in range(pillars):
        lines += [f"  - {{id: p{pillar}, title: Right {pillar}, dimensions: ["]
        lines += [f"      {{id: d{d}, title: Dimension {d}}}," for d in range(dimensions)]
        lines += ["    ]}"]
    _write(root / "indicators" / "pillars.yaml", lines)
    for number in range(size.indicators):
        pillar, rest = number % pillars, number // pillars
        _write(root / "indicators" / f"p{pillar}" / f"i{number}.yaml", [
            f"title: Indicator {number}",
            f"dimension: d{rest % dimensions}",
            f"kind: {KINDS[rest % 3]}",
            f"responsibility: {{{CHANNELS[rest % 3]}: 1}}",
            "scale: {method: goalposts, worst: 0, best: 100}",
        ])  # fmt: skip
    names = codes(size.units)
    _write(root / "data" / "economies.csv", ["iso3,name,region", *(
        f"{name},Unit {name},Region {place % 20}" for place, name in enumerate(names)
    )])  # fmt: skip
    _write(root / "methodology" / "methodology.yaml", [
        "gate: {scored: {coverage: 0.3}}",
        "lanes: {state: [state, compelled, protection], corporate: [corporate]}",
        "uncertainty: {measurement: {fact: 0.5}, goalposts: 0.1, leave_out: 0.5,",
        "  aggregation: {arithmetic: 0.6, geometric: 0.4}}",
    ])  # fmt: skip
    last = 2024
    with (root / "data" / "observations.csv").open("w") as file:
        file.write("series,iso3,year,value\n")
        for number in range(size.indicators):
            level = rng.uniform(0, 100, size.units)
            for year in range(last - size.years + 1, last + 1):
                here = np.flatnonzero(rng.random(size.units) > 1 / 3)
                values = np.clip(level[here] + rng.normal(0, 5, len(here)), 0, 100)
                file.writelines(
                    f"i{number},{names[place]},{year},{value:.2f}\n"
                    for place, value in zip(here.tolist(), values.tolist(), strict=True)
                )


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")


def memory_mb(pid: int) -> float:
    """The memory of a process and all below it, what they share counted once."""
    total, todo = 0.0, [pid]
    while todo:
        one = todo.pop()
        try:
            rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
            children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
        todo += [int(child) for child in children]
    return total


class Watched:
    """Runs one command, and knows its seconds, its processor seconds and its most memory."""

    def __init__(self, *command: str, content: Path, cache: Path) -> None:
        environment = {**os.environ, "DRD_CACHE": str(cache), "OPENBLAS_NUM_THREADS": "1"}
        start, before = time.perf_counter(), os.times()
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard", *command, "--content", str(content)],
            env=environment, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        self.peak = 0.0
        watching = threading.Thread(target=self._watch, args=(process,))
        watching.start()
        self.code = process.wait()
        self.seconds = time.perf_counter() - start
        watching.join()
        after = os.times()
        self.processor = (
            after.children_user + after.children_system - before.children_user - before.children_system
        )

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            self.peak = max(self.peak, memory_mb(process.pid))
            time.sleep(POLL)


COMMANDS = (
    ("validate",),
    ("score",),
    ("uncertainty", "--jobs", "1"),
    ("uncertainty", "--jobs", "2"),
    ("audit",),
)


def main(sizes: tuple[str, ...]) -> None:
    print(f"{'content':14} {'command':26} {'seconds':>8} {'processor':>10} {'MB':>7}  exit")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root, cache = Path(folder) / "content", Path(folder) / "cache"
            write_content(root, Size.read(size))
            for command in COMMANDS:
                ran = Watched(*command, content=root, cache=cache)
                told = f"{ran.seconds:8.1f} {ran.processor:10.1f} {ran.peak:7.0f}  {ran.code}"
                print(f"{size:14} {' '.join(command):26} {told}", flush=True)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or SIZES)
