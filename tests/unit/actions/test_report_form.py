"""Which fields a report needs, and what they may hold."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from kmcore.actions.models import WorkState
from kmcore.actions.report_form import ReportForm, check_report_form, read_progress
from kmcore.actions.report_text import ReportError
from kmcore.errors import NotFoundError
from kmcore.i18n import speaking

FORM = ReportForm("A9", "doae", WorkState.IN_PROGRESS, 40, "ลงพื้นที่แล้ว")


def refused(**fields: Any) -> ReportError:
    with pytest.raises(ReportError) as caught:
        check_report_form(replace(FORM, **fields))
    assert str(caught.value)
    return caught.value


def test_the_least_there_is() -> None:
    assert check_report_form(FORM).form == FORM


def test_empty_fields_are_none() -> None:
    form = check_report_form(replace(FORM, obstacle=" ", ask=None, link="")).form
    assert (form.obstacle, form.ask, form.link) == (None, None, None)


@pytest.mark.parametrize("ask", ["", "  \n ", "\u200b"])
def test_an_ask_without_words_is_refused(ask: str) -> None:
    """Whoever switches the ask on wants something: silence would lose it."""
    with pytest.raises(ReportError, match="ขออะไร") as caught:
        check_report_form(replace(FORM, ask=ask))
    assert caught.value.field == "ask"


@pytest.mark.parametrize(("typed", "read"), [("0", 0), (" ๘๕ ", 85), ("100%", 100), ("5\u200b0 %", 50)])
def test_progress_as_it_is_typed(typed: str, read: int) -> None:
    assert read_progress(typed) == read


@pytest.mark.parametrize("typed", ["", "150", "-5", "50.5", "ครึ่ง", "1e2", "²", "٥٠"])
def test_progress_that_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(ReportError, match="0 ถึง 100") as caught:
        read_progress(typed)
    assert caught.value.field == "progress"


@pytest.mark.parametrize("state", [WorkState.IN_PROGRESS, WorkState.BLOCKED, WorkState.DONE])
def test_who_has_begun_says_what_was_done(state: WorkState) -> None:
    assert refused(state=state, done=" \n").field == "done"


def test_who_has_not_begun_need_not() -> None:
    assert check_report_form(replace(FORM, state=WorkState.NOT_STARTED, progress=0, done="")).form.done == ""


def test_done_is_a_hundred_per_cent() -> None:
    assert check_report_form(replace(FORM, state=WorkState.DONE, progress=60)).form.progress == 100
    assert check_report_form(replace(FORM, progress=100)).form.state is WorkState.IN_PROGRESS


@pytest.mark.parametrize("progress", [-1, 101, 10**30, 40.5, True, None, "40"])
def test_progress_is_a_whole_number_of_a_hundred(progress: Any) -> None:
    assert refused(progress=progress).field == "progress"


@pytest.mark.parametrize("state", ["", "late", None, "DONE"])
def test_the_state_is_one_of_the_list(state: Any) -> None:
    assert refused(state=state).field == "state"


def test_the_state_may_come_as_its_word() -> None:
    given: Any = "blocked"
    assert check_report_form(replace(FORM, state=given)).form.state is WorkState.BLOCKED


@pytest.mark.parametrize("code", ["", "A9\0", "A 9", "\ud800", "A" * 13, "' OR 1=1", "งาน"])
def test_a_code_that_cannot_be_one_is_not_asked_for(code: str) -> None:
    with pytest.raises(NotFoundError, match="รายงานอีกครั้ง"):
        check_report_form(replace(FORM, action_code=code))
    with pytest.raises(NotFoundError):
        check_report_form(replace(FORM, agency_code=code))


def test_a_submission_is_a_uuid_in_one_way_of_writing() -> None:
    number = uuid4()
    assert check_report_form(replace(FORM, submission=str(number).upper())).form.submission == str(number)
    assert refused(submission="7\0").field == "submission"


@pytest.mark.parametrize("field", ["done", "obstacle", "ask", "link"])
def test_each_text_names_its_field(field: str) -> None:
    assert refused(**{field: "x\x00y"}).field == field


def test_the_field_is_named_in_the_reader_s_language() -> None:
    """Raised where no language is set yet, read where one is."""
    error = refused(progress=101)
    assert "ความคืบหน้า" in str(error)
    with speaking("en"):
        assert "Progress" in str(error)
