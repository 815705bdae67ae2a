"""Asking an ASGI application over HTTP without a server: httpx, one question at a time."""

from typing import Any, Final

import httpx
from starlette.types import ASGIApp

from tests.support.apart import run_apart

HOME: Final = "http://127.0.0.1"


class Client:
    """Asks ``app``; follows no redirect and keeps no cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Return the answer, its body unpacked; ``options`` are httpx's."""
        return run_apart(self._request(method, path, options))[0]

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Return the answer to a GET."""
        return self.request("GET", path, **options)

    def raw(self, path: str, **options: Any) -> tuple[httpx.Response, bytes]:
        """Return the answer to a GET and its bytes as they were on the wire."""
        return run_apart(self._request("GET", path, options, packed=True))

    async def _request(
        self, method: str, path: str, options: dict[str, Any], *, packed: bool = False
    ) -> tuple[httpx.Response, bytes]:
        transport = httpx.ASGITransport(self._app)
        async with (
            httpx.AsyncClient(transport=transport, base_url=HOME) as client,
            client.stream(method, path, **options) as answer,
        ):
            if packed:
                return answer, b"".join([part async for part in answer.aiter_raw()])
            return answer, await answer.aread()
