"""The wall's QR code: the drawn path is the code, module by module, with the margin readers need."""

import re
from collections.abc import Iterator

import pytest
import segno
from starlette.requests import Request

from dashboard.web.wall.qr import QUIET, _code, wall_code
from kmcore.settings import settings

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


@pytest.mark.parametrize("url", ["http://10.1.2.3:8501/my", f"https://{'long' * 40}.example.th/my"])
def test_every_dark_module_is_drawn_and_no_other(url: str) -> None:
    found = _code(url)
    dark = {
        (int(x) + step, int(y))
        for x, y, width, _back in RUN.findall(found.path)
        for step in range(int(width))
    }
    rows = segno.make(url, error="m", micro=False).matrix
    wanted = {(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, module in enumerate(row) if module}
    assert dark == wanted
    assert found.size == len(rows) + 2 * QUIET
    assert RUN.sub("", found.path) == ""


def test_the_address_is_short_enough_to_type() -> None:
    assert _code("https://wong.example.th/my").address == "wong.example.th/my"


def _request(host: str) -> Request:
    head = [(b"host", host.encode())]
    return Request(
        {
            "type": "http",
            "scheme": "http",
            "path": "/wall",
            "query_string": b"",
            "headers": head,
            "client": None,
        }
    )


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    settings.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "127.0.0.7"])
def test_no_code_leads_to_the_server_s_own_loopback(base: pytest.MonkeyPatch, host: str) -> None:
    """A telephone that scanned it would ask itself; the wall says what to do, and the operator's address serves."""
    found = wall_code(_request(host))
    assert (found.path, found.size) == ("", 0)
    assert "เครือข่าย" in found.address
    assert host not in found.address
    base.setenv("KM_BASE_URL", "https://wong.example.th")
    settings.cache_clear()
    assert wall_code(_request(host)).address == "wong.example.th/my"


def test_the_address_the_wall_was_opened_by_serves(base: pytest.MonkeyPatch) -> None:
    assert wall_code(_request("10.1.2.3:8501")).address == "10.1.2.3:8501/my"
