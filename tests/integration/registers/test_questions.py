"""A question on which sources disagree is entered like any row, known from that day, and what they say refers to it."""

from datetime import date, timedelta

from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.read_models import RowResult
from kmcore.settings import settings
from kmcore.sources.queries import checks
from kmcore.storage.reference_date import reference_moment
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import Lines, imported, understood
from tests.support.people import person

QUESTION = "มีครัวเรือนยากจนกี่ครัวเรือน"


def titles(engine: Engine, day: date) -> list[str]:
    with reading(engine) as session:
        return [row.title.th for row in checks(session, day)]


def test_a_question_and_what_two_sources_say_are_entered_and_shown_from_that_day(store: Engine) -> None:
    secretary = person(store, AccountRole.SECRETARIAT)
    imported(store, secretary.by(), "checks", [{"title": QUESTION}])
    said: Lines = [{"check_code": QUESTION, "value": "1,200"}, {"check_code": QUESTION, "value": "1,350"}]
    preview, _written = imported(store, secretary.by(), "statements", said)
    assert [row.result for row in preview.rows] == [RowResult.NEW, RowResult.NEW]
    with reading(store) as session:
        today = reference_moment(session, settings(), secretary.by().clock).date()
        (row,) = [one for one in checks(session, today) if one.title.th == QUESTION]
    assert [one.value.th for one in row.statements] == ["1,200", "1,350"]
    assert QUESTION not in titles(store, today - timedelta(days=1))


def test_a_question_that_is_not_there_is_refused_in_a_sentence(store: Engine) -> None:
    (row,) = understood(store, "statements", [{"check_code": "ไม่มีใครถาม", "value": "7"}]).rows
    assert [(one.column, one.code) for one in row.problems] == [("คำถาม", "not_in_register")]
    assert "ไม่มีใครถาม" in row.problems[0].sentence
