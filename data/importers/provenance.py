"""The tables in docs/data-provenance.md, made from the shipped files so that they cannot fall behind.

    python -m data.importers.provenance FOLDER

FOLDER is the folder of gathered figures that data/ was made from: titles, units and caveats stand there.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from data.importers.catalogue import CONTEXT_SERIES, DERIVED_SERIES, sources_of_series
from data.importers.sources import RULES, source_document
from data.importers.tables import read_table

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "data-provenance.md"


def series_table(gathered: pd.DataFrame, shipped: pd.DataFrame) -> str:
    """One line per shipped series: source, unit, reach and what was done to it."""
    facts = gathered.set_index("series")
    context = {series for names in CONTEXT_SERIES.values() for series in names}
    lines = [
        _row("Series", "Source", "What, and its unit", "Years", "Economies", "Made how"),
        _row(*["---"] * 6),
    ]
    for series, source in sorted(sources_of_series().items(), key=lambda pair: (pair[1], pair[0])):
        rows = shipped[shipped["series"] == series]
        if series in DERIVED_SERIES:
            _, unit, how = DERIVED_SERIES[series]
            what = f"Our own series. Unit: {unit}."
        else:
            title, note, unit = facts.loc[series, ["title", "short_note", "unit"]]
            what = f"{title}. {note} Unit: {unit}."
            how = "as published; context only" if series in context else "as published"
        years = sorted(rows["year"].astype(int).unique())
        span = f"{years[0]}–{years[-1]}" if years[0] != years[-1] else str(years[0])
        lines.append(_row(f"`{series}`", f"`{source}`", what, span, rows["iso3"].nunique(), how))
    return "\n".join(lines)


def source_table(gathered: pd.DataFrame) -> str:
    """One line per source: publisher and title, licence, what may be repeated."""
    document = source_document(gathered)
    lines = [_row("Key", "Publisher and title", "Edition", "Licence", "May be repeated"), _row(*["---"] * 5)]
    for key, entry in document.items():
        shown = {"raw": "figures", "derived": "our scores only", "none": "nothing"}[entry["redistribute"]]
        title = f"{entry['publisher']}: [{entry['title']}]({entry['url']})"
        lines.append(_row(f"`{key}`", title, entry["edition"], entry["licence"], shown))
    return "\n".join(lines)


WORDS_OF_THE_GATHERED_FOLDER = {"countries.csv": "economies.csv", "; see README": "; see above"}
"""Caveats were written beside the gathered files; this names what they mean here."""


def caveat_list(gathered: pd.DataFrame) -> str:
    """What to know before quoting a source, and the public copy that its figures were read from."""
    table = gathered.set_index("source")
    lines = []
    for key, rule in RULES.items():
        row = table.loc[rule.gathered]
        copies = ", ".join(f"`{copy.strip()}`" for copy in str(row["retrieved_via"]).split(";"))
        caveats = str(row["caveats"])
        for theirs, ours in WORDS_OF_THE_GATHERED_FOLDER.items():
            caveats = caveats.replace(theirs, ours)
        lines.append(f"- **{key}**: {caveats} Read from {copies}.")
    return "\n".join(lines)


def replace_part(text: str, name: str, part: str) -> str:
    """`text` with the lines between the two marks of `name` replaced; ValueError where a mark is missing."""
    start, end = f"<!-- {name}: made by data.importers.provenance -->", f"<!-- end of {name} -->"
    if start not in text or end not in text:
        raise ValueError(f"{DOCUMENT.name}: the marks {start} and {end} are needed")
    head, rest = text.split(start, 1)
    return f"{head}{start}\n{part}\n{end}{rest.split(end, 1)[1]}"


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def main(arguments: list[str] | None = None) -> int:
    """Command line: rewrites the made parts of the document."""
    parser = argparse.ArgumentParser(prog="python -m data.importers.provenance", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of gathered figures")
    options = parser.parse_args(arguments)
    shipped = read_table(ROOT / "data", "observations.csv")
    sources = read_table(options.folder, "sources.csv")
    text = DOCUMENT.read_text(encoding="utf-8")
    text = replace_part(text, "sources", source_table(sources))
    text = replace_part(text, "series", series_table(read_table(options.folder, "series.csv"), shipped))
    text = replace_part(text, "caveats", caveat_list(sources))
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
