"""What the checker passes, every page, chart, address of the API and command answers, and says nothing false.

Contents are drawn from seeds over the whole grammar (`tests/support/generated`). A few are crawled in each
run; `DRD_CRAWL_CONTENTS=500` crawls that many, for an hour with time to spare.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.content.load import check_content
from dashboard.server.app import create_app
from data.reading import economies, sources
from indicators.reading import indicator_file, pillars, tensions, translations
from indicators.reading.methodology import evidence_rules, methodology_file, own_errors
from methodology.faults.finding import ContentError
from methodology.methods import METHODS
from methodology.scoring.engine import score
from methodology.scoring.scorebook import ScoreBook
from tests.support.generated.commands import problems_of_commands, run
from tests.support.generated.crawl import Crawl
from tests.support.generated.readable import words_of
from tests.support.generated.root import Wanted, drawn_root, files

CONTENTS = int(os.environ.get("DRD_CRAWL_CONTENTS", "8"))
THOROUGH = CONTENTS > 100
FEW, HUNDRED, AROUND_ZERO = (1.0, 6.0), (0.0, 100.0), (-3.0, 3.0)
CORNERS = {
    "one stage": Wanted(scale=FEW, stages=1, economies=3, filled=1.0),
    "two stages": Wanted(scale=FEW, stages=2, economies=12, filled=1.0, years=(2020, 2021)),
    "three stages of 0 to 100": Wanted(scale=HUNDRED, stages=3, economies=3, filled=1.0),
    "five stages": Wanted(scale=FEW, stages=5, economies=3, filled=0.7),
    "seven stages around zero": Wanted(scale=AROUND_ZERO, stages=7, economies=5, filled=1.0),
    "ten stages of 1 to 10": Wanted(scale=(1.0, 10.0), stages=10, economies=12, filled=1.0),
    "one economy, one pillar, one indicator": Wanted(pillars=1, indicators=1, economies=1, filled=1.0),
    "no economy": Wanted(economies=0),
    "no observation": Wanted(economies=3, filled=0.0),
    "twenty years": Wanted(economies=2, indicators=2, years=tuple(range(2003, 2023)), filled=0.6),
}


def book_of(root: Path) -> ScoreBook:
    """The scores of a root that the checker passes. A figure that is none on the way is a fault, too."""
    with np.errstate(all="raise", under="ignore"):
        return score(check_content(root))


def problems(root: Path) -> list[str]:
    """All that is wrong with the pages, charts, addresses and commands over a root."""
    book = book_of(root)
    app = create_app(book, root=root)
    crawl = Crawl(app, book) if THOROUGH else Crawl(app, book, of_a_kind=1, most=60)
    return [*crawl.walk(), *problems_of_commands(book, root, scored=book.has_years)]


@settings(max_examples=CONTENTS, phases=[Phase.generate])
@given(st.integers(0, 10**6))
def test_what_the_checker_passes_is_answered_everywhere(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = drawn_root(Path(folder), seed)
        try:
            check_content(root)
        except ContentError:
            assert run(("validate",), root)[0] == 1
            return
        assert problems(root) == []


@pytest.mark.parametrize("corner", CORNERS)
def test_a_corner_is_answered_everywhere(corner: str, tmp_path: Path) -> None:
    assert problems(drawn_root(tmp_path, 7, CORNERS[corner])) == []


def test_six_hundred_indicators_are_shown(tmp_path: Path) -> None:
    root = drawn_root(tmp_path, 5, Wanted(indicators=600, economies=3, years=(2020,), filled=1.0))
    book = book_of(root)
    assert len(book.framework.indicators) > 400
    crawl = Crawl(create_app(book, root=root), book)
    pillar = book.framework.pillars[0].id
    iso3 = book.economies[0].iso3
    for address in ("/", "/indicator", f"/country/{iso3}", f"/country/{iso3}/{pillar}", "/whatif", "/gaps"):
        list(crawl.page(address, offered=True))
    assert crawl.problems == []


def test_most_draws_pass_the_checker(tmp_path: Path) -> None:
    """Else the crawl would crawl little."""
    passed = [run(("validate",), drawn_root(tmp_path / str(seed), seed))[0] == 0 for seed in range(30)]
    assert sum(passed) >= 27


# --- the grammar is the readers' own ----------------------------------------------------------------

TEXTS = [text for seed in range(200) for text in files(seed).items()]


def keys_of(pattern: str) -> set[str]:
    """Every key or column that stands in the files drawn from the first seeds."""
    texts = [text for name, text in TEXTS if re.fullmatch(pattern, name)]
    written = {key for text in texts for key in re.findall(r"^[ -]*([a-z_]+):", text, re.MULTILINE)}
    return written | {column for text in texts for column in text.partition("\n")[0].split(",")}


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"indicators/(?!translations)[^/]+/.+\.yaml", indicator_file.KEYS),
        ("indicators/pillars.yaml", (*pillars.PILLAR_KEYS, *pillars.DIMENSION_KEYS)),
        ("indicators/tensions.yaml", (*tensions.TENSION_KEYS, *tensions.POLE_KEYS)),
        (r"indicators/translations/.+", (*translations.KEYS, *translations.WORDING_KEYS)),
        (methodology_file.FILE, methodology_file.KEYS),
        (methodology_file.FILE, (*evidence_rules.SCORED_KEYS, *evidence_rules.UNCERTAINTY_KEYS)),
        (methodology_file.FILE, own_errors.KEYS),
        (sources.FILE, sources.KEYS),
        (economies.FILE, (*economies.NEEDED, *economies.USED)),
    ],
)
def test_every_key_of_the_readers_is_drawn(pattern: str, known: tuple[str, ...]) -> None:
    assert set(known) - keys_of(pattern) == set()


def test_every_scoring_method_is_drawn() -> None:
    text = "".join(text for name, text in TEXTS if name.startswith("indicators/"))
    assert [name for name in METHODS if f"method: {name}\n" not in text] == []


# --- what single corners say -----------------------------------------------------------------------


def page(root: Path, address: str) -> str:
    answer = create_app(book_of(root), root=root).server.test_client().get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


UNOBSERVED = {
    "indicators/pillars.yaml": "pillars:\n  - {id: privacy, title: Privacy}\n",
    "indicators/privacy/alpha.yaml": "title: A\nscale: {method: goalposts, worst: 0, best: 100}\n",
    "data/economies.csv": "iso3,name\nCOL,Colombia\nLBN,Lebanon\nNAM,Namibia\n",
    "data/observations.csv": "series,iso3,year,value\n",
}


@pytest.mark.parametrize(
    "address", ["/", "/country/COL", "/country/COL/privacy", "/compare?c=COL,LBN",
                "/indicator/alpha", "/gaps", "/audit", "/whatif"]
)  # fmt: skip
def test_without_observations_a_page_says_what_is_missing(tmp_path: Path, address: str) -> None:
    for name, text in UNOBSERVED.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    text = words_of(page(tmp_path, address))
    assert "there is no scored year" in text
    assert "1 indicator is defined; 3 countries and territories are listed" in text
    assert not re.search(r"[,n] 0\b", text)
