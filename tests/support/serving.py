"""A dashboard in a process of its own, as users start it, and nginx before it as we recommend it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60
CONFIG = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    types {{ text/html html; }}
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{site}
}}
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Server:
    """`drd serve` on a port of its own; it can be stopped and started again."""

    def __init__(self, *options: str, log: Path | None = None) -> None:
        self.port, self.options, self.log = free_port(), options, log
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "dashboard", "serve", "--port", str(self.port), *self.options]
        with (self.log or Path(os.devnull)).open("ab") as said:
            self.process = subprocess.Popen(command, stderr=said, cwd=ROOT)
        wait_for(f"{self.address}/health", self.process)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(PATIENCE)
            self.process = None


@contextmanager
def serving(*options: str, log: Path | None = None) -> Iterator[Server]:
    server = Server(*options, log=log)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Returns when the address answers, whatever it says; fails when the process ends before."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"{process.args} ended with {process.returncode}")
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"{address} did not answer in time")


def nginx() -> str:
    """The nginx of this machine; without one the test is skipped."""
    known = os.environ.get("DRD_NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not known:
        pytest.skip("no nginx; tools/nginx says how to get one")
    return known


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of our own making for this machine, and its key."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    subprocess.run([*command, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True)
    return made, key


def recommended(folder: Path, upstream: int, ports: tuple[int, int], changes: dict[str, str]) -> str:
    """`docs/nginx.conf` with the ports, names and paths of the test, and `changes`; each must fit."""
    made, key = certificate(folder)
    told = {
        "127.0.0.1:8050": f"127.0.0.1:{upstream}",
        "listen 80;": f"listen 127.0.0.1:{ports[0]};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{ports[1]} ssl http2;",
        "server_name rights.example.org;": "server_name 127.0.0.1;",
        "/etc/ssl/rights.example.org/fullchain.pem": str(made),
        "/etc/ssl/rights.example.org/privkey.pem": str(key),
        **changes,
    }
    text = (ROOT / "docs/nginx.conf").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^\s*#.*\n", "", text)
    for before, after in told.items():
        assert before in settings, f"docs/nginx.conf has no {before}"
        settings = settings.replace(before, after)
    return settings


@contextmanager
def behind_nginx(folder: Path, upstream: int, changes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """nginx before the server at a port: its addresses without and with TLS."""
    program, ports = nginx(), (free_port(), free_port())
    config = folder / "nginx.conf"
    config.write_text(CONFIG.format(folder=folder, site=recommended(folder, upstream, ports, changes)))
    with subprocess.Popen([program, "-p", str(folder), "-c", str(config)], stderr=subprocess.PIPE) as process:
        try:
            until = time.monotonic() + PATIENCE
            while process.poll() is None and time.monotonic() < until:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", ports[1])) == 0:
                        break
                time.sleep(0.02)
            if process.poll() is not None:
                pytest.fail(f"nginx ended: {process.stderr and process.stderr.read().decode()}")
            yield f"http://127.0.0.1:{ports[0]}", f"https://127.0.0.1:{ports[1]}"
        finally:
            process.terminate()
