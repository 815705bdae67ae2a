"""``user``: accounts by the operator at the machine's own command line, who needs no account."""

import sys
from typing import Final

import click
from sqlalchemy import Engine

from kmcore.access.account_commands import disable_account, enable_account, reset_password
from kmcore.access.account_directory import AccountLine, account_lines, account_number
from kmcore.access.account_register import add_account, change_role
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole
from kmcore.access.passwords import PasswordError
from kmcore.access.roles import ROLES, is_of_agency, role_name
from kmcore.cli.options import reading_store
from kmcore.cli.text_table import text_table
from kmcore.cli.thai_click import N_, KmChoice, KmCommand, KmGroup, KmOption, option
from kmcore.cli.user_link import LINKS
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.i18n import _
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.thai.dates import BANGKOK

BY: Final = By(OPERATOR, "console")
NEWLINE: Final = "\r\n"

name_argument = click.argument("name", metavar="NAME")


class RoleOption(KmOption):
    """The choice of a role; its help says what each is called."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        names = ", ".join(f"{role} {role_name(role)}" for role in ROLES)
        return (record[0], _("บทบาท: {names}", names=names)) if record else None


role_option = click.option(
    "--role", cls=RoleOption, type=KmChoice([role.value for role in AccountRole]), required=True
)
agency_option = option("--agency", metavar="CODE", help=N_("รหัสหน่วยงานของผู้รายงาน (เฉพาะบทบาท lead)"))


@click.group(cls=KmGroup, help=N_("จัดการบัญชีผู้ใช้: เพิ่ม ปิด เปิด เปลี่ยนรหัสผ่านและบทบาท"))
def user() -> None:
    pass


@user.command("add", cls=KmCommand, help=N_("เพิ่มบัญชี รหัสผ่านอ่านจาก standard input หรือถามสองครั้งโดยไม่แสดง"))
@name_argument
@role_option
@agency_option
@option("--label", metavar="TEXT", help=N_("ชื่อตำแหน่งที่คนอื่นเห็น เช่น หัวหน้า พช. ไม่ใช่ชื่อคน (ถ้าไม่ใส่ใช้ชื่อผู้ใช้)"))
@option("--email", metavar="E", help=N_("อีเมลสำหรับการแจ้งเตือน"))
def user_add(name: str, role: str, agency: str | None, label: str | None, email: str | None) -> None:
    _require_agency(role, agency)
    engine = _engine()
    add_account(
        engine,
        BY,
        login=name,
        label=label or name,
        role=AccountRole(role),
        agency_code=agency,
        password=_new_password(),
        email=email,
    )
    click.echo(_("เพิ่มบัญชี {name} ({role}) แล้ว", name=name, role=role_name(role)))


@user.command("list", cls=KmCommand, help=N_("แสดงบัญชีทั้งหมด"))
def user_list() -> None:
    with reading_store() as session:
        lines = account_lines(session)
    if not lines:
        click.echo(_("ยังไม่มีบัญชี เพิ่มผู้ดูแลระบบคนแรกด้วย python -m kmcore user add NAME --role admin"))
        return
    click.echo(text_table(_columns(), [_row(line) for line in lines]))


@user.command("disable", cls=KmCommand, help=N_("ปิดบัญชี ออกจากระบบทุกเครื่องทันที สิ่งที่เคยรายงานยังอยู่"))
@name_argument
def user_disable(name: str) -> None:
    engine = _engine()
    disable_account(engine, BY, _number(name))
    click.echo(_("ปิดบัญชี {name} แล้ว", name=name))


@user.command("enable", cls=KmCommand, help=N_("เปิดบัญชีที่ปิดไว้"))
@name_argument
def user_enable(name: str) -> None:
    engine = _engine()
    enable_account(engine, BY, _number(name))
    click.echo(_("เปิดบัญชี {name} แล้ว", name=name))


@user.command("password", cls=KmCommand, help=N_("ตั้งรหัสผ่านใหม่ให้บัญชี ออกจากระบบทุกเครื่องทันที"))
@name_argument
def user_password(name: str) -> None:
    engine = _engine()
    number = _number(name)
    reset_password(engine, BY, number, _new_password())
    click.echo(_("ตั้งรหัสผ่านใหม่ของบัญชี {name} แล้ว", name=name))


@user.command("role", cls=KmCommand, help=N_("เปลี่ยนบทบาทหรือหน่วยงานของบัญชี ออกจากระบบทุกเครื่องทันที"))
@name_argument
@role_option
@agency_option
def user_role(name: str, role: str, agency: str | None) -> None:
    _require_agency(role, agency)
    engine = _engine()
    change_role(engine, BY, _number(name), AccountRole(role), agency)
    click.echo(_("บัญชี {name} มีบทบาท{role}แล้ว", name=name, role=role_name(role)))


for command in LINKS:
    user.add_command(command)


def _require_agency(role: str, agency: str | None) -> None:
    """A wrong line is told before a password is asked for; whether the agency is known, the store says."""
    if is_of_agency(role) != (agency is not None):
        raise click.UsageError(
            _("--agency ใส่กับ --role lead เท่านั้น และต้องใส่ คือ --role lead --agency รหัสหน่วยงาน")
        )


def _engine() -> Engine:
    engine = open_engine(settings().database_url)
    require_current(engine)
    return engine


def _number(name: str) -> int:
    with reading_store() as session:
        return account_number(session, name)


def _new_password() -> str:
    """Read it from a pipe, its line's end left out, or ask twice without showing it."""
    if not _at_a_terminal():
        return sys.stdin.readline().rstrip(NEWLINE)
    first: str = click.prompt(_("รหัสผ่านใหม่"), hide_input=True, err=True)
    if first != click.prompt(_("รหัสผ่านใหม่อีกครั้ง"), hide_input=True, err=True):
        raise PasswordError("รหัสผ่านสองครั้งไม่เหมือนกัน ไม่มีอะไรเปลี่ยน สั่งใหม่อีกครั้ง")
    return first


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _columns() -> list[ExportColumn]:
    return [
        ExportColumn("login", _("ชื่อผู้ใช้")),
        ExportColumn("label", _("ตำแหน่ง")),
        ExportColumn("role", _("บทบาท")),
        ExportColumn("agency", _("หน่วยงาน")),
        ExportColumn("state", _("สถานะ")),
        ExportColumn("last", _("เข้าสู่ระบบล่าสุด"), "date"),
    ]


def _row(line: AccountLine) -> Row:
    return {
        "login": line.login,
        "label": line.label,
        "role": role_name(line.role),
        "agency": line.agency_code or "",
        "state": _state(line),
        "last": line.last_sign_in.astimezone(BANGKOK).date() if line.last_sign_in else None,
    }


def _state(line: AccountLine) -> str:
    state = _("ใช้ได้") if line.active else _("ปิดอยู่")
    return _("{state} (สาธิต)", state=state) if line.demo else state
