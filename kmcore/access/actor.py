"""Who does something, and from where: what every command is handed."""

from dataclasses import dataclass, field
from typing import Final

from kmcore.access.kinds import AccountRole
from kmcore.clock import Clock, system_clock
from kmcore.i18n import N_


@dataclass(frozen=True)
class User:
    """Someone signed in; ``account_id`` None is nobody in particular: a visitor, or a program.

    ``label`` is the role label, never a name. ``agency_code`` is set for an agency's lead.
    """

    account_id: int | None
    role: AccountRole
    label: str
    agency_code: str | None = None
    program: str | None = None

    @property
    def actor(self) -> str:
        """Return what the audit chain calls this user: ``account:7``, or a program's name."""
        return self.program or f"account:{self.account_id}"

    @property
    def signed_in(self) -> bool:
        """Tell whether an account stands behind this user."""
        return self.account_id is not None


VISITOR: Final = User(None, AccountRole.VIEWER, N_("ผู้เยี่ยมชม"), program="visitor")
# The operator at the machine's own command line may do everything: whoever has that shell has the file.
OPERATOR: Final = User(None, AccountRole.ADMIN, N_("ผู้ดูแลเครื่อง"), program="cli")


@dataclass(frozen=True)
class By:
    """Who does it, from which address, by which clock.

    ``sign_in``: the hash of the token of the sign-in session that asks; an account does nothing without one, a program
    and a visitor have none. ``begun``: a command was let in a moment ago, and what it did outside the store (a letter
    sent) is now written down, even if the session ended meanwhile.
    """

    user: User
    place: str = ""
    clock: Clock = field(default=system_clock)
    sign_in: str | None = field(default=None, repr=False)
    begun: bool = False
