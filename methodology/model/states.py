"""The states of a score by their words, as cells, files and the API have them; `gate` has their numbers."""

from __future__ import annotations

from typing import Final

SCORED: Final = "scored"
RANGE: Final = "range"
"""Enough evidence for bounds, too little for a point."""
NOT_SCORED: Final = "not-scored"
MARKS: Final = "marks"
"""Single marks of companies, too few for a mean."""
