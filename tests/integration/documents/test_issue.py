"""Who may have which document, and what is written down of each, on every kind of database."""

from hashlib import sha256

import pytest
from sqlmodel import Session, col, func, select

from kmcore.access.account_register import change_role
from kmcore.access.actor import OPERATOR, VISITOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.calling_session import SignedOutError
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent
from kmcore.documents.issue import issue
from kmcore.documents.kinds import MEDIA_TYPES, OFFERED, Kind, Media
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.revision import revision
from tests.integration.documents.conftest import Office
from tests.integration.documents.reading_back import bare, docx_lines, pdf_text
from tests.integration.documents.session import DAY, MEETING, TOLD
from tests.support.people import person

SQLITE_ONLY = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
EVERY = [(kind, media) for kind, medias in OFFERED.items() for media in medias]


def options(kind: Kind, agency: str = "doae") -> dict[str, str]:
    return {"agency_code": agency} if kind is Kind.LETTER else {}


@pytest.mark.parametrize(("kind", "media"), EVERY)
def test_a_document_is_written_down_as_it_was_handed_out(after: Office, kind: Kind, media: Media) -> None:
    made = after.make(kind, MEETING, media, **options(kind))
    row = after.rows()[-1]
    assert (row.code, row.kind, row.media, row.meeting_code) == (made.code, kind, media, MEETING)
    assert row.sha256 == sha256(made.data).hexdigest()
    assert (row.as_of, row.account_id, row.thai_digits) == (DAY, None, False)
    assert row.agency_code == ("doae" if kind is Kind.LETTER else None)
    assert row.snapshot_number == (1 if kind is Kind.PACK else None)
    assert made.media_type == MEDIA_TYPES[media]
    assert made.name.endswith(f"9 ก.พ. 2550.{media}")


@pytest.mark.parametrize(("kind", "media"), EVERY)
def test_it_says_of_itself_what_was_written_down(
    after: Office, at_home: str, kind: Kind, media: Media
) -> None:
    made = after.make(kind, MEETING, media, **options(kind))
    text = bare(pdf_text(made) if media is Media.PDF else "".join(docx_lines(made)))
    basis = "ภาพที่แช่แข็ง ณ ปิดประชุม ครั้งที่ 1" if kind is Kind.PACK else "รุ่นข้อมูล"
    for told in (made.code, f"{at_home}/verify/{made.code}", basis, "ข้อมูล ณ วันที่", "จัดทำเมื่อ", "ขอบเขต"):
        assert bare(told) in text, told


def test_each_has_a_code_of_its_own(after: Office) -> None:
    codes = {after.make(Kind.AGENDA, MEETING, Media.DOCX).code for _time in range(3)}
    assert len(codes) == 3


def test_making_one_is_nobody_s_news(closed: Office) -> None:
    def counted() -> tuple[int, int]:
        with Session(closed.engine) as session:
            return revision(session), session.exec(select(func.count()).select_from(AuditRow)).one()

    before = counted()
    closed.make(Kind.AGENDA, MEETING, Media.DOCX)
    assert counted() == before
    assert len(closed.rows()) == 1


@pytest.mark.parametrize("role", [AccountRole.GOVERNOR, AccountRole.SECRETARIAT])
def test_governor_and_secretariat_have_everything(closed: Office, role: AccountRole) -> None:
    office = closed.as_role(role)
    for kind in Kind:
        office.make(kind, TOLD, OFFERED[kind][0], **options(kind))
    assert {row.account_id for row in closed.rows()} == {office.by.user.account_id}


def test_a_lead_has_the_circle_s_and_her_own_letter(closed: Office) -> None:
    office = closed.as_role(AccountRole.LEAD, "doae")
    for kind in Kind:
        office.make(kind, TOLD, OFFERED[kind][0], **options(kind))
    with pytest.raises(NotAllowedError):
        office.make(Kind.LETTER, TOLD, Media.DOCX, agency_code="nfe")
    assert len(closed.rows()) == len(Kind)


@SQLITE_ONLY
def test_an_agency_without_a_part_in_the_work_has_none(closed: Office) -> None:
    office = closed.as_role(AccountRole.LEAD, "baac")
    for kind in (Kind.MINUTES, Kind.AGENDA, Kind.PACK):
        with pytest.raises(NotAllowedError):
            office.make(kind, TOLD, OFFERED[kind][0])


@pytest.mark.parametrize("role", [AccountRole.VIEWER, AccountRole.ADMIN])
def test_others_have_none_and_the_try_is_kept(closed: Office, role: AccountRole) -> None:
    office = closed.as_role(role)
    for _time in range(2):
        with pytest.raises(NotAllowedError):
            office.make(Kind.PACK, TOLD)
    with Session(closed.engine) as session:
        denied = select(AccessEvent).where(col(AccessEvent.kind) == EventKind.DENIED)
        (event,) = session.exec(denied).all()
    assert (event.note, event.account_id) == ("make_document", office.by.user.account_id)
    assert closed.rows() == []


@SQLITE_ONLY
def test_a_visitor_has_none(closed: Office) -> None:
    with pytest.raises(NotAllowedError):
        issue(closed.engine, By(VISITOR), Kind.AGENDA, MEETING, Media.PDF)


@SQLITE_ONLY
def test_a_role_that_was_taken_away_holds_no_more(closed: Office) -> None:
    someone = person(closed.engine, AccountRole.GOVERNOR)
    change_role(closed.engine, By(OPERATOR), someone.account_id, AccountRole.VIEWER, None)
    with pytest.raises(SignedOutError):
        Office(closed.engine, someone.by()).make(Kind.PACK, TOLD)
