"""Which area of the register a row means: exactly one, or a sentence that says why none. Near names are only suggested."""

from dataclasses import dataclass, replace

from kmcore.registers.area_matching import area_problems as problems
from kmcore.registers.area_matching.address_words import ONE_WORD
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.named_areas import NamedArea, NamedAreas
from kmcore.registers.area_matching.written_area import WrittenArea
from kmcore.registers.cell_values.moo_numbers import LAST_MOO
from kmcore.registers.cells import FieldProblem

_LEVELS = (RegisterLevel.VILLAGE, RegisterLevel.SUBDISTRICT, RegisterLevel.DISTRICT)


@dataclass(frozen=True, slots=True)
class FoundArea:
    """The one area that is meant."""

    code: str


def match_area(areas: NamedAreas, written: WrittenArea, level: RegisterLevel) -> FoundArea | None:
    """Return the area of a level that a row means; None where the row says nothing about one.

    By code, or by name within its parent: a village by name or moo within its subdistrict, a subdistrict within its
    district, which need not be named where the province has the name once. All that the row says has to agree; names
    spelt otherwise but sounding alike agree with a code or a moo, and decide nothing by themselves.
    Raises FieldProblem, with ``suggestions`` where there are any (SuggestingProblem).
    """
    if written.province is not None and not areas.is_province(written.province):
        raise problems.other_province(areas, written.province)
    if written.is_empty:
        return None
    if written.code is not None:
        return FoundArea(_by_code(areas, written.code, written, level).code)
    in_a_row = _names_in_a_row(areas, written, level) if written.bare else None
    return FoundArea((in_a_row or _by_name(areas, written, level)).code)


def _by_code(areas: NamedAreas, code: str, written: WrittenArea, level: RegisterLevel) -> NamedArea:
    area = areas.by_code.get(code)
    if area is None or area.level is not level:
        raise problems.unknown_code(areas, code, _meant(areas, written, level))
    for part in _LEVELS:
        name: str | None = getattr(written, part.value)
        around = areas.ancestor(area, part)
        if name is not None and around is not None and not _fits(areas, around, name):
            raise problems.code_and_name(areas, area, name, _meant(areas, written, level))
    if written.moo is not None and area.moo_number is not None and area.moo_number != written.moo:
        raise problems.moo_and_code(areas, area, written.moo, _meant(areas, written, level))
    return area


def _fits(areas: NamedAreas, area: NamedArea, name: str) -> bool:
    """Whether an area known by its code may have this name: not if one beside it has it exactly."""
    named = areas.named(area.level, name)
    beside = any(other.parent_code == area.parent_code for other in named)
    return area in named or (not beside and areas.agrees(area, name))


def _meant(areas: NamedAreas, written: WrittenArea, level: RegisterLevel) -> list[NamedArea]:
    """Return the area that a row means by its names alone, to suggest it beside that of the code."""
    try:
        return [_by_name(areas, replace(written, code=None), level)]
    except FieldProblem:
        return []


def _by_name(areas: NamedAreas, written: WrittenArea, level: RegisterLevel) -> NamedArea:
    district = _district(areas, written.district) if written.district is not None else None
    if level is RegisterLevel.DISTRICT:
        return _needed(district, level)
    subdistrict = None
    if written.subdistrict is not None:
        subdistrict = _subdistrict(areas, written.subdistrict, district)
    if level is RegisterLevel.SUBDISTRICT:
        return _needed(subdistrict, level)
    if written.village is None and written.moo is None:
        raise problems.level_missing(level)
    if subdistrict is None:
        raise _no_subdistrict(areas, written, district)
    return _village(areas, written.village, written.moo, subdistrict)


def _needed(area: NamedArea | None, level: RegisterLevel) -> NamedArea:
    if area is None:
        raise problems.level_missing(level)
    return area


def _district(areas: NamedAreas, name: str) -> NamedArea:
    found = areas.named(RegisterLevel.DISTRICT, name)
    if not found:
        near = areas.of_level[RegisterLevel.DISTRICT]
        raise problems.unknown_name(areas, RegisterLevel.DISTRICT, name, near, None)
    return _one(areas, found, name)


def _subdistrict(areas: NamedAreas, name: str, district: NamedArea | None) -> NamedArea:
    everywhere = areas.named(RegisterLevel.SUBDISTRICT, name)
    found = [area for area in everywhere if district is None or area.parent_code == district.code]
    if not found and everywhere and district:
        raise problems.wrong_parent(areas, everywhere, district)
    if not found:
        near = (
            areas.children.get(district.code, []) if district else areas.of_level[RegisterLevel.SUBDISTRICT]
        )
        raise problems.unknown_name(areas, RegisterLevel.SUBDISTRICT, name, near, district)
    return _one(areas, found, name)


def _no_subdistrict(areas: NamedAreas, written: WrittenArea, district: NamedArea | None) -> FieldProblem:
    """Return the refusal of a village without its subdistrict; the villages of that name are suggested."""
    if written.village is None:
        return problems.level_missing(RegisterLevel.SUBDISTRICT)
    found = [
        area
        for area in areas.named(RegisterLevel.VILLAGE, written.village)
        if written.moo in (None, area.moo_number)
        and (district is None or areas.ancestor(area, RegisterLevel.DISTRICT) == district)
    ]
    return problems.parent_missing(areas, written.village, found)


def _village(areas: NamedAreas, name: str | None, moo: int | None, subdistrict: NamedArea) -> NamedArea:
    named = [] if name is None else _named_in(areas, name, subdistrict)
    if moo is None:
        if not named:
            raise _no_village(areas, name or "", subdistrict)
        return _one(areas, named, name or "")
    numbered = areas.numbered(subdistrict, moo)
    if not numbered:
        raise problems.no_such_moo(areas, subdistrict, moo)
    area = _one(areas, numbered, str(moo))
    if name is not None and area not in named and (named or not areas.agrees(area, name)):
        raise problems.moo_and_name(areas, area, name, named)
    return area


def _named_in(areas: NamedAreas, name: str, subdistrict: NamedArea) -> list[NamedArea]:
    found = areas.named(RegisterLevel.VILLAGE, name)
    return [area for area in found if area.parent_code == subdistrict.code]


def _no_village(areas: NamedAreas, name: str, subdistrict: NamedArea) -> FieldProblem:
    villages = areas.children.get(subdistrict.code, [])
    if villages and not any(area.names for area in villages):
        return problems.no_names(areas, subdistrict, name)
    return problems.unknown_name(areas, RegisterLevel.VILLAGE, name, villages, subdistrict)


def _one(areas: NamedAreas, found: list[NamedArea], name: str) -> NamedArea:
    standing = [area for area in found if not area.ended] or found
    if len(standing) > 1:
        raise problems.ambiguous(areas, standing, name)
    return standing[0]


def _names_in_a_row(areas: NamedAreas, written: WrittenArea, level: RegisterLevel) -> NamedArea | None:
    """Return the area of "นากุน 5 ขุนทะเล ลานสกา": names from the smallest up, each exactly right; None otherwise."""
    words = ONE_WORD.findall(getattr(written, level.value) or "")
    if len(words) > 1 and areas.province and areas.is_province(words[-1]):
        words.pop()
    numbers = [word for word in words[1:2] if word.isdecimal() and int(word) <= LAST_MOO]
    names = [word for word in words if word not in numbers]
    levels = _LEVELS[_LEVELS.index(level) :]
    if not 1 < len(names) <= len(levels) or (numbers and level is not RegisterLevel.VILLAGE):
        return None
    parts = {part.value: name for part, name in zip(levels, names, strict=False)}
    moo = int(numbers[0]) if numbers else None
    found = _meant(areas, WrittenArea(moo=moo, **parts), level)
    return found[0] if found else None
