"""A form of the account's is answered only if it is ours and this browser's; cookies behind TLS are Secure."""

from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.current_user import COOKIE, SECURE_COOKIE
from dashboard.web.csrf import FORM_COOKIE, HEADER, csrf_ok
from kmcore.settings import settings
from kmcore.storage.unit_of_work import quiet_write
from tests.integration.asgi.account_browser import Browser, holds, said
from tests.integration.asgi.asking import Client
from tests.support.people import PASSWORD, Person

NEW = "รหัสใหม่ของผู้ใหญ่บ้าน"
WRONG = "ไม่ใช่รหัสผ่านนี้"
REFUSED = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"
STALE = "แบบฟอร์มนี้หมดอายุ"


@pytest.mark.usefixtures("somsri")
class TestForms:
    """A form that is not ours, or not this browser's, does nothing and is answered by a sentence and a new form."""

    @pytest.mark.parametrize("csrf", ["", "0" * 64, "é", "ก" * 500])
    def test_without_our_token(self, reader: Browser, csrf: str) -> None:
        answer = reader.send("/login", login="somsri", password=PASSWORD, csrf=csrf)
        self.refused(reader, answer)
        assert reader.ask(
            "POST", "/login", data={**reader.form(answer), "login": "somsri", "password": PASSWORD}
        ).is_redirect

    def test_of_another_browser(self, client: Client, reader: Browser) -> None:
        form = Browser(client).form(Browser(client).get("/login"))
        self.refused(reader, reader.send("/login", login="somsri", password=PASSWORD, csrf=form["csrf"]))

    @pytest.mark.parametrize(
        "headers",
        [
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://[", "sec-fetch-site": "same-origin"},
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1"},
        ],
    )
    def test_from_another_place(self, reader: Browser, headers: dict[str, str]) -> None:
        reader.headers = headers
        self.refused(reader, reader.signs_in())

    @pytest.mark.parametrize("origin", ["http://127.0.0.1", "HTTP://127.0.0.1"])
    def test_from_here(self, reader: Browser, origin: str) -> None:
        reader.headers = {"origin": origin, "sec-fetch-site": "same-origin"}
        assert reader.signs_in().status_code == 303

    def test_the_public_address_is_ours_too(self, reader: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KM_BASE_URL", "https://km.example.go.th")
        settings.cache_clear()
        reader.headers = {"origin": "https://km.example.go.th"}
        assert reader.signs_in().status_code == 303

    def test_a_form_s_cookie_is_no_way_past_the_session_s(self, client: Client, reader: Browser) -> None:
        """A neighbouring host may set a cookie, and has a token for it from our own page."""
        reader.signs_in()
        stranger = Browser(client)
        form = stranger.form(stranger.get("/login"))
        reader.cookies |= stranger.cookies
        answer = reader.ask("POST", "/logout", data={"csrf": form["csrf"]})
        assert (answer.status_code, said(answer).startswith(STALE)) == (403, True)
        assert COOKIE in reader.cookies

    @pytest.mark.parametrize("path", ["/logout", "/logout/everywhere", "/password", "/notice"])
    def test_on_every_form(self, reader: Browser, own_engine: Engine, path: str) -> None:
        reader.signs_in()
        answer = reader.send(path, csrf="0" * 64, current=PASSWORD, new=NEW, again=NEW)
        assert (answer.status_code, said(answer).startswith(STALE)) == (403, True)
        assert reader.form(answer)["csrf"] != "0" * 64
        assert holds(own_engine, reader.cookies[COOKIE])

    @pytest.mark.parametrize(
        "options",
        [
            {"content": b"\xff\xfe" * 100},
            {"json": {"login": "somsri", "password": PASSWORD}},
            {"files": {"login": b"somsri"}},
            {"data": {f"f{number}": "x" for number in range(100)}},
        ],
    )
    def test_of_another_kind(self, reader: Browser, options: dict[str, Any]) -> None:
        reader.get("/login")
        self.refused(reader, reader.ask("POST", "/login", **options))

    def test_too_large(self, reader: Browser) -> None:
        answer = reader.send("/login", login="somsri", password="x" * 20_000)
        assert answer.status_code == 413
        assert "ยาวเกินไป" in said(answer)

    def refused(self, reader: Browser, answer: httpx.Response) -> None:
        assert (answer.status_code, said(answer).startswith(STALE)) == (403, True)
        assert COOKIE not in reader.cookies


@pytest.mark.usefixtures("somsri")
class TestBehindTls:
    """Secure and with the prefix that a neighbouring host cannot set, where a proxy of ours says https."""

    @pytest.fixture
    def reader(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> Browser:
        monkeypatch.setenv("KM_PROXIES", "127.0.0.1")  # whom the client of these tests says it is
        settings.cache_clear()
        return Browser(client, **{"x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.7"})

    def test_the_cookies_are_secure(self, own_engine: Engine, reader: Browser) -> None:
        reader.signs_in()
        cookie = reader.last[SECURE_COOKIE]
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert holds(own_engine, cookie.value)
        assert set(reader.cookies) == {SECURE_COOKIE, f"__Host-{FORM_COOKIE}"}

    def test_signing_out_takes_it(self, own_engine: Engine, reader: Browser) -> None:
        reader.signs_in()
        token = reader.cookies[SECURE_COOKIE]
        reader.send("/logout")
        assert reader.last[SECURE_COOKIE]["secure"] is True, "or the reader keeps it"
        assert SECURE_COOKIE not in reader.cookies
        assert not holds(own_engine, token)

    def test_the_address_kept_is_the_reader_s(self, own_engine: Engine, reader: Browser) -> None:
        reader.signs_in()
        with quiet_write(own_engine) as session:
            places = session.connection().exec_driver_sql("SELECT place FROM access_event").scalars().all()
        assert places == ["198.51.100.7"]


class TestHeader:
    """``csrf_ok``, which our own JavaScript's requests are asked by."""

    def asked(self, somsri: Person, **headers: str) -> bool:
        from starlette.requests import Request  # noqa: PLC0415 - only here

        given = {"host": "127.0.0.1", "cookie": f"{COOKIE}={somsri.token}", **headers}
        raw = [(name.lower().encode(), value.encode()) for name, value in given.items() if value]
        return csrf_ok(Request({"type": "http", "method": "PUT", "path": "/", "headers": raw}))

    def test_right(self, somsri: Person) -> None:
        assert self.asked(somsri, **{HEADER: csrf_token_for(somsri.token), "origin": "http://127.0.0.1"})

    def test_wrong(self, somsri: Person) -> None:
        right = csrf_token_for(somsri.token)
        assert not self.asked(somsri)
        assert not self.asked(somsri, **{HEADER: right[:-1] + ("0" if right[-1] != "0" else "1")})
        assert not self.asked(somsri, **{HEADER: csrf_token_for("another")})
        assert not self.asked(somsri, **{HEADER: right, "origin": "https://evil.example"})
        assert not self.asked(somsri, **{HEADER: right, "sec-fetch-site": "cross-site"})
        assert not self.asked(somsri, **{HEADER: right, "cookie": ""})
