"""One act on many villages: chosen, looked at, stored as one batch."""

from dataclasses import dataclass

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.uncached import ask_uncached
from dashboard.views.registers.act_preview import draw_act_preview
from dashboard.views.registers.kind_page import draw_way_back
from dashboard.views.registers.row_fields import draw_row_fields, field_content, typed_cells
from dashboard.views.registers.row_receipt import tell_batch
from dashboard.views.registers.village_choice import draw_village_choice
from dashboard.views.registers.writers import may_write
from dashboard.widgets.form_fields import FormFields
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.errors import KmError
from kmcore.exchange.village_acts import (
    ACT_WORDS,
    FIELDS_OF,
    KIND_OF,
    Cells,
    VillageAct,
    offered_acts,
    village_rows,
)
from kmcore.i18n import _, _n
from kmcore.registers.commands import import_file
from kmcore.registers.comparison import compared_file
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import ChangedMeanwhileError
from kmcore.registers.read_models import Preview, RowResult

PLAN, STALE = "villages_plan", "villages_stale"


@dataclass(frozen=True)
class VillagePlan:
    """What was asked to be looked at: the act, its villages and what was typed."""

    act: VillageAct
    villages: tuple[str, ...]
    cells: Cells


def draw_many_villages(user: User, kind: RegisterKind) -> None:
    """Draw the choice of villages, the act and its preview; for who may do no act, why."""
    draw_way_back(kind)
    draw_template("registers/act_head.html", title=_("ทำกับหลายหมู่บ้าน"))
    acts = list(offered_acts(lambda code: may_write(user, KINDS[code])))
    if not acts:
        draw_template(
            "widgets/empty.html", text=can(user, KINDS[KIND_OF[VillageAct.EVIDENCE]].permission).reason
        )
        return
    with st.container(border=True, key="villages_choice"):
        villages = draw_village_choice()
    with st.container(border=True, key="villages_act"):
        act, form = _draw_act(user, acts)
        label = _n(
            "ดูผลก่อนบันทึก {count} หมู่บ้าน", len(villages or ()), count=formatting.number(len(villages or ()))
        )
        look = st.button(label, disabled=not villages, key="villages_look", type="primary")
    fields = [KINDS[KIND_OF[act]].field(name) for name in FIELDS_OF[act]]
    asked = VillagePlan(act, villages or (), typed_cells(form, fields, {}))
    if look and villages:
        st.session_state[PLAN] = asked
    plan: VillagePlan | None = st.session_state.get(PLAN)
    if plan == asked:
        _draw_plan(user, plan, form)
    elif plan is not None:
        draw_template("widgets/empty.html", text=_("แก้ไปหลังจากดูผล ดูผลอีกครั้งก่อนบันทึก"))


def _draw_act(user: User, acts: list[VillageAct]) -> tuple[VillageAct, FormFields]:
    act = st.radio(
        _("ทำอะไร"),
        acts,
        format_func=lambda each: _(ACT_WORDS[each]),
        key="villages_what",
        persist_state="page",
    )
    kind, form = KINDS[KIND_OF[act]], FormFields(f"register_villages_{act}")
    fields = [kind.field(name) for name in FIELDS_OF[act]]
    first = {kind.own_by: user.agency_code} if kind.own_by else {}
    contents = {field.name: field_content(field, first.get(field.name, field.default)) for field in fields}
    draw_row_fields(form, fields, contents)
    return act, form


def _draw_plan(user: User, plan: VillagePlan, form: FormFields) -> None:
    understood = ask_uncached(village_rows, plan.act, plan.villages, plan.cells)
    preview = ask_uncached(compared_file, understood, user)
    if stale := st.session_state.pop(STALE, None):
        st.error(formatting.plain(str(stale)))
    with st.container(border=True, key="register_preview"):
        draw_act_preview(understood.kind, preview, plan.villages)
    if preview.good:
        _draw_end(plan, preview, form)


def _draw_end(plan: VillagePlan, preview: Preview, form: FormFields) -> None:
    good, refused = len(preview.good), preview.counts[RowResult.REFUSED]
    top = st.container()
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="register_ways_on"):
        draw_template("registers/ways_on.html", good=good, refused=refused, act=True)
        part = bool(refused) and st.button(
            _n("บันทึกเฉพาะ {count} หมู่บ้านที่ได้", good, count=formatting.number(good)),
            disabled=not good,
            key="villages_part",
        )
        whole = st.button(
            _n("บันทึกทั้งหมด {count} หมู่บ้าน", good, count=formatting.number(good)),
            type="primary",
            disabled=bool(refused) or not good,
            key="villages_send",
        )
    if whole or part:
        with top:
            _write(plan, preview, form, only_good=bool(part))


def _write(plan: VillagePlan, shown: Preview, form: FormFields, *, only_good: bool) -> None:
    understood = ask_uncached(village_rows, plan.act, plan.villages, plan.cells)
    try:
        _preview, written = import_file(engine(), acting_user(), understood, only_good=only_good, shown=shown)
    except ChangedMeanwhileError as error:
        st.session_state[STALE] = error
        st.rerun()
    except KmError as error:
        st.error(formatting.plain(str(error)))
        return
    st.session_state.pop(PLAN, None)
    form.forget()
    same = shown.counts[RowResult.SAME]
    already = (_("เป็นอย่างนั้นอยู่แล้ว"), formatting.number(same) if same else None)
    tell_batch(_("{act}แล้ว", act=_(ACT_WORDS[plan.act])), written, already)
