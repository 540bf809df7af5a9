"""What `drd serve` promises about its process."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from dashboard.serve import address, listen
from dashboard.usage import UsageError

HEAVY = ("pandas", "pyarrow", "scipy", "plotly.express", "babel")

SCRIPT = f"""
import sys
from dashboard.content import load_content
from dashboard.settings import OWN_CONTENT
load_content(OWN_CONTENT)
for name in [name for name in sys.modules if name.split(".")[0] in {HEAVY!r}]:
    del sys.modules[name]
import dashboard.workers
from dashboard.wsgi import server
assert server.test_client().get("/").status_code == 200
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_the_serving_process_loads_none_of_the_heavy_libraries():
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "[]"


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
