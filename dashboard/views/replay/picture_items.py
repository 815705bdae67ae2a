"""The items of a picture as they stood, and how those of each agency stand."""

from typing import Final

from dashboard.present import formatting
from dashboard.session.links import allowed_parameter, link
from dashboard.views.replay.panel_heading import draw_panel_heading
from dashboard.views.replay.picture_view import PictureView
from dashboard.views.replay.stacking_table import draw_stacking_table
from dashboard.widgets.tables import Column
from dashboard.widgets.templates import draw_template
from kmcore.actions.owner_words import owner_line
from kmcore.actions.rules import Status
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _
from kmcore.snapshot.picture import PictureAgency, PictureItem
from kmcore.thai.spoken_dates import days_overdue

AGENCY: Final = "agency"
STATUS_ASKED: Final = "status"


def draw_picture_items(view: PictureView) -> None:
    """Draw every item, those that hurt most first. A code leads to the item as it stands today."""
    items = sorted(_chosen_items(view), key=lambda item: [*STATUS].index(item.status))
    draw_panel_heading("items", _("งานติดตาม {count} งาน", count=len(items)), note=_("รหัสพาไปดูงานนั้นวันนี้"))
    columns: list[Column[PictureItem]] = [
        Column(_("สถานะ"), lambda item: item.status, "status"),
        Column(_("รหัส"), lambda item: item.code, "nowrap", link=lambda item: link("actions", item=item.code)),
        Column(_("งาน"), lambda item: item.name, demo=lambda item: item.demo),
        Column(_("เจ้าของ"), lambda item: owner_line(item, view.picture.agency_names)),
        Column(_("กำหนด"), due_words, "nowrap"),
        Column(_("คืบหน้า"), progress_words, "number", lambda item: link("actions", item=item.code)),
        Column(_("รายงานล่าสุด"), lambda item: formatting.day(item.last_update), "nowrap"),
    ]
    draw_stacking_table(columns, items, title=2, empty=_("ภาพนี้ไม่มีงานติดตาม"))


def _chosen_items(view: PictureView) -> list[PictureItem]:
    """Return the picture's items, of one agency and status where the address asks; says so with the way to all."""
    names = {one.code: one.name for one in view.picture.agencies}
    sorry = _("ไม่รู้จักตัวกรองที่ระบุมาในที่อยู่ จึงแสดงทุกข้อ")
    agency, status = (
        allowed_parameter(AGENCY, {*names}, sorry),
        allowed_parameter(STATUS_ASKED, {*STATUS}, sorry),
    )
    words = [str(names[agency])] if agency else []
    words += [f"{formatting.look(status).sign} {formatting.status(status)}"] if status else []
    if words:
        draw_template("replay/only.html", words=" · ".join(words), whole=items_address(view))
    return [
        item
        for item in view.picture.items
        if (agency is None or agency in item.owners) and status in {None, item.status}
    ]


def items_address(view: PictureView, **only: str) -> str:
    """Return this page with the picture's items, ``only`` those of an agency or a status."""
    number = {} if view.chosen.newest else {"number": str(view.chosen.number)}
    return f"{link('replay', meeting=view.chosen.code, **number, **only)}#items"


def due_words(item: PictureItem) -> str:
    """Return the due date, with how long it is past for a late item."""
    day = formatting.day(item.due_date)
    if item.status != Status.LATE:
        return day
    return _("{day} {overdue}", day=day, overdue=days_overdue(item.days_late))


def progress_words(item: PictureItem) -> str:
    """Return "40 %"; a dash where nobody has reported."""
    return formatting.NONE if item.progress is None else f"{item.progress} %"


def draw_picture_agencies(view: PictureView) -> None:
    """Draw the agencies that own items, by status; ○ marks those that had not reported since the session before."""
    parts = [part for part in view.picture.agencies if part.total]
    note = _("○ ยังไม่รายงานนับจากวงครั้งก่อน") if any(part.silent for part in parts) else ""
    draw_panel_heading("agencies", _("หน่วยงานและงานที่รับผิดชอบ"), note=note)
    columns: list[Column[PictureAgency]] = [
        Column(_("หน่วยงาน"), lambda part: f"○ {part.name}" if part.silent else part.name, "nowrap"),
        Column(
            _("งาน"),
            lambda part: formatting.number(part.total),
            "number",
            lambda part: items_address(view, agency=part.code),
        ),
        *(_status_column(view, status) for status in STATUS),
    ]
    draw_stacking_table(columns, parts, empty=_("ภาพนี้ไม่มีหน่วยงานที่รับผิดชอบงาน"))


def _status_column(view: PictureView, status: str) -> Column[PictureAgency]:
    head = f"{formatting.look(status).sign} {formatting.status(status)}"
    return Column(
        head,
        lambda part: part.statuses.get(status) or formatting.NONE,
        "number",
        lambda part: (
            items_address(view, agency=part.code, status=status) if part.statuses.get(status) else None
        ),
    )
