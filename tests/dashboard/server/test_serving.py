"""What `drd serve` promises about its process."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.answers.asked.refused import UsageError
from dashboard.commands.serve import address, listen
from dashboard.content.load import ContentError, load_content
from dashboard.content.settings import OWN_CONTENT
from tests.support.roots import broken, write_root

FIGURES = "data/observations.csv"
GOOD_VALUES = [2.0, 0.0, 10.0, 1.0, 50.5, 10.0]
HEAVY = ("pandas", "pyarrow", "scipy", "plotly.express")
"""Babel is not among them: English takes 5 MB of its locale data, loaded once for all workers."""

SCRIPT = f"""
import sys
import dashboard.server.workers
from dashboard.wsgi import server
assert server.test_client().get("/").status_code == 200
print([name for name in {HEAVY!r} if name in sys.modules])
"""


@pytest.mark.parametrize("prepared", [True, False])
def test_the_serving_process_loads_none_of_the_heavy_libraries(tmp_path: Path, prepared: bool):
    cache = {} if prepared else {"DRD_CACHE": str(tmp_path)}
    if prepared:
        load_content(OWN_CONTENT)
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, env=os.environ | cache
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


def test_content_read_aside_is_the_same_and_its_faults_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DRD_CACHE", str(tmp_path / "cache"))
    one, other = write_root(tmp_path / "one"), write_root(tmp_path / "two", broken(FIGURES, "50.5", "x"))
    assert load_content(one, aside=True).observations.value.tolist() == GOOD_VALUES
    with pytest.raises(ContentError, match='"value" must be a number; found "x"'):
        load_content(other, aside=True)


def test_a_port_in_use_is_told_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port}: Address already in use"):
            listen("127.0.0.1", port)


def test_an_unknown_host_is_told_in_one_sentence():
    with pytest.raises(UsageError, match=r'cannot listen at "203\.0\.113\.7"'):
        listen("203.0.113.7", 8050)


def test_the_address_can_be_typed_into_a_browser():
    assert address("127.0.0.1", 8050) == "http://127.0.0.1:8050/"
    assert address("::1", 8050) == "http://[::1]:8050/"
