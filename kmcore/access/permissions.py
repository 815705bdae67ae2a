"""Who may do what: one table, and one question asked inside every command."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kmcore.access.kinds import Role
from kmcore.access.users import User
from kmcore.errors import KmError
from kmcore.i18n import N_, _


class Reach(StrEnum):
    """How far a role's permission goes."""

    NOTHING = "nothing"
    OWN = "own"
    ALL = "all"


@dataclass(frozen=True)
class Thing:
    """What is to be acted on: whose it is. Nobody's in particular: both empty.

    ``agencies`` are the codes of the agencies whose own it is; ``account_id`` the person's.
    """

    name: str = ""
    agencies: frozenset[str] = field(default_factory=frozenset)
    account_id: int | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether, and why in words (in the current language)."""

    allowed: bool
    reason: str


class NotAllowedError(KmError):
    """The role, or the agency, does not reach this far."""


_ALL, _OWN, _NO = Reach.ALL, Reach.OWN, Reach.NOTHING
_ROLES: Final = (Role.GOVERNOR, Role.SECRETARIAT, Role.LEAD, Role.VIEWER, Role.ADMIN)


def _row(*reaches: Reach) -> dict[Role, Reach]:
    return dict(zip(_ROLES, reaches, strict=True))


# One line an action, in the order governor, secretariat, lead, viewer, administrator.
# An administrator keeps accounts, and has no say in the programme's work: the two do not mix.
RULES: Final[dict[str, dict[Role, Reach]]] = {
    "view": _row(_ALL, _ALL, _ALL, _ALL, _ALL),
    "report": _row(_NO, _ALL, _OWN, _NO, _NO),
    "see_attachment": _row(_ALL, _ALL, _ALL, _NO, _NO),
    "see_window": _row(_ALL, _ALL, _OWN, _NO, _NO),
    "remind": _row(_NO, _ALL, _NO, _NO, _NO),
    "close_window": _row(_NO, _ALL, _NO, _NO, _NO),
    "reopen_window": _row(_NO, _ALL, _NO, _NO, _NO),
    "see_feed": _row(_NO, _ALL, _OWN, _NO, _NO),
    "renew_feed": _row(_NO, _ALL, _OWN, _NO, _NO),
    "see_audit": _row(_ALL, _ALL, _OWN, _NO, _ALL),
    "see_accounts": _row(_NO, _NO, _NO, _NO, _ALL),
    "add_account": _row(_NO, _NO, _NO, _NO, _ALL),
    "change_role": _row(_NO, _NO, _NO, _NO, _ALL),
    "disable_account": _row(_NO, _NO, _NO, _NO, _ALL),
    "enable_account": _row(_NO, _NO, _NO, _NO, _ALL),
    "reset_password": _row(_NO, _NO, _NO, _NO, _ALL),
    "link_identity": _row(_NO, _NO, _NO, _NO, _ALL),
    "change_own_password": _row(_OWN, _OWN, _OWN, _OWN, _OWN),
    "sign_out_everywhere": _row(_OWN, _OWN, _OWN, _OWN, _ALL),
    "export_person": _row(_OWN, _OWN, _OWN, _OWN, _ALL),
    "erase_person": _row(_NO, _NO, _NO, _NO, _ALL),
    "see_access_log": _row(_OWN, _OWN, _OWN, _OWN, _ALL),
}


def can(user: User, action: str, thing: Thing | None = None) -> Verdict:
    """Return whether ``user`` may do ``action`` to ``thing``, and why in a sentence.

    An action that is not in ``RULES`` raises KeyError: a slip in our code, never a person's doing.
    """
    thing = thing or Thing()
    reach = RULES[action][user.role]
    if reach is Reach.ALL:
        return Verdict(allowed=True, reason=_("บทบาท{role}ทำได้ทุกหน่วยงาน", role=_(ROLE_NAMES[user.role])))
    if reach is Reach.NOTHING:
        return Verdict(allowed=False, reason=_("บทบาท{role}ไม่มีสิทธิ์ทำสิ่งนี้", role=_(ROLE_NAMES[user.role])))
    if _own(user, thing):
        return Verdict(allowed=True, reason=_("เป็นของท่านเองหรือของหน่วยงานท่าน"))
    return Verdict(allowed=False, reason=_("ทำได้เฉพาะส่วนที่เป็นของท่านหรือของหน่วยงานท่านเท่านั้น"))


def _own(user: User, thing: Thing) -> bool:
    if thing.account_id is not None:
        return thing.account_id == user.account_id
    return user.agency_code is not None and user.agency_code in thing.agencies


ROLE_NAMES: Final = {
    Role.GOVERNOR: N_("ผู้ว่าราชการจังหวัด"),
    Role.SECRETARIAT: N_("ฝ่ายเลขานุการ"),
    Role.LEAD: N_("ผู้รายงานของหน่วยงาน"),
    Role.VIEWER: N_("ผู้ชม"),
    Role.ADMIN: N_("ผู้ดูแลระบบ"),
}


def require(user: User, action: str, thing: Thing | None = None) -> None:
    """Let through, or stop.

    Raises:
        NotAllowedError: with the reason in words and what to do.
    """
    verdict = can(user, action, thing)
    if not verdict.allowed:
        raise NotAllowedError(
            "{reason} ถ้าควรทำได้ ให้ผู้ดูแลระบบตรวจบทบาทของบัญชีที่หน้าสิทธิ์การใช้งาน", reason=verdict.reason
        )
