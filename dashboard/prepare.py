"""`python -m dashboard.prepare`: what a first start would otherwise do in a hurry, done well and kept.

Reads the content into its prepared form, and compresses scripts and styles as small as they get.
"""

from __future__ import annotations

import sys

from dashboard.app import new_dash
from dashboard.content import load_content
from dashboard.settings import cache_directory, content_root
from dashboard.static_layer import build_static_layer
from methodology.findings import ContentError


def main() -> int:
    """Prepares both. Content at fault is left for `drd` to report."""
    build_static_layer(new_dash(), patient=True)
    try:
        load_content(content_root())
    except ContentError:
        print("The content has faults; `drd validate` names them.", file=sys.stderr)
    print(f"Prepared in {cache_directory()}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
