"""The register's areas, found by code, by name and by moo: made once, asked for every row of a file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kmcore.bilingual import Bilingual
from kmcore.i18n import LANGUAGES, _, speaking
from kmcore.registers.area_matching.address_words import (
    BEFORE_NAME,
    BEFORE_PROVINCE,
    CAPITAL,
    CODE_FIRST,
    CUT_SHORT,
)
from kmcore.registers.area_matching.area_levels import CODE_DIGITS, RegisterLevel
from kmcore.registers.comparable import comparable, sounding

_LEVEL_BY_DIGITS: Final = {digits: level for level, digits in CODE_DIGITS.items()}


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area of the register: its code and all its names, the one to show first (it may be Bilingual); a village may have none.

    ``parent`` and ``moo`` are those in the code where they are left out. ``ended``: there is another now in its place;
    by a name it is meant only where no area that still is has it.
    """

    code: str
    names: tuple[str, ...] = ()
    parent: str | None = None
    moo: int | None = None
    ended: bool = False

    @property
    def level(self) -> RegisterLevel:
        """Return the level that the code's length says."""
        return _LEVEL_BY_DIGITS[len(self.code)]

    @property
    def parent_code(self) -> str:
        """Return the code of the area it lies in; a district's is the province's."""
        return self.parent or self.code[:-2]

    @property
    def moo_number(self) -> int | None:
        """Return a village's number within its subdistrict."""
        if self.level is not RegisterLevel.VILLAGE:
            return None
        return int(self.code[-2:]) if self.moo is None else self.moo


def name_key(level: RegisterLevel, name: str) -> str:
    """Return a name in the form to compare by, without the word of its level: "อ.ลานสกา" as "ลานสกา"."""
    key = comparable(name)
    return BEFORE_NAME[level].sub("", key) or key


class NamedAreas:
    """All areas of a province, indexed. ``province``: its names, empty where they are not known."""

    def __init__(self, areas: Iterable[NamedArea], province: Sequence[str] = ()) -> None:
        """Index the areas; the order in which they come does not matter."""
        self.by_code: dict[str, NamedArea] = {area.code: area for area in areas}
        self.province = tuple(province)
        self.children: dict[str, list[NamedArea]] = defaultdict(list)
        self._by_moo: dict[tuple[str, int | None], list[NamedArea]] = defaultdict(list)
        self._by_name: dict[tuple[RegisterLevel, str], list[NamedArea]] = defaultdict(list)
        for area in self.by_code.values():
            self.children[area.parent_code].append(area)
            self._by_moo[area.parent_code, area.moo_number].append(area)
            for key in self.keys(area):
                self._by_name[area.level, key].append(area)

    def keys(self, area: NamedArea) -> frozenset[str]:
        """Return every form of an area's names to compare by; the town's district is "เมือง" too."""
        keys = {name_key(area.level, name) for name in area.names}
        if area.level is RegisterLevel.DISTRICT and any(key.startswith(CAPITAL) for key in keys):
            keys.add(CAPITAL)
        return frozenset(keys)

    def named(self, level: RegisterLevel, name: str) -> list[NamedArea]:
        """Return the areas of a level that a name, or a code with or without a name behind it, means.

        A name cut short by ฯ means each that begins so.
        """
        if match := CODE_FIRST.fullmatch(name):
            return self._coded(level, match[1], match[2])
        key = name_key(level, name)
        found = self._by_name.get((level, key), [])
        if found or not name.rstrip().endswith(CUT_SHORT):
            return found
        return [
            area for area in self.of_level[level] if any(known.startswith(key) for known in self.keys(area))
        ]

    def numbered(self, subdistrict: NamedArea, moo: int) -> list[NamedArea]:
        """Return the villages of a subdistrict with a number; more than one where the register is at fault."""
        return self._by_moo.get((subdistrict.code, moo), [])

    def _coded(self, level: RegisterLevel, code: str, name: str | None) -> list[NamedArea]:
        area = self.by_code.get(code)
        if area is None or area.level is not level or (name and not self.agrees(area, name)):
            return []
        return [area]

    @cached_property
    def of_level(self) -> dict[RegisterLevel, list[NamedArea]]:
        """Return the areas of each level."""
        return {
            level: [area for area in self.by_code.values() if area.level is level] for level in RegisterLevel
        }

    def agrees(self, area: NamedArea, name: str) -> bool:
        """Whether a name may be that of an area already known by code or moo: spelt otherwise, but sounding the same."""
        if not area.names or area in self.named(area.level, name):
            return True
        heard = sounding(name_key(area.level, name))
        return any(sounding(key) == heard for key in self.keys(area))

    def is_province(self, name: str) -> bool:
        """Whether a name, or a code, is the province's; any name is where its names are not known."""
        key = BEFORE_PROVINCE.sub("", comparable(name))
        if key.isdecimal():
            return any(code.startswith(key) for code in self.by_code)
        own = [BEFORE_PROVINCE.sub("", comparable(known)) for known in self.province]
        return not own or key in own or (name.endswith(CUT_SHORT) and any(one.startswith(key) for one in own))

    def ancestor(self, area: NamedArea, level: RegisterLevel) -> NamedArea | None:
        """Return the area of a level that an area lies in, itself where it is of that level; None if not known."""
        found: NamedArea | None = area
        while found is not None and found.level is not level:
            found = self.by_code.get(found.parent_code)
        return found

    def words(self, area: NamedArea) -> Bilingual:
        """Return how a person knows an area: its name, moo, subdistrict and district."""
        texts = []
        for one in LANGUAGES:
            with speaking(one):
                texts.append(self._words(area))
        return Bilingual(*texts)

    def _words(self, area: NamedArea) -> str:
        """Return the words in the language in force."""
        name = str(area.names[0]) if area.names else ""
        if area.level is RegisterLevel.DISTRICT:
            return _("อ.{name}", name=name)
        above = self.by_code.get(area.parent_code)
        around = self._words(above) if above else ""
        if area.level is RegisterLevel.SUBDISTRICT:
            return _("ต.{name} {district}", name=name, district=around).strip()
        moo = _("หมู่ที่ {moo}", moo=area.moo_number)
        return " ".join(word for word in (name, moo, around) if word)
