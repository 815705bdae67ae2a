"""The plan as a calendar (RFC 5545) to keep: what is planned in a year, and what was held. In Thai."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from icalendar import Event
from sqlmodel import Session

from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.queries import plan_of
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.words import state_names
from kmcore.i18n import _, _n, speaking
from kmcore.programme.queries import agencies
from kmcore.reminders.calendar_parts import calendar_bytes, empty_calendar, event
from kmcore.thai.plain_text import one_line

PAGE: Final = "/plan?"


def plan_calendar(  # noqa: PLR0913 - a plan is of a day, a year, an agency and a district
    session: Session,
    as_of: date,
    year: int,
    agency: str | None = None,
    district: str | None = None,
    *,
    home: str = "",
) -> bytes:
    """Return the entries of a fiscal year (BE) that have a day, of one agency or district or of all.

    ``home``: the server's address for people, empty for no links.
    """
    with speaking("th"):
        names = {one.code: one.short.th for one in agencies(session)}
        calendar = empty_calendar(_("แผนกิจกรรม ปีงบประมาณ {year}", year=year))
        chosen = plan_of(session, as_of, year, agency, district)
        return calendar_bytes(calendar, list(_events(chosen, names, home)), as_of)


def _events(entries: list[PlanEntry], names: dict[str, str], home: str) -> Iterator[Event]:
    for one in entries:
        begin = one.begin or one.held_on
        if begin is None:
            continue
        made = event(f"plan-{one.kind}-{one.code}", begin, one_line(one.title))
        if one.last and one.last > begin:
            del made["dtend"]
            made.add("dtend", one.last + timedelta(days=1))
        made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
        place = ", ".join(filter(None, (one.place, one.area)))
        if place:
            made.add("location", one_line(place))
        made.add("description", "\n".join(_lines(one, names)))
        if home:
            made.add("url", home + PAGE + urlencode({"entry": one.address}))
        yield made


def _lines(one: PlanEntry, names: dict[str, str]) -> Iterator[str]:
    yield state_names()[one.state]
    if one.state is PlanState.HELD and one.people_reached is not None:
        yield _n("มา {count} คน", one.people_reached)
    if one.agency_code:
        yield one_line(names.get(one.agency_code, one.agency_code))
