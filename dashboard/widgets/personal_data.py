"""What is kept about a person: the facts of the account, where it is signed in, what happened to it, and the export."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from dashboard.present.audit_words import ENDS, EVENTS, moment_words
from dashboard.query_cache import engine
from dashboard.uncached import ask_uncached
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import By, User
from kmcore.access.kinds import SessionEnd
from kmcore.access.person_record import LogEntry, PersonRecord, SignInRecord
from kmcore.access.roles import role_name
from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.i18n import _, language, speaking
from kmcore.privacy.personal_data import access_log, export_person, sign_ins

LOGGED = 20  # lines of the access log on screen; the export has all


@dataclass(frozen=True)
class AccountEvent:
    """A sign-in or an event as a row: when, what, and where from."""

    when: str
    what: str
    where: str


def person_facts(person: PersonRecord) -> list[tuple[str, str]]:
    """Return what an account holds about its person, as names and values."""
    agency = agency_short_names().get(person.agency_code or "")
    role = f"{role_name(person.role)} · {agency}" if agency else role_name(person.role)
    ways = [_("ผู้ให้บริการยืนยันตัวตน {issuer}", issuer=one.issuer) for one in person.identities]
    return [
        (_("เลขที่บัญชี"), str(person.account_id)),
        (_("ชื่อที่แสดง"), person.label),
        (_("บทบาท"), role),
        (_("ชื่อผู้ใช้"), person.login),
        (_("ชื่อ-สกุล"), person.full_name or _("ไม่ได้ให้ไว้")),
        (_("อีเมล"), person.email or _("ไม่ได้ให้ไว้")),
        *[(_("เข้าด้วย"), way) for way in ways],
        (_("เพิ่มเมื่อ"), moment_words(person.created_at)),
        (_("รับทราบประกาศเมื่อ"), moment_words(person.noticed_at)),
    ]


def draw_export(person: PersonRecord, who: By) -> None:
    """Draw the button that hands out everything kept about a person; the file is made at the click."""
    spoken = language()
    st.download_button(
        _("ส่งออกข้อมูลทั้งหมด (JSON)"),
        lambda: _exported(person.account_id, who, spoken),
        f"account-{person.account_id}.json",
        "application/json",
        key=f"export_{person.account_id}",
        on_click="ignore",
        icon=":material/download:",
    )


def _exported(account_id: int, who: By, spoken: str) -> bytes:
    """It happens at the click, maybe long after the page was drawn: then the file says why it is empty."""
    with speaking(spoken):
        try:
            found = export_person(engine(), who, account_id)
        except KmError as error:
            found = {"error": str(error)}
        return json.dumps(found, ensure_ascii=False, indent=2).encode()


def draw_log(reader: User, account_id: int) -> None:
    """Draw where an account is signed in, and what happened to it."""
    open_, over = _split(ask_uncached(sign_ins, reader, account_id), system_clock())
    events = ask_uncached(access_log, reader, account_id, LOGGED)
    draw_template(
        "widgets/account_log.html",
        signed_in=[_device(one) for one in open_],
        over=[_device(one) for one in over],
        events=[_event(one) for one in events],
        most=LOGGED,
    )


def _split(found: Sequence[SignInRecord], now: datetime) -> tuple[list[SignInRecord], list[SignInRecord]]:
    """Return the sign-ins that may still hold and those that are over."""
    holding = [one for one in found if one.ended_at is None and now < one.expires_at]
    return holding, [one for one in found if one not in holding]


def _device(one: SignInRecord) -> AccountEvent:
    ended = _(ENDS[SessionEnd(one.ended_by)]) if one.ended_by else ""
    device = one.device or _("ไม่ทราบเครื่อง")
    return AccountEvent(moment_words(one.seen_at), f"{device} ({ended})" if ended else device, one.place)


def _event(one: LogEntry) -> AccountEvent:
    text = _(EVENTS[one.kind])
    return AccountEvent(
        moment_words(one.at), _("{event} โดย {who}", event=text, who=one.by) if one.by else text, one.place
    )
