"""/export: documents for those who are signed in, made only when our own pages (or a typed address) ask."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from urllib.parse import quote, unquote

import httpx
import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.documents.models import IssuedDocument
from kmcore.storage.unit_of_work import quiet_write
from tests.integration.asgi.asking import Client
from tests.integration.documents.reading_back import pdf_text
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.markup import read_markup
from tests.support.people import Person, person

TOLD, MEETING = "khun-uea-2550-01-09", "khun-uea-2550-02-09"
LETTER = f"/export/letter/{TOLD}/doae.docx"
AGENDA = f"/export/agenda/{MEETING}.docx"
EVERY = {
    f"/export/minutes/{TOLD}.docx": "รายงานการประชุม วงคุณเอื้อจังหวัด 9 ม.ค. 2550.docx",
    f"/export/minutes/{TOLD}.pdf": "รายงานการประชุม วงคุณเอื้อจังหวัด 9 ม.ค. 2550.pdf",
    AGENDA: "ระเบียบวาระการประชุม วงคุณเอื้อจังหวัด 9 ก.พ. 2550.docx",
    f"/export/agenda/{MEETING}.pdf": "ระเบียบวาระการประชุม วงคุณเอื้อจังหวัด 9 ก.พ. 2550.pdf",
    LETTER: "หนังสือแจ้งงานที่ต้องดำเนินการ เกษตร วงคุณเอื้อจังหวัด 9 ม.ค. 2550.docx",
    f"/export/letter/{TOLD}/doae.pdf": "หนังสือแจ้งงานที่ต้องดำเนินการ เกษตร วงคุณเอื้อจังหวัด 9 ม.ค. 2550.pdf",
    f"/export/pack/{MEETING}.pdf": "แฟ้มประชุม วงคุณเอื้อจังหวัด 9 ก.พ. 2550.pdf",
}


@pytest.fixture
def engine(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[Engine]:
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def governor(engine: Engine) -> Person:
    return person(engine, AccountRole.GOVERNOR)


def ask(client: Client, path: str, who: Person | None = None, **headers: str) -> httpx.Response:
    cookies = {"Cookie": f"lang=th; km_session={who.token}"} if who else {}
    return client.get(path, headers={**cookies, **headers})


def rows(engine: Engine) -> list[IssuedDocument]:
    with Session(engine) as session:
        return list(session.exec(select(IssuedDocument)))


@pytest.mark.parametrize("path", EVERY)
def test_the_file_comes_with_its_thai_name(
    client: Client, engine: Engine, governor: Person, path: str
) -> None:
    answer = ask(client, path, governor)
    assert answer.status_code == 200
    (row,) = rows(engine)
    assert row.sha256 == sha256(answer.content).hexdigest()
    assert row.account_id == governor.account_id
    headers = answer.headers
    plain, named = headers["content-disposition"].split("; ")[1:]
    assert plain == f'filename="{row.kind}-{row.code}.{row.media}"'
    assert unquote(named.removeprefix("filename*=UTF-8''")) == EVERY[path]
    assert headers["content-disposition"].startswith("attachment; ")
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    begins = b"%PDF-" if path.endswith("pdf") else b"PK\x03\x04"
    assert answer.content.startswith(begins)


def test_thai_digits_and_the_reader_s_language(client: Client, engine: Engine, governor: Person) -> None:
    thai = ask(client, f"/export/minutes/{TOLD}.pdf?digits=thai", governor)
    assert "๒๕๕๐" in pdf_text(thai.content)
    english = ask(client, f"/export/pack/{MEETING}.pdf?lang=en", governor)
    assert "What waits for a decision" in pdf_text(english.content)
    official = ask(client, f"/export/agenda/{MEETING}.pdf?lang=en", governor)
    assert "เรื่องสืบเนื่อง" in pdf_text(official.content)
    assert [row.thai_digits for row in rows(engine)].count(True) == 1


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: Client, engine: Engine) -> None:
    path = f"/export/minutes/{TOLD}.pdf?digits=thai"
    for headers in ({}, {"Cookie": "km_session=x"}):
        answer = client.get(path, headers=headers)
        assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
        assert answer.headers["location"] == f"/login?next={quote(path, safe='')}"
    assert rows(engine) == []


def test_signing_out_holds_at_once(client: Client, engine: Engine, governor: Person) -> None:
    with quiet_write(engine) as session:
        end_session(session, governor.token, SessionEnd.SIGNED_OUT, system_clock())
    assert ask(client, AGENDA, governor).status_code == 303


@pytest.mark.parametrize(
    ("role", "agency", "path", "status"),
    [
        (AccountRole.VIEWER, None, AGENDA, 403),
        (AccountRole.ADMIN, None, AGENDA, 403),
        (AccountRole.LEAD, "doae", AGENDA, 200),
        (AccountRole.LEAD, "doae", LETTER, 200),
        (AccountRole.LEAD, "nfe", LETTER, 403),
        (AccountRole.SECRETARIAT, None, LETTER, 200),
    ],
)
def test_each_role_has_its_own(
    client: Client, engine: Engine, role: AccountRole, agency: str | None, *, path: str, status: int
) -> None:
    answer = ask(client, path, person(engine, role, agency))
    assert answer.status_code == status
    assert len(rows(engine)) == (status == 200)
    if status == 403:
        page = read_markup(answer.text)
        assert page.all("p")[0].attributes["role"] == "alert"
        assert "ออกเอกสารของวง" in answer.text or "หน่วยงานท่าน" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/export/minutes/no-such.pdf",
        f"/export/minutes/{MEETING}.pdf",  # not begun
        f"/export/minutes/{TOLD}/doae.pdf",
        f"/export/letter/{TOLD}.pdf",
        f"/export/letter/{TOLD}/nobody.pdf",
        f"/export/pack/{MEETING}.docx",
        f"/export/pack/{MEETING}.exe",
        f"/export/budget/{MEETING}.pdf",
        "/export/pack/%00.pdf",
        "/export/pack/%E0%B8%81.pdf",
        f"/export/pack/{'x' * 3000}.pdf",
    ],
)
def test_what_there_is_not_is_a_page_with_a_sentence(
    client: Client, engine: Engine, governor: Person, path: str
) -> None:
    answer = ask(client, path, governor)
    assert answer.status_code == 404
    assert read_markup(answer.text).all("p")[0].attributes["role"] == "alert"
    assert rows(engine) == []


@pytest.mark.parametrize(
    ("headers", "made"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),  # typed, or a bookmark
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://elsewhere.example"}, False),
    ],
)
def test_another_site_makes_no_document(
    client: Client, engine: Engine, governor: Person, headers: dict[str, str], *, made: bool
) -> None:
    path = f"/export/minutes/{TOLD}.docx?digits=thai"
    answer = ask(client, path, governor, **headers)
    assert len(rows(engine)) == made
    assert answer.status_code == (200 if made else 403)
    if not made:
        links = [tag.attributes["href"] for tag in read_markup(answer.text).all("a")]
        assert path in links


def test_asking_for_the_head_makes_none(client: Client, engine: Engine, governor: Person) -> None:
    for method in ("HEAD", "POST", "PUT"):
        answer = client.request(method, AGENDA, headers={"Cookie": f"km_session={governor.token}"})
        assert answer.status_code == 405
    assert rows(engine) == []


def test_a_store_that_cannot_be_read_is_a_page_with_a_sentence(
    client: Client, engine: Engine, governor: Person
) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    from dashboard.query_cache import usable_engine  # noqa: PLC0415 - a broken store fails only this

    usable_engine.cache_clear()
    assert ask(client, AGENDA, governor).status_code == 503
