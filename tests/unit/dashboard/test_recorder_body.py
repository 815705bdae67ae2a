"""What the recorder's page sends, read: dates as Thai people type them, and nothing of the wrong shape."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from dashboard.web.recorder.typed_days import typed_day, typed_due
from dashboard.web.request_body import (
    LONGEST_CODE,
    BadBodyError,
    Code,
    Codes,
    Flag,
    RequestModel,
    RowNumber,
    Text,
    TextOrNone,
    Version,
)
from kmcore.meetings.errors import MeetingError
from kmcore.thai.dates import format_date

MEETING = date(2007, 2, 9)


class Form(RequestModel):
    text: Text = Field(default="", title="ข้อความ")
    maybe: TextOrNone = Field(default=None, title="ชื่องาน")
    code: Code = Field(default=None, title="เจ้าของ")
    codes: Codes = Field(default=(), title="หน่วยหนุนเสริม")
    flag: Flag = Field(default=False, title="เป็นงาน")
    number: RowNumber = Field(default=None, title="วาระ")
    version: Version = Field(default=0, title="รุ่น")


def read(**sent: Any) -> Form:
    return Form.read(json.dumps(sent).encode())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("23 ก.พ.", date(2007, 2, 23)),
        ("9 ก.พ.", date(2007, 2, 9)),
        ("8 ก.พ.", date(2008, 2, 8)),
        ("5/1", date(2008, 1, 5)),
        ("8 ก.พ. 2550", date(2007, 2, 8)),
        ("๒๓ กุมภาพันธ์ ๒๕๕๐", date(2007, 2, 23)),
        ("2007-03-09", date(2007, 3, 9)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, expected: date) -> None:
    assert typed_day(typed, MEETING, "due") == expected


@given(st.dates(MEETING, date(2090, 1, 1)))
def test_a_day_as_the_page_writes_it_comes_back(found: date) -> None:
    assert typed_day(format_date(found), MEETING, "due") == found


@pytest.mark.parametrize("typed", ["30 ก.พ.", "29 ก.พ.", "พรุ่งนี้", "", "9-10", "x" * 500])
def test_what_is_no_day_says_which_field(typed: str) -> None:
    with pytest.raises(MeetingError) as refused:
        typed_day(typed, MEETING, "on_date")
    assert refused.value.field == "on_date"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", None), ("  ", None), (" next ", "next"), ("23 ก.พ.", date(2007, 2, 23))],
)
def test_due(typed: str, expected: object) -> None:
    assert typed_due(typed, MEETING) == expected


def test_what_is_missing_or_null_is_empty() -> None:
    assert Form.read(b"") == Form() == read(**dict.fromkeys(Form.model_fields))
    assert read(maybe="", code="") == Form()


def test_what_is_not_ours_is_passed_over() -> None:
    assert read(text="ก", id=5) == Form(text="ก")


WRONG: dict[str, tuple[object, ...]] = {
    "text": (1, True, [], {}, 1.5),
    "number": ("1", True, -1, 1.0, 2**31, []),
    "version": ("1", True, -1),
    "flag": ("yes", 1, 0),
    "codes": ("nfe", [1], {"nfe": 1}, [None], ["x"] * 101),
    "code": ("x" * (LONGEST_CODE + 1),),
}


@pytest.mark.parametrize(("field", "wrong"), [(name, one) for name, all_ in WRONG.items() for one in all_])
def test_what_is_wrong_is_named_with_what_to_do(field: str, wrong: object) -> None:
    with pytest.raises(BadBodyError) as refused:
        read(**{field: wrong})
    title = Form.model_fields[field].title
    assert refused.value.field == field
    assert refused.value.sentence.startswith(f"{title} ")
    assert "ส่งใหม่" in refused.value.sentence or "ส่งอีกครั้ง" in refused.value.sentence


@pytest.mark.parametrize("sent", [b"{", b"[]", b'"x"', b"[" * 90_000, b"\xff\xfe"])
def test_what_is_no_form_at_all(sent: bytes) -> None:
    with pytest.raises(BadBodyError) as refused:
        Form.read(sent)
    assert (refused.value.field, "โหลดหน้านี้ใหม่" in refused.value.sentence) == ("", True)
