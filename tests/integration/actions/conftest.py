"""A small province to promise things in: agencies, one circle, five items, and a way to report."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.actions.models import ActionDue, ActionItem, ActionParty, ActionUpdate, PartyRole, WorkState
from kmcore.meetings.models import Circle, Meeting
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.models import Agency
from kmcore.sources.models import Source
from kmcore.storage.base import Base, Origin
from tests.integration.rows import add_in_order

CIRCLE = date(2007, 1, 9)
AGENCIES = ("cdd", "nfe", "pho", "wu", "gov")
OWNERS = {"A1": ("cdd",), "A2": ("wu",), "A3": ("nfe",), "A6": ("pho", "nfe", "cdd"), "A8": ()}
SUPPORT = {"A1": ("pho", "nfe"), "A8": ("cdd",)}
Tell = Callable[..., None]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Return a session on the small province; what a test adds is flushed, and gone with the database."""
    with Session(engine) as session:
        add_in_order(session, [*_ground(), *_promises()])
        yield session


def _ground() -> list[Base]:
    """Agencies' codes run against their order, so that an order by code shows."""
    places = enumerate(AGENCIES)
    return [
        Source(code="m-L37", document="รายงานประชุม", line=37, reliability="S"),
        Source(code="gtk-72200", document="GotoKnow 72200", reliability="V"),
        Circle(code="khun-uea", level="province", name_th="วงคุณเอื้อ", name_en="Khun-Uea"),
        Meeting(code="khun-uea-2550-01-09", circle_code="khun-uea", on_date=CIRCLE, held=True),
        *(
            Agency(code=code, position=9 - place, short_th=code, short_en=code, name_th=code, name_en=code)
            for place, code in places
        ),
    ]


def _promises() -> list[Base]:
    items = [_item(code, place) for place, code in enumerate(OWNERS)]
    roles = ((OWNERS, PartyRole.OWNER), (SUPPORT, PartyRole.SUPPORT))
    parties = [
        ActionParty(action_code=code, agency_code=agency, role=role, from_date=CIRCLE)
        for table, role in roles
        for code, agencies in table.items()
        for agency in agencies
    ]
    first = [ActionDue(action_code=code, due_date=date(2007, 1, 11), set_on=CIRCLE) for code in ("A1", "A2")]
    moved = [
        ActionDue(action_code="A3", due_date=date(2007, 1, 12), set_on=CIRCLE, source_code="m-L37"),
        ActionDue(
            action_code="A3",
            due_date=date(2007, 1, 19),
            set_on=date(2007, 1, 12),
            source_code="gtk-72200",
            reason="เลื่อนอบรม",
        ),
    ]
    return [*items, *parties, *first, *moved]


def _item(code: str, place: int) -> ActionItem:
    return ActionItem(
        code=code,
        position=place,
        title=f"งาน {code}",
        title_en=f"Item {code}",
        kind=ResolutionKind.INSTRUCTION if code == "A8" else ResolutionKind.DECISION,
        stated_as="มติ",
        stated_as_en="decision",
        meeting_code="khun-uea-2550-01-09",
        opened_on=CIRCLE if code != "A6" else date(2007, 1, 20),
        source_code="m-L37",
    )


@pytest.fixture
def tell(session: Session) -> Tell:
    """Return a function that reports: ``tell("A1", "cdd", date, 40, ask="…", hour=9)``."""

    def report(
        code: str,
        agency: str,
        day: date,
        progress: int = 10,
        state: WorkState = WorkState.IN_PROGRESS,
        *,
        ask: str | None = None,
        obstacle: str | None = None,
        hour: int = 9,
        origin: Origin = Origin.LIVE,
    ) -> None:
        session.add(
            ActionUpdate(
                action_code=code,
                agency_code=agency,
                reported_on=day,
                reported_at=datetime.combine(day, time(hour), tzinfo=UTC),
                state=state,
                progress=progress,
                done=f"ทำถึง {progress}",
                ask=ask,
                obstacle=obstacle,
                origin=origin,
            )
        )
        session.flush()

    return report
