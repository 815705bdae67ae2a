"""บันทึกการใช้งาน on screen: its filters, its entries, its pages."""

from collections.abc import Sequence

import streamlit as st

from dashboard.navigation import view_page
from dashboard.present.audit_words import field_changes, moment_words, remarks
from dashboard.query_cache import ask
from dashboard.session.links import drop_unknown_parameters, link
from dashboard.views.history.trail_choice import ALL, DAYS, ROLES, TrailChoice, read_trail_choice
from dashboard.widgets.address_widgets import address_select
from dashboard.widgets.audit_targets import agency_short_names, area_names, audit_target, meeting_names
from dashboard.widgets.list_choice import draw_list_choice
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.action_names import action_name
from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import Reach
from kmcore.access.roles import label_words, role_name
from kmcore.clock import system_clock
from kmcore.i18n import _
from kmcore.privacy.audit_trail import PROGRAM, Trail, TrailEntry, TrailFilter, trail

FILTERS = "trail_filters"


def draw_trail(user: User) -> None:
    """Draw what the address asks for of what ``user`` may read."""
    commands = ask(trail, user, TrailFilter()).commands
    choice, unknown = read_trail_choice(st.query_params, commands)
    drop_unknown_parameters(unknown)
    choice = _first_page_after_filtering(choice)
    found = ask(trail, user, choice.as_query(system_clock))
    _controls(choice, commands)
    _what_is_listed(user, choice, found)
    draw_template(
        "history/trail.html",
        scope=_scope(user),
        total=found.total,
        thing=audit_target(choice.thing, found) if choice.thing else None,
        all_things=link("history", **choice.query(thing="", page=1)),
        entries=[_entry(entry, found, only=bool(choice.thing)) for entry in found.entries],
    )
    _pages(choice, found)


def _controls(choice: TrailChoice, commands: Sequence[str]) -> None:
    actions = {
        ALL: _("ทุกการกระทำ"),
        **{name: action_name(name) for name in sorted(commands, key=action_name)},
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="trail_controls"):
        address_select("role", _("โดยใคร"), {role: _by(role) for role in ROLES}, choice.role, ALL, width=172)
        address_select("action", _("การกระทำ"), actions, choice.action, ALL, width=172)
        address_select(
            "days", _("ช่วงเวลา"), {days: _days(days) for days in DAYS}, choice.days, ALL, width=150
        )


def _what_is_listed(user: User, choice: TrailChoice, found: Trail) -> None:
    """Say in words what the trail is narrowed to; a print shows no controls' meaning otherwise."""
    whole = ask(trail, user, TrailFilter(thing=choice.thing or None)).total
    chosen = {
        "role": "" if choice.role == ALL else _by(choice.role),
        "action": "" if choice.action == ALL else action_name(choice.action),
        "days": "" if choice.days == ALL else _days(choice.days),
    }
    everything = link("history", **TrailChoice(thing=choice.thing).query())
    words = [word for word in chosen.values() if word]
    if words:
        draw_list_choice(words, shown=found.total, whole=whole, address=everything)


def _by(role: str) -> str:
    if role in set(AccountRole):
        return role_name(role)
    return _("โปรแกรม") if role == PROGRAM else _("ทุกบทบาท")


def _days(days: str) -> str:
    if days == ALL:
        return _("ทุกวัน")
    return _("วันนี้") if days == "1" else _("{count} วันล่าสุด", count=days)


def _first_page_after_filtering(choice: TrailChoice) -> TrailChoice:
    """A filter chosen on the fifth page begins at its own first."""
    filters = choice.query(page=1)
    before = st.session_state.get(FILTERS, filters)
    st.session_state[FILTERS] = filters
    if before == filters:
        return choice
    st.query_params.pop("page", None)
    return TrailChoice(choice.role, choice.action, choice.days, choice.thing)


def _scope(user: User) -> str:
    if permissions.SEE_AUDIT.reach(user.role) is Reach.OWN:
        return _("แสดงสิ่งที่ท่านทำ สิ่งที่ผู้อื่นทำกับบัญชีของท่าน และทุกอย่างที่เกิดกับงานของหน่วยงานท่าน")
    if user.role is AccountRole.ADMIN:
        return _("แสดงทุกอย่างที่ทุกคนทำ พร้อมที่อยู่เครือข่าย")
    return _("แสดงทุกอย่างที่ทุกคนทำ ที่อยู่เครือข่ายของผู้อื่นเห็นได้เฉพาะผู้ดูแลระบบ")


def _entry(entry: TrailEntry, found: Trail, *, only: bool) -> dict[str, object]:
    names = {**agency_short_names(), **meeting_names(), **area_names()}
    return {
        "number": entry.number,
        "when": moment_words(entry.at),
        "who": label_words(entry.actor.label),
        "role": role_name(entry.actor.role) if entry.actor.role else _("โปรแกรม"),
        "agency": names.get(entry.actor.agency_code or "", ""),
        "deed": action_name(entry.command),
        "thing": audit_target(entry.thing, found) if entry.thing and not only else None,
        "only": link("history", thing=entry.thing) if entry.thing else "",
        "changes": field_changes(entry, names),
        "more": remarks(entry, names),
        "place": entry.place,
    }


def _pages(choice: TrailChoice, found: Trail) -> None:
    if found.pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="trail_pages"):
        if found.page > 1:
            _page_link(_("‹ ใหม่กว่า"), choice, found.page - 1)
        draw_template("history/page.html", page=found.page, pages=found.pages)
        if found.page < found.pages:
            _page_link(_("เก่ากว่า ›"), choice, found.page + 1)


def _page_link(label: str, choice: TrailChoice, number: int) -> None:
    st.page_link(view_page("history"), label=label, query_params=choice.query(page=number), width="content")
