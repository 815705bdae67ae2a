"""Who may do what: one question asked inside every command, answered with its reason in words."""

from dataclasses import dataclass, field
from typing import Final

from kmcore.access.actor import VISITOR, User
from kmcore.access.permission_type import Permission, Reach, WhoseTarget
from kmcore.access.roles import ROLES, role_name
from kmcore.errors import KmError
from kmcore.i18n import N_, _


@dataclass(frozen=True)
class Target:
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


def can(user: User, permission: Permission, target: Target | None = None) -> Verdict:
    """Return whether ``user`` may do this to ``target``, and why in a sentence."""
    reach = permission.reach(user.role)
    own = _own(user, target or Target())
    allowed = reach is Reach.ALL or (reach is Reach.OWN and own)
    return Verdict(allowed, _reason(user, permission, reach, own=own))


def require(user: User, permission: Permission, target: Target | None = None) -> None:
    """Let through, or stop.

    Raises:
        NotAllowedError: with the reason in words and what to do.
    """
    verdict = can(user, permission, target)
    if not verdict.allowed:
        raise NotAllowedError(
            "{reason} ถ้าควรทำได้ ให้ผู้ดูแลระบบตรวจบทบาทของบัญชีที่หน้าสิทธิ์การใช้งาน", reason=verdict.reason
        )


def _reason(user: User, permission: Permission, reach: Reach, *, own: bool) -> str:
    role = role_name(user.role)
    if reach is Reach.ALL:
        return _(_ALL_OF[permission.owner], role=role, deed=permission.words)
    if reach is Reach.NOTHING or user == VISITOR:
        return _no_reason(user, permission)
    if own:
        return _("เป็นของท่านเองหรือของหน่วยงานท่าน")
    if permission.owner is WhoseTarget.PERSON:
        return _("บทบาท{role}ทำได้เฉพาะกับบัญชีของตนเอง", role=role)
    return _("ทำได้เฉพาะส่วนที่เป็นของท่านหรือของหน่วยงานท่านเท่านั้น")


def _no_reason(user: User, permission: Permission) -> str:
    """Say who may, so that the reader knows whom to ask."""
    who = ", ".join(role_name(role) for role in ROLES if role in permission.roles)
    if user == VISITOR:
        return _("ยังไม่ได้เข้าสู่ระบบ ผู้ที่{deed}ได้คือ {who}", deed=permission.words, who=who)
    return _(
        "บทบาท{role}ไม่มีสิทธิ์{deed} ผู้ที่ทำได้คือ {who}",
        role=role_name(user.role),
        deed=permission.words,
        who=who,
    )


_ALL_OF: Final = {
    WhoseTarget.PERSON: N_("บทบาท{role}{deed}ได้กับทุกบัญชี"),
    WhoseTarget.AGENCY: N_("บทบาท{role}{deed}ได้ทุกหน่วยงาน"),
    WhoseTarget.NOBODY: N_("บทบาท{role}มีสิทธิ์{deed}"),
}


def _own(user: User, target: Target) -> bool:
    if target.account_id is not None:
        return target.account_id == user.account_id
    return user.agency_code is not None and user.agency_code in target.agencies
