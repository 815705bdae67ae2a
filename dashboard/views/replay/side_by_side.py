"""Two pictures side by side: what changed first, then where, then what each concluded."""

from dataclasses import dataclass

import streamlit as st

from dashboard.session.links import link
from dashboard.views.replay import changed_figures
from dashboard.views.replay.changed_work import draw_changed_agencies, draw_changed_items
from dashboard.views.replay.frozen_map import draw_frozen_map
from dashboard.views.replay.panel_heading import draw_panel_heading
from dashboard.views.replay.picture_choice import picture_name
from dashboard.views.replay.picture_conclusions import conclusions_by_kind, settled_words, value_used
from dashboard.views.replay.picture_view import PictureView
from dashboard.views.replay.seal import seal_moment
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.snapshot.compare import compare_pictures
from kmcore.snapshot.comparison import Comparison
from kmcore.snapshot.picture import PictureQuestion


@dataclass(frozen=True)
class PictureSide:
    """One of the two pictures in the head: "before" or "after", the meeting, its seal, the way to it alone."""

    role: str
    name: str
    view: PictureView
    when: str
    address: str


def draw_side_by_side(one: PictureView, other: PictureView) -> None:
    """Draw two pictures, the earlier one first whichever was chosen."""
    before, after = sorted((one, other), key=lambda view: view.chosen.order)
    found, views = (
        compare_pictures(before.picture, after.picture),
        changed_figures.ComparedViews(before, after),
    )
    with st.container(border=True, key="replay_sides"):
        draw_template("replay/sides.html", sides=[_side(before, _("ก่อน")), _side(after, _("หลัง"))])
    left, right = st.columns([1, 1], gap="small")
    with left, st.container(border=True, key="replay_changed"):
        _draw_figures(found, views, demo=before.picture.demo or after.picture.demo)
    with right, st.container(border=True, key="replay_work"):
        draw_changed_items(found, before, after)
        _draw_settled(found)
        draw_changed_agencies(found, views)
    _draw_maps(before, after)
    _draw_places(found, views, demo=before.picture.demo or after.picture.demo)
    _draw_conclusions(before, after)


def _side(view: PictureView, role: str) -> PictureSide:
    chosen = view.chosen
    number = {"number": str(chosen.number)} if not chosen.newest else {}
    return PictureSide(
        role, picture_name(chosen), view, seal_moment(view), link("replay", meeting=chosen.code, **number)
    )


def _draw_figures(found: Comparison, views: changed_figures.ComparedViews, *, demo: bool) -> None:
    draw_panel_heading("changed", _("ตัวเลขที่เปลี่ยน"), demo=demo)
    figures = changed_figures.changed_headlines(found, views)
    changed_figures.draw_changes(figures, _("ตัวเลข"), _("ทุกตัวเลขเท่าเดิม"))
    changed_figures.draw_unchanged(figures)


def _draw_settled(found: Comparison) -> None:
    if not found.settled:
        return
    draw_panel_heading("numbers", _("ตัวเลขที่ชี้ขาดแล้ว"))
    columns: list[Column[PictureQuestion]] = [
        Column(_("เรื่อง"), lambda row: row.name),
        Column(_("ค่าที่ใช้"), value_used),
        Column(_("ชี้ขาด"), settled_words),
    ]
    draw_table(columns, found.settled)


def _draw_maps(before: PictureView, after: PictureView) -> None:
    left, right = st.columns([1, 1], gap="small")
    for place, view, key in ((left, before, "before"), (right, after, "after")):
        with place, st.container(border=True, key=f"replay_map_{key}_panel"):
            draw_panel_heading(
                f"map-{key}", picture_name(view.chosen), note=_("หมู่บ้านที่มีผลรายงาน"), demo=view.picture.demo
            )
            draw_frozen_map(view, key=f"replay_map_{key}")


def _draw_places(found: Comparison, views: changed_figures.ComparedViews, *, demo: bool) -> None:
    left, right = st.columns([1, 1], gap="small")
    with left, st.container(border=True, key="replay_districts"):
        draw_panel_heading("districts", _("หมู่บ้านที่มีผลรายงาน รายอำเภอ"), demo=demo)
        _draw_changed(changed_figures.changed_districts(found, views), _("อำเภอ"), _("ทุกอำเภอเท่าเดิม"))
    with right, st.container(border=True, key="replay_parts"):
        draw_panel_heading("cohorts", _("หมู่บ้านที่มีผลรายงาน รายรุ่น"), demo=demo)
        _draw_changed(changed_figures.changed_cohorts(found, views), _("รุ่น"), _("ทุกรุ่นเท่าเดิม"))
        draw_panel_heading("money", _("เบิกจ่ายแล้ว รายรายการงบ (บาท)"), demo=demo)
        if views.money_note:
            draw_template("widgets/empty.html", text=views.money_note)
            return
        _draw_changed(changed_figures.changed_money(found, views), _("รายการ"), _("ทุกรายการเท่าเดิม"))


def _draw_changed(found: list[changed_figures.ChangeLine], head: str, same: str) -> None:
    changed_figures.draw_changes(changed_figures.largest_first(found), head, same)
    if not all(line.same for line in found):
        changed_figures.draw_unchanged(found)


def _draw_conclusions(before: PictureView, after: PictureView) -> None:
    left, right = st.columns([1, 1], gap="small")
    for place, view, key in ((left, before, "before"), (right, after, "after")):
        with place, st.container(border=True, key=f"replay_said_{key}"):
            rows = view.picture.conclusions
            note = _n("{count} ข้อ", len(rows))
            draw_panel_heading(
                f"conclusions-{key}", _("ข้อสรุปของ {meeting}", meeting=picture_name(view.chosen)), note=note
            )
            draw_template("replay/conclusions.html", kinds=conclusions_by_kind(rows, view))
