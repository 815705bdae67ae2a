from dataclasses import dataclass
from datetime import date

from kmcore.bilingual import Bilingual
from kmcore.i18n import speaking
from kmcore.meetings.decisions import to_decide
from tests.unit.actions.samples import DONE, SUPPORT, WORKING, part, row


@dataclass(frozen=True)
class Question:
    code: str
    settled_on: date | None = None
    title: Bilingual = Bilingual("กี่หมู่บ้านต่อหน่วยงาน", "How many villages an agency")  # noqa: RUF009
    source: str | None = "m-L37"


ROWS = [
    row("A1", part("cdd", WORKING, 80, ask="ขอห้องประชุม"), due=date(2007, 1, 19)),
    row("A2", part("wu"), part("nfe"), due=date(2007, 1, 11)),
    row("A8", part("nfe", role=SUPPORT)),
    row("A16", label="ทุกวงเรียนรู้"),
    row("A19", part("nfe", DONE, 100, role=SUPPORT)),
]
CHECKS = [Question("villages-per-agency"), Question("meeting-date", settled_on=date(2007, 1, 9))]


def test_asks_then_no_owner_then_late_then_numbers() -> None:
    assert [(one.kind, one.ref, one.party) for one in to_decide(ROWS, CHECKS)] == [
        ("ask", "A1", ("cdd",)),
        ("no_owner", "A8", ()),
        ("late", "A2", ("wu", "nfe")),
        ("late", "A1", ("cdd",)),
        ("number", "villages-per-agency", ()),
    ]


def test_each_says_what_it_is_about() -> None:
    found = to_decide(ROWS, CHECKS)
    assert [one.detail for one in found] == [
        "ขอห้องประชุม",
        "มติ",
        "เลยกำหนด 28 วัน",
        "เลยกำหนด 20 วัน",
        "ที่มาให้ค่าต่างกัน ยังไม่มีมติว่าใช้ค่าใด",
    ]
    assert [one.source for one in found] == ["m-L37"] * 5


def test_words_follow_the_reader_s_language() -> None:
    number = to_decide([], CHECKS)[0]
    with speaking("en"):
        assert number.title == "How many villages an agency"
        assert to_decide(ROWS, [])[1].detail == "decision"
        assert to_decide(ROWS, [])[0].detail == "ขอห้องประชุม"  # an agency's own words stay as they are


def test_nothing_to_decide() -> None:
    assert to_decide([row("A3", part("nfe", DONE, 100))], [Question("x", settled_on=date(2007, 1, 9))]) == []
