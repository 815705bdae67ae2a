"""Sources, and statements that disagree, side by side until settled."""

from datetime import date, timedelta

from sqlalchemy import Engine, update
from sqlmodel import Session, col

from kmcore.i18n import speaking
from kmcore.sources.models import Check, Source, Statement
from kmcore.sources.queries import checks, sources, sources_by_code
from kmcore.storage.unit_of_work import reading
from tests.integration.rows import add_in_order
from tests.support.checks import check

DAY = date(2007, 2, 8)


def test_the_minutes_say_250_and_400_and_250_is_used(store: Engine) -> None:
    with reading(store) as session:
        row = check(session, "villages-per-agency", DAY)
    assert [(said.number, said.used) for said in row.statements] == [(250, True), (400, False)]
    assert all(said.source and said.unit == "หมู่บ้าน" for said in row.statements)
    assert (row.state, row.settled_on, row.demo) == ("open", None, False)
    assert row.used_value == "250 หมู่บ้าน"
    with speaking("en"):
        assert (row.title, row.used_value) == ("Villages per agency in the 1,000", "250 villages")
        assert [said.value for said in row.statements] == ["250 villages", "400 villages"]
        assert "1,600" in row.reason


def test_every_question_keeps_all_its_statements_in_order(store: Engine) -> None:
    with reading(store) as session:
        rows = checks(session, DAY)
    assert rows[0].code == "villages-per-agency"
    assert {said.number for row in rows if row.code == "total-villages" for said in row.statements} == {
        1545,
        1551,
        1553,
    }
    assert next(row for row in rows if row.code == "last-year-budget").used_value is None


def test_a_question_is_settled_from_the_day_it_was_settled(store: Engine) -> None:
    with Session(store) as session:
        session.execute(
            update(Check)
            .where(col(Check.code) == "villages-per-agency")
            .values(settled_on=DAY, settled_by="มติ")
        )
        before, after = (check(session, "villages-per-agency", day) for day in (DAY - timedelta(days=1), DAY))
    assert (before.state, before.settled_on, before.settled_by) == ("open", None, None)
    assert (after.state, after.settled_on, after.settled_by) == ("settled", DAY, "มติ")
    assert before.statements == after.statements


def test_sources_begin_with_the_minutes_line_by_line(store: Engine) -> None:
    with reading(store) as session:
        rows = sources(session)
        one = sources_by_code(session, ["m-L37c"])["m-L37c"]
    minutes = [row.line for row in rows if row.reliability == "S"]
    assert [row.reliability for row in rows[: len(minutes)]] == ["S"] * len(minutes)
    assert minutes == sorted(minutes, key=lambda line: line or 0)
    assert one in rows
    assert one.label == f"{one.document.th} บรรทัด 37"
    assert one.quote


def test_sources_are_found_by_code_in_one_go(store: Engine) -> None:
    with reading(store) as session:
        found = sources_by_code(session, ["m-L37c", None, "m-L41", "no-such", "m-L37c"])
        assert sources_by_code(session, [None]) == {}
    assert {code: row.line for code, row in found.items()} == {"m-L37c": 37, "m-L41": 41}


def test_a_source_without_line_or_english_is_named_by_its_document(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(Source(code="x", document="หนังสือ", reliability="V"))
        session.flush()
        with speaking("en"):
            assert sources_by_code(session, ["x"])["x"].label == "หนังสือ"


def test_a_question_nobody_answered_has_no_statements(engine: Engine) -> None:
    with Session(engine) as session:
        add_in_order(
            session,
            [
                Check(code="b", position=2, title="ข", title_en="B", reason="-", reason_en="-"),
                Check(code="a", position=2, title="ก", title_en="A", reason="-", reason_en="-"),
                Statement(check_code="b", position=2, value="สอง", value_en="two"),
                Statement(check_code="b", position=1, value="หนึ่ง", value_en="one"),
            ],
        )
        rows = checks(session, DAY)
    assert [(row.code, [said.value.th for said in row.statements]) for row in rows] == [
        ("a", []),
        ("b", ["หนึ่ง", "สอง"]),
    ]
