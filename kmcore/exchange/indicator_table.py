"""An indicator beside coverage as a table to hand out."""

from datetime import date, datetime

from sqlmodel import Session

from kmcore.areas.indicators import indicator_figures
from kmcore.areas.queries import Level, districts, subdistricts
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _
from kmcore.programme.coverage import Filters, coverage
from kmcore.programme.village_choice import VillageChoice, village_choice_words
from kmcore.sources.queries import sources_by_code


def indicator_table(  # noqa: PLR0913, PLR0917 - an indicator is of a day, a year, a level and a choice of villages
    session: Session, as_of: date, made_at: datetime, address: str, level: Level, filters: Filters
) -> ExportTable:
    """Return each area's value of an indicator (by its address) beside its villages; ``made_at`` is aware.

    A value is a number in the indicator's unit with up to two decimals; without one the cell is empty.

    Raises:
        NotFoundError: no area had a value of it by the day.
    """
    figures = indicator_figures(session, as_of, address, level, filters.area)
    indicator, rows = figures.indicator, coverage(session, as_of, level, filters)
    places = districts(session, as_of) if level == "district" else subdistricts(session, filters.area, as_of)
    names = {area.code: str(area.name(as_of)) for area in places}
    documents = sources_by_code(session, indicator.sources).values()
    return ExportTable(
        title=" ".join(filter(None, (str(indicator.name), str(indicator.year or "")))),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn("area", _("พื้นที่")),
            ExportColumn("value", indicator.unit or _("ค่า"), "money"),
            ExportColumn("villages", _("หมู่บ้าน"), "count"),
            ExportColumn("reported", _("มีผลรายงาน"), "count"),
            ExportColumn("verified", _("ตรวจยืนยันแล้ว"), "count"),
        ),
        rows=tuple(
            {
                "code": row.code,
                "area": names.get(row.code, row.code),
                "value": found.hundredths if (found := figures.values.get(row.code)) else None,
                "villages": row.villages,
                "reported": row.reported,
                "verified": row.verified,
            }
            for row in rows
        ),
        as_of=as_of,
        made_at=made_at,
        filters=village_choice_words(session, VillageChoice(filters), as_of),
        sources=tuple(dict.fromkeys(one.document for one in documents)),
        demo=indicator.demo or any(row.demo for row in rows),
    )
