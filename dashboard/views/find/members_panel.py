"""ที่อยู่ในนี้: the subdistricts of a district, the villages of a subdistrict, the districts that anything else reaches."""

from typing import Any, Final, cast

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.session.noun_links import area_link
from dashboard.views.find.evidence_panel import filter_query
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import cohort_of, party_names
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.tables import Column, draw_table
from kmcore.areas.queries import districts, subdistricts
from kmcore.bilingual import Bilingual
from kmcore.i18n import _, _n
from kmcore.programme.coverage import NO_FILTER, Coverage, Filters, coverage
from kmcore.programme.party import party_of
from kmcore.programme.villages import villages
from kmcore.search.kinds import NounKind
from kmcore.thai.collation import sort_key

MOST: Final = 60


def draw_members(here: PageContext, noun: ShownNoun) -> None:
    """Draw the table of what lies in a noun that has villages."""
    filters = noun.filters or NO_FILTER
    if noun.kind is NounKind.SUBDISTRICT:
        _draw_villages(here, filters)
    else:
        _draw_areas(here, noun, filters)


def _draw_areas(here: PageContext, noun: ShownNoun, filters: Filters) -> None:
    inside = noun.kind is NounKind.DISTRICT
    found = ask(coverage, here.as_of, "subdistrict" if inside else "district", filters)
    names = {
        one.code: one.short
        for one in (ask(subdistricts, noun.code, here.as_of) if inside else ask(districts, here.as_of))
    }
    rows = sorted(
        (row for row in found if inside or row.villages), key=lambda row: sort_key(names[row.code].th)
    )
    columns: list[Column[Coverage]] = [
        Column(
            _("ตำบล") if inside else _("อำเภอ"),
            lambda row: str(names[row.code]),
            link=lambda row: area_link(row.code),
        ),
        *(_count(name, measure, filters) for name, measure in _measures()),
    ]
    draw_table(
        columns,
        rows,
        caption=_("ตำบลในอำเภอนี้") if inside else _("รายอำเภอ"),
        empty=_("ยังไม่มีหมู่บ้านในวันที่เลือกดู"),
        demo=any(row.demo for row in rows),
    )


def _measures() -> tuple[tuple[str, str], ...]:
    return (
        (_("หมู่บ้าน"), "villages"),
        (formatting.measure_short("promised"), "promised"),
        (formatting.measure_short("reported"), "reported"),
        (formatting.measure_short("verified"), "verified"),
    )


def _count(name: str, measure: str, filters: Filters) -> Column[Coverage]:
    def address(row: Coverage) -> str | None:
        query = filter_query(filters) | {"area": row.code, "measure": measure, "list": "villages"}
        return link("villages", **query) if getattr(row, measure) else None

    return Column(name, lambda row: formatting.number(getattr(row, measure)), "number", address)


def _draw_villages(here: PageContext, filters: Filters) -> None:
    found = ask(villages, here.as_of, filters, limit=MOST)
    rows = cast("list[dict[str, Any]]", found.frame.to_dict("records"))
    columns: list[Column[dict[str, Any]]] = [
        Column(_("หมู่"), lambda row: row["moo"], "number", lambda row: area_link(row["code"])),
        Column(_("หมู่บ้าน"), _village_words, link=lambda row: area_link(row["code"])),
        Column(_("รุ่น"), _cohort, "nowrap"),
        Column(_("ผู้รับผิดชอบ"), lambda row: party_names(party_of(row["agencies"])) or formatting.NONE),
        Column(_("ผลล่าสุด"), _result, "nowrap"),
    ]
    draw_table(
        columns,
        rows,
        caption=_n("{count} หมู่บ้าน", found.count, count=formatting.number(found.count)),
        empty=_("ตำบลนี้ไม่มีหมู่บ้านในทะเบียน ตำบลในเขตเมืองทั้งตำบลเป็นอย่างนี้"),
        demo=any(row["demo"] for row in rows),
    )


def _village_words(row: dict[str, Any]) -> str:
    return str(Bilingual(row["name_th"], row["name_en"])) or row["code"]


def _cohort(row: dict[str, Any]) -> Markup | str:
    number = row["cohort"]
    return cohort_of(number) if isinstance(number, int) else formatting.NONE


def _result(row: dict[str, Any]) -> str:
    if not row["reported"]:
        return formatting.NONE
    sign = _("✓ ยืนยันแล้ว") if row["verified"] else _("รายงาน")
    return f"{formatting.day(row['last_on'])} {sign}"
