"""Items as the board gives them, made in one line for tests that need no database."""

from datetime import UTC, date, datetime, time

from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.models import PartyRole, WorkState
from kmcore.actions.read_models import ActionRow, DueSet
from kmcore.actions.report import Report
from kmcore.bilingual import Bilingual
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.read_models import AgencyInfo

CIRCLE = date(2007, 1, 9)
EVE = date(2007, 2, 8)
NEXT = date(2007, 2, 9)

OWNER, SUPPORT = PartyRole.OWNER, PartyRole.SUPPORT
WAITING, WORKING, STUCK, DONE = (
    WorkState.NOT_STARTED,
    WorkState.IN_PROGRESS,
    WorkState.BLOCKED,
    WorkState.DONE,
)


def part(
    agency: str,
    state: WorkState | None = None,
    progress: int = 0,
    on: date = date(2007, 1, 20),
    *,
    role: PartyRole | None = OWNER,
    ask: str | None = None,
    obstacle: str | None = None,
    since: date | None = CIRCLE,
) -> AgencyPart:
    """Return an agency's part; without ``state`` it never reported."""
    if state is None:
        return AgencyPart(agency, role)
    at = datetime.combine(on, time(2), tzinfo=UTC)
    spoke = since is None or on > since
    report = Report(
        action_code="A1",
        agency_code=agency,
        reported_on=on,
        reported_at=at,
        state=state,
        progress=progress,
        done="ทำแล้ว",
        obstacle=obstacle,
        ask=ask,
    )
    return AgencyPart(agency, role, report, spoke=spoke)


def row(
    code: str, *parts: AgencyPart, due: date | None = None, as_of: date = EVE, label: str | None = None
) -> ActionRow:
    """Return an item of the circle of 9 Jan 2550 as of its next circle's eve."""
    dues = (DueSet(due, CIRCLE, None, None, demo=False),) if due else ()
    return ActionRow(
        code=code,
        title=Bilingual(f"งาน {code}", f"Item {code}"),
        kind=ResolutionKind.DECISION,
        stated_as=Bilingual("มติ", "decision"),
        meeting_code="khun-uea-2550-01-09",
        opened_on=CIRCLE,
        owner_label=Bilingual.or_none(label, None),
        support_label=Bilingual.or_none(None, None),
        parts=parts,
        dues=dues,
        source="m-L37",
        demo=False,
        as_of=as_of,
        since=CIRCLE,
    )


def agency(code: str) -> AgencyInfo:
    """Return an agency of which only the code matters."""
    return AgencyInfo(
        code=code,
        short=Bilingual(code, code),
        name=Bilingual(code, code),
        ministry=None,
        duty=None,
        in_programme=True,
        source=None,
    )
