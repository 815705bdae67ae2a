"""The set-up of a province on both databases: what it is, its list of areas, what is counted, and two people at once."""

from datetime import date
from typing import Final

import pytest
from sqlalchemy import Engine, text

from kmcore.access.kinds import AccountRole
from kmcore.areas.queries import boundaries, village_count
from kmcore.errors import FormError
from kmcore.exchange.new_province.area_list import areas_of_register, compared_list, read_area_list
from kmcore.exchange.new_province.commands import (
    OtherProvinceError,
    set_province,
    take_areas,
    take_good_areas,
)
from kmcore.exchange.new_province.progress import first_unfinished, setup_steps
from kmcore.exchange.new_province.province_form import ProvinceError, ProvinceForm
from kmcore.exchange.new_province.read_models import StepCode, StepState
from kmcore.exchange.new_province.shipped_areas import shipped_areas
from kmcore.exchange.refused_rows import refused_areas_file
from kmcore.registers.area_list.country import KnownCodes
from kmcore.registers.understood_file import UnderstoodFile
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.dataset import province_info, province_thai_name
from kmcore.storage.unit_of_work import reading
from tests.support.new_province import CODE, FORM, KEEPER, NAME, office_list
from tests.support.people import person

DAY: Final = date(2026, 12, 1)


def states(engine: Engine) -> dict[str, str]:
    with reading(engine) as session:
        return {step.code.value: step.state.value for step in setup_steps(session, DAY)}


def listed() -> tuple[UnderstoodFile, ...]:
    return read_area_list(office_list(), "รายชื่อ.xlsx", CODE, KnownCodes(CODE)).files


def test_a_store_without_anything_is_told_what_it_lacks(engine: Engine) -> None:
    assert set(states(engine).values()) == {StepState.MISSING.value}
    with reading(engine) as session:
        steps = setup_steps(session, DAY)
    assert all(step.why and step.without and step.lacking for step in steps)
    assert [step.code for step in steps if step.waits] == [StepCode.AREAS]


def test_the_province_is_kept_and_told_again(engine: Engine) -> None:
    set_province(engine, KEEPER, FORM)
    with reading(engine) as session:
        info = province_info(session)
        assert (info.code, info.name.th, info.fiscal_year, info.started_on) == (CODE, NAME, 2570, DAY)
        assert province_thai_name(session) == NAME
        assert first_unfinished(setup_steps(session, DAY)) is StepCode.AREAS
    later = ProvinceForm("จังหวัดริมน้ำ", CODE, "2571", "1 ต.ค. 2570")
    set_province(engine, KEEPER, later)
    with reading(engine) as session:
        assert session.execute(text("SELECT count(*) FROM dataset")).scalar_one() == 1
        assert province_thai_name(session) == "ริมน้ำ"


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(engine: Engine) -> None:
    with pytest.raises(FormError) as caught:
        set_province(engine, KEEPER, ProvinceForm(" จังหวัด ", "07", "", "เมื่อวาน", name_en="x" * 200))
    assert len(caught.value.faults) == 4
    with reading(engine) as session:
        assert province_info(session).code == ""


def test_a_list_is_three_batches_a_second_time_nothing_and_undone_from_below(engine: Engine) -> None:
    set_province(engine, KEEPER, FORM)
    written = take_areas(engine, KEEPER, listed())
    assert [one.new for one in written] == [5, 20, 150]
    assert states(engine)["areas"] == StepState.DONE.value
    assert take_areas(engine, KEEPER, listed()) == []
    with reading(engine) as session:
        district = boundaries(session, "district")
        assert village_count(session, DAY) == 150
    assert district is not None
    assert district.approximate
    with pytest.raises(ProvinceError, match=r"970[1-5]"):
        set_province(engine, KEEPER, ProvinceForm("อื่น", "96", "2570", "1 ธ.ค. 2569"))
    for one in reversed(written):
        undo_batch(engine, KEEPER, one.batch or 0)
    assert states(engine)["areas"] == StepState.MISSING.value
    with reading(engine) as session:
        assert boundaries(session, "district") is None


def test_two_who_bring_the_list_at_once_bring_it_once(engine: Engine) -> None:
    """The second looked at it before the first had written: what stands by then is left as it is."""
    set_province(engine, KEEPER, FORM)
    mine, theirs = listed(), listed()
    take_areas(engine, KEEPER, mine)
    her = person(engine, AccountRole.SECRETARIAT).by()
    assert take_areas(engine, her, theirs) == []


def test_what_ships_fills_a_province_whole(engine: Engine) -> None:
    found = shipped_areas("80")
    assert found is not None
    take_areas(engine, KEEPER, found.files)
    with reading(engine) as session:
        previews = compared_list(session, found, KEEPER.user)
        assert village_count(session, DAY) > 1500
    assert not [row for preview in previews for row in preview.good]


def test_two_who_say_which_province_it_is_do_not_overwrite_each_other_unsaid(engine: Engine) -> None:
    with reading(engine) as session:
        seen = province_info(session)
    set_province(engine, KEEPER, FORM, seen)
    other = ProvinceForm("อื่น", "96", "2570", "1 ธ.ค. 2569")
    with pytest.raises(OtherProvinceError, match=NAME):
        set_province(engine, KEEPER, other, seen)
    with reading(engine) as session:
        seen = province_info(session)
    assert (seen.name.th, set_province(engine, KEEPER, other, seen).name.th) == (NAME, "อื่น")


def test_the_good_part_comes_in_and_a_second_list_completes_it(engine: Engine) -> None:
    """What cannot be taken goes out with why, and comes back corrected; what stands need not be named again."""
    set_province(engine, KEEPER, FORM)
    text_of = "รหัสอำเภอ,อำเภอ,รหัสตำบล,ตำบล,หมู่ที่,ชื่อหมู่บ้าน\n"
    first = text_of + "9701,เมือง,970101,ดอน,1,บ้านหนึ่ง\n9701,เมือง,97O102,นา,1,บ้านสอง\n"
    found = read_area_list(first.encode(), "a.csv", CODE, KnownCodes(CODE))
    assert [row.number for row in found.refused] == [3]
    written, left = take_good_areas(engine, KEEPER, found.files)
    assert ([one.new for one in written], left) == ([1, 1, 1], 0)
    again = refused_areas_file(found, found.refused)
    with reading(engine) as session:
        areas = areas_of_register(session)
    second = read_area_list(again, "b.xlsx", CODE, KnownCodes(CODE, areas), areas.by_code)
    assert len(second.refused) == 1  # not corrected yet, and read as the first list was
    assert second.refused[0].problems[0].code == found.refused[0].problems[0].code
    corrected = "รหัสตำบล,ตำบล,หมู่ที่,ชื่อหมู่บ้าน\n970102,นา,1,บ้านสอง\n970101,,2,บ้านสาม\n"
    third = read_area_list(corrected.encode(), "c.csv", CODE, KnownCodes(CODE, areas), areas.by_code)
    assert third.refused == ()
    assert [one.new for one in take_areas(engine, KEEPER, third.files)] == [1, 2]
