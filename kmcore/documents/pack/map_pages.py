"""The map and the table of districts: villages with results of all villages."""

from typing import Any, Final

from kmcore.bilingual import Bilingual
from kmcore.documents.pack.map_drawing import drawn_in_points
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.pdf.whole_words import pieces
from kmcore.drawing.area_map import area_map
from kmcore.drawing.coverage_shades import shade_for, shades
from kmcore.i18n import _, _n
from kmcore.programme.agency_words import ON_PAPER, short_names
from kmcore.programme.words import cohort_name
from kmcore.snapshot.map_areas import picture_areas
from kmcore.snapshot.picture import Picture, PictureCohort, PictureDistrict
from kmcore.thai.numbers import NO_VALUE, grouped, signed
from kmcore.thai.phrases import percent

Data = dict[str, Any]
SIZE: Final = (500, 452)  # points: what the drawing fills


def map_page(pack: Pack) -> Data:
    """Return the map as closed lines in points, its texts and lines to those beside it, and its legend.

    Without shapes in the store there are no areas.
    """
    picture = pack.picture
    drawing = area_map(picture.shapes.geojson, picture_areas(picture)) if picture.shapes.geojson else None
    return {
        "title": pieces(_("หมู่บ้านที่มีผลรายงานอยู่ที่ไหน")),
        "size": SIZE,
        **(drawn_in_points(drawing, SIZE) if drawing else {"areas": [], "texts": [], "leaders": []}),
        "legend": [{"colour": shade.colour, "label": shade.label} for shade in shades() if shade.number],
        "legend_title": pieces(_("สัดส่วนหมู่บ้านที่มีผลรายงานในอำเภอ")),
        "none": pieces(_("ยังไม่มีแผนที่อำเภอในฐานข้อมูล")),
        "note": pieces(_("แผนผังโดยประมาณ ไม่ใช่แนวเขตทางการ")) if picture.shapes.approximate else None,
        "cohorts_title": pieces(_("ตามรุ่นของหมู่บ้าน")),
        "cohorts": [_cohort(picture, part) for part in picture.cohorts],
        "demo": picture.demo,
    }


def _cohort(picture: Picture, part: PictureCohort) -> Data:
    name = cohort_name(part.number)
    since = signed(part.reported - part.reported_before) if part.reported_before is not None else ""
    return {
        "name": pieces(name),
        "leads": pieces(short_names(part.leads, picture.agency_names, ON_PAPER)),
        "count": _("{part} จาก {whole}", part=grouped(part.reported), whole=grouped(part.villages)),
        "share": percent(part.reported, part.villages),
        "since": since,
        "filled": part.reported / part.villages if part.villages else 0,
    }


def district_table(pack: Pack) -> Data:
    """Return the districts with their total, which is the register's."""
    picture = pack.picture
    whole = picture.villages
    return {
        "title": pieces(_n("ผลรายงานราย {count} อำเภอ", len(picture.districts))),
        "heads": [pieces(head) for head in _heads()],
        "rows": [_row(one) for one in picture.districts],
        "total": _row(
            PictureDistrict(
                code="",
                name=Bilingual(_("รวม"), _("รวม")),
                villages=whole.villages,
                promised=whole.promised,
                reported=whole.reported,
                verified=whole.verified,
                gap=whole.gap,
                reported_before=whole.reported_before,
            )
        ),
        "demo": picture.demo,
    }


def _heads() -> list[str]:
    return [
        _("อำเภอ"),
        _("หมู่บ้าน"),
        _("มีผู้รับผิดชอบ"),
        _("มีผลรายงาน"),
        _("เพิ่มจากวงก่อน"),
        _("ตรวจยืนยันแล้ว"),
        _("รับแล้วยังไม่มีผล"),
        _("สัดส่วนที่มีผล"),
    ]


def _row(one: PictureDistrict) -> Data:
    before = one.reported_before
    numbers = (one.villages, one.promised, one.reported)
    return {
        "name": pieces(one.name),
        "cells": [
            *map(grouped, numbers),
            NO_VALUE if before is None else signed(one.reported - before),
            grouped(one.verified),
            grouped(one.gap),
        ],
        "share": percent(one.reported, one.villages),
        "filled": one.reported / one.villages if one.villages else 0,
        "colour": shade_for(one.reported, one.villages).colour,
    }
