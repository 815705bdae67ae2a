"""The app's process as the browser tests run it: known ready, known dead, and gone at the end."""

import sys
from pathlib import Path

import httpx
import psutil
import pytest

from tests.e2e.support.app import running_app
from tests.support.builds import migrated
from tests.support.databases import SqliteDatabases

SERVER = """
import http.server, os
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "{kind}")
        self.end_headers()
        self.wfile.write(os.environ["KM_DATABASE_URL"].encode() + os.environ.get("KM_TODAY", "").encode())
http.server.HTTPServer((os.environ["KM_HOST"], int(os.environ["KM_PORT"])), Answer).serve_forever()
"""


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def test_it_gets_its_settings_and_is_gone_afterwards(tmp_path: Path) -> None:
    command = python(SERVER.format(kind="application/json"))
    with running_app(tmp_path, "sqlite:///x", command=command, KM_TODAY="2007-02-08") as app:
        assert httpx.get(app.url).text == "sqlite:///x2007-02-08"
    with pytest.raises(httpx.ConnectError):
        httpx.get(app.url)


def test_one_that_stops_says_why(tmp_path: Path) -> None:
    command = python("print('KM_PORT ไม่ว่าง'); raise SystemExit(3)")
    with (
        pytest.raises(RuntimeError, match=r"code 3:\nKM_PORT ไม่ว่าง"),
        running_app(tmp_path, "", command=command),
    ):
        pass


def test_a_page_at_readyz_is_not_ready(tmp_path: Path) -> None:
    """Streamlit without our routes answers /readyz with its own page and 200."""
    command = python(SERVER.format(kind="text/html"))
    with (
        pytest.raises(RuntimeError, match="not ready after 1 s"),
        running_app(tmp_path, "", command=command, start_s=1),
    ):
        pass


def test_a_forked_one_says_how_it_ended(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"code 1:\n.*KM_PORT"), running_app(tmp_path, "", KM_PORT="none"):
        pass


def test_a_forked_one_is_gone_afterwards(tmp_path: Path, sqlite_databases: SqliteDatabases) -> None:
    with sqlite_databases.lend(migrated) as url, running_app(tmp_path, url) as app:
        assert httpx.get(f"{app.url}/healthz").is_success
    assert not psutil.pid_exists(app.pid)
