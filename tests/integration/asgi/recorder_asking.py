"""A secretary's page without a browser: what its script asks for and sends."""

from typing import Any, Final
from uuid import uuid4

import httpx
from sqlalchemy import Engine

from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from tests.integration.asgi.asking import Client
from tests.support.people import Person, person

MEETING: Final = "khun-uea-2550-02-09"
BEFORE: Final = "khun-uea-2550-01-09"
ROOM: Final = f"/room/{MEETING}"


class Recorder:
    """Asks and sends as somebody's open page does; ``Recorder(client, None)`` is nobody's."""

    def __init__(self, client: Client, who: Person | None, room: str = ROOM) -> None:
        self.client, self.who, self.room = client, who, room

    def look(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", f"{self.room}/{path}", headers=headers)

    def do(self, method: str, path: str, **body: Any) -> httpx.Response:
        return self.send(method, path, json=body)

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {**self.own_page(), **options.pop("headers", {})}
        return self.ask(method, f"{self.room}/{path}", headers=headers, **options)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = dict(options.pop("headers", {}))
        if self.who is not None:
            headers["Cookie"] = f"{COOKIE}={self.who.token}"
        return self.client.request(method, path, headers=headers, **options)

    def own_page(self) -> dict[str, str]:
        return {"X-KM-CSRF": csrf_token_for(self.who.token)} if self.who else {}

    # ---- what she does, and must succeed with ----

    def state(self) -> dict[str, Any]:
        return told(self.look("state"))

    def opens(self) -> None:
        told(self.do("POST", "opening"))

    def records(self, text: str, kind: str = "decision", **more: Any) -> dict[str, Any]:
        """Record a resolution; return what came of it."""
        body = {"kind": kind, "text": text, "submission": str(uuid4()), **more}
        done: dict[str, Any] = told(self.do("POST", "resolutions", **body))["done"]
        return done

    def puts(self, kind: str, ref: str) -> dict[str, Any]:
        return told(self.do("PUT", "floor", kind=kind, ref=ref))


def told(answer: httpx.Response) -> dict[str, Any]:
    """Return what an answer that went well says."""
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def secretary(client: Client, engine: Engine, login: str = "sec-a") -> Recorder:
    return Recorder(client, person(engine, AccountRole.SECRETARIAT, login=login))
