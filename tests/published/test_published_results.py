"""The engine against results that other institutions published: any content, no special case."""

from pathlib import Path

import pytest

from dashboard.content.load import load_content
from methodology.scoring.engine import score

PILLARS = """
pillars:
  - {id: health, title: Health}
  - {id: education, title: Education}
  - {id: income, title: Income}
"""
METHOD = """
scale: {min: 0, max: 1}
aggregation: {dimension: arithmetic, pillar: arithmetic, overall: geometric}
publish_overall: true
"""
INDICATORS = {
    "health/life-expectancy": "{method: goalposts, worst: 20, best: 85}",
    "education/expected-schooling": "{method: goalposts, worst: 0, best: 18}",
    "education/mean-schooling": "{method: goalposts, worst: 0, best: 15}",
    "income/income-per-head": "{method: goalposts, worst: 100, best: 75000, transform: log}",
}
# UNDP, Human Development Report 2020, table 1 (values of 2019): inputs and published index
COUNTRIES = {
    "NOR": ((82.4, 18.1, 12.9, 66494), 0.957),
    "IRL": ((82.3, 18.7, 12.7, 68371), 0.955),
    "COL": ((77.3, 14.4, 8.5, 14257), 0.767),
    "NER": ((62.4, 6.5, 2.1, 1201), 0.394),
}


def write_root(root: Path) -> Path:
    (root / "data").mkdir()
    (root / "methodology").mkdir()
    (root / "methodology/methodology.yaml").write_text(METHOD)
    for name, scale in INDICATORS.items():
        path = root / "indicators" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"title: {path.stem}\nscale: {scale}\n")
    (root / "indicators/pillars.yaml").write_text(PILLARS)
    (root / "data/economies.csv").write_text("iso3,name\n" + "".join(f"{c},{c}\n" for c in COUNTRIES))
    names = [name.split("/")[1] for name in INDICATORS]
    lines = [
        f"{series},{iso3},2019,{value},,,"
        for iso3, (values, _) in COUNTRIES.items()
        for series, value in zip(names, values, strict=True)
    ]
    (root / "data/observations.csv").write_text(
        "series,iso3,year,value,low,high,note\n" + "\n".join(lines) + "\n"
    )
    return root


@pytest.fixture
def book(tmp_path):
    return score(load_content(write_root(tmp_path)))


@pytest.mark.parametrize("iso3", COUNTRIES)
def test_human_development_index(book, iso3):
    """Three decimals are published; inputs are rounded to one decimal."""
    assert book.cell(iso3, "overall", 2019).score == pytest.approx(COUNTRIES[iso3][1], abs=0.0015)


def test_a_pillar_without_dimensions_takes_its_indicators_directly(book):
    expected, mean = 14.4 / 18, 8.5 / 15
    assert book.cell("COL", "education", 2019).score == pytest.approx((expected + mean) / 2, abs=1e-12)
    assert not [node for node in book.nodes if node.level == "dimension"]
