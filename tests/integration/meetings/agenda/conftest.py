"""The circle of 9 Feb 2550 as the secretariat prepares it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pytest
from sqlalchemy import Engine, text

from kmcore.access.kinds import AccountRole
from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.agenda.queries import Agenda, AgendaForm, AgendaRow, agenda
from kmcore.storage.unit_of_work import reading
from tests.support.people import Person, person

HELD: Final = "khun-uea-2550-01-09"
COMING: Final = "khun-uea-2550-02-09"
CIRCLE, EVE, NEXT = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)


@dataclass(frozen=True)
class Office:
    """The secretariat's desk on a store of its own."""

    engine: Engine
    person: Person

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        with reading(self.engine) as session:
            return query(session, *args)

    def agenda(self, code: str = COMING, day: date = EVE) -> Agenda:
        found: Agenda = self.ask(agenda, code, day)
        return found

    def do(self, command: Callable[..., Any], *args: Any) -> Any:
        return command(self.engine, self.person.by(), *args)

    def add(self, title: str, head: int = 4, **fields: Any) -> AgendaRow:
        number = self.do(add_agenda_item, AgendaForm(COMING, head, title, **fields))
        return self.matter(number)

    def matter(self, number: int) -> AgendaRow:
        return next(row for head in self.agenda().heads for row in head.items if row.id == number)

    def titles(self, head: int = 4) -> list[str]:
        return [row.title for row in self.agenda().heads[head - 1].items]

    def run(self, statement: str, **values: Any) -> None:
        """Write past the commands, as time or another subject would."""
        with self.engine.begin() as connection:
            connection.execute(text(statement), values)


@pytest.fixture
def office(store: Engine) -> Office:
    return Office(store, person(store, AccountRole.SECRETARIAT))
