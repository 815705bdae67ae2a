"""A hand for งานของฉัน: the page as one person has it, its form's fields, and the press that sends."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm
from kmcore.actions.drafts import TypedReport, typed_report
from kmcore.actions.models import WorkState
from kmcore.actions.queries import Update, item_detail
from kmcore.reminders.report_command import report
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]


class My:
    """The page as one person's browser session has it."""

    def __init__(self, open_own: OpenView, sign_in: SignIn, engine: Engine) -> None:
        self._open, self._sign_in, self.engine = open_own, sign_in, engine

    def __call__(self, who: Person | None, **query: str) -> Screen:
        """Open the page in a new session: through another page, for its address is not its file's name."""
        self._sign_in(who)
        screen = self._open("sources")
        screen.session.query_params.update(query)
        return screen.go("my_work")

    def person(self, role: AccountRole = AccountRole.LEAD, agency: str | None = None, **more: Any) -> Person:
        return person(self.engine, role, agency, **more)

    def updates(self, code: str) -> tuple[Update, ...]:
        with reading(self.engine) as session:
            return item_detail(session, code, reference_day(session, settings())).updates

    def draft(self, her: Person, code: str) -> TypedReport | None:
        with reading(self.engine) as session:
            return typed_report(session, her.account_id, code)

    def reported_by(self, who: Person, code: str, done: str) -> None:
        with reading(self.engine) as session:
            seen = item_version(session, code)
        agency = who.user.agency_code or "doae"
        report(self.engine, who.by(), ReportForm(code, agency, WorkState.IN_PROGRESS, 55, done, seen=seen))


def widget(screen: Screen, name: str) -> Any:
    """Return the field of the open form."""
    kinds = ("text_area", "text_input", "number_input", "toggle", "button_group", "file_uploader")
    fields = [found for kind in kinds for found in screen.session.get(kind)]
    return next(found for found in fields if str(found.key).startswith(f"say_{name}_"))


def send(screen: Screen) -> Screen:
    screen.session.button(key="report_send").click()
    return screen.again()
