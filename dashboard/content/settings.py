"""The only reader of the environment.

DRD_CONTENT  the content root; default: the one this code came with
DRD_CACHE    where prepared files are kept; default: the user's cache directory
DRD_PREFIX   the path below which a proxy shows the site, such as /drd; default: the root of the host
DRD_TRUST    addresses and networks of proxies whose X-Forwarded-Prefix and X-Forwarded-Proto are believed,
             joined by commas; default: nobody
DRD_DEBUG    1 shows the traceback of a fault of the program
"""

from __future__ import annotations

import os
from pathlib import Path

NOWHERE = Path(os.devnull)
"""Nothing can be below it: where there is no home directory, nothing is kept."""
OWN_CONTENT = Path(__file__).resolve().parents[2]
VERSIONS = "versions"
"""The folder of a content root that keeps its published versions."""


def content_root() -> Path:
    """The directory that holds `indicators/`, `methodology/` and `data/`."""
    chosen = os.environ.get("DRD_CONTENT", "")
    return Path(chosen) if chosen else OWN_CONTENT


def cache_directory() -> Path:
    """A directory for files that can be made again at any time; it may not exist or not be writable."""
    chosen = os.environ.get("DRD_CACHE", "")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else _home_cache()) / "digital-rights-dashboard"


def _home_cache() -> Path:
    try:
        return Path.home() / ".cache"
    except RuntimeError:
        return NOWHERE


def proxy_settings() -> tuple[str, str]:
    """The path below which a proxy shows the site, and the proxies whose word is believed, as written."""
    return os.environ.get("DRD_PREFIX", ""), os.environ.get("DRD_TRUST", "")


def debugging() -> bool:
    """True where a fault of the program should show its whole traceback."""
    return os.environ.get("DRD_DEBUG", "") not in ("", "0")
