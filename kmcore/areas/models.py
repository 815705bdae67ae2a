"""District, subdistrict and village, keyed by DOPA code as text (4, 6 and 8 digits), never by name."""

from datetime import date

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from kmcore.storage.base import Base, Sourced


class District(Sourced, table=True):
    """An amphoe. Before ``amphoe_from`` it was a king amphoe (กิ่งอำเภอ); None: always an amphoe."""

    __tablename__ = "district"
    code: str = Field(primary_key=True, max_length=4)
    name_th: str
    name_en: str
    lat: float | None = None
    lon: float | None = None
    amphoe_from: date | None = None
    population: int | None = None
    households: int | None = None


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


class Village(Sourced, table=True):
    """A หมู่บ้าน: subdistrict code + moo. ``name_th`` is empty until a register with names is imported."""

    __tablename__ = "village"
    code: str = Field(primary_key=True, max_length=8)
    subdistrict_code: str = Field(foreign_key="subdistrict.code", index=True, max_length=6)
    moo: int
    name_th: str | None = None
    name_en: str | None = None


class Indicator(Sourced, table=True):
    """What is measured of areas year by year: households, people in need, income. ``unit`` is said after a value."""

    __tablename__ = "indicator"
    code: str = Field(primary_key=True, max_length=40)
    position: int
    name_th: str
    name_en: str = ""
    unit: str | None = None
    lack: bool = False


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
