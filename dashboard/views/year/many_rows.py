"""One fate for many rows: which rows, what becomes of them, what that would change; exceptions follow one by one."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.views.year.row_words import new_words
from dashboard.views.year.year_scope import YearScope
from dashboard.widgets.form_fields import FormFields
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt, receipt
from dashboard.widgets.templates import draw_template
from kmcore.i18n import N_, _, _n
from kmcore.registers.definitions import KINDS
from kmcore.thai.numbers import grouped
from kmcore.year_turn.kinds import PLANNED_KINDS, Fate, RowState
from kmcore.year_turn.many_plans import ManyPlans, RowOfMany, change_plans, planned_alike
from kmcore.year_turn.read_models import PlannedRow
from kmcore.year_turn.words import fate_names

FATES: Final = (Fate.GOES_ON, Fate.ENDS, Fate.HANDED_OVER)
EVERY: Final = N_("ทั้งหมด")


def draw_many_rows(scope: YearScope) -> None:
    """Draw the choice for many drafts, with what it would change; nothing beside a single row, or where there is nothing to choose for."""
    drafts = scope.plan.in_state(RowState.DRAFT)
    if not scope.prepares or len(drafts) < 2 or scope.row() is not None:
        return
    with st.expander(_("เลือกพร้อมกันหลายรายการ"), key="year_many"):
        form = FormFields(f"year_many_{scope.year}")
        top = st.container()
        chosen = _draw_which(scope, form, drafts)
        fate, agency = _draw_fate(scope, form)
        found = planned_alike(chosen, fate, agency)
        changing = [one for one in found if not one.left]
        named = fate is not Fate.HANDED_OVER or agency is not None
        draw_template(
            "year/many.html",
            count=len(changing),
            to=_to(scope, fate, agency),
            rows=[
                (one.row.title, scope.agency(one.row.old.agency), new_words(scope, one.row))
                for one in changing
            ]
            if named
            else [],
            left=_left_words(found),
            named=named,
        )
        label = _n("บันทึกร่าง {count} รายการ", len(changing), count=grouped(len(changing)))
        if st.button(label, type="primary", key="year_many_save", disabled=not changing or not named):
            _send(scope, form, top, ManyPlans(scope.year, fate, agency, _versions(scope, changing)))
        st.session_state[_seen_key(scope)] = {row.number: row.version for row in drafts}


def _seen_key(scope: YearScope) -> str:
    return f"year_many_versions_{scope.year}"


def _versions(scope: YearScope, changing: Sequence[RowOfMany]) -> dict[int, int]:
    """Return the drafts as the page last showed them: what others changed since is not changed unseen."""
    seen: Mapping[int | None, int] = st.session_state.get(_seen_key(scope), {})
    numbers = [one.row.number for one in changing if one.row.number is not None]
    return {number: seen.get(number, 0) for number in numbers}


def _draw_which(scope: YearScope, form: FormFields, drafts: Sequence[PlannedRow]) -> list[PlannedRow]:
    holders = list(dict.fromkeys(row.old.agency for row in drafts if row.old.agency))
    kinds = [kind for kind in PLANNED_KINDS if any(row.old.kind == kind for row in drafts)]
    left, middle, right = st.columns(3, gap="small")
    with left:
        kind = _choice(form, "kind", _("รายการชนิดใด"), {one: KINDS[one].words for one in kinds})
    with middle:
        holder = _choice(form, "holder", _("ของหน่วยงาน"), {one: scope.agency(one) for one in holders})
    with right:
        work = _choice(form, "work", _("ของรุ่นหรือภารกิจ"), _works(scope, drafts))
    open_only = st.checkbox(_("เฉพาะที่ยังไม่เลือก"), key=form.key("open_only"), persist_state="page")
    return [
        row
        for row in drafts
        if kind in {None, row.old.kind}
        and holder in {None, row.old.agency}
        and work in {None, _work_of(row)}
        and (not open_only or row.planned.fate is Fate.UNDECIDED)
    ]


def _works(scope: YearScope, drafts: Sequence[PlannedRow]) -> dict[str, str]:
    return {
        _work_of(row): scope.work(row.old.cohort, row.old.mission)
        for row in drafts
        if row.old.cohort is not None or row.old.mission is not None
    }


def _work_of(row: PlannedRow) -> str:
    return f"{row.old.cohort or ''}·{row.old.mission or ''}"


def _choice(form: FormFields, name: str, label: str, words: Mapping[str, str]) -> str | None:
    return st.selectbox(
        label,
        [None, *words],
        format_func=lambda one: words.get(one, one) if one else _(EVERY),
        key=form.key(name),
        persist_state="page",
    )


def _draw_fate(scope: YearScope, form: FormFields) -> tuple[Fate, str | None]:
    left, right = st.columns(2, gap="small")
    with left:
        fate: Fate = st.radio(
            form.called("fate", _("ปีใหม่เป็นอย่างไร")),
            list(FATES),
            format_func=fate_names().__getitem__,
            key=form.key("fate"),
            horizontal=True,
            persist_state="page",
        )
    with right:
        agency = st.selectbox(
            form.called("agency", _("ส่งต่อให้ (เมื่อเลือกส่งต่อ)")),
            [None, *scope.agency_codes],
            format_func=lambda code: scope.agency(code) if code else "–",
            key=form.key("agency"),
            persist_state="page",
        )
    return fate, agency if fate is Fate.HANDED_OVER else None


def _to(scope: YearScope, fate: Fate, agency: str | None) -> str:
    words = fate_names()[fate]
    return f"{words} → {scope.agency(agency)}" if agency else words


def _left_words(found: Sequence[RowOfMany]) -> list[tuple[str, int]]:
    reasons = [one.left for one in found if one.left]
    return [(reason, reasons.count(reason)) for reason in dict.fromkeys(reasons)]


def _send(scope: YearScope, form: FormFields, top: DeltaGenerator, sent: ManyPlans) -> None:
    done = done_by(change_plans, top, form.labels, engine(), acting_user(), sent)
    if done:
        form.forget()
        redraw_with_flash(_receipt(scope, sent, done[0]))


def _receipt(scope: YearScope, sent: ManyPlans, count: int) -> Receipt:
    sentence = _n("บันทึกร่าง {count} รายการแล้ว แก้ข้อยกเว้นทีละรายการได้จากตาราง", count, count=grouped(count))
    return receipt(sentence, [(_("ปีใหม่เป็นอย่างไร"), _to(scope, sent.fate, sent.agency))])
