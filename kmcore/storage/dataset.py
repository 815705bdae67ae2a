"""What the store says of its province and programme: a data set brings it, or the set-up of a new province."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session, select

from kmcore.bilingual import Bilingual
from kmcore.storage.models import DatasetInfo
from kmcore.storage.subjects import Subject, reads

NEW_PROVINCE: Final = "empty"  # the data set that says nothing yet


@dataclass(frozen=True)
class ProvinceInfo:
    """``code``: DOPA's two digits. ``fiscal_year`` (BE) and ``started_on``: with which it begins here. "" and None: not said."""

    code: str
    name: Bilingual
    programme: Bilingual
    fiscal_year: int | None = None
    started_on: date | None = None


def province_thai_name(session: Session) -> str:
    """Return the province's name in Thai, without its kind; "" where nothing says it."""
    return session.exec(select(DatasetInfo.province_th)).first() or ""


@reads(Subject.STORAGE)
def programme_name(session: Session) -> Bilingual:
    """Return what the programme is called; nothing in either language where nothing says it."""
    found = session.exec(select(DatasetInfo)).first()
    return Bilingual(found.programme_th, found.programme_en) if found else Bilingual(None, None)


@reads(Subject.STORAGE)
def province_info(session: Session) -> ProvinceInfo:
    """Return what the store says of its province, as far as it does."""
    found = session.exec(select(DatasetInfo)).first()
    if found is None:
        return ProvinceInfo("", Bilingual("", ""), Bilingual("", ""))
    return ProvinceInfo(
        found.province_code,
        Bilingual(found.province_th, found.province_en),
        Bilingual(found.programme_th, found.programme_en),
        found.fiscal_year,
        found.started_on,
    )


def held_dataset(session: Session) -> str | None:
    """Return the code of the data set that the store holds, None for none."""
    return session.exec(select(DatasetInfo.code)).first()


def put_province(session: Session, info: ProvinceInfo) -> None:
    """Keep what the store says of its province; the caller's command commits."""
    row = session.exec(select(DatasetInfo)).first()
    if row is None:
        row = DatasetInfo(
            code=NEW_PROVINCE,
            province_code="",
            province_th="",
            province_en="",
            programme_th="",
            programme_en="",
        )
    row.province_code, row.fiscal_year, row.started_on = info.code, info.fiscal_year, info.started_on
    row.province_th, row.province_en = info.name.th or "", info.name.en or ""
    row.programme_th, row.programme_en = info.programme.th or "", info.programme.en or ""
    session.add(row)
