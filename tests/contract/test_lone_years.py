"""Content without a scored year says so, and years that rest on a slip of the pen are told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.content.load import load_content
from dashboard.content.settings import OWN_CONTENT
from methodology.explain.lone_years import LoneFigure, ThinYear, lone_figures, thin_default
from methodology.scoring.engine import score
from tests.support.command import Command
from tests.support.content import content, indicator

ROWS = [("beta", iso3, 2022, value) for iso3, value in (("AAA", 5.0), ("BBB", 2.0), ("CCC", 1.0))]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two indicators, three economies, no observation, and no year in the methodology."""
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "root"
    for name, text in {
        "indicators/pillars.yaml": "pillars: [{id: privacy, title: Privacy}]\n",
        "indicators/privacy/alpha.yaml": "title: A\nscale: {method: minmax}\n",
        "indicators/privacy/beta.yaml": "title: B\nscale: {method: goalposts, worst: 10, best: 0}\n",
        "data/economies.csv": "iso3,name\nCOL,Colombia\nLBN,Lebanon\nNAM,Namibia\n",
        "data/observations.csv": "series,iso3,year,value\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


COMMANDS = (
    ("score",), ("score", "--year", "all"), ("score", "--format", "json"), ("score", "--year", "0"),
    ("explain", "COL", "privacy"), ("explain", "COL", "alpha", "--format", "json"), ("uncertainty",),
    ("sensitivity",), ("audit",), ("audit", "--format", "json"), ("compare", "COL", "LBN"), ("publish",),
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_about_a_year_says_that_there_is_none(root, capsys, words) -> None:
    outcome = Command(root, capsys)(*words)
    assert outcome.code == 1
    assert outcome.out == ""
    assert "data/observations.csv: no observations, so no scored year" in outcome.words


def test_validate_says_so_and_is_in_order(root, capsys) -> None:
    outcome = Command(root, capsys)("validate")
    assert outcome.code == 0
    assert "drd: note: no observations, so no scored year" in outcome.words


@pytest.mark.parametrize(
    "year", ["years: {default: 2023}", "years: {first: 2023}", "years: {first: 2020, default: 2023}"]
)
def test_a_year_that_the_methodology_names_is_scored_without_figures(root, capsys, year) -> None:
    (root / "methodology").mkdir()
    (root / "methodology/methodology.yaml").write_text(f"{year}\n", encoding="utf-8")
    outcome = Command(root, capsys)("score", "--country", "COL", "--lane", "all")
    assert outcome.code == 0
    assert outcome.out.splitlines()[1].startswith("COL,2023,all,privacy,pillar,,not-scored")


def test_only_figures_of_scored_series_make_a_year() -> None:
    assert score(content([indicator("beta")], ROWS)).has_years
    assert not score(content([indicator("beta")], [("other", "AAA", 2022, 5.0)])).has_years
    assert not score(content([indicator("beta")], [])).has_years


@pytest.mark.parametrize(
    ("slip", "default", "apart"),
    [
        (("beta", "CCC", 2032, 5.0), ThinYear(2032, 1, 2022, 3), 10),
        (("beta", "CCC", 1922, 5.0), None, 100),
        (("beta", "CCC", 2023, 5.0), ThinYear(2023, 1, 2022, 3), None),
        (("beta", "CCC", 2019, 5.0), None, None),
        (("unused", "CCC", 2050, 5.0), None, None),
    ],
)
def test_a_slip_in_one_year_is_told_of(slip, default, apart) -> None:
    found = content([indicator("beta")], [*ROWS, slip], economies=("AAA", "BBB", "CCC"))
    assert thin_default(found) == default
    expected = () if apart is None else (LoneFigure(slip[0], slip[1], slip[2], apart),)
    assert lone_figures(found) == expected


def test_a_default_year_that_is_set_is_nobodys_slip() -> None:
    late = ("beta", "CCC", 2023, 5.0)
    assert thin_default(content([indicator("beta")], [*ROWS, late], default_year=2023)) is None


def test_few_figures_in_all_are_no_slip() -> None:
    assert thin_default(content([indicator("beta")], ROWS[:1])) is None
    sparse = [("beta", "AAA", year, 5.0) for year in (1990, 2000, 2010)]
    assert thin_default(content([indicator("beta")], sparse)) is None


def test_validate_tells_of_a_slip_and_stays_in_order(root, capsys) -> None:
    rows = "".join(f"beta,{iso3},2022,5\nalpha,{iso3},2022,5\n" for iso3 in ("COL", "LBN", "NAM"))
    table = root / "data/observations.csv"
    table.write_text(f"series,iso3,year,value\n{rows}beta,NAM,2032,5\n", encoding="utf-8")
    outcome = Command(root, capsys)("validate")
    assert outcome.code == 0
    assert "note: the default year, 2032, is that of the newest figure and has 1 figures" in outcome.words
    assert "the figure of beta for NAM is of 2032, 10 years from all others" in outcome.words


def test_a_first_year_after_all_figures_is_told_as_that(root, capsys) -> None:
    (root / "methodology").mkdir()
    (root / "methodology/methodology.yaml").write_text("years: {first: 2100}\n", encoding="utf-8")
    rows = "".join(f"beta,{iso3},2022,5\n" for iso3 in ("COL", "LBN", "NAM"))
    (root / "data/observations.csv").write_text(f"series,iso3,year,value\n{rows}", encoding="utf-8")
    outcome = Command(root, capsys)("validate")
    assert outcome.code == 0
    assert (
        "the default year, 2100, is the first that the methodology names; no figure is of it, 2022 has 3"
        in outcome.words
    )
    assert "that of the newest figure" not in outcome.words


def test_many_lone_figures_are_counted(root, capsys) -> None:
    """Nine years of five figures each, every one far from all others."""
    names = {f"A{letter}{other}": f"Land {letter}{other}" for letter in "ABCDE" for other in "AB"}
    listed = "".join(f"{iso3},{name}\n" for iso3, name in names.items())
    (root / "data/economies.csv").write_text(f"iso3,name\n{listed}", encoding="utf-8")
    full = [f"beta,{iso3},{year},5\n" for iso3 in names for year in range(2010, 2023)]
    lone = [f"beta,{iso3},{year},5\n" for iso3 in list(names)[:5] for year in range(1900, 1990, 10)]
    (root / "data/observations.csv").write_text(
        "".join(["series,iso3,year,value\n", *full, *lone]), encoding="utf-8"
    )
    outcome = Command(root, capsys)("validate")
    assert outcome.code == 0
    assert outcome.words.count("is the year right?") == 20
    assert "observations: 25 more figures stand years from all others" in outcome.words


def test_our_own_content_has_no_slip() -> None:
    ours = load_content(OWN_CONTENT)
    assert (thin_default(ours), lone_figures(ours)) == (None, ())


def test_what_is_observed_but_fits_no_scale_is_not_called_unobserved(root, capsys) -> None:
    """One figure alone carries no scale of its own; it is observed all the same, in every table."""
    rows = "series,iso3,year,value\nalpha,COL,2022,7\n"
    (root / "data/observations.csv").write_text(rows, encoding="utf-8")
    outcome = Command(root, capsys)("score", "--country", "COL", "--lane", "all")
    pillar, alpha, _beta = outcome.out.splitlines()[1:]
    assert "indicators observed that cannot be placed on a scale: 1" in pillar
    assert alpha.endswith("the reference set cannot carry a scale,7.0,2022,observed")
    assert "no indicator is observed" not in outcome.out
