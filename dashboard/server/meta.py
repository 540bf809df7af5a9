"""What this is, for programs: versions, years, lanes, scale, and the addresses of the API."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.frame.api.resource import Json
from dashboard.frame.licences import SCORES
from methodology.scoring.engine import ENGINE_VERSION
from methodology.scoring.scorebook import ScoreBook


def meta(book: ScoreBook, addresses: Sequence[str]) -> Json:
    """What this is, in which version, and which addresses there are."""
    method, doubt = book.methodology, book.methodology.uncertainty
    return {
        "title": "Digital Rights Dashboard",
        "methodology": method.version,
        "engine": ENGINE_VERSION,
        "digest": book.content.digest,
        "years": list(book.years) if book.has_years else [],
        "default_year": book.default_year if book.has_years else None,
        "lanes": list(book.lanes),
        "scale": {"min": method.scale_min, "max": method.scale_max, "best": method.scale_max},
        "doubt": {"draws": doubt.draws, "seed": doubt.seed, "level": doubt.level},
        "stages": [{"id": s.id, "title": s.title, "from": s.lower, "upto": s.upto} for s in method.stages],
        "economies": len(book.economies),
        "indicators": len(book.framework.indicators),
        "terms": "A raw figure stands here only where we may pass it on; see /sources.",
        "licence": SCORES,
        "addresses": list(addresses),
    }
