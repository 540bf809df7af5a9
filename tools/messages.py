"""`make messages`: gathers every interface sentence into `locales/drd.pot`, brings each language up to date.

python tools/messages.py            writes the catalogues
python tools/messages.py --check    writes nothing; exit code 1 when a catalogue is behind
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "dashboard" / "language" / "locales"
DOMAIN = "drd"
KEYWORDS = {**DEFAULT_KEYWORDS, "plural_form": (1, 2), "translated": None, "translated_plural": (1, 2)}
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""Catalogues change when sentences change, not when a clock does."""


def gathered() -> Catalog:
    """All sentences of Python and templates, each with the files that use it."""
    catalog = new_catalog()
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS, comment_tags=("Translators:",))
    for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def new_catalog(locale: str | None = None) -> Catalog:
    """An empty catalogue of the project."""
    return Catalog(
        locale=locale,
        domain=DOMAIN,
        project="Digital Rights Dashboard",
        version="1",
        copyright_holder="the authors of the Digital Rights Dashboard",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        msgid_bugs_address="the issues of this repository",
        last_translator="none: English is the language of the source texts",
        language_team="none",
        fuzzy=False,
        header_comment="# Interface texts of the Digital Rights Dashboard. Written by `make messages`.",
    )


def written(catalog: Catalog) -> bytes:
    """A catalogue as a file, the same for the same sentences."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    return buffer.getvalue()


def updated(path: Path, template: Catalog) -> Catalog:
    """A language's catalogue with today's sentences; translations of those that stayed are kept."""
    locale = path.parent.parent.name
    catalog = read_po(io.BytesIO(path.read_bytes()), locale=locale) if path.exists() else new_catalog(locale)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.creation_date = catalog.revision_date = NO_DATE
    catalog.header_comment = template.header_comment
    return catalog


def files() -> dict[Path, bytes]:
    """Every catalogue as it should be."""
    template = gathered()
    languages = sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")) or [
        LOCALES / "en/LC_MESSAGES" / f"{DOMAIN}.po"
    ]
    return {LOCALES / f"{DOMAIN}.pot": written(template)} | {
        path: written(updated(path, template)) for path in languages
    }


def main() -> int:
    """Write the catalogues; with `--check` only name those that are behind. Returns the exit code."""
    behind = [path for path, body in files().items() if not path.exists() or path.read_bytes() != body]
    if "--check" in sys.argv:
        for path in behind:
            print(
                f"{path.relative_to(ROOT)} is behind the source texts; run `make messages`.", file=sys.stderr
            )
        return 1 if behind else 0
    for path, body in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
