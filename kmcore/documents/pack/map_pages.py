"""The map and the table of districts: villages with results of all villages."""

from typing import Any, Final

from shapely.geometry.base import BaseGeometry

from kmcore.bilingual import Bilingual
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.pdf.whole_words import pieces
from kmcore.drawing.coverage_shades import DARK, shade_of, shades
from kmcore.drawing.labels import LabelRequest, PlacedLabel, place_labels
from kmcore.drawing.palette import OUTSIDE, SCALE
from kmcore.drawing.shapes import AreaShape, Projection, fit_projection, read_shapes
from kmcore.drawing.wrap import wrap
from kmcore.i18n import _, _n
from kmcore.programme.agency_words import ON_PAPER, short_names
from kmcore.programme.words import cohort_name
from kmcore.snapshot.picture import Picture, PictureCohort, PictureDistrict
from kmcore.thai.numbers import NO_VALUE, grouped, signed
from kmcore.thai.phrases import percent

Data = dict[str, Any]
SIZE: Final = (500, 452)  # points: what the drawing fills
FINE: Final = (
    1.35  # labels are placed on a drawing as much larger, for paper takes smaller letters than a screen
)
NARROW: Final = 60  # of that larger drawing: a wider name may stand in two lines
COLOURS: Final = dict(enumerate(SCALE, start=1))


def map_page(pack: Pack) -> Data:
    """Return the map as closed lines in points, its labels and its legend; no shapes where the store has none."""
    picture = pack.picture
    found = picture.shapes.geojson
    areas = read_shapes(found) if found else ()
    by_code = {district.code: district for district in picture.districts}
    projection = fit_projection(areas, *(round(side * FINE) for side in SIZE)) if areas else None
    return {
        "title": pieces(_("หมู่บ้านที่มีผลรายงานอยู่ที่ไหน")),
        "size": SIZE,
        "areas": [_area(area, by_code.get(area.code), projection) for area in areas if projection],
        "labels": [_label(label, by_code) for label in _labels(areas, by_code, projection)]
        if projection
        else [],
        "legend": [{"colour": shade.colour, "label": shade.label} for shade in shades() if shade.number],
        "legend_title": pieces(_("สัดส่วนหมู่บ้านที่มีผลรายงานในอำเภอ")),
        "none": pieces(_("ยังไม่มีแผนที่อำเภอในฐานข้อมูล")),
        "note": pieces(_("แผนผังโดยประมาณ ไม่ใช่แนวเขตทางการ")) if picture.shapes.approximate else None,
        "cohorts_title": pieces(_("ตามรุ่นของหมู่บ้าน")),
        "cohorts": [_cohort(picture, part) for part in picture.cohorts],
        "demo": picture.demo,
    }


def _area(area: AreaShape, district: PictureDistrict | None, projection: Projection) -> Data:
    colour = COLOURS.get(_shade(district), OUTSIDE)
    return {"colour": colour, "rings": _rings(projection.project(area.geometry))}


def _shade(district: PictureDistrict | None) -> int:
    return shade_of(district.reported, district.villages) if district else 0


def _rings(geometry: BaseGeometry) -> list[list[list[float]]]:
    parts = getattr(geometry, "geoms", [geometry])
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return [[[round(x / FINE, 1), round(y / FINE, 1)] for x, y in ring.coords[:-1]] for ring in rings]


def _labels(
    areas: tuple[AreaShape, ...], by_code: dict[str, PictureDistrict], projection: Projection
) -> list[PlacedLabel]:
    return place_labels(
        LabelRequest(
            area.code,
            projection.project(area.geometry),
            projection.pixels(*area.anchor),
            _forms(by_code[area.code]),
        )
        for area in areas
        if area.code in by_code
    )


def _forms(district: PictureDistrict) -> tuple[tuple[str, ...], ...]:
    """Return what may be written on a district, the fullest first."""
    name, share = district.name, _share(district)
    halves = wrap(name, NARROW, 11, 2)
    return ((name, share), (*halves, share), (name,), halves, (share,))


def _share(district: PictureDistrict) -> str:
    """Return the share in whole per cent; what is not nothing is not called 0 %, nor what is not all 100 %."""
    part, whole = district.reported, district.villages
    if not whole:
        return NO_VALUE
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole and rounded in {0, 100}:
        return "<1%" if rounded == 0 else ">99%"
    return f"{rounded}%"


def _label(label: PlacedLabel, by_code: dict[str, PictureDistrict]) -> Data:
    return {
        "x": round(label.x / FINE, 1),
        "y": round(label.y / FINE, 1),
        "size": round(label.size / FINE, 1),
        "lines": label.lines,
        "dark": _shade(by_code[label.code]) > DARK,
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
        "colour": COLOURS.get(_shade(one), OUTSIDE),
    }
