"""Reading the audit chain: which commands changed the store."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from kmcore.storage.audit.models import AuditRow


@dataclass(frozen=True)
class AuditEntry:
    """One command that changed the store: when (UTC), who, what, to which thing, from where, and what it said."""

    number: int
    at: datetime
    actor: str
    command: str
    thing: str
    place: str
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class AuditScope:
    """What a reader may know of: what ``actor`` did, what was done to ``things``, and some commands of anybody."""

    actor: str
    things: frozenset[str]
    commands: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AuditSearch:
    """Which entries: those of a scope (None: any), of one thing or command, not before ``since`` (UTC).

    ``actors``: of these only; ``programs``: of programs only, which are no accounts.
    """

    scope: AuditScope | None = None
    thing: str | None = None
    command: str | None = None
    since: datetime | None = None
    actors: frozenset[str] | None = None
    programs: bool = False


def audit_entries(session: Session, commands: Collection[str]) -> list[AuditEntry]:
    """Return the entries of the named commands, oldest first."""
    query = select(AuditRow).where(col(AuditRow.command).in_(list(commands))).order_by(col(AuditRow.id))
    return [_entry(row) for row in session.exec(query)]


def audit_page(session: Session, search: AuditSearch, *, skipped: int, most: int) -> list[AuditEntry]:
    """Return at most ``most`` of the entries searched for, newest first, after the ``skipped`` newest."""
    query = select(AuditRow).where(*_conditions(search)).order_by(col(AuditRow.id).desc())
    return [_entry(row) for row in session.exec(query.offset(skipped).limit(most))]


def audit_count(session: Session, search: AuditSearch) -> int:
    """Return how many entries are searched for."""
    query = select(func.count()).select_from(AuditRow).where(*_conditions(search))
    return session.scalar(query) or 0


def audit_commands(session: Session, scope: AuditScope | None) -> list[str]:
    """Return the names of the commands that have entries in a scope, in alphabetical order."""
    query = select(col(AuditRow.command)).where(*_in_scope(scope)).distinct()
    return sorted(session.scalars(query))


def audit_of(session: Session, scope: AuditScope) -> list[AuditEntry]:
    """Return every entry in a scope, oldest first."""
    query = select(AuditRow).where(*_in_scope(scope)).order_by(col(AuditRow.id))
    return [_entry(row) for row in session.exec(query)]


def chain_length(session: Session) -> int:
    """Return the revision that the chain accounts for: every command adds one entry and raises it by one.

    A restored store goes on from the revision its ``restore`` entry names.
    """
    length = 0
    for command, detail in session.execute(
        select(AuditRow.command, AuditRow.detail).order_by(col(AuditRow.id))
    ):
        named = json.loads(detail).get("revision") if command == "restore" else None
        length = named if isinstance(named, int) else length + 1
    return length


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(
        row.id or 0, row.at, row.actor, row.command, row.thing, row.place, json.loads(row.detail)
    )


def _in_scope(scope: AuditScope | None) -> list[ColumnElement[bool]]:
    if scope is None:
        return []
    own = col(AuditRow.actor) == scope.actor
    things = col(AuditRow.thing).in_(sorted(scope.things))
    return [or_(own, things, col(AuditRow.command).in_(sorted(scope.commands)))]


def _conditions(search: AuditSearch) -> list[ColumnElement[bool]]:
    where = _in_scope(search.scope)
    if search.thing:
        where.append(col(AuditRow.thing) == search.thing)
    if search.command:
        where.append(col(AuditRow.command) == search.command)
    if search.since:
        where.append(col(AuditRow.at) >= search.since)
    if search.programs:
        where.append(col(AuditRow.actor).not_like("account:%"))
    if search.actors is not None:
        where.append(col(AuditRow.actor).in_(sorted(search.actors)))
    return where
