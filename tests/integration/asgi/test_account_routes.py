"""Sign-in and one's own account over HTTP: forms that are ours, cookies that hold, nothing said too much."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import Engine

from dashboard.session.current_user import COOKIE
from dashboard.web.account.routes import ACCOUNT_ROUTES
from dashboard.web.csrf import FORM_COOKIE
from dashboard.web.routes import ROUTES
from kmcore.access.account_commands import disable_account
from kmcore.access.actor import OPERATOR, By
from tests.integration.asgi.account_browser import Browser, holds, said
from tests.support.markup import page_words, read_markup
from tests.support.people import PASSWORD, Person

NEW = "รหัสใหม่ของผู้ใหญ่บ้าน"
WRONG = "ไม่ใช่รหัสผ่านนี้"
REFUSED = "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"
STALE = "แบบฟอร์มนี้หมดอายุ"


def test_our_routes_are_served() -> None:
    assert all(route in ROUTES for route in ACCOUNT_ROUTES)


@pytest.mark.usefixtures("own_engine")
def test_the_page_works_without_anything_but_html(reader: Browser) -> None:
    answer = reader.get("/login")
    page = read_markup(answer.text)
    assert answer.headers["cache-control"] == "no-store"
    needless = [tag.attributes["src"].split("?")[0] for tag in page.all("script")]
    assert needless == ["/app/static/came_back.js"], (
        "it hides a page that was left, and the page works without"
    )
    assert not [tag for tag in page.tags if "style" in tag.attributes or "onclick" in tag.attributes]
    completes = {tag.attributes["name"]: tag.attributes.get("autocomplete") for tag in page.all("input")}
    assert (completes["login"], completes["password"]) == ("username", "current-password")
    labels = {tag.attributes["for"] for tag in page.all("label")}
    assert labels == {tag.attributes["id"] for tag in page.all("input") if tag.attributes["type"] != "hidden"}
    assert {tag.attributes["href"].split("?")[0] for tag in page.all("link")} == {
        "/app/static/document.css",
        "/app/static/app.css",
        "/app/static/account.css",
        "/app/static/icon.svg",
    }
    form = reader.last[FORM_COOKIE]
    assert (form["httponly"], form["samesite"].lower(), form["path"]) == (True, "lax", "/")


@pytest.mark.usefixtures("own_engine")
def test_in_english_by_its_address_or_by_that_of_the_page_gone_to(reader: Browser) -> None:
    for path in ("/login?lang=en", "/login?next=/my%3Flang%3Den"):
        (root,) = read_markup(reader.get(path).text).all("html")
        assert root.attributes["lang"] == "en"
    (root,) = read_markup(reader.get("/login").text).all("html")
    assert root.attributes["lang"] == "th"


def test_signing_in_gives_a_cookie_and_the_notice_once(
    own_engine: Engine, somsri: Person, reader: Browser
) -> None:
    answer = reader.signs_in("/login?next=/actions%3Fitem%3DA9")
    assert answer.status_code == 303
    assert answer.headers["cache-control"] == "no-store"
    cookie = reader.last[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"].lower()) == (True, "", "lax")
    assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", str(30 * 24 * 3600))
    assert holds(own_engine, cookie.value)
    assert cookie.value != somsri.token
    notice = answer.headers["location"]
    assert urlsplit(notice).path == "/notice"
    assert parse_qs(urlsplit(notice).query) == {"next": ["/actions?item=A9"]}
    accepted = reader.send(notice)
    assert (accepted.status_code, accepted.headers["location"]) == (303, "/actions?item=A9")
    again = reader.signs_in("/login?next=/actions%3Fitem%3DA9")
    assert again.headers["location"] == "/actions?item=A9"


@pytest.mark.usefixtures("somsri")
def test_signing_in_again_ends_the_browser_s_last_session(own_engine: Engine, reader: Browser) -> None:
    reader.signs_in()
    first = reader.cookies[COOKIE]
    reader.signs_in()
    assert first != reader.cookies[COOKIE]
    assert (holds(own_engine, first), holds(own_engine, reader.cookies[COOKIE])) == (False, True)


@pytest.mark.usefixtures("somsri")
@pytest.mark.parametrize(("login", "password"), [("somsri", WRONG), ("nobody", PASSWORD)])
def test_a_refusal_is_the_same_page_for_both(reader: Browser, login: str, password: str) -> None:
    answer = reader.signs_in(login=login, password=password)
    assert answer.status_code == 401
    assert said(answer).startswith(REFUSED)
    assert COOKIE not in reader.cookies
    form = reader.form(answer)
    assert (form["login"], form["password"]) == (login, ""), "the name is kept, the password is not"
    assert password not in answer.text
    mended = reader.ask("POST", "/login", data={**form, "login": "somsri", "password": PASSWORD})
    assert mended.status_code == 303, "the form that came with the refusal is good"


def test_a_closed_account_is_refused_in_the_same_words(
    own_engine: Engine, somsri: Person, reader: Browser
) -> None:
    disable_account(own_engine, By(OPERATOR), somsri.account_id)
    answer = reader.signs_in()
    assert (answer.status_code, said(answer).startswith(REFUSED)) == (401, True)


@pytest.mark.usefixtures("somsri")
def test_too_many_failures_say_how_long(reader: Browser) -> None:
    for _time in range(5):
        reader.signs_in(password="")
        assert reader.signs_in(password=WRONG).status_code == 401
    answer = reader.signs_in()
    assert answer.status_code == 429
    assert "รออีก 15 นาที" in said(answer)
    assert 0 < int(answer.headers["retry-after"]) <= 901


@pytest.mark.usefixtures("somsri")
@pytest.mark.parametrize("fields", [{"login": "", "password": "x"}, {"login": "x", "password": ""}])
def test_an_empty_field_is_told_and_not_counted(reader: Browser, fields: dict[str, str]) -> None:
    for _time in range(6):
        answer = reader.send("/login", **fields)
        assert answer.status_code == 400
        assert "ใส่ทั้งชื่อผู้ใช้และรหัสผ่าน" in said(answer)
    assert reader.signs_in().status_code == 303


@pytest.mark.usefixtures("somsri")
@pytest.mark.parametrize(
    "there", ["//evil.example/x", "/\\evil.example", "https://evil.example", "/\t/x", "/login"]
)
def test_nobody_is_sent_elsewhere(reader: Browser, there: str) -> None:
    form = reader.form(reader.get("/login"))
    action = form.pop("action")
    answer = reader.ask("POST", action, data={**form, "login": "somsri", "password": PASSWORD, "next": there})
    assert "evil" not in answer.headers["location"]
    after = reader.send(answer.headers["location"], next=there)
    assert after.headers["location"].startswith("/")
    assert not after.headers["location"].startswith(("//", "/\\", "/login"))


@pytest.mark.usefixtures("somsri")
def test_a_stranger_s_word_of_https_is_not_believed(reader: Browser) -> None:
    reader.headers = {"x-forwarded-proto": "https"}
    reader.signs_in()
    assert COOKIE in reader.cookies


@pytest.mark.usefixtures("somsri")
def test_an_address_alone_signs_nobody_out(own_engine: Engine, reader: Browser) -> None:
    reader.signs_in()
    token = reader.cookies[COOKIE]
    assert reader.get("/logout").status_code == 200
    assert holds(own_engine, token)
    answer = reader.send("/logout")
    assert "ออกจากระบบแล้ว" in page_words(answer.text)
    assert COOKIE not in reader.cookies
    assert not holds(own_engine, token)
    assert reader.get("/logout").headers["location"] == "/login"


def test_signing_out_everywhere(own_engine: Engine, somsri: Person, reader: Browser) -> None:
    reader.signs_in()
    here = reader.cookies[COOKIE]
    answer = reader.send("/logout/everywhere")
    assert answer.status_code == 200
    assert [holds(own_engine, token) for token in (here, somsri.token)] == [False, False]
    assert COOKIE not in reader.cookies


def test_changing_the_password(own_engine: Engine, somsri: Person, reader: Browser) -> None:
    reader.signs_in()
    before = reader.cookies[COOKIE]
    answer = reader.send("/password", current=PASSWORD, new=NEW, again=NEW)
    assert (answer.status_code, answer.headers["location"]) == (303, "/password/changed")
    assert "ใช้รหัสผ่านใหม่แล้ว" in reader.get("/password/changed").text
    after = reader.cookies[COOKIE]
    assert [holds(own_engine, token) for token in (before, somsri.token, after)] == [False, False, True]
    reader.send("/logout")
    assert reader.signs_in().status_code == 401
    assert reader.signs_in(password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("current", "new", "again", "sentence"),
    [
        (WRONG, NEW, NEW, "รหัสผ่านปัจจุบันไม่ถูกต้อง"),
        (PASSWORD, NEW, NEW + "ๆ", "ไม่เหมือนกัน"),
        (PASSWORD, "สั้น", "สั้น", "สั้นเกินไป"),
        (PASSWORD, "1234567890", "1234567890", "เดาได้ง่าย"),
    ],
)
def test_a_password_that_is_not_changed(  # noqa: PLR0917 - the form's three fields
    own_engine: Engine, somsri: Person, reader: Browser, current: str, new: str, again: str, sentence: str
) -> None:
    reader.signs_in()
    answer = reader.send("/password", current=current, new=new, again=again)
    assert answer.status_code == 400
    assert sentence in said(answer)
    assert not [text for text in (current, new, again) if f'"{text}"' in answer.text]
    assert holds(own_engine, somsri.token)


@pytest.mark.usefixtures("own_engine")
@pytest.mark.parametrize("path", ["/password", "/notice", "/logout/everywhere", "/password/changed"])
@pytest.mark.parametrize("cookie", [None, "unknown"])
def test_one_s_own_pages_ask_to_sign_in(reader: Browser, path: str, cookie: str | None) -> None:
    if cookie:
        reader.cookies[COOKIE] = cookie
    answer = reader.get(path)
    assert answer.status_code == 303
    assert urlsplit(answer.headers["location"]).path == "/login"


@pytest.mark.usefixtures("own_engine")
@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "{{ 7*7 }}", "\u202eabc", "ก" * 700, "\0"]
)
def test_hostile_text_is_shown_as_text_or_not_at_all(reader: Browser, hostile: str) -> None:
    answer = reader.signs_in(login=hostile, password=hostile)
    assert answer.status_code in {400, 401}
    assert re.findall(r"<script(?! src=)", answer.text) == []
    assert "49" not in said(answer)


def test_trouble_with_the_store_is_a_sentence(
    reader: Browser, use_store: Callable[[str], None], tmp_path: Any
) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database" * 1000)
    use_store(f"sqlite:///{tmp_path}/x.db")
    answer = reader.signs_in()
    assert answer.status_code == 503
    assert said(answer)
