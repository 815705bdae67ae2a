"""What several commands take or need: the day, the store, when it is now."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import click
from sqlmodel import Session

from kmcore.cli.thai_click import N_, option
from kmcore.i18n import _
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading
from kmcore.thai.era import to_be, to_ce

_ISO: Final = re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}")
_BE_FROM: Final = 2400  # a year from here on is meant as BE: no data of ours is of the years 2400 CE


class IsoDay(click.ParamType[date]):
    """A day as YYYY-MM-DD, Christian era: scripts read these, and one form cannot be misread."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        match = _ISO.fullmatch(str(value))
        if match is None:
            self.fail(_("“{value}” ไม่ใช่วันที่แบบ ปี ค.ศ.-เดือน-วัน เช่น 2007-02-08", value=value), param, ctx)
        year = int(match[1])
        if year >= _BE_FROM:
            self.fail(_("ปี {year} เป็น พ.ศ. ใส่เป็น ค.ศ. คือ {ce}", year=year, ce=to_ce(year)), param, ctx)
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(_("ไม่มีวันที่ {value} ในปฏิทิน ตรวจเดือนและจำนวนวันของเดือน", value=value), param, ctx)


as_of_option: Final = option(
    "--as-of",
    type=IsoDay(),
    help=N_("วันของข้อมูล แบบ ค.ศ. เช่น 2007-02-08 ถ้าไม่ใส่ใช้ KM_TODAY วันของชุดข้อมูล หรือวันนี้"),
)


class FiscalYearOption(click.ParamType[int]):
    """A fiscal year as offices say it, in the Buddhist era: 2550."""

    name = "YEAR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if re.fullmatch(r"[0-9]{4}", str(value)) is None:
            self.fail(_("“{value}” ไม่ใช่ปีงบประมาณ ใส่ พ.ศ. สี่หลัก เช่น 2551", value=value), param, ctx)
        year = int(value)
        if year < _BE_FROM:
            self.fail(_("ปี {year} เป็น ค.ศ. ใส่เป็น พ.ศ. คือ {be}", year=year, be=to_be(year)), param, ctx)
        return year


fiscal_year_option: Final = option(
    "--year",
    "fiscal_year",
    type=FiscalYearOption(),
    help=N_("ปีงบประมาณของ budget เป็น พ.ศ. เช่น 2551 ถ้าไม่ใส่คือปีงบประมาณของวันนั้น"),
)


@contextmanager
def reading_store() -> Iterator[Session]:
    """Give a session to read the configured store with.

    Raises:
        SettingsError, StorageError: the store cannot be found or used; the sentence says what to do.
    """
    engine = open_engine(settings().database_url)
    require_current(engine)
    with reading(engine) as session:
        yield session


def day_of(session: Session, as_of: date | None) -> date:
    """Return the day asked for, or the one the store speaks of."""
    return as_of or reference_day(session, settings())
