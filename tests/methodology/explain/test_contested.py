"""Records that contradict each other are named, so that a panel can look at them first."""

from methodology.explain.contested import contested, is_contested
from methodology.scoring.engine import score
from tests.support.content import content, indicator

ROWS = [
    ("law", "AAA", 2020, 50.0),
    ("law", "BBB", 2020, 50.0),
    ("law", "CCC", 2019, 50.0),
    ("disagree", "AAA", 2020, 1.0),
    ("disagree", "BBB", 2020, 0.0),
    ("disagree", "CCC", 2020, 1.0),
]


def book_of(**changes):
    named = [indicator("law", **changes), indicator("other")]
    return score(content(named, ROWS, economies=("AAA", "BBB", "CCC"), default_year=2020))


def test_the_economies_whose_records_disagree_are_named():
    """CCC is marked for 2020, but its figure in use is of 2019: nothing is said of that one."""
    (found,) = contested(book_of(contested="disagree"), 2020)
    assert found.indicator.id == "law"
    assert [economy.iso3 for economy in found.economies] == ["AAA"]
    assert is_contested(book_of(contested="disagree"), "AAA", "law", 2020)
    assert not is_contested(book_of(contested="disagree"), "BBB", "law", 2020)


def test_nothing_is_contested_where_content_names_no_such_series():
    assert contested(book_of(), 2020) == ()
    assert contested(book_of(contested="not-observed"), 2020) == ()
    assert not is_contested(book_of(), "AAA", "law", 2020)
