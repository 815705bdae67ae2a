"""Reading the audit chain for people: who did what, when, to what; each reader sees what touches her."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.action_names import program_name
from kmcore.access.actor import User
from kmcore.access.authorization import require
from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account
from kmcore.access.permission_type import AuditReaders, Reach
from kmcore.access.permissions import PERMISSIONS
from kmcore.actions.account_activity import items_of_agency
from kmcore.i18n import _
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.subjects import Subject, reads

PER_PAGE: Final = 30
PROGRAM: Final = "program"  # stands for whoever is no account, where a role is asked for
# These touch every agency that reports or sits in the circle, and name none.
FOR_ALL: Final = frozenset(
    code for code, permission in PERMISSIONS.items() if permission.audit_readers is AuditReaders.EVERY_AGENCY
)


@dataclass(frozen=True)
class TrailFilter:
    """What to leave in: of one thing ("action:A9"), of actors of a role (an AccountRole, or PROGRAM), of one command,
    not before ``since`` (UTC). Pages count from 1.
    """

    thing: str | None = None
    role: str | None = None
    command: str | None = None
    since: datetime | None = None
    page: int = 1


@dataclass(frozen=True)
class TrailActor:
    """Who did it, never by name: a role label, or what a program is called. ``role`` None: a program."""

    label: str
    role: AccountRole | None = None
    agency_code: str | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class TrailEntry:
    """One command that changed something, at its true time (UTC). ``place`` "" where the reader may not know.

    ``before`` and ``after`` hold what it changed, ``more`` the rest of what it said of itself.
    """

    number: int
    at: datetime
    actor: TrailActor
    command: str
    thing: str
    place: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    more: Mapping[str, Any]


@dataclass(frozen=True)
class Trail:
    """A page of entries, newest first; how many there are in all; which commands the reader could ask for."""

    entries: tuple[TrailEntry, ...]
    total: int
    page: int
    pages: int
    commands: tuple[str, ...]
    people: Mapping[int, TrailActor]


@reads(Subject.ACCESS, Subject.ACTIONS, Subject.AUDIT)
def trail(session: Session, reader: User, asked: TrailFilter) -> Trail:
    """Return the page of the audit chain that ``reader`` asked for. A page past the last is the last.

    Raises:
        NotAllowedError: the reader's role reads none of it.
    """
    if permissions.SEE_AUDIT.reach(reader.role) is not Reach.OWN:
        require(reader, permissions.SEE_AUDIT)
    people = _people(session)
    seen = _visible(session, reader)
    where = [*seen, *_asked(asked, people)]
    total = session.scalar(select(func.count()).select_from(AuditRow).where(*where)) or 0
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(asked.page, 1), pages)
    query = select(AuditRow).where(*where).order_by(col(AuditRow.id).desc())
    rows = session.exec(query.offset((page - 1) * PER_PAGE).limit(PER_PAGE))
    entries = tuple(_entry(row, reader, people) for row in rows)
    commands = session.scalars(select(col(AuditRow.command)).where(*seen).distinct())
    return Trail(entries, total, page, pages, tuple(sorted(commands)), people)


def actor_of(name: str, people: Mapping[int, TrailActor]) -> TrailActor:
    """Return who stands behind "account:7" or a program's name."""
    number = account_number(name)
    if number is None:
        return TrailActor(program_name(name))
    return people.get(number) or TrailActor(_("บัญชีเลขที่ {number}", number=number), account_id=number)


def account_number(name: str) -> int | None:
    """Return 7 for "account:7"; None for a program, or another thing."""
    kind, _colon, rest = name.partition(":")
    return int(rest) if kind == "account" and rest.isdecimal() else None


def erased_label(number: int) -> str:
    """Return what an erased account is called."""
    return _("บัญชีที่ลบแล้ว #{number}", number=number)


def _people(session: Session) -> dict[int, TrailActor]:
    rows = session.exec(select(Account))
    return {row.id or 0: _actor(row) for row in rows}


def _actor(row: Account) -> TrailActor:
    number = row.id or 0
    label = erased_label(number) if row.erased_at else row.label
    return TrailActor(label, AccountRole(row.role), row.agency_code, number)


def _visible(session: Session, reader: User) -> list[ColumnElement[bool]]:
    """Return the condition that leaves a lead what she did, what was done to her account or her agency's items."""
    if permissions.SEE_AUDIT.reach(reader.role) is Reach.ALL:
        return []
    code = reader.agency_code
    items = items_of_agency(session, code) if code else frozenset()
    things = [
        reader.actor,
        *(f"action:{item}" for item in sorted(items)),
        *([f"agency:{code}"] if code else []),
    ]
    own = col(AuditRow.actor) == reader.actor
    return [or_(own, col(AuditRow.thing).in_(things), col(AuditRow.command).in_(FOR_ALL))]


def _asked(asked: TrailFilter, people: Mapping[int, TrailActor]) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if asked.thing:
        where.append(col(AuditRow.thing) == asked.thing)
    if asked.command:
        where.append(col(AuditRow.command) == asked.command)
    if asked.since:
        where.append(col(AuditRow.at) >= asked.since)
    if asked.role == PROGRAM:
        where.append(col(AuditRow.actor).not_like("account:%"))
    elif asked.role:
        of_role = [f"account:{number}" for number, actor in people.items() if actor.role == asked.role]
        where.append(col(AuditRow.actor).in_(of_role))
    return where


def _entry(row: AuditRow, reader: User, people: Mapping[int, TrailActor]) -> TrailEntry:
    detail: dict[str, Any] = json.loads(row.detail)
    before, after = detail.pop("before", None), detail.pop("after", None)
    may_know = reader.role is AccountRole.ADMIN or row.actor == reader.actor
    return TrailEntry(
        number=row.id or 0,
        at=row.at,
        actor=actor_of(row.actor, people),
        command=row.command,
        thing=row.thing,
        place=row.place if may_know else "",
        before=_fields(before),
        after=_fields(after),
        more=detail,
    )


def _fields(value: object) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    return {} if value is None else {"": value}


def entries_about(session: Session, account_id: int) -> Sequence[TrailEntry]:
    """Return what the account did and what was done to it, oldest first, as its owner may read it."""
    name = f"account:{account_id}"
    people = _people(session)
    owner = User(account_id, AccountRole.VIEWER, "")
    query = select(AuditRow).where(or_(col(AuditRow.actor) == name, col(AuditRow.thing) == name))
    return [_entry(row, owner, people) for row in session.exec(query.order_by(col(AuditRow.id)))]
