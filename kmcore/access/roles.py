"""What each role is: its words, how long its sign-in lasts, whether it is an agency's, who tries the demonstration.

A new role is its line in ``AccountRole``, its profile here, and where it reaches in ``permissions``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NamedTuple

from kmcore.access.kinds import AccountRole
from kmcore.i18n import N_, _


class SignInLength(NamedTuple):
    """How long a sign-in lasts without use, and at most."""

    unused: timedelta
    at_most: timedelta


# An agency's lead opens the link once a month from her own phone; who can change more for others signs in every day.
LONG: Final = SignInLength(timedelta(days=14), timedelta(days=30))
SHORT: Final = SignInLength(timedelta(hours=12), timedelta(days=7))


@dataclass(frozen=True)
class RoleProfile:
    """``name`` and ``short`` are its words (to be translated), ``short`` for the head of a narrow column.

    ``of_agency``: an account of this role belongs to an agency. ``demonstrated``: the demonstration opens an account
    of this role, one for each agency where it is an agency's.
    """

    name: str
    short: str
    sign_in: SignInLength
    of_agency: bool = False
    demonstrated: bool = True


ROLES: Final[Mapping[AccountRole, RoleProfile]] = {
    AccountRole.GOVERNOR: RoleProfile(N_("ผู้ว่าราชการจังหวัด"), N_("ผู้ว่าฯ"), SHORT),
    AccountRole.SECRETARIAT: RoleProfile(N_("ฝ่ายเลขานุการ"), N_("เลขาฯ"), SHORT),
    AccountRole.LEAD: RoleProfile(N_("ผู้รายงานของหน่วยงาน"), N_("ผู้รายงาน"), LONG, of_agency=True),
    AccountRole.VIEWER: RoleProfile(N_("ผู้ชม"), N_("ผู้ชม"), LONG),
    AccountRole.ADMIN: RoleProfile(N_("ผู้ดูแลระบบ"), N_("ผู้ดูแล"), SHORT, demonstrated=False),
}


def role_name(role: AccountRole | str) -> str:
    """Return what a role is called, in the current language."""
    return _(ROLES[AccountRole(role)].name)


def short_role_name(role: AccountRole) -> str:
    """Return what a role is called where there is little room, in the current language."""
    return _(ROLES[role].short)


def is_of_agency(role: AccountRole | str) -> bool:
    """Tell whether accounts of this role belong to an agency."""
    return ROLES[AccountRole(role)].of_agency


def label_words(label: str) -> str:
    """Return what others see of an account, in the reader's language where it is a role's name and nothing of its own."""
    return _(label) if label in {profile.name for profile in ROLES.values()} else label
