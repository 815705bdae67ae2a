"""The QR code to the page where one reports, as one SVG path, and its address short enough to type."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

import segno
from starlette.requests import Request

from dashboard.navigation import view_address
from dashboard.web.client import is_https
from dashboard.web.demo_accounts import is_loopback
from kmcore.i18n import N_, _
from kmcore.settings import settings

NO_CODE: Final = N_("โทรศัพท์เข้าเครื่องนี้ด้วยที่อยู่ที่จอใช้อยู่ไม่ได้ เปิดจอประชุมด้วยที่อยู่ของเครื่องในเครือข่าย แล้วคิวอาร์โค้ดจะขึ้นเอง")  # fmt: skip
QUIET: Final = 4  # empty modules around it, as the standard asks


@dataclass(frozen=True)
class WallCode:
    """A QR code: how many modules wide with its margin, the path of the dark ones, and what it says.

    Without a path there is none, and ``address`` is the sentence in its place.
    """

    size: int
    path: str
    address: str


def wall_code(request: Request) -> WallCode:
    """Return the code of "my work" on this server: ``KM_BASE_URL``, else where the browser found us.

    A wall opened on the server itself found us where no telephone does: a code to there leads nowhere.
    """
    if not settings().base_url and is_loopback(request.url.hostname or ""):
        return WallCode(0, "", _(NO_CODE))
    scheme = "https" if is_https(request) else "http"
    home = settings().base_url or f"{scheme}://{request.url.netloc}"
    return _code(home + view_address("my_work"))


@lru_cache(maxsize=8)
def _code(url: str) -> WallCode:
    rows = list(segno.make(url, error="m", micro=False).matrix_iter(border=QUIET))
    path = "".join(_row(y, row) for y, row in enumerate(rows))
    return WallCode(len(rows), path, url.split("://", 1)[-1])


def _row(y: int, row: Iterable[int]) -> str:
    """Return a row's dark modules, each run of them as one rectangle."""
    path, x = "", 0
    for dark, run in groupby(row):
        width = len(list(run))
        path += f"M{x} {y}h{width}v1h-{width}z" if dark else ""
        x += width
    return path
