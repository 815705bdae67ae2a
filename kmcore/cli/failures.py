"""From an exception to one sentence and an exit code: 1 the data has a problem, 2 wrong use."""

import traceback
from hashlib import sha256
from typing import Final

import click
from sqlalchemy.exc import DBAPIError

from kmcore.areas.boundaries import BoundaryError
from kmcore.errors import KmError
from kmcore.exchange.dataset import DatasetError
from kmcore.exchange.setup import UnknownChoiceError
from kmcore.exchange.show import ShowError
from kmcore.i18n import _
from kmcore.settings import SettingsError
from kmcore.thai.errors import ThaiInputError

DATA_PROBLEM: Final = 1
WRONG_USE: Final = 2
SENTENCES: Final = (KmError, DatasetError, BoundaryError, ThaiInputError)
MISUSES: Final = (SettingsError, UnknownChoiceError, ShowError)


def report(error: Exception, *, debug: bool = False) -> int:
    """Say on standard error what went wrong and what to do; return the exit code.

    ``debug`` adds the traceback for whoever mends the program.
    """
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return WRONG_USE
    if isinstance(error, BrokenPipeError):  # "show | head": the reader has seen enough
        return 0
    if debug and not isinstance(error, click.UsageError):
        traceback.print_exception(error)
    click.echo(_sentence(error), err=True)
    misused = isinstance(error, (click.UsageError, *MISUSES))
    return WRONG_USE if misused else DATA_PROBLEM


def _sentence(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        return f"{_misuse(error)}\n{_where_to_look(error)}"
    if isinstance(error, SENTENCES):
        return str(error)
    if isinstance(error, click.Abort):
        return _("ยกเลิกแล้ว ไม่มีอะไรเปลี่ยน")
    if isinstance(error, DBAPIError):
        return _(
            "อ่านหรือเขียนฐานข้อมูลไม่สำเร็จ ไม่มีอะไรถูกบันทึกครึ่งเดียว ลองอีกครั้ง ถ้ายังไม่ได้ให้ตรวจด้วย python -m kmcore verify "
            "(เลขอ้างอิง {reference})",
            reference=reference(error),
        )
    return _(
        "เกิดข้อผิดพลาดที่โปรแกรมไม่ได้เตรียมไว้ (เลขอ้างอิง {reference}) สั่งซ้ำโดยเติม --debug หลัง python -m kmcore "
        "แล้วส่งข้อความที่ได้ให้ผู้ดูแลระบบ",
        reference=reference(error),
    )


def reference(error: Exception) -> str:
    """Return a short number for a fault: the same place and kind of fault gives the same number."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "|".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    return sha256(f"{type(error).__name__}|{places}".encode()).hexdigest()[:8].upper()


def _misuse(error: click.UsageError) -> str:
    if isinstance(error, click.BadParameter):
        return _parameter(error)
    if isinstance(error, click.NoSuchOption):
        return _("ไม่มีตัวเลือก {name}", name=error.option_name)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _("ไม่มีคำสั่ง “{name}”", name=error.command_name)
    if isinstance(error, click.BadOptionUsage):
        return _("ตัวเลือก {name} ต้องมีค่าตามหลัง หรือไม่รับค่าที่ให้มา", name=error.option_name)
    if error.ctx and isinstance(error.ctx.command, click.Group):
        return _("ขาดคำสั่ง")
    return error.format_message()


def _parameter(error: click.BadParameter) -> str:
    name = _name(error.param)
    if isinstance(error, click.MissingParameter):
        return _("ขาด {name}", name=name)
    return _("{name} ใช้ไม่ได้: {problem}", name=name, problem=error.message)


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return (
        param.opts[0]
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command("")))
    )


def _where_to_look(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "python -m kmcore"
    return _("ดูวิธีใช้ด้วย {command} --help", command=path)
