"""Who may write a kind, in words, and whether the reader may."""

from collections.abc import Mapping
from typing import Any

from kmcore.access.actor import User
from kmcore.access.authorization import Target, Verdict, can
from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import Reach
from kmcore.access.roles import role_name
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind


def writers_words(kind: RegisterKind) -> str:
    """Return the roles that write rows of a kind, each with "ของหน่วยงานตน" where it reaches no further."""
    roles = [role for role in AccountRole if role in kind.permission.roles]
    return " · ".join(_role_words(kind, role) for role in roles)


def may_write(user: User, kind: RegisterKind) -> bool:
    """Tell whether a user may write some row of a kind."""
    own = Target(agencies=frozenset({user.agency_code} if user.agency_code else ()))
    return user.signed_in and can(user, kind.permission, own).allowed


def may_write_row(user: User, kind: RegisterKind, values: Mapping[str, Any]) -> Verdict:
    """Return whether a user may write this row, and why."""
    agency = values.get(kind.own_by) if kind.own_by else None
    return can(user, kind.permission, Target(agencies=frozenset({str(agency)} if agency else ())))


def _role_words(kind: RegisterKind, role: AccountRole) -> str:
    if kind.permission.reach(role) is Reach.OWN:
        return _("{role} (ของหน่วยงานตน)", role=role_name(role))
    return role_name(role)
