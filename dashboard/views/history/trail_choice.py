"""What the address asks the trail for. Pure but for the sentence about what means nothing."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from kmcore.access.kinds import AccountRole
from kmcore.clock import Clock, today
from kmcore.privacy.audit_trail import PROGRAM, TrailFilter
from kmcore.thai.dates import BANGKOK

ALL: Final = "all"
DAYS: Final = (ALL, "1", "7", "30", "90")
ROLES: Final = (ALL, *AccountRole, PROGRAM)
_THING: Final = re.compile(r"[a-z]{1,12}:[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class TrailChoice:
    """One way to look at the trail; the fields are the address's parameters. ``page`` counts from 1."""

    role: str = ALL
    action: str = ALL
    days: str = ALL
    thing: str = ""
    page: int = 1

    def query(self, **changes: object) -> dict[str, str]:
        """Return the address's parameters with ``changes``; defaults are left out."""
        chosen = replace(self, **changes)  # type: ignore[arg-type]
        given = {field.name: getattr(chosen, field.name) for field in fields(chosen)}
        return {name: str(value) for name, value in given.items() if value != getattr(TrailChoice(), name)}

    def as_query(self, clock: Clock) -> TrailFilter:
        """Return the choice as the query knows it; "1" day is today, in Bangkok."""
        return TrailFilter(
            thing=self.thing or None,
            role=None if self.role == ALL else self.role,
            command=None if self.action == ALL else self.action,
            since=None if self.days == ALL else _days_ago(int(self.days) - 1, clock),
            page=self.page,
        )


def read_trail_choice(params: Mapping[str, str], actions: Collection[str]) -> tuple[TrailChoice, list[str]]:
    """Return the choice, and the names of the parameters whose values mean nothing (taken as not given)."""
    allowed = {"role": ROLES, "action": (ALL, *actions), "days": DAYS}
    good = {
        name: params[name] for name in allowed if params.get(name, ALL) in allowed[name] and name in params
    }
    bad = [name for name in allowed if name in params and name not in good]
    thing, page = params.get("thing", ""), params.get("page", "1")
    if thing and not _THING.fullmatch(thing):
        bad, thing = [*bad, "thing"], ""
    if not re.fullmatch(r"[1-9][0-9]{0,6}", page):
        bad, page = [*bad, "page"], "1"
    return TrailChoice(**good, thing=thing, page=int(page)), bad


def _days_ago(days: int, clock: Clock) -> datetime:
    """Return the beginning of a day in Bangkok: the same for a whole day, so that the answer can be kept."""
    start = datetime.combine(today(clock) - timedelta(days=days), time(), BANGKOK)
    return start.astimezone(UTC)
