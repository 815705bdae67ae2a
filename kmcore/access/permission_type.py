"""What a permission is: all that the house knows of one action, in one object."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kmcore.access.kinds import AccountRole
from kmcore.i18n import N_, _
from kmcore.storage.subjects import Subject


class Reach(StrEnum):
    """How far a role's permission goes."""

    NOTHING = "nothing"
    OWN = "own"
    ALL = "all"


class PermissionGroup(StrEnum):
    """What actions are about, in the order a reader looks for them; the values are their titles."""

    WORK = N_("งานในวง")
    MEETING = N_("การประชุม")
    REGISTERS = N_("ทะเบียน")
    TRAIL = N_("บันทึกและข้อมูลของตนเอง")
    ACCOUNTS = N_("บัญชีผู้ใช้")


class WhoseTarget(StrEnum):
    """Whose a target is where a role reaches its own only; NOBODY: no role is held to its own."""

    PERSON = "person"
    AGENCY = "agency"
    NOBODY = "nobody"


class AuditReaders(StrEnum):
    """Who reads an action's audit row besides those who read every row."""

    CONCERNED = "concerned"  # who did it, and whose account, agency or item it was done to
    EVERY_AGENCY = "every_agency"  # it touches every agency that reports, and names none


@dataclass(frozen=True)
class Permission:
    """One action. ``code`` is what audit rows, the access log and addresses keep: it never changes.

    ``name`` and ``reason`` (why it is given to those it is given to) are words for people, to be translated.
    ``all_of`` are the roles that reach everybody's, ``own_of`` those that reach their own; any other reaches nothing.
    ``personal``: one's own is a person's, not an agency's. ``touches``: whose tables it writes.
    """

    code: str
    name: str
    group: PermissionGroup
    reason: str
    all_of: frozenset[AccountRole] = frozenset()
    own_of: frozenset[AccountRole] = frozenset()
    personal: bool = False
    touches: frozenset[Subject] = frozenset()
    audit_readers: AuditReaders = AuditReaders.CONCERNED

    @property
    def words(self) -> str:
        """Return what the action is called, in the current language."""
        return _(self.name)

    @property
    def why(self) -> str:
        """Return in the current language why this action is given to those it is given to."""
        return _(self.reason)

    @property
    def owner(self) -> WhoseTarget:
        """Return whose it is that a role may be held to."""
        if self.personal:
            return WhoseTarget.PERSON
        return WhoseTarget.AGENCY if self.own_of else WhoseTarget.NOBODY

    @property
    def roles(self) -> frozenset[AccountRole]:
        """Return every role that reaches something."""
        return self.all_of | self.own_of

    def reach(self, role: AccountRole) -> Reach:
        """Return how far a role goes: for a query that leaves out what is not the user's."""
        if role in self.all_of:
            return Reach.ALL
        return Reach.OWN if role in self.own_of else Reach.NOTHING


def only(*roles: AccountRole) -> frozenset[AccountRole]:
    """Return these roles as a permission holds them."""
    return frozenset(roles)


def by_code(permissions: Iterable[object]) -> dict[str, Permission]:
    """Return the permissions among ``permissions`` by their codes, in their order.

    Raises:
        ValueError: two have one code.
    """
    found = [one for one in permissions if isinstance(one, Permission)]
    table = {one.code: one for one in found}
    if len(table) != len(found):
        raise ValueError("two permissions have one code")
    return table
