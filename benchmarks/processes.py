"""What benchmarks ask the system: a free port, and the memory of processes."""

from __future__ import annotations

import socket
from pathlib import Path


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def proportional_memory(process: int) -> float:
    """MiB of a process and all its children, shared memory counted once (Linux; 0 elsewhere)."""
    try:
        smaps = Path(f"/proc/{process}/smaps_rollup").read_text()
        own = next(int(line.split()[1]) for line in smaps.splitlines() if line.startswith("Pss:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, StopIteration):
        return 0.0
    return own / 1024 + sum(proportional_memory(int(child)) for child in children)
