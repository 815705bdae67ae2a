"""What ``show meetings`` tells a program of moved and cancelled sessions; the keys of before stay."""

import json
from typing import Any

from sqlalchemy import Engine

from kmcore.exchange.show import show
from kmcore.meetings.planning.commands import cancel_meeting, move_meeting, plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.storage.unit_of_work import reading
from tests.integration.meetings.planning.conftest import COMING, DISTRICT, EVE, HELD, LATER, NEXT
from tests.support.people import Person

BEFORE = {"code", "circle", "circle_name", "number", "on_date", "start_time", "place", "chair", "attendees"}
BEFORE |= {"held", "source", "demo"}


def shown(store: Engine) -> dict[str, Any]:
    with reading(store) as session:
        given = show(session, "meetings", by=None, as_of=EVE).as_object()
    return json.loads(json.dumps(given, ensure_ascii=False))  # type: ignore[no-any-return]


def test_the_minutes_meetings(store: Engine) -> None:
    given = shown(store)
    held, coming = given["rows"]
    assert set(held) >= BEFORE
    assert (held["code"], held["life"], held["number"], held["held"]) == (HELD, "held", None, True)
    assert (coming["life"], coming["moved"], coming["circle_planned"]) == ("planned", False, 8)
    assert [day["on_date"] for day in coming["dates"]] == ["2007-02-09"]
    assert given["total"] == {"meetings": 2, "held": 1, "moved": 0, "cancelled": 0}


def test_moved_and_cancelled(store: Engine, secretary: Person) -> None:
    by = secretary.by()
    move_meeting(store, by, COMING, on_date=LATER, start_time="9.00", place=None, reason="ติดราชการ")
    code = plan_meeting(store, by, MeetingForm(DISTRICT, NEXT, number=1))
    cancel_meeting(store, by, code, "น้ำท่วม")
    given = shown(store)
    rows = {row["code"]: row for row in given["rows"]}
    moved, gone = rows[COMING], rows[code]
    assert (moved["on_date"], moved["start_time"], moved["moved"]) == ("2007-02-16", "09:00", True)
    assert moved["dates"] == [
        {"on_date": "2007-02-09", "start_time": None, "place": None, "known_on": None, "reason": None},
        {
            "on_date": "2007-02-16",
            "start_time": "09:00",
            "place": None,
            "known_on": "2007-02-08",
            "reason": "ติดราชการ",
        },
    ]
    assert (gone["life"], gone["cancelled_on"], gone["cancelled_reason"]) == (
        "cancelled",
        "2007-02-08",
        "น้ำท่วม",
    )
    assert given["total"] == {"meetings": 3, "held": 1, "moved": 1, "cancelled": 1}
