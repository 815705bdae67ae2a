"""A session's course over the recorder's addresses: opened, floor, attendance, words, closed, opened again."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette

from dashboard.web.recorder.routes import ROUTES
from kmcore.bilingual import thai_of
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import meeting_record
from kmcore.meetings.room.queries import meeting_room
from kmcore.storage.unit_of_work import reading
from tests.integration.asgi.asking import Client
from tests.integration.asgi.recorder_asking import BEFORE, MEETING, Recorder, secretary, told

DAY = date(2007, 2, 9)


@pytest.fixture
def her(store: Engine, store_url: str, use_store: Callable[[str], None]) -> Recorder:
    use_store(store_url)
    return secretary(Client(Starlette(routes=ROUTES)), store)


def matter(her: Recorder, key: str) -> dict[str, object]:
    found: dict[str, object] = next(one for one in her.state()["matters"] if one["key"] == key)
    return found


def life(store: Engine) -> MeetingLife:
    with reading(store) as session:
        return meeting_record(session, MEETING, DAY).info.life


def test_opening_once(her: Recorder, store: Engine) -> None:
    assert her.do("POST", "resolutions", kind="decision", text="ก่อนเปิด").status_code == 422
    her.opens()
    assert (her.state()["life"], life(store)) == ("open", MeetingLife.OPEN)
    assert her.do("POST", "opening").status_code == 422


def test_the_floor(her: Recorder, store: Engine) -> None:
    him = secretary(her.client, store, "sec-b")
    her.opens()
    assert her.state()["floor"] is None
    her.puts("action", "A8")
    floor = him.state()["floor"]
    assert (floor["key"], floor["head"], floor["no"]) == ("action:A8", 3, "A8")
    assert 0 <= him.state()["now"] - floor["since"] < 60_000
    her.puts("head", "4")
    assert him.state()["floor"]["key"] == "head:4"
    assert her.do("PUT", "floor", kind="action", ref="A99").status_code == 422
    told(her.do("PUT", "floor", kind="", ref=""))
    assert her.state()["floor"] is None


def test_a_matter_that_comes_up(her: Recorder) -> None:
    her.opens()
    done = told(her.do("POST", "matters", head=4, title="งบเพิ่มเติม", minutes=15))["done"]
    key = f"{done['kind']}:{done['ref']}"
    added = matter(her, key)
    assert (added["no"], added["title"], added["minutes"]) == ("4.1", "งบเพิ่มเติม", 15)
    her.puts(done["kind"], done["ref"])
    assert her.state()["floor"]["key"] == key
    refused = her.do("POST", "matters", head=4, title=" ")
    assert (refused.status_code, refused.json()["field"]) == (422, "title")


def test_who_chairs_the_circle_and_has_come_chairs_the_session(her: Recorder, store: Engine) -> None:
    told(her.do("POST", "attendance", presence="present", position="รองผู้ว่าราชการจังหวัด"))
    with reading(store) as session:
        assert thai_of(meeting_record(session, MEETING, DAY).info.chair) is None
    told(her.do("POST", "attendance", presence="present", position="ผู้ว่าราชการจังหวัด"))
    with reading(store) as session:
        assert thai_of(meeting_record(session, MEETING, DAY).info.chair) == "ผู้ว่าราชการจังหวัด"


def test_attendance(her: Recorder, store: Engine) -> None:
    him = secretary(her.client, store, "sec-b")
    tap = {"presence": "present", "agency_code": "cdd"}
    first = told(her.do("POST", "attendance", **tap))["done"]["id"]
    assert told(her.do("POST", "attendance", **tap))["done"]["id"] == first, "a tap sent twice counts once"
    (entry,) = her.state()["attendance"]
    told(him.do("PUT", f"attendance/{first}", **{**entry, "presence": "absent", "reason": "ติดราชการ"}))
    answer = her.do("PUT", f"attendance/{first}", **{**entry, "presence": "substitute"})
    assert answer.status_code == 409
    assert answer.json()["theirs"]["reason"] == "ติดราชการ"
    assert "ติดราชการ" in her.state()["html"]["attendance"]
    assert her.do("POST", f"attendance/{first}/leaving", version=1).status_code == 409
    told(her.do("POST", f"attendance/{first}/leaving", version=answer.json()["version"]))
    assert her.state()["attendance"] == []
    nobody = her.do("POST", "attendance", presence="present", name="สมศรี")
    assert (nobody.status_code, nobody.json()["field"]) == (422, "agency_code")


def test_the_chair_takes_a_seat_in_one_tap(her: Recorder) -> None:
    chair = "ผู้ว่าราชการจังหวัด"
    assert f'data-position="{chair}"' in her.state()["html"]["attendance"]
    told(her.do("POST", "attendance", presence="present", position=chair, agency_code=None))
    shown = her.state()["html"]["attendance"]
    assert (f'data-position="{chair}"' in shown, chair in shown) == (False, True)


def test_what_was_said(her: Recorder, store: Engine) -> None:
    him = secretary(her.client, store, "sec-b")
    her.opens()
    words = {"kind": "action", "ref": "A8", "text": "กศน. ว่าทำได้", "version": 0}
    assert told(her.do("PUT", "said", **words))["done"] == {"version": 1}
    answer = him.do("PUT", "said", **{**words, "text": "ของเขา"})
    assert answer.status_code == 409
    assert answer.json()["theirs"] == {"text": "กศน. ว่าทำได้", "version": 1}
    told(him.do("PUT", "said", **{**words, "text": "สองคนเขียน", "version": 1}))
    assert (matter(her, "action:A8")["said"], matter(her, "action:A8")["version"]) == ("สองคนเขียน", 2)
    assert her.do("PUT", "said", kind="head", ref="3", text="x").status_code == 422
    assert her.do("PUT", "said", text="x").status_code == 400


def test_minutes_of_the_session_before(her: Recorder, store: Engine) -> None:
    her.opens()
    assert her.state()["before"] == {"words": "9 ม.ค. 2550", "approved": False}
    told(her.do("POST", "corrections", place="หัวข้อ 2", before="400", after="250", agency_code="cdd"))
    assert "หัวข้อ 2" in told(her.look("corrections"))["html"]
    refused = her.do("POST", "corrections", place="", before="400", after="250")
    assert (refused.status_code, refused.json()["field"]) == (422, "place")
    told(her.do("POST", "approval"))
    assert her.state()["before"]["approved"] is True
    assert her.do("POST", "approval").status_code == 422
    with reading(store) as session:
        found = meeting_room(session, BEFORE, DAY)
    assert found.approved is not None
    assert [row.after for row in found.corrections] == ["250"]


def test_one_look_before_closing(her: Recorder, store: Engine) -> None:
    her.opens()
    with reading(store) as session:
        arising = meeting_room(session, MEETING, DAY).agenda.heads[2].arising
    assert {"A1", "A8"} < {one.row.code for one in arising}
    told(her.do("POST", "matters", head=4, title="ยังไม่ได้พูด", minutes=5))
    her.puts("action", "A1")
    her.records("มอบหมาย", action_code="A8", owner="nfe")
    seen = told(her.look("closing"))["html"]
    assert "4.1 ยังไม่ได้พูด" in seen
    assert "A19" in seen, "it has no owner"
    assert "A8 " not in seen, "it has one now"
    assert "ยังไม่ได้บันทึกผู้มาประชุม" in seen
    left = len(arising) - 2
    assert f"เรื่องสืบเนื่อง {left} เรื่อง" in seen, "one was on the floor and one was resolved on"
    assert "ยังไม่ได้กำหนดประชุมครั้งหน้า" in seen
    assert "812" in seen


def test_closing_and_opening_again(her: Recorder, store: Engine) -> None:
    her.opens()
    her.puts("action", "A1")
    her.records("มติ")
    assert told(her.do("POST", "closing"))["done"] == {"snapshot": 1}
    state = her.state()
    assert (state["life"], state["floor"], life(store)) == ("closed", None, MeetingLife.CLOSED)
    bar = state["html"]["bar"]
    for address in (f"/export/minutes/{MEETING}.docx", f"/wall/{MEETING}", f"/replay?meeting={MEETING}"):
        assert f'href="{address}"' in bar
    assert her.do("POST", "resolutions", kind="decision", text="หลังปิด").status_code == 422
    refused = her.do("POST", "reopening", reason=" ")
    assert (refused.status_code, refused.json()["field"]) == (422, "reason")
    told(her.do("POST", "reopening", reason="ลืมมติหนึ่งข้อ"))
    assert her.state()["life"] == "open"
    assert told(her.do("POST", "closing"))["done"] == {"snapshot": 2}


def test_words_can_be_written_after_the_closing(her: Recorder) -> None:
    her.opens()
    told(her.do("POST", "closing"))
    told(her.do("PUT", "said", kind="action", ref="A1", text="เขียนทีหลัง", version=0))
    assert matter(her, "action:A1")["said"] == "เขียนทีหลัง"


def test_the_state_is_of_one_account(her: Recorder, store: Engine) -> None:
    him = secretary(her.client, store, "sec-b")
    assert her.who is not None
    assert (her.state()["account"], her.state()["csrf"]) == (her.who.account_id, her.own_page()["X-KM-CSRF"])
    assert him.state()["csrf"] != her.state()["csrf"]
