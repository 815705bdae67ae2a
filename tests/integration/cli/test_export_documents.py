"""``export`` makes the documents of a circle, and says the code that stands on them."""

import re
from pathlib import Path

import pytest
from sqlmodel import Session, select

from kmcore.documents.models import IssuedDocument
from kmcore.storage.engine import open_engine
from tests.integration.cli.conftest import Run
from tests.integration.documents.reading_back import bare, pdf_text

TOLD, MEETING = "khun-uea-2550-01-09", "khun-uea-2550-02-09"


def rows(url: str) -> list[IssuedDocument]:
    with Session(open_engine(url)) as session:
        return list(session.exec(select(IssuedDocument)))


@pytest.mark.parametrize(
    ("words", "meeting"),
    [
        (("minutes", "x.docx"), TOLD),
        (("minutes", "x.PDF", "--thai-digits"), TOLD),
        (("agenda", "x.docx"), MEETING),
        (("agenda", "x.pdf", "--meeting", TOLD), TOLD),
        (("letter", "x.pdf", "--agency", "doae"), TOLD),
        (("pack", "x.pdf"), MEETING),
        (("pack", "x.pdf", "--meeting", TOLD), TOLD),
    ],
)
def test_each_document_is_written_and_its_code_said(
    on_sqlite: Run, sqlite_url: str, tmp_path: Path, words: tuple[str, ...], meeting: str
) -> None:
    kind, name, *options = words
    given = on_sqlite("export", kind, str(tmp_path / name), *options)
    assert (given.exit_code, given.stderr) == (0, "")
    (row,) = rows(sqlite_url)
    assert row.code in given.stdout
    assert (row.kind, row.meeting_code, row.account_id) == (kind, meeting, None)
    assert row.thai_digits == ("--thai-digits" in options)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"%PDF-" if name.lower().endswith("pdf") else b"PK\x03\x04")
    if name.lower().endswith("pdf"):
        assert row.code in bare(pdf_text(data))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("minutes", "x.xlsx"), 2, "ต้องลงท้ายด้วย .docx .pdf"),
        (("pack", "x.docx"), 2, "ต้องลงท้ายด้วย .pdf"),
        (("letter", "x.pdf"), 1, "ต้องระบุหน่วยงาน"),
        (("letter", "x.pdf", "--agency", "nobody"), 1, "ไม่มีหน่วยงานรหัส nobody"),
        (("minutes", "x.pdf", "--agency", "doae"), 2, "--agency ใช้กับ letter เท่านั้น"),
        (("minutes", "x.pdf", "--as-of", "2007-01-31"), 2, "--as-of ใช้กับตารางเท่านั้น"),
        (("minutes", "x.pdf", "--meeting", MEETING), 1, "ยังไม่เริ่ม"),
        (("minutes", "x.pdf", "--meeting", "nothing"), 1, "ไม่มีการประชุมรหัส nothing"),
        (("coverage", "x.xlsx", "--thai-digits"), 2, "ไม่ใช้กับตาราง"),
        (("coverage", "x.pdf"), 2, "ต้องลงท้ายด้วย .xlsx หรือ .csv"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    on_sqlite: Run, sqlite_url: str, tmp_path: Path, words: tuple[str, ...], *, code: int, said: str
) -> None:
    kind, name, *options = words
    given = on_sqlite("export", kind, str(tmp_path / name), *options)
    assert given.exit_code == code
    assert said in given.stderr
    assert not list(tmp_path.iterdir())
    assert rows(sqlite_url) == []


def test_without_any_meeting_it_says_so(run: Run, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/empty.db"
    assert run("init", "--dataset", "empty", KM_DATABASE_URL=url).exit_code == 0
    given = run("export", "pack", str(tmp_path / "x.pdf"))
    assert given.exit_code == 1
    assert "ยังไม่มีการประชุม" in given.stderr


def test_the_code_is_said_in_english_too(on_sqlite: Run, tmp_path: Path) -> None:
    given = on_sqlite("export", "pack", str(tmp_path / "x.pdf"), KM_LANGUAGE="en")
    assert re.search(r"verification code WU-[0-9A-Z]{5}-[0-9A-Z]{5}", given.stdout)
