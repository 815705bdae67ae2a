"""Who may do what: one table, and one question asked inside every command."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kmcore.access.action_names import deed_name
from kmcore.access.actor import VISITOR, User
from kmcore.access.kinds import Role
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
    "plan_meeting": _row(_NO, _ALL, _NO, _NO, _NO),
    "prepare_agenda": _row(_NO, _ALL, _NO, _NO, _NO),
    "record_meeting": _row(_NO, _ALL, _NO, _NO, _NO),
    "set_floor": _row(_NO, _ALL, _NO, _NO, _NO),
    "record_attendance": _row(_NO, _ALL, _NO, _NO, _NO),
    "see_attendance": _row(_ALL, _ALL, _NO, _NO, _NO),
    "close_meeting": _row(_NO, _ALL, _NO, _NO, _NO),
    "reopen_meeting": _row(_NO, _ALL, _NO, _NO, _NO),
    "approve_minutes": _row(_NO, _ALL, _NO, _NO, _NO),
    "make_document": _row(_ALL, _ALL, _OWN, _NO, _NO),
    "see_audit": _row(_ALL, _ALL, _OWN, _NO, _ALL),
    "see_accounts": _row(_NO, _NO, _NO, _NO, _ALL),
    "add_account": _row(_NO, _NO, _NO, _NO, _ALL),
    "change_person": _row(_NO, _NO, _NO, _NO, _ALL),
    "change_role": _row(_NO, _NO, _NO, _NO, _ALL),
    "disable_account": _row(_NO, _NO, _NO, _NO, _ALL),
    "enable_account": _row(_NO, _NO, _NO, _NO, _ALL),
    "reset_password": _row(_NO, _NO, _NO, _NO, _ALL),
    "link_identity": _row(_NO, _NO, _NO, _NO, _ALL),
    "change_own_password": _row(_OWN, _OWN, _OWN, _OWN, _OWN),
    "accept_notice": _row(_OWN, _OWN, _OWN, _OWN, _OWN),
    "sign_out_everywhere": _row(_OWN, _OWN, _OWN, _OWN, _ALL),
    "export_person": _row(_OWN, _OWN, _OWN, _OWN, _ALL),
    "erase_person": _row(_NO, _NO, _NO, _NO, _ALL),
    "see_access_log": _row(_OWN, _OWN, _OWN, _OWN, _ALL),
}


# Whose a thing is where a role reaches its own only: a person's, not an agency's.
PERSONAL: Final = frozenset(
    {"change_own_password", "sign_out_everywhere", "export_person", "see_access_log", "accept_notice"}
)


def can(user: User, action: str, thing: Thing | None = None) -> Verdict:
    """Return whether ``user`` may do ``action`` to ``thing``, and why in a sentence.

    An action that is not in ``RULES`` raises KeyError: a slip in our code, never a person's doing.
    """
    reach = RULES[action][user.role]
    own = _own(user, thing or Thing())
    return Verdict(reach is Reach.ALL or (reach is Reach.OWN and own), _reason(user, action, reach, own=own))


def reach_of(user: User, action: str) -> Reach:
    """Return how far the user's role goes: for a query that leaves out what is not the user's."""
    return RULES[action][user.role]


def _reason(user: User, action: str, reach: Reach, *, own: bool) -> str:
    role, deed = _(ROLE_NAMES[user.role]), deed_name(action)
    if reach is Reach.ALL:
        return _(_ALL_OF[owners_of(action)], role=role, deed=deed)
    if reach is Reach.NOTHING or user == VISITOR:
        return _no_reason(user, action)
    if own:
        return _("เป็นของท่านเองหรือของหน่วยงานท่าน")
    if action in PERSONAL:
        return _("บทบาท{role}ทำได้เฉพาะกับบัญชีของตนเอง", role=role)
    return _("ทำได้เฉพาะส่วนที่เป็นของท่านหรือของหน่วยงานท่านเท่านั้น")


def _no_reason(user: User, action: str) -> str:
    """Say who may, so that the reader knows whom to ask."""
    who = ", ".join(_(ROLE_NAMES[role]) for role in _ROLES if RULES[action][role] is not Reach.NOTHING)
    if user == VISITOR:
        return _("ยังไม่ได้เข้าสู่ระบบ ผู้ที่{deed}ได้คือ {who}", deed=deed_name(action), who=who)
    return _(
        "บทบาท{role}ไม่มีสิทธิ์{deed} ผู้ที่ทำได้คือ {who}",
        role=_(ROLE_NAMES[user.role]),
        deed=deed_name(action),
        who=who,
    )


def owners_of(action: str) -> str:
    """Tell what a role that is let further than its own is let to: other people's, other agencies', or neither."""
    if action in PERSONAL:
        return "person"
    return "agency" if Reach.OWN in RULES[action].values() else "nobody"


_ALL_OF: Final = {
    "person": N_("บทบาท{role}{deed}ได้กับทุกบัญชี"),
    "agency": N_("บทบาท{role}{deed}ได้ทุกหน่วยงาน"),
    "nobody": N_("บทบาท{role}มีสิทธิ์{deed}"),
}


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
