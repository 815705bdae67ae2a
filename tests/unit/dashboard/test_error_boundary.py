"""What reaches the screen of an error: its sentence, or a number to ask by; never a trace."""

import logging
import re

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from dashboard.streamlit_host.error_boundary import error_boundary, error_sentence, on_script_error
from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import speaking

REFERENCE = re.compile(r"เลขอ้างอิง ([0-9A-F]{8})$")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands in red on the page."""
    sentences: list[str] = []
    monkeypatch.setattr("streamlit.error", sentences.append)
    return sentences


def test_an_error_of_ours_is_its_own_sentence(shown: list[str], caplog: pytest.LogCaptureFixture) -> None:
    with error_boundary():
        raise NotFoundError("ไม่มีอำเภอรหัส {code} เลือกจากรายการ", code="9999")
    assert shown == ["ไม่มีอำเภอรหัส 9999 เลือกจากรายการ"]
    assert caplog.records == []


def test_any_other_is_a_calm_sentence_with_a_number(
    shown: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with error_boundary():
        raise ZeroDivisionError("secret of the house")
    (sentence,) = shown
    found = REFERENCE.search(sentence)
    assert found
    assert "secret" not in sentence
    assert "ZeroDivision" not in sentence
    (record,) = caplog.records
    assert record.name == "wong_uea"
    assert record.levelno == logging.ERROR
    assert record.message == f"script error {found[1]}"
    assert record.exc_text
    assert "ZeroDivisionError: secret of the house" in record.exc_text
    assert "test_error_boundary.py" in record.exc_text, "the trace must say where"


def test_every_error_has_a_number_of_its_own() -> None:
    numbers = {REFERENCE.findall(error_sentence(ValueError("same")))[0] for _turn in range(20)}
    assert len(numbers) == 20


def test_the_sentence_is_in_the_reader_s_language() -> None:
    with speaking("en"):
        assert not re.search(r"[\u0e00-\u0e7f]", error_sentence(ValueError()))


@pytest.mark.parametrize(
    "control", [StopException(), RerunException(RerunData()), KeyboardInterrupt(), SystemExit()], ids=repr
)
def test_streamlit_s_own_signals_pass(shown: list[str], control: BaseException) -> None:
    with pytest.raises(type(control)), error_boundary():
        raise control
    assert shown == []


def test_what_an_error_quotes_is_text(shown: list[str]) -> None:
    with error_boundary():
        raise KmError("ไม่มี {text}", text="[กด](https://x.example)")
    assert shown == [r"ไม่มี \[กด\](https\://x.example)"]


def test_an_error_in_a_callback_is_told_the_same_way(shown: list[str]) -> None:
    assert on_script_error(KmError("บันทึกไม่ได้ ลองใหม่")) is True
    assert shown == ["บันทึกไม่ได้ ลองใหม่"]


def test_without_an_error_nothing_is_said(shown: list[str]) -> None:
    with error_boundary():
        pass
    assert shown == []
