"""What the address asks the board for. Pure: parameters in, a choice out, and back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from kmcore.actions.queries import Status
from kmcore.programme.kinds import ResolutionKind

ALL: Final = "all"
GROUPINGS: Final = ("status", "agency", "date")
VIEWS: Final = (ALL, Status.LATE, Status.AT_RISK, "due", "ask", "silent", "no_owner", "no_date")
KINDS: Final = (ALL, *ResolutionKind)
STATUSES: Final = (ALL, *Status)
OWN: Final = "own"
SUPPORT: Final = "support"
ROLES: Final = (OWN, SUPPORT, ALL)
SWITCH: Final = {"1": True, "0": False, "": False}


@dataclass(frozen=True)
class BoardChoice:
    """One way to look at the board; the fields are the address's parameters.

    ``by`` groups (None: as fits the view), ``view`` is the quick filter, ``kind``, ``status`` and ``agency`` narrow,
    ``since`` leaves only what has moved since the last circle. ``role``: of an agency, the items it owns (as every
    count of an agency's items does), those it supports, or both.
    """

    by: str | None = None
    view: str = ALL
    kind: str = ALL
    agency: str = ALL
    role: str = OWN
    status: str = ALL
    since: bool = False

    @property
    def grouping(self) -> str:
        """Return how to group: silence is an agency's, everything else is looked at by status."""
        return self.by or ("agency" if self.view == "silent" else "status")

    @property
    def narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return replace(self, by=None, role=OWN) != BoardChoice()

    def query(self, **changes: Any) -> dict[str, str]:
        """Return the address's parameters for this choice with ``changes``; defaults are left out."""
        chosen = replace(self, **changes)
        given = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
        plain = {name: value for name, value in given.items() if value != getattr(BoardChoice(), name)}
        return {name: "1" if value is True else str(value) for name, value in plain.items()}


def read_board_choice(
    params: Mapping[str, str], agencies: Collection[str]
) -> tuple[BoardChoice, tuple[str, ...]]:
    """Return the choice, and the names of the parameters whose values mean nothing (taken as not given)."""
    allowed: dict[str, Collection[str]] = {
        "by": GROUPINGS,
        "view": VIEWS,
        "kind": KINDS,
        "agency": (ALL, *agencies),
        "role": ROLES,
        "status": STATUSES,
        "since": SWITCH,
    }
    asked = {name: params[name] for name in allowed if name in params}
    good = {name: value for name, value in asked.items() if value in allowed[name]}
    since = SWITCH[good.pop("since", "")]
    return BoardChoice(**good, since=since), tuple(name for name in asked if asked[name] not in allowed[name])
