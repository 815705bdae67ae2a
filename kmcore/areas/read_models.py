"""What is read of the register of areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kmcore.areas.indicator_rules import AreaValue
from kmcore.areas.kinds import FromBelow
from kmcore.bilingual import Bilingual, bilingual

CODE_LENGTH: Final = {4: "district", 6: "subdistrict", 8: "village"}


@dataclass(frozen=True, kw_only=True)
class Area:
    """A district or subdistrict. ``short`` is the bare name; ``parent`` is the district's code for a subdistrict.

    ``amphoe_from`` and ``minor``: as in the register, of a district.
    """

    code: str
    level: str
    short: Bilingual = bilingual()
    parent: str | None = None
    amphoe_from: date | None = None
    minor: bool = False

    def is_minor(self, as_of: date | None = None) -> bool:
        """Tell whether it is a minor district (กิ่งอำเภอ) on the day; None: as the register has it last."""
        if self.amphoe_from is None:
            return self.minor
        return as_of is not None and as_of < self.amphoe_from

    def name(self, as_of: date | None = None) -> Bilingual:
        """Return the name with its kind of the day: อำเภอ, กิ่งอำเภอ or ตำบล."""
        if self.level == "subdistrict":
            return Bilingual(f"ตำบล{self.short.th}", f"{self.short.en} subdistrict")
        if self.is_minor(as_of):
            return Bilingual(f"กิ่งอำเภอ{self.short.th}", f"{self.short.en} minor district")
        return Bilingual(f"อำเภอ{self.short.th}", f"{self.short.en} district")


@dataclass(frozen=True)
class BoundaryMap:
    """A level's GeoJSON text, and whether it is only the schematic map."""

    level: str
    geojson: str
    approximate: bool
    source: str


@dataclass(frozen=True)
class AreaMatch:
    """A search hit: its code says its level by length (4 district, 6 subdistrict, 8 village)."""

    code: str
    label: str

    @property
    def level(self) -> str:
        """Return district, subdistrict or village."""
        return CODE_LENGTH[len(self.code)]


@dataclass(frozen=True, kw_only=True)
class IndicatorYear:
    """An indicator in a year for which some area has a value. ``year`` (BE) None: the register of areas tells no year.

    ``lack``: more of it is worse. ``sources``: where the values are from.
    """

    code: str
    name: Bilingual = bilingual()
    unit: str | None
    lack: bool
    from_below: FromBelow
    year: int | None
    sources: tuple[str, ...]
    demo: bool

    @property
    def address(self) -> str:
        """Return what an address says of it: "poor-households:2549"."""
        return f"{self.code}:{self.year or ''}"


@dataclass(frozen=True)
class IndicatorFigures:
    """An indicator of a year over the areas of a level: each one's value, by its code."""

    indicator: IndicatorYear
    values: Mapping[str, AreaValue]
