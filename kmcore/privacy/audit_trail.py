"""Reading the audit chain for people: who did what, when, to what; each reader sees what touches her."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.account_directory import AccountLabel, account_labels
from kmcore.access.action_names import program_name
from kmcore.access.actor import User
from kmcore.access.authorization import require
from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import AuditReaders, Reach
from kmcore.access.permissions import PERMISSIONS
from kmcore.actions.account_activity import items_of_agency
from kmcore.i18n import _
from kmcore.storage.audit.queries import (
    AuditEntry,
    AuditScope,
    AuditSearch,
    audit_commands,
    audit_count,
    audit_of,
    audit_page,
)
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
    people = trail_people(session)
    scope = _visible(session, reader)
    search = _asked(asked, people, scope)
    total = audit_count(session, search)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(asked.page, 1), pages)
    found = audit_page(session, search, skipped=(page - 1) * PER_PAGE, most=PER_PAGE)
    entries = tuple(_entry(one, reader, people) for one in found)
    return Trail(entries, total, page, pages, tuple(audit_commands(session, scope)), people)


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


def trail_people(session: Session) -> dict[int, TrailActor]:
    """Return who stands behind each account's number: what ``actor_of`` looks up."""
    return {one.account_id: _actor(one) for one in account_labels(session)}


def _actor(one: AccountLabel) -> TrailActor:
    label = erased_label(one.account_id) if one.erased else one.label
    return TrailActor(label, one.role, one.agency_code, one.account_id)


def _visible(session: Session, reader: User) -> AuditScope | None:
    """Return what leaves a lead what she did, what was done to her account or her agency's items."""
    if permissions.SEE_AUDIT.reach(reader.role) is Reach.ALL:
        return None
    code = reader.agency_code
    items = items_of_agency(session, code) if code else frozenset()
    things = {reader.actor, *(f"action:{item}" for item in items), *([f"agency:{code}"] if code else [])}
    return AuditScope(reader.actor, frozenset(things), FOR_ALL)


def _asked(asked: TrailFilter, people: Mapping[int, TrailActor], scope: AuditScope | None) -> AuditSearch:
    programs, actors = asked.role == PROGRAM, None
    if asked.role and not programs:
        actors = frozenset(f"account:{number}" for number, one in people.items() if one.role == asked.role)
    return AuditSearch(scope, asked.thing, asked.command, asked.since, actors, programs)


def _entry(found: AuditEntry, reader: User, people: Mapping[int, TrailActor]) -> TrailEntry:
    detail = dict(found.detail)
    before, after = detail.pop("before", None), detail.pop("after", None)
    may_know = reader.role is AccountRole.ADMIN or found.actor == reader.actor
    return TrailEntry(
        number=found.number,
        at=found.at,
        actor=actor_of(found.actor, people),
        command=found.command,
        thing=found.thing,
        place=found.place if may_know else "",
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
    people = trail_people(session)
    owner = User(account_id, AccountRole.VIEWER, "")
    found = audit_of(session, AuditScope(name, frozenset({name})))
    return [_entry(one, owner, people) for one in found]
