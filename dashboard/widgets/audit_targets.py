"""What was acted on, in words, with where it can be looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.navigation import view_named
from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.current_user import current_user
from dashboard.session.links import link
from kmcore.actions.queries import board
from kmcore.areas.queries import districts, subdistricts
from kmcore.i18n import _
from kmcore.meetings.queries import circles, meetings
from kmcore.privacy.audit_trail import Trail, account_number, actor_of
from kmcore.programme.queries import agencies
from kmcore.registers.definitions import KINDS
from kmcore.registers.listing import register_row
from kmcore.thai.fiscal_words import year_words

EVER: Final = date(9999, 1, 1)


@dataclass(frozen=True)
class AuditTarget:
    """A thing in words; ``address`` None where there is no page of it. ``title`` says it longer."""

    text: str
    title: str = ""
    address: str | None = None


def trail_link(thing: str) -> str | None:
    """Return where the trail of a thing ("action:A9") can be read; None for who may not read the trail."""
    return link("history", thing=thing) if view_named("history").open_to(current_user()) else None


def audit_target(thing: str, trail: Trail) -> AuditTarget:
    """Return a thing of the chain as a reader knows it."""
    kind, _colon, code = thing.partition(":")
    if kind == "action":
        return AuditTarget(code, _titles().get(code, ""), link("actions", item=code))
    if kind in _NAMED:
        return _NAMED[kind](code)
    if kind in KINDS:
        return _register_row(kind, code)
    is_account = account_number(thing) is not None
    label = actor_of(thing, trail.people).label if is_account else thing
    return AuditTarget(label, address=_account(code) if is_account else None)


def _agency(code: str) -> AuditTarget:
    return AuditTarget(agency_short_names().get(code, code), address=link("agencies"))


def _meeting(code: str) -> AuditTarget:
    return AuditTarget(meeting_names().get(code, code), address=link("meeting", meeting=code))


def _circle(code: str) -> AuditTarget:
    return AuditTarget(_circle_names().get(code, code), address=link("circles", circle=code))


def _year(code: str) -> AuditTarget:
    return AuditTarget(year_words(int(code)), address=link("year", year=code))


def _province(_code: str) -> AuditTarget:
    return AuditTarget(_("จังหวัด"), address=link("setup"))


_NAMED: Final[Mapping[str, Callable[[str], AuditTarget]]] = {
    "agency": _agency,
    "meeting": _meeting,
    "circle": _circle,
    "year": _year,
    "province": _province,
}
# What a thing of the chain may be, before its colon; besides them the kinds of the registers.
THINGS: Final = frozenset({"account", "action", *_NAMED})


def _register_row(kind: str, address: str) -> AuditTarget:
    """A row of a register, or where several were written the register itself; one that is gone has no page."""
    if not address:
        return AuditTarget(KINDS[kind].words, address=link("registers", kind=kind))
    row = ask(register_row, kind, address)
    words = f"{KINDS[kind].one_words} {address}"
    if row is None:
        return AuditTarget(words)
    name = "" if row.shown.name == address else row.shown.name
    return AuditTarget(words, name, link("registers", kind=kind, row=address))


def agency_short_names() -> dict[str, str]:
    """Return the agencies' short names by code."""
    return {one.code: one.short for one in ask(agencies)}


def _account(number: str) -> str | None:
    """The page of an account is the administrator's."""
    return link("accounts", account=number) if view_named("accounts").open_to(current_user()) else None


def _circle_names() -> dict[str, str]:
    return {one.code: one.name for one in ask(circles)}


def _titles() -> dict[str, str]:
    return {row.code: row.title for row in ask(board, EVER)}


def area_names() -> Mapping[str, str]:
    """Return what districts and subdistricts are called, by their codes."""
    return {one.code: str(one.name()) for one in (*ask(districts), *ask(subdistricts))}


def meeting_names() -> dict[str, str]:
    """Return the circles' sessions by code, "วงคุณเอื้อจังหวัด 9 ก.พ. 2550"."""
    return {one.code: f"{one.circle.name} {formatting.day(one.on_date)}" for one in ask(meetings, EVER)}
