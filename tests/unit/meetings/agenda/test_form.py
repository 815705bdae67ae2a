"""A matter's form: what is kept as typed, what is refused, and that the sentence names the field."""

from dataclasses import replace
from typing import Any

import pytest

from kmcore.i18n import speaking
from kmcore.meetings.agenda.form import check_agenda_form
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.errors import MeetingError

FORM = AgendaForm("khun-uea-2550-02-09", 4, "ปรับแผนงบ")


def test_it_is_kept_composed_and_on_one_line() -> None:
    found = check_agenda_form(
        replace(FORM, title="  ปรับ\n แผน  ", detail=" ก\r\nข ", minutes=15, agency_code="", check_code=""), 5
    )
    assert found == replace(FORM, title="ปรับ แผน", detail="ก\nข", minutes=15)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", " \u200b\n"),
        ("title", "ก" * 301),
        ("title", "ก" * 5_000),
        ("title", "เบิก \u202e10"),
        ("detail", "ก" * 2_001),
        ("detail", "ก\x00ข"),
        ("head", 0),
        ("head", 6),
        ("minutes", 0),
        ("minutes", 241),
        ("minutes", True),
        ("minutes", 1.5),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(field: str, value: Any) -> None:
    with pytest.raises(MeetingError) as refused:
        check_agenda_form(replace(FORM, **{field: value}), 5)
    assert refused.value.field == field
    assert "{" not in str(refused.value)


def test_the_sixth_head_is_there_where_there_are_six() -> None:
    assert check_agenda_form(replace(FORM, head=6), 6).head == 6


def test_the_field_is_named_in_the_language_it_is_read_in() -> None:
    with pytest.raises(MeetingError) as refused:
        check_agenda_form(replace(FORM, title="ก" * 301), 5)
    assert "ชื่อเรื่อง ยาว 301" in str(refused.value)
    with speaking("en"):
        assert "ชื่อเรื่อง" not in str(refused.value)
