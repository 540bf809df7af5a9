"""The tables in docs/data-provenance.md, made from the shipped files so that they cannot fall behind.

    python -m data.importers.provenance FOLDER

FOLDER is the folder of gathered figures that data/ was made from: titles, units and caveats stand there.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from data.importers.catalogue import DERIVED_SERIES, sources_of_series
from data.importers.observations import OPEN, RESTRICTED
from data.importers.sources import GATHERED, source_document
from data.importers.tables import read_both, read_table

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "data-provenance.md"
SOURCES = ROOT / "data" / "sources.yaml"
SHOWN = {
    "raw": "figures",
    "cite": "single figures, with citation",
    "derived": "our scores only",
    "none": "nothing",
}
"""What may be repeated, by the word of sources.yaml."""


def series_table(gathered: pd.DataFrame, shipped: pd.DataFrame) -> str:
    """One line per shipped series: source, unit, reach and what was done to it."""
    facts = gathered.set_index("series")
    reach = shipped.groupby("series").agg(
        first=("year", "min"), last=("year", "max"), economies=("iso3", "nunique"), rows=("iso3", "size")
    )
    lines = [
        _row("Series", "Source", "What, and its unit", "Years", "Economies", "Figures", "Made how"),
        _row(*["---"] * 7),
    ]
    for series, source in sorted(sources_of_series().items(), key=lambda pair: (pair[1], pair[0])):
        if series in DERIVED_SERIES:
            what, how = f"Our own series. Unit: {DERIVED_SERIES[series].unit}.", DERIVED_SERIES[series].how
        else:
            title, note, unit = facts.loc[series, ["title", "short_note", "unit"]]
            what, how = f"{title}. {note} Unit: {unit}.", "as published"
        first, last, economies, rows = reach.loc[series]
        span = f"{first}–{last}" if first != last else str(first)
        lines.append(_row(f"`{series}`", f"`{source}`", what, span, economies, rows, how))
    return "\n".join(lines)


def source_table() -> str:
    """One line per source: publisher and title, time covered, licence, what may be repeated."""
    lines = [
        _row("Key", "Publisher and title", "Edition", "Covers", "Licence", "May be repeated"),
        _row(*["---"] * 6),
    ]
    for key, entry in source_document(SOURCES).items():
        title = f"{entry['publisher']}: [{entry['title']}]({entry['url']})"
        words = (entry["edition"], entry["covers"], entry["licence"], SHOWN[entry["redistribute"]])
        lines.append(_row(f"`{key}`", title, *words))
    return "\n".join(lines)


WORDS_OF_THE_GATHERED_FOLDER = {"countries.csv": "economies.csv", "; see README": "; see above"}
"""Caveats were written beside the gathered files; this names what they mean here."""


def caveat_list(gathered: pd.DataFrame) -> str:
    """What to know before quoting a source, and the public copy that its figures were read from."""
    table = gathered.set_index("source").fillna("")
    rows = {key: [table.loc[[name]].iloc[0] for name in names] for key, names in GATHERED.items()}
    return "\n".join(_caveat(key, own) for key, own in rows.items())


def _caveat(key: str, rows: list[pd.Series[str]]) -> str:
    copies = ", ".join(f"`{copy.strip()}`" for row in rows for copy in str(row["retrieved_via"]).split(";"))
    caveats = " ".join(str(row["caveats"]) for row in rows)
    for theirs, ours in WORDS_OF_THE_GATHERED_FOLDER.items():
        caveats = caveats.replace(theirs, ours)
    return f"- **{key}**: {caveats} Read from {copies}."


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
    shipped = pd.concat([read_table(ROOT / "data", name) for name in (OPEN, RESTRICTED)])
    text = DOCUMENT.read_text(encoding="utf-8")
    text = replace_part(text, "sources", source_table())
    text = replace_part(text, "series", series_table(read_both(options.folder, "series.csv"), shipped))
    text = replace_part(text, "caveats", caveat_list(read_both(options.folder, "sources.csv")))
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
