"""Every command that takes words keeps them by the one rule for texts (``kmcore.thai.input_cleaning``).

The commands are found by their signature, so that a new one without its trial fails here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, get_args, get_type_hints
from uuid import uuid4

import pytest
from sqlalchemy import Engine, String, select
from sqlmodel import AutoString, col

import kmcore
from kmcore.access.account_register import add_account
from kmcore.access.kinds import AccountRole
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm
from kmcore.actions.models import WorkState
from kmcore.exchange.new_province.commands import set_province
from kmcore.meetings.agenda.carry_over import drop_matter
from kmcore.meetings.agenda.commands import add_agenda_item, change_agenda_item, propose
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.planning.commands import (
    add_circle,
    cancel_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
    set_time_and_place,
)
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.meetings.room.approval import correct_minutes
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.chair import record_chair
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.opening import reopen_meeting
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem, ResolutionForm
from kmcore.meetings.room.resolutions import change_resolution, record_resolution, withdraw_resolution
from kmcore.privacy.account_rectification import change_person
from kmcore.programme.kinds import ResolutionKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_commands import add_row
from kmcore.reminders.commands import close_window, reopen_window
from kmcore.reminders.report_command import report
from kmcore.schema import metadata
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import change_plan
from kmcore.year_turn.kinds import Fate
from kmcore.year_turn.models import YearPlanRow
from kmcore.year_turn.plan_form import PlanForm
from tests.integration.access import matrix_meetings, matrix_room
from tests.integration.access.matrix import Actor, World, make_world
from tests.integration.access.matrix_registers import PROVINCE
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases

TYPED: Final = "\ufeffน\u0e4dา\u200bเเก้\u00adน\u0e33\u0e49\u200d "
KEPT: Final = "นำแก้น้ำ"
UNMENDED: Final = ("\u200b", "\u00ad", "\ufeff", "\u200d", "เเ", "\u0e4dา", "\u0e33\u0e49")

# Not words: found in the store or refused, read as another kind of value, compared letter by letter, or a secret.
NO_WORDS: Final = frozenset(
    {
        *("code", "meeting_code", "in_meeting_code", "circle_code", "agency_code", "action_code", "check_code"),
        *("parent_code", "district_code", "ref", "owner", "supporters", "level", "submission"),
        *("start_time", "usual_time", "number", "link", "email", "due"),
        *("agency", "amount", "carried", "districts", "resolution", "fiscal_year", "started_on"),
        *("password", "new", "current", "issuer", "subject", "home", "address", "device", "place_of_by"),
    }
)  # fmt: skip


def _report(actor: Actor, **texts: Any) -> None:
    form = ReportForm("A13", "doae", WorkState.IN_PROGRESS, 5, "ส่งแล้ว", submission=str(uuid4()))
    with reading(actor.world.engine) as session:
        seen = item_version(session, "A13")
    report(actor.world.engine, actor.by, replace(form, seen=seen, **texts))


def _resolution(actor: Actor, **texts: Any) -> None:
    form = ResolutionForm(matrix_room.OPEN, ResolutionKind.DECISION, "ให้รับ", makes_item=True, owner="nfe")
    record_resolution(_engine(actor), actor.by, replace(form, **texts))


def _changed(actor: Actor, **texts: Any) -> None:
    form = ResolutionForm(matrix_room.OPEN, ResolutionKind.DECISION, "ให้รับ", makes_item=True, owner="nfe")
    change_resolution(_engine(actor), actor.by, matrix_room.RECORDED, replace(form, **texts), 1)


def _attendance(actor: Actor, **texts: Any) -> None:
    presence = {"instead_of": Presence.SUBSTITUTE, "reason": Presence.ABSENT}
    form = AttendanceForm(matrix_room.OPEN, presence.get(next(iter(texts)), Presence.PRESENT), "cdd")
    record_attendance(_engine(actor), actor.by, replace(form, **texts))


def _matter(actor: Actor, **texts: Any) -> None:
    add_agenda_item(actor.world.engine, actor.by, replace(matrix_meetings._form(actor), **texts))


def _matter_changed(actor: Actor, **texts: Any) -> None:
    number = matrix_meetings._matter(actor)
    change_agenda_item(
        actor.world.engine, actor.by, number, replace(matrix_meetings._form(actor), **texts), 1
    )


def _circle(actor: Actor, **texts: Any) -> None:
    add_circle(actor.world.engine, actor.by, replace(matrix_meetings._circle(), **texts))


def _meeting(actor: Actor, **texts: Any) -> None:
    plan_meeting(
        actor.world.engine, actor.by, replace(MeetingForm(PROVINCE_CIRCLE, matrix_meetings.LATER), **texts)
    )


def _moved(actor: Actor, place: str | None = None, reason: str = "ลอง") -> None:
    day, code = matrix_meetings.LATER, actor.world.meeting
    move_meeting(actor.world.engine, actor.by, code, on_date=day, start_time=None, place=place, reason=reason)


def _timed(actor: Actor, place: str = "ห้องที่ลอง", reason: str = "ลอง") -> None:
    code = actor.world.meeting
    for here in ("ห้องเดิม", place):  # a reason is kept only where something was said before
        set_time_and_place(actor.world.engine, actor.by, code, start_time="9.00", place=here, reason=reason)


def _dropped(actor: Actor, reason: str) -> None:
    left_over = matrix_meetings._left_over(actor)
    drop_matter(actor.world.engine, actor.by, actor.world.meeting, left_over, reason)


def _series(actor: Actor, place: str) -> None:
    plan_series(actor.world.engine, actor.by, PROVINCE_CIRCLE, matrix_meetings.LATER, 3, None, place)


def _account(actor: Actor, **texts: Any) -> None:
    about: dict[str, Any] = {"login": "new", "label": "ใหม่", **texts}
    add_account(actor.world.engine, actor.by, role=AccountRole.VIEWER, **about)


def _person(actor: Actor, **texts: Any) -> None:
    about: dict[str, Any] = {"label": "ใหม่", "full_name": None, "email": None, **texts}
    change_person(actor.world.engine, actor.by, actor.world.target.account_id, **about)


def _corrected(actor: Actor, **texts: Any) -> None:
    about = {"place": "วาระที่ 3", "before": "ก", "after": "ข", **texts}
    correct_minutes(_engine(actor), actor.by, matrix_room.BEFORE, matrix_room.OPEN, **about)


def _discussed(actor: Actor, text: str) -> None:
    write_discussion(
        _engine(actor), actor.by, matrix_room.OPEN, FloorItem(FloorKind.ACTION, "A8"), text, version=0
    )


def _window(actor: Actor, reason: str) -> None:
    close_window(actor.world.engine, actor.by, actor.world.meeting)
    reopen_window(actor.world.engine, actor.by, actor.world.meeting, reason)


def _withdrawn(actor: Actor, reason: str) -> None:
    withdraw_resolution(_engine(actor), actor.by, matrix_room.RECORDED, reason, 1)


def _chair(actor: Actor, chair: str) -> None:
    record_chair(_engine(actor), actor.by, matrix_room.OPEN, chair)


def _reopened(actor: Actor, reason: str) -> None:
    reopen_meeting(_engine(actor), actor.by, matrix_room.CLOSED, reason)


def _proposed(actor: Actor, proposal: str) -> None:
    propose(_engine(actor), actor.by, actor.world.meeting, "A8", proposal, 0)


def _cancelled(actor: Actor, reason: str) -> None:
    cancel_meeting(actor.world.engine, actor.by, actor.world.meeting, reason)


def _row(actor: Actor, cells: str = "หน่วยงานที่ลอง", reason: str = "ลอง") -> None:
    add_row(actor.world.engine, actor.by, KINDS["agencies"], {"name_th": cells, "short_th": "ลอง"}, reason)


def _year_plan(actor: Actor, **texts: Any) -> None:
    """Change a draft of the next year; what is carried over has its paper, so the line that has money left."""
    with reading(actor.world.engine) as session:
        row = session.scalars(
            select(YearPlanRow).where(col(YearPlanRow.row_key) == '["strategy-food"]')
        ).one()
        seen = row.id or 0, row.version
    form = PlanForm(*seen, Fate.GOES_ON, carried="1", carried_note="หนังสือที่ลอง")
    change_plan(actor.world.engine, actor.by, replace(form, **texts))


def _province(actor: Actor, **texts: Any) -> None:
    set_province(actor.world.engine, actor.by, replace(PROVINCE, **texts))


def _engine(actor: Actor) -> Engine:
    """Return the actor's store with meetings in every state in it."""
    return matrix_room._standing(actor).world.engine


# Each command with how it is called with one of its texts, and which texts it takes.
COMMANDS: Final[dict[str, tuple[Callable[..., None], tuple[str, ...]]]] = {
    "report": (_report, ("done", "obstacle", "ask")),
    "record_resolution": (_resolution, ("text", "title")),
    "change_resolution": (_changed, ("text", "title")),
    "withdraw_resolution": (_withdrawn, ("reason",)),
    "record_attendance": (_attendance, ("name", "position", "instead_of", "reason")),
    "record_chair": (_chair, ("chair",)),
    "reopen_meeting": (_reopened, ("reason",)),
    "correct_minutes": (_corrected, ("place", "before", "after")),
    "write_discussion": (_discussed, ("text",)),
    "add_agenda_item": (_matter, ("title", "detail")),
    "change_agenda_item": (_matter_changed, ("title", "detail")),
    "propose": (_proposed, ("proposal",)),
    "add_circle": (_circle, ("name_th", "topic", "usual_place")),
    "plan_meeting": (_meeting, ("place", "chair")),
    "plan_series": (_series, ("place",)),
    "move_meeting": (_moved, ("place", "reason")),
    "cancel_meeting": (_cancelled, ("reason",)),
    "set_time_and_place": (_timed, ("place", "reason")),
    "drop_matter": (_dropped, ("reason",)),
    "reopen_window": (_window, ("reason",)),
    "add_account": (_account, ("login", "label", "full_name")),
    "change_person": (_person, ("label", "full_name")),
    "add_row": (_row, ("cells", "reason")),
    "change_plan": (_year_plan, ("carried_note", "note")),
    "set_province": (_province, ("name_th", "name_en", "programme_th", "programme_en")),
}
TRIALS: Final = [f"{name}.{text}" for name, (_call, texts) in COMMANDS.items() for text in texts]


def test_every_command_that_takes_words_has_its_trial() -> None:
    assert {*_words_of_commands()} == {*TRIALS} | {
        f"append_{name}" for name in TRIALS if name.startswith("report.")
    }


@pytest.fixture
def world(sqlite_databases: SqliteDatabases) -> Iterator[World]:
    with sqlite_databases.lend(loaded) as url, sqlite_databases.lend(loaded) as other:
        engine, closed = open_engine(url), open_engine(other)
        yield make_world(engine, closed)
        engine.dispose()
        closed.dispose()


@pytest.mark.parametrize("trial", TRIALS)
def test_words_are_kept_by_the_one_rule(world: World, trial: str) -> None:
    command, text = trial.split(".")
    role = "admin" if command in {"add_account", "change_person"} else "secretariat"
    who = world.people[role]
    COMMANDS[command][0](Actor(world, who.user, who.token), **{text: TYPED})
    kept = _texts(world.engine)
    assert any(KEPT in text for text in kept)
    assert not [text for text in kept if any(sign in text for sign in UNMENDED)]


def _texts(engine: Engine) -> list[str]:
    """Return every text of every table."""
    with reading(engine) as session:
        return [
            text
            for table in metadata.sorted_tables
            for column in table.columns
            if isinstance(column.type, String | AutoString)
            for text in session.scalars(select(column).where(column.is_not(None)))
        ]


def _words_of_commands() -> Iterator[str]:
    for command in _commands():
        for name, kind in get_type_hints(command).items():
            if name == "return":
                continue
            if isinstance(kind, type) and is_dataclass(kind) and kind.__name__.endswith("Form"):
                hints = get_type_hints(kind)
                yield from (
                    f"{command.__name__}.{field.name}"
                    for field in fields(kind)
                    if _is_text(hints[field.name]) and field.name not in NO_WORDS
                )
            elif _is_text(kind) and name not in NO_WORDS:
                yield f"{command.__name__}.{name}"


def _commands() -> Iterator[Callable[..., object]]:
    """Return every public function that begins (engine, by, …): a command, by the house's agreement."""
    seen = set()
    for module in pkgutil.walk_packages(kmcore.__path__, "kmcore."):
        if ".migrations" in module.name or module.name.endswith("__main__"):
            continue
        for name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            given = [*inspect.signature(found).parameters]
            is_command = given[:2] == ["engine", "by"] and not name.startswith("_")
            if is_command and found not in seen and found.__module__ == module.name:
                seen.add(found)
                yield found


def _is_text(kind: object) -> bool:
    return kind is str or str in get_args(kind)
