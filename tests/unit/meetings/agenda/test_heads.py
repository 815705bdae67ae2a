"""The official heads (แบบที่ 11) and what happens to their numbers when five become six."""

import pytest

from kmcore.meetings.agenda.heads import official_heads, renumbered_heads
from kmcore.meetings.agenda.read_models import HeadKind
from kmcore.meetings.errors import MeetingError


def test_five_heads_as_the_official_form_names_them() -> None:
    assert [(number, title.th) for number, _kind, title in official_heads(5)] == [
        (1, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"),
        (2, "เรื่องรับรองรายงานการประชุมครั้งที่แล้ว"),
        (3, "เรื่องสืบเนื่อง"),
        (4, "เรื่องเสนอเพื่อพิจารณา"),
        (5, "เรื่องอื่น ๆ"),
    ]


def test_six_heads_have_one_for_information_before_what_is_considered() -> None:
    found = {number: kind for number, kind, _title in official_heads(6)}
    assert found == dict(enumerate(HeadKind, start=1))
    assert [title.th for number, _kind, title in official_heads(6) if number == 4] == ["เรื่องเสนอเพื่อทราบ"]


@pytest.mark.parametrize("number", [0, 4, 7, -5])
def test_there_are_five_or_six(number: int) -> None:
    with pytest.raises(MeetingError, match="5 หรือ 6"):
        official_heads(number)


def test_matters_keep_their_kind_of_head() -> None:
    assert renumbered_heads(5, 6) == {1: 1, 2: 2, 3: 3, 4: 5, 5: 6}
    assert renumbered_heads(6, 5) == {1: 1, 2: 2, 3: 3, 5: 4, 6: 5}, "the fourth of six has no place in five"
