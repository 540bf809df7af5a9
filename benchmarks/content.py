"""Times the way from files on disk to a scored panel, and from the prepared form; imports not counted."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `drd` does: small products lose by threads
os.environ["DRD_CACHE"] = tempfile.mkdtemp()

from benchmarks.engine import median_ms
from dashboard.content.load import check_content, load_content
from methodology.scoring.engine import score

ROOT = Path(__file__).parents[1]


def main() -> None:
    load_content(ROOT)  # writes the prepared form
    content = load_content(ROOT)
    rows = [
        ("YAML and CSV files to checked content", median_ms(lambda: check_content(ROOT), 9)),
        ("files to a scored panel, three lanes", median_ms(lambda: score(check_content(ROOT)), 9)),
        ("prepared form to checked content", median_ms(lambda: load_content(ROOT), 9)),
        ("prepared form to a scored panel", median_ms(lambda: score(load_content(ROOT)), 9)),
        ("content to a scored panel", median_ms(lambda: score(content), 9)),
    ]
    size = f"{len(content.framework.indicators)} indicators, {len(content.observations):,} observations"
    print(f"{size}, {len(content.economies)} economies")
    for name, time_ms in rows:
        print(f"{name:48} {time_ms:8.1f} ms")


if __name__ == "__main__":
    main()
