"""What may be called a decision, what is in force, what wears the mark of a draft: rules over every row."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.actions.models import ActionItem
from kmcore.actions.queries import Status, board, item_detail
from kmcore.budget.kinds import LineStatus
from kmcore.budget.models import BudgetEntry, BudgetLine
from kmcore.meetings.models import MeetingDocument, Resolution
from kmcore.programme.kinds import ResolutionKind, ResponsibilityStatus
from kmcore.programme.models import Agency, Responsibility
from kmcore.programme.queries import responsibilities, responsibilities_and_proposals
from kmcore.sources.models import Source

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
PAPERS = range(19, 31)  # the lines that list what lay on the table
TOLD = range(49, 58)  # what the author knows of the days to come, and thinks
IDEA = ("แนวคิด", "ควร", "น่าจะ", "เสนอว่า")


def said(session: Session, code: str | None) -> Source:
    return session.get_one(Source, code or "")


def decisions(session: Session) -> dict[str, Source]:
    """Return what every decision is quoted from, by the code of the item or conclusion."""
    rows = [*session.scalars(select(ActionItem)), *session.scalars(select(Resolution))]
    return {row.code: said(session, row.source_code) for row in rows if row.kind == ResolutionKind.DECISION}


def test_no_decision_stands_on_a_paper_or_on_what_the_author_tells(session: Session) -> None:
    lines = {code: source.line or 0 for code, source in decisions(session).items()}
    assert len(lines) > 10
    assert {code: line for code, line in lines.items() if line in PAPERS or line in TOLD} == {}


def test_no_decision_is_quoted_as_an_idea(session: Session) -> None:
    for code, source in decisions(session).items():
        assert not [word for word in IDEA if word in (source.quote or "")], code


def test_an_item_and_the_conclusion_it_stands_on_are_of_one_kind(session: Session) -> None:
    concluded = {row.source_code: row for row in session.scalars(select(Resolution))}
    pairs = [
        (item.kind, concluded[item.source_code].kind, item.code)
        for item in session.scalars(select(ActionItem))
        if item.source_code in concluded
    ]
    assert len(pairs) > 10
    assert [code for item, conclusion, code in pairs if item != conclusion] == []


def test_an_idea_is_never_in_force(session: Session) -> None:
    proposed = {
        row.code
        for row in session.scalars(select(Responsibility))
        if row.status == ResponsibilityStatus.PROPOSED
    }
    assert {code.removeprefix("mission-sufficiency-") for code in proposed} == {"cdd", "nfe", "doae", "pho"}
    for day in (date(2006, 11, 1), CIRCLE, EVE, date(2008, 1, 1)):
        assert proposed & {row.code for row in responsibilities(session, day)} == set()
    shown = {row.code for row in responsibilities_and_proposals(session, CIRCLE)}
    assert proposed <= shown
    before = {row.code for row in responsibilities_and_proposals(session, date(2007, 1, 8))}
    assert proposed & before == set()


def test_no_responsibility_of_a_mission_is_older_than_the_circle_that_gave_it(session: Session) -> None:
    by_mission = select(col(Responsibility.from_date)).where(col(Responsibility.mission_code).is_not(None))
    assert set(session.scalars(by_mission)) == {CIRCLE}


def test_what_stands_on_the_draft_paper_is_a_draft(session: Session) -> None:
    paper = session.scalars(select(MeetingDocument).where(col(MeetingDocument.draft))).one()
    line = said(session, paper.source_code).line
    on_it = set(session.scalars(select(col(Source.code)).where(col(Source.line) == line)))
    lines = {row.code: row for row in session.scalars(select(BudgetLine)) if row.source_code in on_it}
    assert {row.status for row in lines.values()} == {LineStatus.DRAFT}
    paid = session.scalars(select(BudgetEntry)).all()
    assert {row.line_code for row in paid if row.source_code in on_it} == set(lines)
    items = [row for row in session.scalars(select(ActionItem)) if row.source_code in on_it]
    assert {row.kind for row in items} == {ResolutionKind.DRAFT}
    promises = [row for row in session.scalars(select(Responsibility)) if row.source_code in on_it]
    assert {row.status for row in promises} == {ResponsibilityStatus.DRAFT}


def test_the_comment_answers_a2(session: Session) -> None:
    found = item_detail(session, "A2", EVE, CIRCLE)
    assert (found.row.status, found.row.demo) == (Status.DONE, False)
    assert [(one.agency_code, one.source) for one in found.updates] == [("community", "m-L73")]
    assert "3 คน" in found.updates[0].done
    assert "A2" not in [row.code for row in board(session, EVE, CIRCLE) if row.status == Status.LATE]


def test_duties_say_what_their_line_says(session: Session) -> None:
    """The words that carry a duty stand in the quote it is cited to."""
    words = {
        "cdd": "รับผิดชอบ", "doae": "ดูแล 400 หมู่บ้านรุ่น", "dopa": "แม่งาน", "nfe": "600 หมู่บ้านรุ่น", "yomna": "แม่งาน",
        "pho": "ได้รับมอบหมายให้เป็นแกนประสานแผนในภาพรวม", "wu": "เข้าร่วม", "gov": "ให้หน่วยงานเสนองบ", "tao": "เชื่อมโยงกับ",
        "community": "เข้าร่วมหารือ",
    }  # fmt: skip
    for code, word in words.items():
        row = session.get_one(Agency, code)
        assert word in (row.duty or ""), code
        assert word in (said(session, row.source_code).quote or ""), code


def test_the_words_of_the_source_are_kept(session: Session) -> None:
    motto = session.get_one(Resolution, "R8").text
    assert [word for word in ("สนุก", "งานสำเร็จ", "ได้เพื่อน", "มีความสุข") if word not in motto] == []
    assert "รองผู้อำนวยการ" not in session.get_one(Resolution, "R13").text
    assert "รองผู้อำนวยการ" not in (session.get_one(ActionItem, "A5").owner_label or "")
