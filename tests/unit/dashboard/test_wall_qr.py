"""The wall's QR code: the drawn path is the code, module by module, with the margin readers need."""

import re

import pytest
import segno

from dashboard.web.wall.qr import QUIET, _code

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
