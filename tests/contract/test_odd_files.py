"""What stands in a content root and is no plain file, or is read by nobody: told, never waited for."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.roots import GOOD, faults, read, write_root

TABLES = (
    "economies.csv", "observations.csv", "observations.parquet", "restricted.csv", "companies.csv",
    "company_scores.csv",
    "company_markets.csv", "company_promises.csv", "company_evidence.csv", "restricted_company_evidence.csv",
    "events.csv", "responsibility.csv", "desk_research.csv", "leaf_scores.csv", "sources.yaml",
)  # fmt: skip


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listener(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket may be no longer than some hundred signs
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.chdir(here)


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (pipe, "this must be a plain file; found a pipe"),
    "folder": (Path.mkdir, "this must be a plain file; found a folder"),
    "socket": (listener, "this must be a plain file; found a socket"),
    "device": (link_to("/dev/zero"), "this must be a plain file; found a device"),
    "terminal": (link_to("/dev/null"), "this must be a plain file; found a device"),
    "dangling link": (link_to("nowhere"), "the file cannot be read: No such file or directory"),
    "link to itself": (lambda path: path.symlink_to(path.name), "the file cannot be read: Too many levels"),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("kind", ODD)
def test_a_table_that_is_no_file_is_told(tmp_path: Path, name: str, kind: str):
    make, words = ODD[kind]
    write_root(tmp_path, {f"data/{name}": None, "data/observations.csv": None})
    make(tmp_path / "data" / name)
    found = [one for one in faults(tmp_path, dict.fromkeys(GOOD)) if one.file == f"data/{name}"]
    assert any(words in one.message for one in found), found


@pytest.mark.parametrize(
    "name", ["methodology/methodology.yaml", "indicators/privacy/more.yaml", "indicators/pillars.yaml"]
)
def test_a_definition_that_is_no_file_is_told(tmp_path: Path, name: str):
    write_root(tmp_path, {name: None} if name in GOOD else {})
    (tmp_path / name).parent.mkdir(exist_ok=True)
    pipe(tmp_path / name)
    found = [one for one in faults(tmp_path, dict.fromkeys(GOOD)) if one.file == name]
    assert any("found a pipe" in one.message for one in found), found


def test_links_to_files_and_folders_elsewhere_are_read(tmp_path: Path):
    there, here = write_root(tmp_path / "there"), tmp_path / "here"
    (here / "indicators").mkdir(parents=True)
    for name in ("data", "methodology", "indicators/privacy", "indicators/access", "indicators/pillars.yaml"):
        (here / name).symlink_to(there / name)
    (here / "indicators/tensions.yaml").symlink_to("../../there/indicators/tensions.yaml")
    assert read(here).digest == read(there).digest


def test_a_folder_that_holds_itself_is_read_once(tmp_path: Path):
    write_root(tmp_path)
    (tmp_path / "indicators/privacy/again").symlink_to("..")
    found = faults(tmp_path, {})
    assert len(found) < 20


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("data/observations.CSV", 'Did you mean "observations.csv"?'),
        ("data/Observations.csv", 'Did you mean "observations.csv"?'),
        ("data/observatoins.csv", 'Did you mean "observations.csv"?'),
        ("data/observations.csv.gz", 'Did you mean "observations.csv"?'),
        ("data/observations.csv.bak", 'Did you mean "observations.csv"?'),
        ("data/observations.csv~", 'Did you mean "observations.csv"?'),
        ("data/observations.tsv", 'Did you mean "observations.csv"?'),
        ("data/observations.xlsx", 'Did you mean "observations.csv"?'),
        ("data/observations", 'Did you mean "observations.csv"?'),
        ("data/observations .csv", 'Did you mean "observations.csv"?'),
        ("data/оbservations.csv", 'Did you mean "observations.csv"?'),
        ("data/observation.csv", 'Did you mean "observations.csv"?'),
        ("data/economy.csv", "nobody reads this file; files of this folder are economies.csv"),
        ("data/economies.xls", 'Did you mean "economies.csv"?'),
        ("data/event.csv", 'Did you mean "events.csv"?'),
        ("data/company-scores.csv", 'Did you mean "company_scores.csv"?'),
        ("data/sources.yml", 'Did you mean "sources.yaml"?'),
        ("data/sources.json", 'Did you mean "sources.yaml"?'),
        ("data/population.csv", "nobody reads this file; files of this folder are economies.csv"),
        ("data/methodology.yaml", "it belongs into methodology/"),
        ("data/pillars.yaml", "it belongs into indicators/"),
        ("methodology/methodology.yml", 'Did you mean "methodology.yaml"?'),
        ("methodology/Methodology.yaml", 'Did you mean "methodology.yaml"?'),
        ("methodology/rules.yaml", "nobody reads this file; files of this folder are methodology.yaml"),
        ("methodology/observations.csv", "it belongs into data/"),
        ("observations.csv", "it belongs into data/"),
        ("methodology.yaml", "it belongs into methodology/"),
        ("indicators/privacy/more.yaml.bak", 'the name of a definition ends in ".yaml"'),
        ("indicators/privacy/more.json", 'the name of a definition ends in ".yaml"'),
        ("indicators/translations/fr.yml", 'ends in ".yaml"'),
        ("indicators/privacy/more", 'ends in ".yaml"'),
        ("indicators/privacy/more.yam", 'ends in ".yaml"'),
        ("indicators/privacy/more.YMAL", 'ends in ".yaml"'),
        ("indicators/privacy/more.yamll", 'ends in ".yaml"'),
        ("indicators/privacy/more.yaml.", 'ends in ".yaml"'),
        ("indicators/tensions", 'ends in ".yaml"'),
    ],
)
def test_a_file_that_nobody_reads_is_told(tmp_path: Path, name: str, words: str):
    found = [one for one in faults(tmp_path, {name: "x"}) if one.file == name]
    assert any(words in one.message for one in found), found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("indicators/privacy/more.yaml", "this must be a plain file; found a folder"),
        ("indicators/privacy/more.YML", "this must be a plain file; found a folder"),
        ("indicators/more.yaml", "this must be a plain file; found a folder"),
        ("data/observations", '"observations.csv" must be one file'),
        ("data/Observations.d", '"observations.csv" must be one file'),
        ("data/sources", '"sources.yaml" must be one file'),
        ("methodology/methodology", '"methodology.yaml" must be one file'),
    ],
)
def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path, name: str, words: str):
    found = [one for one in faults(tmp_path, {f"{name}/part.txt": "x"}) if one.file == name]
    assert any(words in one.message for one in found), found


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Data", "data"), ("DATA", "data"), ("datа", "data"), ("data ", "data"),
        ("Methodology", "methodology"),
        ("INDICATORS", "indicators"), ("methodolgy", ""), ("metadata", ""), ("dates", ""), ("docs", ""),
    ],
)  # fmt: skip
def test_a_folder_that_looks_like_another_is_told(tmp_path: Path, name: str, instead: str):
    found = [one.message for one in faults(tmp_path, {f"{name}/x.txt": "x"}) if one.file == name]
    assert found == ([f'nobody reads this folder. Did you mean "{instead}"?'] if instead else [])


def test_a_folder_spelt_nearly_as_one_that_is_missing_is_told(tmp_path: Path):
    changes = {
        "methodology/methodology.yaml": None,
        "methodolgy/methodology.yaml": GOOD["methodology/methodology.yaml"],
    }
    (finding,) = faults(tmp_path, changes)
    assert str(finding) == 'methodolgy: nobody reads this folder. Did you mean "methodology"?'


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("methodology/methodology.yaml", "methods"),
        ("methodology/methodology.yaml", "rules"),
        ("data/economies.csv", "tables"),
        ("data/observations.csv", "figures"),
        ("data/sources.yaml", "meta"),
    ],
)
def test_a_file_that_is_missing_and_stands_elsewhere_is_told(tmp_path: Path, path: str, folder: str):
    place, _, name = path.partition("/")
    found = [str(one) for one in faults(tmp_path, {path: None, f"{folder}/{name}": GOOD[path]})]
    assert f"{folder}/{name}: nobody reads this file here; it belongs into {place}/" in found
    more = {f"{folder}/{name}": GOOD[path]}
    assert faults(tmp_path / "copy", more) == ()


BESIDE = (
    "README.md", "data/README.md", "data/notes.txt", "data/.hidden.csv", "LICENSE", "x/data.csv",
    "methodology/LICENSE", "data/gathered/more.csv", "indicators/README.txt", "data/how-we-counted.txt",
    "indicators/privacy/LICENSE", "indicators/privacy/notes.md", "indicators/privacy/figure.png",
    "indicators/privacy/check.py", "methodology/paper.pdf", "data/raw/observations.csv",
    "data/datapackage.json", "data/observations.csv-metadata.json", "data/codebook.xlsx", "data/Thumbs.db",
)  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_the_content_is_left_alone(tmp_path: Path, name: str):
    assert faults(tmp_path, {name: "x"}) == ()


def test_names_that_are_no_utf8_are_told(tmp_path: Path):
    write_root(tmp_path)
    for folder in ("indicators/privacy", "data", "."):
        (tmp_path / folder / os.fsdecode(b"caf\xe9.yaml")).write_text("x")
    found = [str(one) for one in faults(tmp_path, {}) if "UTF-8" in one.message]
    assert sorted(found) == [
        "caf\\udce9.yaml: the name of the file must be UTF-8",
        "data/caf\\udce9.yaml: the name of the file must be UTF-8",
        "indicators/privacy/caf\\udce9.yaml: the name of the file must be UTF-8",
    ]


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path):
    changes = {name: None for name in GOOD if name.startswith("data/")}
    found = {str(one) for one in faults(tmp_path, {**changes, "data": "x"})}
    assert "data: this must be a folder; found a file" in found


def test_too_large_a_file_is_not_read(tmp_path: Path):
    write_root(tmp_path)
    for name, size in (
        ("observations.csv", 60 << 30),
        ("events.csv", 17 << 20),
        ("sources.yaml", (1 << 20) + 1),
    ):
        os.truncate(tmp_path / "data" / name, size)  # a hole of that size
    told = {
        one.file: one.message for one in faults(tmp_path, dict.fromkeys(GOOD)) if "too large" in one.message
    }
    assert told == {
        name: f"the file is too large: {size} bytes; at most {most} are allowed"
        for name, size, most in (
            ("data/observations.csv", "64,424,509,440", "134,217,728"),
            ("data/events.csv", "17,825,792", "16,777,216"),
            ("data/sources.yaml", "1,048,577", "1,048,576"),
        )
    }


def test_a_row_without_an_end_is_refused_within_a_little_memory(tmp_path: Path):
    """One row of two million cells of two lines each, and a header of ten million columns."""
    text = GOOD["data/observations.csv"] + "a,AAA,2021,1,,," + ',"\n"' * 2_000_000
    write_root(tmp_path, {"data/observations.csv": text, "data/events.csv": "iso3" + "," * 10_000_000})
    run = f"from dashboard.commands.main import main; main(['validate', '--content', {str(tmp_path)!r}])"
    limit = partial(resource.setrlimit, resource.RLIMIT_DATA, (1 << 30, 1 << 30))
    command = [sys.executable, "-c", run]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, preexec_fn=limit, timeout=60, check=False
    )
    assert done.stderr.splitlines() == [
        "data/events.csv, row 1: the table has 10,000,001 columns; at most 100 are allowed",
        "data/observations.csv, row 8: 7 columns are needed; found 2,000,007",
        "drd: 2 faults found in the content",
    ]
