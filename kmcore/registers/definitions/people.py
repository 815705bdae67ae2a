"""People who have an account: name, role, agency. Never a password, and no name in the history."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.account_register import LONGEST_NAME, clean_login
from kmcore.access.account_rows import (
    account_rows,
    add_account_row,
    change_account_row,
    remove_account_row,
)
from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account
from kmcore.access.person_texts import LONGEST, PersonTextError, checked_person
from kmcore.access.roles import ROLES, is_of_agency
from kmcore.i18n import N_, _
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.field_types import Choice, Flag, Reference, RowAround, Text
from kmcore.registers.headings import headed
from kmcore.registers.read_models import RowProblem
from kmcore.registers.row_keeper import Entry

NOT_AN_ADDRESS: Final = N_("ที่อยู่อีเมลใช้ไม่ได้ ใส่แบบ ชื่อ@หน่วยงาน.go.th หรือเว้นว่าง")
NO_AGENCY: Final = N_("ผู้รายงานต้องมีหน่วยงาน ใส่หน่วยงานของบัญชีนี้ หรือเลือกบทบาทอื่น")
HAS_AGENCY: Final = N_("บทบาทนี้ไม่ผูกกับหน่วยงาน เว้นหน่วยงานว่างไว้ หรือเลือกบทบาทผู้รายงานของหน่วยงาน")
NO_PASSWORD: Final = N_("บัญชีใหม่ยังไม่มีรหัสผ่าน จึงยังเข้าระบบไม่ได้ ผู้ดูแลระบบตั้งรหัสให้ที่หน้าบัญชีผู้ใช้ อย่าใส่รหัสผ่านในแฟ้ม")


class _Login(Text):
    """A name to sign in by, as accounts keep it."""

    def read(self, cell: Cell, row: RowAround) -> Any:
        text = super().read(cell, row)
        return None if text is None else clean_login(text)


class _Email(Text):
    """An address for letters."""

    def read(self, cell: Cell, row: RowAround) -> Any:
        text = super().read(cell, row)
        try:
            return checked_person("-", None, text)["email"]
        except PersonTextError as error:
            raise FieldProblem("not_an_address", NOT_AN_ADDRESS) from error


def _agency_fits_role(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    if row.get("role") is None:
        return
    of_agency = is_of_agency(AccountRole(row["role"]))
    if of_agency != (row.get("agency_code") is not None):
        sentence = NO_AGENCY if of_agency else HAS_AGENCY
        yield RowProblem("agency_code", "agency_and_role", _(sentence))


class _Accounts:
    """Accounts, kept by their own subject."""

    store_key = ("id",)
    parts: frozenset[str] = frozenset()

    def rows(self, session: Session) -> Iterable[Values]:
        return account_rows(session)

    def add(self, session: Session, entry: Entry, values: Mapping[str, Any]) -> Values:
        return add_account_row(session, entry.at, values)

    def change(self, session: Session, entry: Entry, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
        change_account_row(session, entry.at, entry.account_id, key[0], values)

    def remove(self, session: Session, entry: Entry, key: tuple[Any, ...]) -> None:
        remove_account_row(session, entry.at, key[0])


KIND = RegisterKind(
    code="people",
    title=N_("บัญชีบุคคล"),
    one=N_("บัญชี"),
    table=Account,
    key=("login",),
    named_by=("label",),
    permission=permissions.KEEP_PEOPLE,
    seen_by=permissions.SEE_ACCOUNTS,
    keeper=_Accounts(),
    once=("login",),
    thing="account",
    rules=(_agency_fits_role,),
    fields=(
        RegisterField(
            "login",
            N_("ชื่อผู้ใช้"),
            _Login(LONGEST_NAME),
            headed("ชื่อเข้าระบบ", "ชื่อบัญชี", "username", "login"),
            required=True,
            note=NO_PASSWORD,
            personal=True,
        ),
        RegisterField(
            "label",
            N_("ชื่อที่ผู้อื่นเห็น"),
            Text(LONGEST["label"]),
            headed("ตำแหน่ง", "ชื่อตำแหน่ง", "บทบาทที่แสดง"),
            required=True,
        ),
        RegisterField(
            "full_name",
            N_("ชื่อ-สกุล"),
            Text(LONGEST["full_name"]),
            headed("ชื่อสกุล", "ชื่อ นามสกุล", "ชื่อ", "name"),
            personal=True,
        ),
        RegisterField(
            "email",
            N_("อีเมล"),
            _Email(LONGEST["email"]),
            headed("อีเมล์", "e-mail", "email", "ที่อยู่อีเมล"),
            personal=True,
        ),
        RegisterField(
            "role",
            N_("บทบาท"),
            Choice(labels={role: profile.name for role, profile in ROLES.items()}),
            headed("สิทธิ์", "role"),
            required=True,
        ),
        RegisterField(
            "agency_code",
            N_("หน่วยงาน"),
            Reference(to="agencies"),
            headed("หน่วยงานต้นสังกัด", "สังกัด", "agency"),
        ),
        RegisterField("active", N_("เปิดใช้"), Flag(), headed("ใช้งาน", "เปิดบัญชี"), default=True),
    ),
)
