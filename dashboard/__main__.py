"""`python -m dashboard` and the installed command `drd`."""

from __future__ import annotations

import sys

from dashboard.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
