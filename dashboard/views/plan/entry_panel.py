"""One entry opened: what it is, when, where, with which money, who came, where it comes from; and whether it was held."""

from collections.abc import Iterator, Sequence

import streamlit as st

from dashboard.navigation import view_page
from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.noun_links import area_link, noun_link
from dashboard.views.plan.entry_words import days_words, kind_words, people_words, row_address, state_words
from dashboard.views.plan.held_form import draw_held_form
from dashboard.views.plan.plan_choice import PlanChoice, agency_names
from dashboard.widgets.source_labels import known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.activity_plan.kinds import PlanKind
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.budget.queries import budget_lines_of_every_year
from kmcore.i18n import _
from kmcore.programme.queries import missions
from kmcore.search.kinds import NounKind

Fact = tuple[str, str, str | None]  # what, in words, where it leads


def draw_entry(user: User, entries: Sequence[PlanEntry], choice: PlanChoice) -> None:
    """Draw the entry of the address; for one that is not there a sentence; nothing where none is asked for."""
    if not choice.entry:
        return
    entry = next((one for one in entries if one.address == choice.entry), None)
    with st.container(border=True, key="plan_entry"):
        st.page_link(
            view_page("plan"), label=_("← กลับไปที่แผน"), query_params=choice.parameters(), width="content"
        )
        if entry is None:
            draw_template("widgets/empty.html", text=_("ไม่มีรายการที่ระบุมาในที่อยู่ ณ วันที่ดู เลือกจากรายการด้านล่าง"))
            return
        draw_template(
            "plan/entry.html",
            entry=entry,
            facts=list(_facts(entry)),
            row=row_address(entry),
            register=entry.register,
        )
        draw_held_form(user, entry)


def _facts(entry: PlanEntry) -> Iterator[Fact]:
    yield _("คือ"), kind_words(entry), None
    yield _("วันตามแผน"), days_words(entry), None
    if entry.before is not None:
        yield _("เลื่อนจาก"), formatting.day(entry.before), row_address(entry)
    yield _("สถานะ"), state_words(entry), row_address(entry)
    if entry.agency_code:
        yield (
            _("หน่วยงาน"),
            agency_names().get(entry.agency_code, entry.agency_code),
            noun_link(NounKind.AGENCY, entry.agency_code),
        )
    if entry.kind is not PlanKind.APPOINTMENT:
        area = area_link(entry.area_code) if entry.area_code else None
        yield _("พื้นที่"), entry.area or _("ทั้งจังหวัด"), area
    yield from _more(entry)
    ref = source_ref(entry.source, known_sources())
    yield _("ที่มา"), ref.text if ref else _("ไม่มีที่มา"), ref.address if ref else None


def _more(entry: PlanEntry) -> Iterator[Fact]:
    """Yield what not every entry has."""
    if entry.place:
        yield _("สถานที่"), entry.place, None
    if entry.mission_code:
        names = {mission.code: mission.name for mission in ask(missions)}
        yield (
            _("ภารกิจ"),
            names.get(entry.mission_code, entry.mission_code),
            noun_link(NounKind.MISSION, entry.mission_code),
        )
    if entry.budget_line_code:
        titles = {row.code: row.title for row in ask(budget_lines_of_every_year, entry.as_of)}
        code = entry.budget_line_code
        yield (
            _("รายการงบ"),
            titles.get(code, code),
            noun_link(NounKind.LINE, code) if code in titles else None,
        )
    if entry.people_planned is not None or entry.people_reached is not None:
        yield _("คนมา / คาดไว้"), people_words(entry), row_address(entry)
    if entry.note:
        yield _("หมายเหตุ"), entry.note, None
