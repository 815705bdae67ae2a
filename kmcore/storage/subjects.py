"""The subjects that have tables, and what each query declares of them: kept answers stand by it (``cache_scope``)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, TypeVar

Query = TypeVar("Query", bound=Callable[..., Any])
_MARK: Final = "subjects_read"


class Subject(StrEnum):
    """A package of ``kmcore`` that has tables of its own; the values are their names in it."""

    ACCESS = "access"
    ACTIONS = "actions"
    AREAS = "areas"
    AUDIT = "storage.audit"  # every command writes it: who reads it is asked again after each
    BUDGET = "budget"
    DOCUMENTS = "documents"
    FIELDWORK = "fieldwork"
    LEARNING = "learning"
    MEETINGS = "meetings"
    MEETING_ROOM = (
        "meetings.room_tables"  # who came and what is on the floor: read by the room's own queries alone
    )
    PROGRAMME = "programme"
    REGISTERS = "registers"
    REMINDERS = "reminders"
    SNAPSHOT = "snapshot"
    SOURCES = "sources"
    STORAGE = "storage"
    YEAR_TURN = "year_turn"


def reads(*subjects: Subject) -> Callable[[Query], Query]:
    """Declare whose tables a query reads, itself and by the queries it calls; it stays the function it is."""

    def declared(query: Query) -> Query:
        setattr(query, _MARK, frozenset(subjects))
        return query

    return declared


def subjects_read(query: Callable[..., Any]) -> frozenset[Subject] | None:
    """Return whose tables a query declares that it reads; None where it declares nothing and may read all."""
    found: frozenset[Subject] | None = getattr(query, _MARK, None)
    return found
