"""The villages of a picture: the map, the districts it shades, the cohorts."""

from collections.abc import Callable

from dashboard.present import formatting
from dashboard.session.links import link_on, link_to_new_villages
from dashboard.session.noun_links import noun_link_on
from dashboard.views.replay.frozen_map import draw_frozen_map
from dashboard.views.replay.panel_heading import draw_panel_heading
from dashboard.views.replay.picture_view import PictureView
from dashboard.widgets.tables import Column, draw_table
from kmcore.i18n import _
from kmcore.programme.agency_words import TOGETHER, short_names
from kmcore.programme.words import cohort_name
from kmcore.search.kinds import NounKind
from kmcore.snapshot.picture import PictureCohort, PictureDistrict
from kmcore.thai.numbers import signed


def draw_picture_map(view: PictureView) -> None:
    """Draw the map with the cohorts below it."""
    approximate = _("แผนที่โดยประมาณ") if view.picture.shapes.approximate else ""
    hint = _("สร้างจากพิกัดตำบล ไม่ใช่แนวเขตจริง") if approximate else ""
    title = _("หมู่บ้านที่มีผลรายงาน รายอำเภอ")
    draw_panel_heading("map", title, note=approximate, hint=hint, demo=view.picture.demo)
    draw_frozen_map(view, key="replay_map")
    _draw_cohorts(view)


def draw_picture_districts(view: PictureView) -> None:
    """Draw the districts that the map shades, adding up to the register."""
    picture = view.picture
    draw_panel_heading("districts", _("หมู่บ้านรายอำเภอ"), demo=picture.demo)
    whole = picture.villages
    columns: list[Column[PictureDistrict]] = [
        Column(
            _("อำเภอ"),
            lambda row: row.name,
            "nowrap",
            lambda row: noun_link_on(picture.as_of, NounKind.DISTRICT, row.code),
        ),
        Column(
            _("หมู่บ้าน"), lambda row: formatting.number(row.villages), "number", _villages_of(view, "villages")
        ),
        *(_measure_column(view, measure) for measure in ("promised", "reported")),
        Column(
            _("เพิ่ม"),
            lambda row: change_words(row.reported, row.reported_before),
            "number",
            lambda row: _new_in(view, row, area=row.code),
        ),
        *(_measure_column(view, measure) for measure in ("verified", "gap")),
    ]
    numbers = (whole.villages, whole.promised, whole.reported)
    total = [
        _("รวม"),
        *map(formatting.number, numbers),
        change_words(whole.reported, whole.reported_before),
        formatting.number(whole.verified),
        formatting.number(whole.gap),
    ]
    draw_table(columns, picture.districts, total=total, empty=_("ภาพนี้ไม่มีอำเภอในทะเบียน"))


def _villages_of(view: PictureView, measure: str) -> Callable[[PictureDistrict], str]:
    """Return where a district's count opens: its villages as they stood on the picture's day."""
    return lambda row: link_on(
        view.picture.as_of, "villages", area=row.code, measure=measure, list="villages"
    )


def _new_in(view: PictureView, row: PictureDistrict | PictureCohort, **where: str) -> str | None:
    """Return where "+16" opens: the villages without results at the session before; None where nothing was added."""
    if row.reported <= (row.reported_before or 0):
        return None
    return link_to_new_villages(view.picture.as_of, view.picture.meeting.since, **where)


def _measure_column(view: PictureView, measure: str) -> Column[PictureDistrict]:
    return Column(
        formatting.measure_short(measure),
        lambda row: formatting.number(getattr(row, measure)),
        "number",
        _villages_of(view, measure),
    )


def _villages_of_cohort(view: PictureView, measure: str) -> Callable[[PictureCohort], str | None]:
    """Return where a cohort's count opens."""
    return lambda row: link_on(
        view.picture.as_of, "villages", cohort=str(row.number), measure=measure, list="villages"
    )


def _draw_cohorts(view: PictureView) -> None:
    draw_panel_heading("cohorts", _("หมู่บ้านรายรุ่น"), demo=view.picture.demo)
    columns: list[Column[PictureCohort]] = [
        Column(_("รุ่น"), lambda row: cohort_name(row.number), "nowrap"),
        Column(
            _("แม่งาน"),
            lambda row: short_names(row.leads, view.picture.agency_names, TOGETHER) or formatting.NONE,
        ),
        Column(
            _("หมู่บ้าน"),
            lambda row: formatting.number(row.villages),
            "number",
            _villages_of_cohort(view, "villages"),
        ),
        Column(
            formatting.measure_short("reported"),
            lambda row: formatting.number(row.reported),
            "number",
            _villages_of_cohort(view, "reported"),
        ),
        Column(
            _("เพิ่ม"),
            lambda row: change_words(row.reported, row.reported_before),
            "number",
            lambda row: _new_in(view, row, cohort=str(row.number)),
        ),
    ]
    draw_table(columns, view.picture.cohorts, empty=_("ภาพนี้ไม่มีรุ่นของหมู่บ้าน"))


def change_words(now: int, before: int | None) -> str:
    """Return "+96"; a dash where there is no session before."""
    return formatting.NONE if before is None else signed(now - before)
