"""What can be wrong with an area that a row names: each a sentence that says what is there, why not, and what to do."""

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process

from kmcore.bilingual import Bilingual
from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel, level_words
from kmcore.registers.area_matching.named_areas import NamedArea, NamedAreas, name_key
from kmcore.registers.area_matching.other_provinces import province_of_code, provinces_with
from kmcore.registers.cells import FieldProblem
from kmcore.registers.comparable import sounding
from kmcore.registers.suggestions import SuggestingProblem, Suggestion
from kmcore.thai.errors import shown

_MOST: Final = 5
_NEAR: Final = 60  # of 100, as rapidfuzz counts


def two_values(part: str, one: str, other: str) -> FieldProblem:
    """Return the refusal of a row that says two things of one part of an address."""
    words = {
        "code": Bilingual("รหัส", "code"),
        "moo": Bilingual("หมู่ที่", "moo"),
        "province": Bilingual("จังหวัด", "province"),
    }
    return FieldProblem(
        "two_values",
        N_("แถวนี้บอก{part}ไว้สองค่า คือ “{one}” กับ “{other}” แก้ให้ตรงกัน หรือแยกเป็นคนละแถว"),
        part=words[part] if part in words else level_words(RegisterLevel(part)),
        one=shown(one),
        other=shown(other),
    )


def other_province(areas: NamedAreas, found: str) -> FieldProblem:
    """Return the refusal of a row of another province."""
    return FieldProblem(
        "other_province",
        N_("แถวนี้เขียนว่าจังหวัด “{found}” แต่ทะเบียนนี้เป็นของจังหวัด{here} ตัดแถวนี้ออก หรือแก้ชื่อจังหวัด"),
        found=shown(found),
        here=areas.province[0],
    )


def unknown_code(areas: NamedAreas, code: str, meant: Sequence[NamedArea]) -> FieldProblem:
    """Return the refusal of a code that the register does not have; what the names mean is suggested."""
    own = {known[:2] for known in areas.by_code}
    province = None if code[:2] in own else province_of_code(code)
    if province is not None:
        sentence = N_("รหัส {code} เป็นของจังหวัด{province} ไม่ใช่จังหวัดของทะเบียนนี้ ตรวจรหัสแล้วแก้")
        return FieldProblem("other_province", sentence, code=code, province=province)
    sentence = N_("ไม่มีรหัส {code} ในทะเบียน ตรวจรหัสแล้วแก้ หรือใส่ชื่อแทนรหัส")
    return SuggestingProblem("unknown_code", sentence, suggestions(areas, meant), code=code)


def code_and_name(areas: NamedAreas, area: NamedArea, found: str, meant: Sequence[NamedArea]) -> FieldProblem:
    """Return the refusal of a code whose area has another name than the row says."""
    return SuggestingProblem(
        "code_and_name",
        N_("รหัส {code} คือ {area} แต่แถวนี้เขียนว่า “{found}” แก้รหัสหรือชื่อให้ตรงกัน"),
        suggestions(areas, [area, *meant]),
        code=area.code,
        area=areas.words(area),
        found=shown(found),
    )


def moo_and_name(areas: NamedAreas, area: NamedArea, found: str, meant: Sequence[NamedArea]) -> FieldProblem:
    """Return the refusal of a moo whose village has another name than the row says."""
    return SuggestingProblem(
        "moo_and_name",
        N_("หมู่ที่ {moo} คือ {area} แต่แถวนี้เขียนว่า “{found}” แก้หมู่ที่หรือชื่อให้ตรงกัน"),
        suggestions(areas, [area, *meant]),
        moo=area.moo_number,
        area=areas.words(area),
        found=shown(found),
    )


def moo_and_code(areas: NamedAreas, area: NamedArea, moo: int, meant: Sequence[NamedArea]) -> FieldProblem:
    """Return the refusal of a code whose village has another moo than the row says."""
    return SuggestingProblem(
        "code_and_moo",
        N_("รหัส {code} คือ {area} แต่แถวนี้เขียนว่าหมู่ที่ {moo} แก้รหัสหรือหมู่ที่ให้ตรงกัน"),
        suggestions(areas, [area, *meant]),
        code=area.code,
        area=areas.words(area),
        moo=moo,
    )


def no_such_moo(areas: NamedAreas, subdistrict: NamedArea, moo: int) -> FieldProblem:
    """Return the refusal of a moo that the subdistrict does not have."""
    return FieldProblem(
        "no_such_moo",
        N_("{place} ไม่มีหมู่ที่ {moo} ในทะเบียน (มี {count} หมู่บ้าน) ตรวจหมู่ที่และตำบลแล้วแก้"),
        place=areas.words(subdistrict),
        moo=moo,
        count=len(areas.children.get(subdistrict.code, ())),
    )


def wrong_parent(areas: NamedAreas, found: Sequence[NamedArea], parent: NamedArea) -> FieldProblem:
    """Return the refusal of an area that lies in another district than the row says."""
    return SuggestingProblem(
        "wrong_parent",
        N_("แถวนี้เขียนว่าอยู่ใน {parent} แต่ในทะเบียนมีแต่ {found} แก้ชื่อให้ตรงกัน"),
        suggestions(areas, found),
        parent=areas.words(parent),
        found=_listed(areas, found),
    )


def ambiguous(areas: NamedAreas, found: Sequence[NamedArea], name: str) -> FieldProblem:
    """Return the refusal of a name that several areas have."""
    village = found[0].level is RegisterLevel.VILLAGE
    missing = Bilingual("หมู่ที่", "moo") if village else level_words(RegisterLevel.DISTRICT)
    return SuggestingProblem(
        "ambiguous",
        N_("{level} “{name}” มี {count} แห่ง คือ {found} ใส่{missing}ให้รู้ว่าแห่งใด หรือใส่รหัส"),
        suggestions(areas, found),
        level=level_words(found[0].level),
        name=shown(name),
        count=len(found),
        found=_listed(areas, found),
        missing=missing,
    )


def parent_missing(areas: NamedAreas, name: str, found: Sequence[NamedArea]) -> FieldProblem:
    """Return the refusal of a village of which no subdistrict is named."""
    return SuggestingProblem(
        "parent_missing",
        N_("“{name}” ไม่บอกว่าอยู่ตำบลใด ใส่ตำบลและอำเภอ หรือใส่รหัสหมู่บ้าน"),
        suggestions(areas, found),
        name=shown(name),
    )


def level_missing(level: RegisterLevel) -> FieldProblem:
    """Return the refusal of a row that names only areas above or below the level that is needed."""
    sentence = N_("แถวนี้ไม่บอกว่าเป็น{level}ใด ใส่ชื่อหรือรหัสของ{level}")
    return FieldProblem("level_missing", sentence, level=level_words(level))


def no_names(areas: NamedAreas, subdistrict: NamedArea, name: str) -> FieldProblem:
    """Return the refusal of a name in a subdistrict of whose villages the register knows only the numbers."""
    sentence = N_("ทะเบียนยังไม่มีชื่อหมู่บ้านของ {place} จึงเทียบ “{name}” ไม่ได้ ใส่หมู่ที่หรือรหัสหมู่บ้านแทน")
    return FieldProblem("no_names", sentence, place=areas.words(subdistrict), name=shown(name))


def unknown_name(
    areas: NamedAreas, level: RegisterLevel, name: str, near: Sequence[NamedArea], parent: NamedArea | None
) -> FieldProblem:
    """Return the refusal of a name that the register does not have among ``near``, with the nearest of them."""
    nearest = _nearest(areas, level, name, near)
    values: dict[str, object] = {"level": level_words(level), "name": shown(name)}
    values["place"] = areas.words(parent) if parent else Bilingual("ทะเบียน", "the register")
    if nearest:
        sentence = N_("ไม่พบ{level} “{name}” ใน {place} ที่ใกล้เคียงคือ {found} ถ้าใช่ แก้ให้ตรง")
        listed = _listed(areas, nearest)
        return SuggestingProblem(
            "unknown_name", sentence, suggestions(areas, nearest), found=listed, **values
        )
    own = next(iter(areas.by_code), "")[:2]
    elsewhere = provinces_with(level, name, own)
    if elsewhere:
        sentence = N_("ไม่พบ{level} “{name}” ใน {place} ชื่อนี้มีในจังหวัด {elsewhere} ตรวจว่าแถวนี้เป็นของจังหวัดใด")
        return FieldProblem("unknown_name", sentence, elsewhere=elsewhere, **values)
    return FieldProblem("unknown_name", N_("ไม่พบ{level} “{name}” ใน {place} ตรวจชื่อแล้วแก้ หรือใส่รหัส"), **values)


def suggestions(areas: NamedAreas, found: Sequence[NamedArea]) -> tuple[Suggestion, ...]:
    """Return areas to choose from, at most five, none twice."""
    once = list(dict.fromkeys(found))[:_MOST]
    return tuple(Suggestion(area.code, areas.words(area)) for area in once)


def _listed(areas: NamedAreas, found: Sequence[NamedArea]) -> Bilingual:
    words = [areas.words(area) for area in found[:_MOST]] + [Bilingual("…", "…")] * (len(found) > _MOST)
    return Bilingual(" / ".join(one.th for one in words), " / ".join(one.en for one in words))


def _nearest(
    areas: NamedAreas, level: RegisterLevel, name: str, near: Sequence[NamedArea]
) -> list[NamedArea]:
    heard = sounding(name_key(level, name))
    spelt = {(place, key): sounding(key) for place, area in enumerate(near) for key in areas.keys(area)}
    best = process.extract(heard, spelt, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST)
    return list(dict.fromkeys(near[key[0]] for _text, _score, key in best))
