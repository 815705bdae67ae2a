from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from kmcore.actions.queries import WorkState, board, item_detail
from kmcore.errors import NotFoundError

Tell = Callable[..., None]
CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)


def test_history_is_newest_first_and_of_the_day(session: Session, tell: Tell) -> None:
    tell("A3", "nfe", date(2007, 1, 10), 20, obstacle="ห้องเต็ม", ask="ขอห้อง")
    tell("A3", "nfe", date(2007, 1, 19), 100, WorkState.DONE)
    tell("A3", "gov", date(2007, 1, 19), 50, hour=1)
    found = item_detail(session, "A3", EVE)
    assert [(update.agency_code, update.progress) for update in found.updates] == [
        ("nfe", 100),
        ("gov", 50),
        ("nfe", 20),
    ]
    first = found.updates[-1]
    assert (first.state, first.done, first.obstacle, first.ask) == (
        WorkState.IN_PROGRESS,
        "ทำถึง 20",
        "ห้องเต็ม",
        "ขอห้อง",
    )
    assert (first.origin, first.source, first.reported_on) == ("live", None, date(2007, 1, 10))
    assert first.reported_at == datetime(2007, 1, 10, 9, tzinfo=UTC)
    assert [update.progress for update in item_detail(session, "A3", date(2007, 1, 18)).updates] == [20]


def test_due_dates_keep_their_reasons_and_sources(session: Session) -> None:
    dues = item_detail(session, "A3", EVE).dues
    assert [
        (due.due_date and due.due_date and due.due_date.day, due.set_on.day, due.reason, due.source)
        for due in dues
    ] == [
        (19, 12, "เลื่อนอบรม", "gtk-72200"),
        (12, 9, None, "m-L37"),
    ]
    assert len(item_detail(session, "A3", CIRCLE).dues) == 1


def test_the_row_is_the_board_s(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", date(2007, 1, 10), 40)
    tell("A6", "nfe", date(2007, 1, 21), 90)
    on_board = {row.code: row for row in board(session, EVE, CIRCLE)}
    for code, row in on_board.items():
        assert item_detail(session, code, EVE, CIRCLE).row == row


def test_an_unknown_item_is_refused_with_its_code(session: Session) -> None:
    for code, as_of in (("A99", EVE), ("", EVE), ("A1", date(2007, 1, 8))):
        with pytest.raises(NotFoundError) as refused:
            item_detail(session, code, as_of)
        assert str(refused.value).startswith(f"ไม่มีงานติดตามรหัส {code} ")
