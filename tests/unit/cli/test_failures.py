"""Every failure becomes one sentence and the right exit code."""

import click
import pytest
from sqlalchemy.exc import OperationalError

from kmcore.cli.failures import reference, report
from kmcore.errors import StorageError
from kmcore.settings import SettingsError


def raised(error: Exception) -> Exception:
    """The error as it is caught: with a place it came from."""

    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        fail()
    return caught.value


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (StorageError("ฐานข้อมูล {name} ใช้ไม่ได้", name="x"), 1, "ฐานข้อมูล x ใช้ไม่ได้"),
        (SettingsError("ค่าตั้งผิด"), 2, "ค่าตั้งผิด"),
        (OperationalError("SELECT", {}, Exception("database is locked")), 1, "อ่านหรือเขียนฐานข้อมูลไม่สำเร็จ"),
        (ZeroDivisionError("secret detail"), 1, "เลขอ้างอิง"),
        (click.Abort(), 1, "ยกเลิกแล้ว"),
        (click.UsageError("ผิด"), 2, "ผิด"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_sentence_and_code(
    error: Exception, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(raised(error)) == code
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
    assert "Traceback" not in shown.err
    assert "secret" not in shown.err


def test_debug_shows_where_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    report(raised(ZeroDivisionError("detail")), debug=True)
    assert "ZeroDivisionError: detail" in capsys.readouterr().err


def test_the_same_fault_has_the_same_number() -> None:
    first, second = (raised(ZeroDivisionError()) for _turn in range(2))
    assert reference(first) == reference(second)
    assert reference(first) != reference(raised(KeyError("x")))
