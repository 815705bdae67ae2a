"""District, subdistrict and village, keyed by DOPA code as text (4, 6 and 8 digits), never by name.

An area is there from ``from_date`` to ``to_date``, its last day; None: always, still. A code is given once: what
becomes another place's code has a row of its own, and ``area_change`` says which came from which.
"""

from datetime import date

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from kmcore.areas.kinds import AreaChangeKind, FromBelow
from kmcore.storage.base import Base, Sourced, text_column


class District(Sourced, table=True):
    """An amphoe. Before ``amphoe_from`` it was a king amphoe (กิ่งอำเภอ).

    ``amphoe_from`` None: always an amphoe; with ``minor`` a king amphoe that was not raised yet.
    """

    __tablename__ = "district"
    code: str = Field(primary_key=True, max_length=4)
    name_th: str
    name_en: str
    lat: float | None = None
    lon: float | None = None
    amphoe_from: date | None = None
    minor: bool = False
    population: int | None = None
    households: int | None = None
    from_date: date | None = None
    to_date: date | None = None


class Subdistrict(Sourced, table=True):
    """A tambon. Wholly urban ones have no village."""

    __tablename__ = "subdistrict"
    code: str = Field(primary_key=True, max_length=6)
    district_code: str = Field(foreign_key="district.code", index=True, max_length=4)
    name_th: str
    name_en: str
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    households: int | None = None
    from_date: date | None = None
    to_date: date | None = None


class Village(Sourced, table=True):
    """A หมู่บ้าน: subdistrict code + moo. ``name_th`` is empty until a register with names is imported."""

    __tablename__ = "village"
    code: str = Field(primary_key=True, max_length=8)
    subdistrict_code: str = Field(foreign_key="subdistrict.code", index=True, max_length=6)
    moo: int
    name_th: str | None = None
    name_en: str | None = None
    from_date: date | None = None
    to_date: date | None = None


class AreaChange(Sourced, table=True):
    """What became of an area on a day: one line from an area to one that it became.

    ``from_code`` None: the area came from none; ``to_code`` None: nothing came after. ``carries``: what stands on
    ``from_code`` counts for ``to_code`` from the day on. ``name_before_th`` and ``_en``: of a new name, the one before.
    """

    __tablename__ = "area_change"
    id: int | None = Field(default=None, primary_key=True)
    on_date: date
    kind: AreaChangeKind = text_column(12)
    from_code: str | None = Field(default=None, index=True, max_length=8)
    to_code: str | None = Field(default=None, index=True, max_length=8)
    carries: bool = False
    name_th: str | None = None
    name_en: str | None = None
    name_before_th: str | None = None
    name_before_en: str | None = None
    note: str | None = None


class Indicator(Sourced, table=True):
    """What is measured of areas year by year: households, people in need, income. ``unit`` is said after a value.

    ``lack``: more of it is worse. ``from_below``: what an area's value may be made of where it has none of its own.
    """

    __tablename__ = "indicator"
    code: str = Field(primary_key=True, max_length=40)
    position: int
    name_th: str
    name_en: str = ""
    unit: str | None = None
    lack: bool = False
    from_below: FromBelow = text_column(8, default=FromBelow.NONE)


class IndicatorValue(Sourced, table=True):
    """An indicator of an area (a district, a subdistrict or a village) in a year of the Buddhist era, in hundredths."""

    __tablename__ = "indicator_value"
    indicator_code: str = Field(foreign_key="indicator.code", primary_key=True, max_length=40)
    area_code: str = Field(primary_key=True, max_length=8)
    year: int = Field(primary_key=True)
    hundredths: int = Field(sa_type=BigInteger)


class Boundary(Base, table=True):
    """One GeoJSON FeatureCollection a level. ``approximate`` is true for the schematic map."""

    __tablename__ = "boundary"
    level: str = Field(primary_key=True, max_length=12)
    approximate: bool
    source: str
    geojson: str = Field(sa_type=Text)
