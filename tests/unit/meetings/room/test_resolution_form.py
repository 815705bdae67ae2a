"""What a resolution's form can say, and what does not go together."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from kmcore.meetings.errors import MeetingError
from kmcore.meetings.room.read_models import ResolutionForm
from kmcore.meetings.room.resolution_form import item_title, tidy_resolution
from kmcore.programme.kinds import RECORDED_IN_SESSION, ResolutionKind

DECISION, INSTRUCTION, PROPOSAL, OPINION = RECORDED_IN_SESSION
DAY = date(2007, 3, 9)


def form(**fields: Any) -> ResolutionForm:
    return ResolutionForm(**{"meeting_code": "m", "kind": DECISION, "text": "ก", **fields})


GOOD: list[dict[str, Any]] = [
    {},
    {"kind": "instruction"},
    {"makes_item": True, "owner": "nfe"},
    {"makes_item": True, "owner": "nfe", "supporters": ("cdd", "wu"), "due": "next", "title": "งาน"},
    {"makes_item": True, "kind": PROPOSAL},
    {"makes_item": True, "kind": PROPOSAL, "supporters": ("cdd",), "due": DAY},
    {"action_code": "A5", "owner": "nfe", "due": DAY},
    {"action_code": "A5", "kind": PROPOSAL},
    {"action_code": "A5", "kind": OPINION},
    {"check_code": "c", "statement_id": 1, "kind": INSTRUCTION},
]
BAD: list[tuple[dict[str, Any], str]] = [
    ({"kind": "vote"}, "kind"),
    ({"text": "\u200b \n"}, "text"),
    ({"title": "ก" * 201, "makes_item": True, "owner": "nfe"}, "title"),
    ({"makes_item": True}, "owner"),
    ({"makes_item": True, "kind": INSTRUCTION, "owner": ""}, "owner"),
    ({"makes_item": True, "kind": OPINION}, "kind"),
    ({"makes_item": True, "owner": "nfe", "action_code": "A5"}, "action_code"),
    ({"makes_item": True, "owner": "nfe", "supporters": ("nfe",)}, "supporters"),
    ({"makes_item": True, "owner": "nfe", "supporters": ("cdd", "cdd")}, "supporters"),
    ({"action_code": "A5", "supporters": ("cdd", "cdd")}, "supporters"),
    ({"owner": "nfe"}, "owner"),
    ({"supporters": ("nfe",)}, "owner"),
    ({"due": DAY}, "owner"),
    ({"title": "งาน"}, "title"),
    ({"title": "งาน", "action_code": "A5"}, "title"),
    ({"action_code": "A5", "kind": PROPOSAL, "owner": "nfe"}, "kind"),
    ({"action_code": "A5", "kind": OPINION, "due": DAY}, "kind"),
    ({"check_code": "c", "statement_id": 1, "kind": PROPOSAL}, "kind"),
    ({"check_code": "c"}, "statement_id"),
    ({"statement_id": 1}, "statement_id"),
    ({"makes_item": True, "owner": "nfe", "due": "soon"}, "due"),
    ({"submission": "7"}, "submission"),
]


@pytest.mark.parametrize("fields", GOOD)
def test_it_can_be_taken(fields: dict[str, Any]) -> None:
    good = tidy_resolution(form(**fields))
    assert good.kind is ResolutionKind(fields.get("kind", DECISION))
    assert (good.owner, good.due) == (fields.get("owner"), fields.get("due"))


@pytest.mark.parametrize(("fields", "field"), BAD)
def test_what_does_not_go_together_is_named_with_a_sentence(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(MeetingError) as refused:
        tidy_resolution(form(**fields))
    assert refused.value.field == field
    assert len(str(refused.value)) > 15


def test_texts_are_made_whole_and_empty_fields_are_none() -> None:
    number = str(uuid4())
    good = tidy_resolution(
        form(
            text=" ก\r\nข ",
            title=" งาน\nใหม่ ",
            makes_item=True,
            owner="nfe",
            action_code="",
            check_code="",
            submission=number.upper(),
        )
    )
    assert (good.text, good.title, good.action_code, good.check_code) == ("ก\nข", "งาน ใหม่", None, None)
    assert good.submission == number


def test_an_item_without_a_title_is_called_by_the_text_on_one_line() -> None:
    assert item_title(form(text="ก\nข")) == "ก ข"
    assert item_title(form(text="ก", title="งาน")) == "งาน"
    long = item_title(form(text="ก" * 300))
    assert (len(long), long[-1]) == (200, "…")


@pytest.mark.parametrize("kind", sorted(set(ResolutionKind) - set(RECORDED_IN_SESSION)))
def test_a_reading_of_a_source_is_no_kind_to_record_in_session(kind: ResolutionKind) -> None:
    with pytest.raises(MeetingError) as caught:
        tidy_resolution(form(kind=kind))
    assert caught.value.field == "kind"
