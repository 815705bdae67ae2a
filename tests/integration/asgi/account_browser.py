"""A browser without JavaScript for the account's pages: cookies, forms, and what an answer says."""

import re
from http.cookies import Morsel, SimpleCookie
from typing import Any

import httpx
from sqlalchemy import Engine

from kmcore.access.sessions import signed_in
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import reading
from tests.integration.asgi.asking import Client
from tests.support.markup import read_markup
from tests.support.people import PASSWORD

HOST = {"host": "127.0.0.1"}


class Browser:
    """Keeps cookies and fills in the form of the page it is on, as a browser without JavaScript does."""

    def __init__(self, client: Client, **headers: str) -> None:
        self.client, self.headers = client, headers
        self.cookies: dict[str, str] = {}
        self.last: dict[str, Morsel[str]] = {}

    def get(self, path: str) -> httpx.Response:
        return self.ask("GET", path)

    def send(self, path: str, **fields: str) -> httpx.Response:
        """Open the page, fill in its form and send it."""
        form = self.form(self.get(path))
        action = form.pop("action")
        return self.ask("POST", action, data={**form, **fields})

    def form(self, answer: httpx.Response) -> dict[str, str]:
        page = read_markup(answer.text)
        (found,) = page.all("form")
        assert found.attributes["method"] == "post"
        fields = {tag.attributes["name"]: tag.attributes.get("value", "") for tag in page.all("input")}
        return {"action": found.attributes["action"], **fields}

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {**HOST, **self.headers, **options.pop("headers", {})}
        if self.cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.client.request(method, path, headers=headers, **options)
        self.last = {}
        for line in answer.headers.get_list("set-cookie"):
            self.last.update(SimpleCookie(line))
        for name, morsel in self.last.items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
        return answer

    def signs_in(
        self, path: str = "/login", password: str = PASSWORD, login: str = "somsri"
    ) -> httpx.Response:
        return self.send(path, login=login, password=password)


def holds(engine: Engine, token: str | None) -> bool:
    with reading(engine) as session:
        return signed_in(session, token or "", system_clock()) is not None


def said(answer: httpx.Response) -> str:
    """What stands in the alert of a page."""
    found = re.search(r'role="alert"[^>]*>([^<]*)<', answer.text)
    return found[1] if found else ""
