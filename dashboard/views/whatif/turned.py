"""From the values of all controls to the query that they mean."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.frame.workbench import Values
from dashboard.views.whatif.choice.choice import read_what_if, usual_pair
from dashboard.views.whatif.fields import sent
from methodology.scoring.scorebook import ScoreBook

LINKED = ("lane", "pillar", "sort", "weights")
"""What links choose, and no control holds."""


def turned_query(book: ScoreBook, shown: Mapping[str, str], values: Values) -> dict[str, str]:
    """The query of what the controls hold, on a page that shows the query `shown`.

    A pair that nobody chose stays unchosen, so that another year or right brings its own. Raises Refused
    for what `shown` cannot be.
    """
    query = {key: shown[key] for key in LINKED if key in shown}
    query |= {name: text for name, value in values.items() if (text := sent(str(name), value))}
    choice = read_what_if(book, shown)
    for key, usual in zip("ab", usual_pair(book, choice.selection, choice.subject), strict=True):
        if key not in shown and query.get(key) == usual:
            del query[key]
    return query
