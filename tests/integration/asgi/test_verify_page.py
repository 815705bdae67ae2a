"""/verify: whether a paper was made here, for anybody who holds it, even where the dashboard is closed."""

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from sqlalchemy import Engine, text

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.documents.issue import COMMAND_LINE, Issued, issue
from kmcore.documents.kinds import Kind, Media
from kmcore.settings import settings
from tests.integration.asgi.asking import Client
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.markup import read_markup
from tests.support.people import person

TOLD = "khun-uea-2550-01-09"
UNKNOWN = "WU-00000-00000"


@pytest.fixture
def engine(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[Engine]:
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def letter(engine: Engine) -> Issued:
    by = person(engine, AccountRole.LEAD, "doae").by()
    return issue(engine, by, Kind.LETTER, TOLD, Media.DOCX, agency_code="doae", thai_digits=True)


def told(answer: httpx.Response) -> dict[str, str]:
    """Return what the page says, by its labels."""
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", answer.text))


def test_a_known_code_is_told(client: Client, letter: Issued) -> None:
    answer = client.get(f"/verify/{letter.code}")
    assert answer.status_code == 200
    said = told(answer)
    assert said["เอกสาร"] == "หนังสือแจ้งงานที่ต้องดำเนินการ (.docx)"
    assert said["วง"] == "วงคุณเอื้อจังหวัด"
    assert said["การประชุมวันที่"] == "9 มกราคม 2550"
    assert said["ถึงหน่วยงาน"] == "สำนักงานเกษตรจังหวัดนครศรีธรรมราช"
    assert said["ข้อมูล ณ วันที่"] == "8 กุมภาพันธ์ 2550"
    assert said["ตัวเลขในเอกสาร"] == "เลขไทย"
    assert said["ข้อมูลสาธิต"].startswith("มีข้อมูลสาธิต")
    assert len(said["SHA-256 ของไฟล์"]) == 64
    assert "ยังไม่มีฉบับที่ใหม่กว่านี้" in answer.text


def test_it_names_nobody(client: Client, engine: Engine, letter: Issued) -> None:
    answer = client.get(f"/verify/{letter.code}")
    assert "ทดสอบ" not in answer.text  # the label of whoever made it
    assert "ผู้รายงาน" not in answer.text


def test_it_is_kept_by_nobody_and_sets_nothing(client: Client, letter: Issued) -> None:
    headers = client.get(f"/verify/{letter.code}").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-robots-tag"] == "noindex"
    assert "set-cookie" not in headers
    assert re.findall(r"<script(?! src=)", client.get(f"/verify/{letter.code}").text) == []


def test_it_speaks_english_too(client: Client, letter: Issued) -> None:
    answer = client.get(f"/verify/{letter.code}?lang=en")
    assert 'lang="en"' in answer.text
    assert told(answer)["Document"] == "Letter on work to be done (.docx)"
    assert told(answer)["Meeting of"] == "9 January 2007"
    links = [tag.attributes.get("href", "") for tag in read_markup(answer.text).all("a")]
    assert "/verify?lang=en" in links
    assert f"/verify/{letter.code}?lang=th" in links


def test_a_newer_one_is_told(client: Client, engine: Engine, letter: Issued) -> None:
    person(engine, AccountRole.VIEWER)  # a command: the data is another
    issue(engine, By(COMMAND_LINE), Kind.LETTER, TOLD, Media.PDF, agency_code="doae")
    answer = client.get(f"/verify/{letter.code}")
    assert "มีฉบับใหม่กว่าที่ออกจากข้อมูลอื่น" in answer.text
    assert "ยังไม่มีฉบับที่ใหม่กว่านี้" not in answer.text


@pytest.mark.parametrize(
    "wrong",
    [UNKNOWN, "x", "%00", "WU-", "%E0%B8%81", "<script>alert(1)</script>", "x" * 3000, "%F0%9F%98%80"],
)
def test_an_unknown_code_is_a_calm_sentence(client: Client, letter: Issued, wrong: str) -> None:
    answer = client.get(f"/verify/{wrong}")
    assert answer.status_code == 404
    assert "ไม่พบรหัสนี้" in answer.text
    assert "<script>alert" not in answer.text
    assert letter.code not in answer.text
    (form,) = read_markup(answer.text).all("form")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/verify")


def test_the_form_leads_to_the_code_s_own_page(client: Client, letter: Issued) -> None:
    page = read_markup(client.get("/verify").text)
    (field,) = [tag for tag in page.all("input") if tag.attributes.get("name") == "code"]
    assert field.attributes["id"] == page.all("label")[0].attributes["for"]
    typed = letter.code.lower().replace("-", "%20")
    answer = client.get(f"/verify?code={typed}&lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/verify/{letter.code}?lang=en")
    wrong = client.get("/verify?code=%3Cb%3Ex")
    assert wrong.status_code == 404
    assert "&lt;b&gt;x" in wrong.text


def test_it_answers_where_visitors_may_not_look(
    client: Client, letter: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KM_VISITORS", "nobody")
    settings.cache_clear()
    assert client.get(f"/verify/{letter.code}").status_code == 200


def test_a_store_that_cannot_be_read_is_a_sentence(client: Client, engine: Engine, letter: Issued) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    from dashboard.query_cache import usable_engine  # noqa: PLC0415 - a broken store fails only this

    usable_engine.cache_clear()
    assert client.get(f"/verify/{letter.code}").status_code == 503
