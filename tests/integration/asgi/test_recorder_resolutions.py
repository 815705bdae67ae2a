"""Resolutions over the recorder's addresses: kept once, whose, until when, changed by two, struck out."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette

from dashboard.web.recorder.routes import ROUTES
from kmcore.actions.queries import item_detail
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.integration.asgi.asking import Client
from tests.integration.asgi.recorder_asking import MEETING, Recorder, secretary, told
from tests.support.checks import check

DAY = date(2007, 2, 9)


@pytest.fixture
def her(store: Engine, store_url: str, use_store: Callable[[str], None]) -> Recorder:
    """A secretary in an open session."""
    use_store(store_url)
    found = secretary(Client(Starlette(routes=ROUTES)), store)
    found.opens()
    return found


def codes(her: Recorder) -> list[str]:
    return list(her.state()["resolutions"])


def test_an_instruction_becomes_work_of_one_owner(her: Recorder, store: Engine) -> None:
    done = her.records(
        "ส่งรายชื่อหมู่บ้านต้นแบบ",
        "instruction",
        head=3,
        makes_item=True,
        owner="cdd",
        supporters=["nfe"],
        due="23 ก.พ.",
    )
    with reading(store) as session:
        row = item_detail(session, done["action_code"], DAY).row
    assert (row.owners, row.supporters, row.due_date) == (("cdd",), ("nfe",), date(2007, 2, 23))
    shown = her.state()["html"]["resolved"]
    assert "ส่งรายชื่อหมู่บ้านต้นแบบ" in shown
    assert "กำหนด 23 ก.พ. 2550" in shown


def test_a_form_sent_twice_is_kept_once(her: Recorder, store: Engine) -> None:
    body = {"kind": "decision", "text": "ครั้งเดียว", "submission": str(uuid4())}
    first, second = (told(her.do("POST", "resolutions", **body))["done"] for _ in range(2))
    assert (first["repeated"], second["repeated"]) == (False, True)
    assert first["code"] == second["code"]
    assert len(codes(her)) == 1


def test_the_answer_brings_the_room_along(her: Recorder) -> None:
    body = {"kind": "opinion", "text": "เห็นว่าดี", "submission": str(uuid4())}
    answer = told(her.do("POST", "resolutions", **body))
    assert answer["state"]["revision"] == her.state()["revision"]
    assert answer["done"]["code"] in answer["state"]["resolutions"]


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"text": " "}, "text", "ยังไม่ได้เขียน"),
        ({"makes_item": True}, "owner", "จับตัววางตาย"),
        ({"makes_item": True, "owner": "cdd", "due": "next"}, "due", "ยังไม่ได้กำหนดวันประชุมครั้งหน้า"),
        ({"makes_item": True, "owner": "cdd", "due": "30 ก.พ."}, "due", "ไม่มีวันที่ 30"),
        ({"makes_item": True, "owner": "cdd", "due": "เร็ว ๆ นี้"}, "due", "อ่านวันที่"),
        ({"makes_item": True, "owner": "cdd", "due": "8 ก.พ. 2550"}, "due", "ก่อนวันประชุม"),
        ({"head": 9}, "head", "ไม่มีระเบียบวาระที่ 9"),
        ({"text": "ก" * 4001}, "text", "4,000"),
    ],
)
def test_what_cannot_be_taken(her: Recorder, change: dict[str, Any], field: str, says: str) -> None:
    answer = her.do("POST", "resolutions", **{"kind": "decision", "text": "ข้อความ", **change})
    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert says in answer.json()["problem"]
    assert codes(her) == []


def test_before_the_next_meeting_once_it_is_set(her: Recorder, store: Engine) -> None:
    assert her.state()["following"] is None
    told(her.do("POST", "next", on_date="9 มี.ค.", start_time="13:30", place="ห้องประชุมใหญ่"))
    assert her.state()["following"] == {"day": "2007-03-09", "words": "9 มี.ค. 2550"}
    done = her.records("ทำให้เสร็จ", makes_item=True, owner="doae", due="next")
    with reading(store) as session:
        assert item_detail(session, done["action_code"], DAY).row.due_date == date(2007, 3, 9)


def test_a_day_is_read_back_in_words(her: Recorder) -> None:
    assert told(her.look("day?text=23 กพ")) == {"day": "2007-02-23", "words": "ศุกร์ 23 ก.พ. 2550"}
    assert told(her.look("day?text=5 ม.ค."))["day"] == "2008-01-05", "of a day without a year, the next one"
    refused = her.look("day?text=31/2/2550")
    assert (refused.status_code, refused.json()["field"]) == (422, "due")


def test_who_takes_it(her: Recorder, store: Engine) -> None:
    (wanted,) = [one for one in her.state()["matters"] if one["ref"] == "A8"]
    assert wanted["owners"] == []
    text = wanted["assign"].replace("{owner}", "กศน.")
    her.records(text, head=3, action_code="A8", owner="nfe", due="9 มี.ค. 2550")
    with reading(store) as session:
        row = item_detail(session, "A8", DAY).row
    assert (row.owners, row.due_date) == (("nfe",), date(2007, 3, 9))
    (wanted,) = [one for one in her.state()["matters"] if one["ref"] == "A8"]
    assert (wanted["owners"], wanted["owned_by"]) == (["nfe"], "กศน.")


def test_the_order_of_head_3_stays_while_items_are_given_away(her: Recorder) -> None:
    def order() -> list[str]:
        return [one["ref"] for one in her.state()["matters"] if one["kind"] == "action"]

    before = order()
    assert before[:3] == ["A1", "A8", "A19"], "late first, then nobody's"
    her.records("มอบหมาย", action_code="A8", owner="nfe", due="9 มี.ค. 2550")
    assert order() == before


def test_settling_a_number(her: Recorder, store: Engine) -> None:
    (question,) = [one for one in her.state()["checks"] if one["code"] == "villages-per-agency"]
    chosen = question["statements"][0]
    assert chosen["value"] == "250 หมู่บ้าน"
    done = her.records(chosen["text"], check_code=question["code"], statement_id=chosen["id"])
    with reading(store) as session:
        row = check(session, "villages-per-agency", DAY)
    assert (row.state, row.settled_on, row.settled_resolution) == ("settled", DAY, done["code"])
    assert "villages-per-agency" not in [one["code"] for one in her.state()["checks"]]
    form = her.state()["resolutions"][done["code"]]
    assert form["statement_id"] == chosen["id"]
    told(her.do("PUT", f"resolutions/{done['code']}", **{**form, "text": "ใช้ 250"}))
    with reading(store) as session:
        assert check(session, "villages-per-agency", DAY).state == "settled"


def test_the_form_of_what_made_an_item_still_makes_it(her: Recorder, store: Engine) -> None:
    done = her.records("งานใหม่", makes_item=True, owner="cdd", due="23 ก.พ. 2550")
    form = her.state()["resolutions"][done["code"]]
    assert (form["makes_item"], form["action_code"], form["owner"]) == (True, "", "cdd")
    told(her.do("PUT", f"resolutions/{done['code']}", **{**form, "text": "งานใหม่ เขียนให้ชัด"}))
    with reading(store) as session:
        row = item_detail(session, done["action_code"], DAY).row
    assert (row.title.th, row.owners, row.due_date) == ("งานใหม่ เขียนให้ชัด", ("cdd",), date(2007, 2, 23))


def test_the_form_of_what_was_given_to_an_item_gives_the_same(her: Recorder, store: Engine) -> None:
    her.records("มอบ A8", action_code="A8", owner="nfe")
    spoken = her.records("พูดถึง A1", action_code="A1")
    forms = her.state()["resolutions"]
    given, plain = forms.values()
    assert (given["action_code"], given["owner"], given["due"]) == ("A8", "nfe", "")
    assert (plain["action_code"], plain["owner"], plain["due"], plain["supporters"]) == ("A1", "", "", [])
    told(her.do("PUT", f"resolutions/{spoken['code']}", **{**plain, "text": "พูดถึง A1 อีกอย่าง"}))
    with reading(store) as session:
        assert item_detail(session, "A8", DAY).row.owners == ("nfe",)
        assert item_detail(session, "A1", DAY).row.due_date == date(2007, 1, 11)


def test_two_change_one(her: Recorder, store: Engine) -> None:
    him = secretary(her.client, store, "sec-b")
    code = her.records("ของเดิม")["code"]
    form = him.state()["resolutions"][code]
    told(her.do("PUT", f"resolutions/{code}", **{**form, "text": "ของเธอ"}))
    answer = him.do("PUT", f"resolutions/{code}", **{**form, "text": "ของเขา"})
    assert answer.status_code == 409
    theirs = answer.json()["theirs"]
    assert (theirs["text"], theirs["version"]) == ("ของเธอ", answer.json()["version"])
    told(him.do("PUT", f"resolutions/{code}", **{**form, "text": "ของเขา", "version": theirs["version"]}))
    assert her.state()["resolutions"][code]["text"] == "ของเขา"


def test_striking_out(her: Recorder) -> None:
    code = her.records("ผิด")["code"]
    assert her.do("POST", f"resolutions/{code}/withdrawal", reason="", version=1).json()["field"] == "reason"
    told(her.do("POST", f"resolutions/{code}/withdrawal", reason="บันทึกซ้ำ", version=1))
    state = her.state()
    assert state["resolutions"][code]["withdrawn"] is True
    assert "บันทึกซ้ำ" in state["html"]["resolved"]
    again = her.do("POST", f"resolutions/{code}/withdrawal", reason="อีกครั้ง", version=2)
    assert again.status_code == 422


def test_hostile_words_are_words(her: Recorder) -> None:
    text = '<script>alert(1)</script> <b onclick="x">หนา</b> {{ 7 * 7 }} \' OR 1=1 --'
    code = her.records(text)["code"]
    state = her.state()
    assert state["resolutions"][code]["text"] == text
    assert "<script>" not in state["html"]["resolved"]
    assert "&lt;script&gt;" in state["html"]["resolved"]
    assert "<script>alert" not in her.ask("GET", her.room).text


def test_nothing_is_written_by_looking(her: Recorder, store: Engine) -> None:
    with reading(store) as session:
        before = revision(session)
    her.state()
    her.look("closing")
    with reading(store) as session:
        assert revision(session) == before


def test_of_another_meeting_nothing_is_changed_from_here(her: Recorder) -> None:
    her.room = "/room/khun-uea-2550-01-09"
    answer = her.do("POST", "resolutions", kind="decision", text="x")
    assert answer.status_code == 422
    assert MEETING not in answer.json()["problem"]
