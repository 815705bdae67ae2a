"""What head 3 proposes when nobody has written anything, and in which order the chair hears it."""

from datetime import date

import pytest

from kmcore.actions.queries import ActionRow
from kmcore.bilingual import Bilingual
from kmcore.meetings.agenda.proposals import derived_proposal, in_both_languages
from kmcore.meetings.agenda.queries import in_order_of_urgency
from tests.unit.actions.samples import DONE, STUCK, SUPPORT, WORKING, agency, part, row

AGENCIES = {code: agency(code) for code in ("cdd", "nfe", "doae", "pho")}
PAST, SOON, FAR = date(2007, 1, 19), date(2007, 2, 10), date(2007, 4, 30)

# the item, what is proposed
STANDING = [
    (
        row("ask", part("cdd", WORKING, 80, ask="เร่งโอนงวดที่ 2"), due=PAST),
        "ขอให้ประธานพิจารณาเรื่องที่ cdd ขอ “เร่งโอนงวดที่ 2”",
    ),
    (row("nobody's", part("nfe", role=SUPPORT), due=PAST), "ให้ที่ประชุมกำหนดหน่วยงานเจ้าของงานหนึ่งหน่วยงานวันนี้"),
    (row("late", part("cdd", STUCK, 10), due=PAST), "เลยกำหนด 20 วัน ขอให้ cdd แจ้งว่าเหลืออะไร"),
    (row("blocked", part("cdd", STUCK, 10, obstacle="ขาดคน")), "ช่วยแก้อุปสรรค “ขาดคน”"),
    (row("blocked, not told by what", part("cdd", STUCK, 10), due=FAR), "ช่วยแก้เรื่องที่ทำให้งานติดขัด"),
    (row("no date", part("cdd", WORKING, 10)), "ให้ที่ประชุมกำหนดวันแล้วเสร็จ"),
    (row("silent", part("cdd"), part("nfe"), due=FAR), "ขอให้ cdd nfe รายงานความคืบหน้าในที่ประชุม"),
    (row("under way", part("cdd", WORKING, 90), due=FAR), "รับทราบความคืบหน้า"),
]


@pytest.mark.parametrize(("item", "said"), STANDING, ids=[item.code for item, _said in STANDING])
def test_it_follows_from_how_the_item_stands(item: ActionRow, said: str) -> None:
    found = derived_proposal(item, AGENCIES)
    assert said in found.text.th
    assert not found.written


def test_every_ask_is_put_to_the_chair() -> None:
    item = row("A1", part("cdd", WORKING, ask="ก"), part("nfe", WORKING, ask="ข"))
    assert derived_proposal(item, AGENCIES).text.th.count("ขอให้ประธานพิจารณา") == 2


def test_many_owners_are_called_together() -> None:
    parts = [part(code) for code in AGENCIES]
    assert "หน่วยงานเจ้าของงาน" in derived_proposal(row("A6", *parts, due=PAST), AGENCIES).text.th
    assert "ทุกหน่วยงาน" in derived_proposal(row("A6", *parts, due=PAST, label="ทุกหน่วยงาน"), AGENCIES).text.th


def test_an_agency_that_is_not_known_goes_by_its_code() -> None:
    assert "xx" in derived_proposal(row("A1", part("xx"), due=PAST), AGENCIES).text.th


def test_both_languages_are_made_whatever_is_spoken() -> None:
    assert in_both_languages(lambda: "ก") == Bilingual("ก", "ก")
    found = derived_proposal(row("A1", part("cdd", WORKING, 90), due=FAR), AGENCIES)
    assert found.text.th == found.text == "รับทราบความคืบหน้า"
    assert found.text.en == "The progress is noted"


def test_the_chair_hears_of_the_most_pressing_first() -> None:
    rows = [
        row("on track", part("cdd", WORKING, 90), due=FAR),
        row("no date", part("cdd", WORKING, 10)),
        row("not started", part("cdd"), due=FAR),
        row("asks", part("cdd", WORKING, 10, ask="ขอรถ")),
        row("at risk", part("cdd", WORKING, 10), due=SOON),
        row("nobody's", part("nfe", WORKING, role=SUPPORT)),
        row("nobody's and blocked", part("nfe", STUCK, role=SUPPORT)),
        row("late", part("cdd", WORKING, 10), due=PAST),
        row("longer late", part("cdd", WORKING, 10), due=date(2007, 1, 11)),
        row("done", part("cdd", DONE, 100), due=PAST),
    ]
    assert [one.code for one in in_order_of_urgency(rows)] == [
        "longer late",
        "late",
        "nobody's",
        "nobody's and blocked",
        "at risk",
        "asks",
        "not started",
        "no date",
        "on track",
        "done",
    ]
