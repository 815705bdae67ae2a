"""Who may write a kind, in words, and whether the reader may."""

from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.authorization import Target, can
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


def may_see(user: User, kind: RegisterKind) -> bool:
    """Tell whether a user may look at the rows of a kind."""
    return kind.seen_by is None or (user.signed_in and can(user, kind.seen_by).allowed)


def draw_not_seen(user: User, kind: RegisterKind) -> None:
    """Say why the rows of a kind are not shown."""
    draw_template("widgets/empty.html", text=can(user, kind.seen_by or kind.permission).reason)


def _role_words(kind: RegisterKind, role: AccountRole) -> str:
    if kind.permission.reach(role) is Reach.OWN:
        return _("{role} (ของหน่วยงานตน)", role=role_name(role))
    return role_name(role)
