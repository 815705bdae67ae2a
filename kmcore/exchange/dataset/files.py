"""Which file of a data set fills which table, and what may be nested inside its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlmodel import SQLModel

from kmcore.actions.models import ActionDue, ActionItem, ActionParty, ActionUpdate
from kmcore.areas.models import District, Subdistrict, Village
from kmcore.budget.models import BudgetEntry, BudgetLine, BudgetTarget
from kmcore.fieldwork.models import Visit
from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.meetings.models import Circle, Event, EventDate, Meeting, MeetingDocument, Resolution, Topic
from kmcore.meetings.room_tables.models import Attendance
from kmcore.programme.models import Agency, Cohort, Mission, Responsibility
from kmcore.registers.definitions import KINDS
from kmcore.sources.models import Check, Source, Statement

HEADER = "dataset.yaml"


@dataclass(frozen=True)
class Nested:
    """Rows of another table written inside a row, under ``key``.

    ``link`` is the field that holds the outer row's code. Where ``scalar`` is set, an item may be just
    that field's value (``owners: [cdd]``). ``fixed`` are fields the key itself decides, ``inherited``
    those taken from the outer row where the inner one is silent (inner field: outer field).
    """

    key: str
    model: type[SQLModel]
    link: str
    scalar: str | None = None
    fixed: Mapping[str, object] = field(default_factory=dict)
    inherited: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TableFile:
    """A file of rows of one table."""

    name: str
    model: type[SQLModel]
    nested: tuple[Nested, ...] = ()


_FROM_OPENING = {"from_date": "opened_on"}
_ACTION_PARTS = (
    Nested("owners", ActionParty, "action_code", "agency_code", {"role": "owner"}, _FROM_OPENING),
    Nested("support", ActionParty, "action_code", "agency_code", {"role": "support"}, _FROM_OPENING),
    Nested("due", ActionDue, "action_code"),
    Nested("updates", ActionUpdate, "action_code"),
)

_OWN_FILES = (
    TableFile("sources.yaml", Source),
    TableFile("agencies.yaml", Agency),
    TableFile("missions.yaml", Mission),
    TableFile("cohorts.yaml", Cohort),
    TableFile("responsibilities.yaml", Responsibility),
    TableFile("budget_lines.yaml", BudgetLine),
    TableFile("budget_entries.yaml", BudgetEntry),
    TableFile("budget_targets.yaml", BudgetTarget),
    TableFile("circles.yaml", Circle),
    TableFile("meetings.yaml", Meeting),
    TableFile("attendance.yaml", Attendance),
    TableFile("topics.yaml", Topic),
    TableFile("documents.yaml", MeetingDocument),
    TableFile("resolutions.yaml", Resolution),
    TableFile("actions.yaml", ActionItem, _ACTION_PARTS),
    TableFile("events.yaml", Event, (Nested("dates", EventDate, "event_code"),)),
    TableFile("visits.yaml", Visit),
    TableFile("km_teams.yaml", KmTeam, (Nested("roles", KmTeamRole, "team_code"),)),
    TableFile("checks.yaml", Check, (Nested("statements", Statement, "check_code"),)),
)
_FILLED: Final = {District, Subdistrict, Village}.union(
    *({file.model, *(nested.model for nested in file.nested)} for file in _OWN_FILES)
)
# Every file there may be: a kind of the registers that has none above has one named after it;
# one whose rows bring about changes of others has none: a data set says the areas as they are.
FILES: Final = (
    *_OWN_FILES,
    *(
        TableFile(f"{code.replace('-', '_')}.yaml", kind.table)
        for code, kind in KINDS.items()
        if kind.table not in _FILLED and kind.effects is None and kind.keeper is None
    ),
)
