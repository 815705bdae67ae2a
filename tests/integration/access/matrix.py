"""What the permission matrix is tried with: a world of every role, and one try for each action."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

from sqlalchemy import Engine
from sqlmodel import col, select

from dashboard.navigation import view_named
from dashboard.session.current_user import may_see_dashboard
from dashboard.views.reporting_window.agency_table import visible_agencies
from dashboard.web.photos import photo_for
from kmcore.access.account_commands import (
    accept_notice,
    change_own_password,
    disable_account,
    enable_account,
    reset_password,
    sign_out_everywhere,
)
from kmcore.access.account_register import add_account, change_role
from kmcore.access.actor import VISITOR, By, User
from kmcore.access.authorization import NotAllowedError
from kmcore.access.identities import link_identity, unlink_identity
from kmcore.access.kinds import AccountRole
from kmcore.access.queries import account_states
from kmcore.access.sessions import token_hash
from kmcore.access.sign_in import Device
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm
from kmcore.actions.models import Attachment, WorkState
from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.queries import next_circle
from kmcore.privacy.account_rectification import change_person
from kmcore.privacy.audit_trail import TrailFilter, trail
from kmcore.privacy.personal_data import access_log, erase_person, export_person
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_commands import add_row
from kmcore.reminders.agency_calendar import agency_feed_path
from kmcore.reminders.commands import close_window, record_reminder, renew_feed, reopen_window
from kmcore.reminders.models import Channel
from kmcore.reminders.queries import agency_standings
from kmcore.reminders.report_command import report
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import DecisionForm, decide_rows, prepare_year
from kmcore.year_turn.queries import year_plan
from tests.integration.actions.reporting import DAY
from tests.support.people import Person, person
from tests.unit.actions.pictures import picture

OWN, OTHER, NONE = "own", "other", "-"
AGENCIES: Final = {OWN: "doae", OTHER: "nfe"}
MISSION: Final = {"name_th": "ภารกิจทดลอง", "target_villages": "9"}
NEXT_YEAR: Final = 2551
ISSUER: Final = "https://id.example"
NEW: Final = "สะพานควาย-หกสิบ-วัว"


@dataclass(frozen=True)
class World:
    """A store with everyone in it. ``items``: one that only the lead's agency has a part in, one only another's.

    ``closed`` is the same store with the window before the circle closed, ``people_there`` who is in it. ``batch``:
    a row of the registers that the secretariat entered; ``decision``: one on the plan for the next fiscal year.
    """

    engine: Engine
    closed: Engine
    people: Mapping[str, Person]
    people_there: Mapping[str, Person]
    target: Person
    shut: Person
    items: Mapping[str, str]
    photo: int
    meeting: str
    batch: int = 0
    decision: int = 0


@dataclass(frozen=True)
class Actor:
    """Who tries: a role's account, or the visitor."""

    world: World
    user: User
    token: str | None

    @property
    def by(self) -> By:
        return By(self.user, "127.0.0.1", sign_in=token_hash(self.token) if self.token else None)

    def account(self, side: str) -> int:
        """Return the account that is the actor's own, or another's; a visitor has none."""
        return self.user.account_id or 0 if side == OWN else self.world.target.account_id


Try = Callable[[Actor, str], None]


@dataclass(frozen=True)
class Trial:
    """How an action is tried, and on whose things: the actor's own and others', or nobody's in particular."""

    attempt: Try
    sides: tuple[str, ...] = (NONE,)


def make_world(engine: Engine, closed: Engine) -> World:
    """Fill both stores alike."""
    people = {str(role): person(engine, role, login=f"a-{role}") for role in AccountRole}
    target, shut = (
        person(engine, AccountRole.VIEWER, login="target"),
        person(engine, AccountRole.VIEWER, login="shut"),
    )
    disable_account(engine, people["admin"].by(), shut.account_id)
    link_identity(engine, people["admin"].by(), target.account_id, ISSUER, "linked")
    there = {str(role): person(closed, role, login=f"b-{role}") for role in AccountRole}
    with reading(engine) as session:
        circle = next_circle(session, DAY)
        assert circle is not None
        items = {side: _item_of(board(session, DAY), side) for side in (OWN, OTHER)}
    close_window(closed, there["secretariat"].by(), circle.code)
    world = World(engine, closed, people, there, target, shut, items, 0, circle.code)
    for side in (OWN, OTHER):
        _report(Actor(world, people["secretariat"].user, people["secretariat"].token), side)
    with reading(engine) as session:
        photo = session.exec(select(Attachment.id).order_by(col(Attachment.id))).first()
    entered = add_row(engine, people["secretariat"].by(), KINDS["missions"], MISSION)
    decided = _decision(engine, people["secretariat"])
    return replace(world, photo=photo or 0, batch=entered.batch or 0, decision=decided)


def _decision(engine: Engine, able: Person) -> int:
    """Prepare the next fiscal year and decide on one row of it; return the decision's number."""
    prepare_year(engine, able.by(), NEXT_YEAR)
    with reading(engine) as session:
        plan = year_plan(session, NEXT_YEAR, DAY)
    row = next(one for one in plan.rows if one.old.values.get("code") == "cohort-1-baac")
    form = DecisionForm(NEXT_YEAR, plan.resolutions[0].code, {row.number or 0: row.version})
    return decide_rows(engine, able.by(), form).number


def _item_of(rows: Sequence[ActionRow], side: str) -> str:
    other = AGENCIES[OTHER if side == OWN else OWN]
    return next(
        row.code
        for row in rows
        if any(part.agency_code == AGENCIES[side] and part.owner for part in row.parts)
        and all(part.agency_code != other for part in row.parts)
    )


def _report(actor: Actor, side: str) -> None:
    world = actor.world
    with reading(world.engine) as session:
        seen = item_version(session, world.items[side])
    form = ReportForm(
        world.items[side],
        AGENCIES[side],
        WorkState.IN_PROGRESS,
        60,
        "ลงพื้นที่แล้ว",
        photos=(picture(),),
        seen=seen,
        submission=str(uuid4()),
    )
    report(world.engine, actor.by, form)


def _refuse_unless(allowed: object) -> None:
    """A query or a page's gate shows nothing where a command would refuse."""
    if not allowed:
        raise NotAllowedError("nothing is shown")


def _see_window(actor: Actor, side: str) -> None:
    with reading(actor.world.engine) as session:
        found = [one for one in agency_standings(session, DAY) if one.agency_code == AGENCIES[side]]
    assert found, "the agency owes a report, or there would be nothing to see"
    _refuse_unless(view_named("reporting_window").open_to(actor.user) and visible_agencies(actor.user, found))


def _see_feed(actor: Actor, side: str) -> None:
    with reading(actor.world.engine) as session:
        agency_feed_path(session, actor.user, AGENCIES[side])


def _see_audit(actor: Actor, side: str) -> None:
    asked = TrailFilter(thing=f"action:{actor.world.items[side]}")
    with reading(actor.world.engine) as session:
        _refuse_unless(trail(session, actor.user, asked).entries)


def _see_accounts(actor: Actor, _side: str) -> None:
    with reading(actor.world.engine) as session:
        account_states(session, actor.user)


def _see_access_log(actor: Actor, side: str) -> None:
    with reading(actor.world.engine) as session:
        access_log(session, actor.user, actor.account(side))


def _reopen(actor: Actor, _side: str) -> None:
    reopen_window(actor.world.closed, _same_role_there(actor), actor.world.meeting, "เปิดเพราะน้ำท่วม")


def _same_role_there(actor: Actor) -> By:
    """Return an account of the actor's role in the store whose window is closed."""
    if not actor.user.signed_in:
        return actor.by
    return actor.world.people_there[str(actor.user.role)].by()


BOTH: Final = (OWN, OTHER)
TRIALS: Final[dict[str, Trial]] = {
    "view": Trial(lambda actor, _side: _refuse_unless(may_see_dashboard(actor.user))),
    "report": Trial(_report, BOTH),
    "see_attachment": Trial(lambda actor, _side: _refuse_unless(photo_for(actor.user, actor.world.photo))),
    "see_window": Trial(_see_window, BOTH),
    "remind": Trial(
        lambda actor, side: record_reminder(
            actor.world.engine, actor.by, actor.world.meeting, AGENCIES[side], Channel.LINE
        ),
        BOTH,
    ),
    "close_window": Trial(
        lambda actor, _side: close_window(actor.world.engine, actor.by, actor.world.meeting)
    ),
    "reopen_window": Trial(_reopen),
    "see_feed": Trial(_see_feed, BOTH),
    "renew_feed": Trial(
        lambda actor, side: _done(renew_feed(actor.world.engine, actor.by, AGENCIES[side])), BOTH
    ),
    "see_audit": Trial(_see_audit, BOTH),
    "see_accounts": Trial(_see_accounts),
    "add_account": Trial(
        lambda actor, _side: _done(
            add_account(actor.world.engine, actor.by, login="new", label="ใหม่", role=AccountRole.VIEWER)
        )
    ),
    "change_person": Trial(
        lambda actor, side: change_person(
            actor.world.engine, actor.by, actor.account(side), label="ใหม่", full_name=None, email=None
        ),
        BOTH,
    ),
    "change_role": Trial(
        lambda actor, side: change_role(
            actor.world.engine, actor.by, actor.account(side), AccountRole.GOVERNOR, None
        ),
        BOTH,
    ),
    "disable_account": Trial(
        lambda actor, side: disable_account(actor.world.engine, actor.by, actor.account(side)), (OTHER,)
    ),
    "enable_account": Trial(
        lambda actor, _side: enable_account(actor.world.engine, actor.by, actor.world.shut.account_id)
    ),
    "reset_password": Trial(
        lambda actor, side: reset_password(actor.world.engine, actor.by, actor.account(side), NEW), (OTHER,)
    ),
    "link_identity": Trial(
        lambda actor, side: link_identity(
            actor.world.engine, actor.by, actor.account(side), ISSUER, uuid4().hex
        ),
        BOTH,
    ),
    "change_own_password": Trial(
        lambda actor, _side: _done(
            change_own_password(actor.world.engine, actor.by, "x", NEW, Device("127.0.0.1"))
        ),
        (OWN,),
    ),
    "accept_notice": Trial(lambda actor, _side: accept_notice(actor.world.engine, actor.by), (OWN,)),
    "sign_out_everywhere": Trial(
        lambda actor, side: _done(sign_out_everywhere(actor.world.engine, actor.by, actor.account(side))),
        BOTH,
    ),
    "export_person": Trial(
        lambda actor, side: _done(export_person(actor.world.engine, actor.by, actor.account(side))), BOTH
    ),
    "erase_person": Trial(
        lambda actor, side: erase_person(actor.world.engine, actor.by, actor.account(side)), (OTHER,)
    ),
    "see_access_log": Trial(_see_access_log, BOTH),
}

# A second command of an action that has its try above.
ALSO: Final[dict[str, Trial]] = {
    "link_identity": Trial(
        lambda actor, _side: unlink_identity(
            actor.world.engine, actor.by, actor.world.target.account_id, ISSUER, "linked"
        )
    )
}


def _done(_answer: object) -> None:
    """Leave a command's answer aside: here it only matters that it gave one."""


def actors(world: World) -> dict[str, Actor]:
    """Return everyone who tries, by role; "visitor" is not signed in."""
    signed_in = {role: Actor(world, one.user, one.token) for role, one in world.people.items()}
    return {**signed_in, "visitor": Actor(world, VISITOR, None)}
