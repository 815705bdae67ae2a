"""What areas are called: by the name and the kind of the day, kept without the word of their level, found by all."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.areas.area_records import area_record
from kmcore.areas.queries import area_named, districts, search_areas, subdistricts
from kmcore.registers.undo_command import undo_batch
from kmcore.search.matching import find_nouns
from kmcore.search.queries import area_entries
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.area_acts import AFTER, BEFORE, DAY, change
from tests.integration.registers.support import Lines, imported
from tests.support.people import person


@pytest.fixture
def by(store: Engine) -> By:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT).by()


def test_names_are_those_of_the_day(store: Engine, by: By) -> None:
    with reading(store) as session:
        old = next(one.short.th for one in districts(session, DAY) if one.code == "8002")
    change(store, by, "renamed", "8002", name_th="ชื่อใหม่")
    change(store, by, "renamed", "8002", name_th="ชื่อสุดท้าย", day=AFTER)
    with reading(store) as session:
        names = [
            next(one.short.th for one in districts(session, day) if one.code == "8002")
            for day in (BEFORE, DAY, AFTER - timedelta(days=1), AFTER)
        ]
        assert names == [old, "ชื่อใหม่", "ชื่อใหม่", "ชื่อสุดท้าย"]
        assert old in area_named(session, "8002", BEFORE).label


def test_a_minor_district_is_founded_and_raised_and_called_what_it_is(store: Engine, by: By) -> None:
    name = "กิ่งอำเภอช้างน้อย"
    lines: Lines = [
        {
            "on_date": str(DAY),
            "kind": "ตั้งเป็นกิ่งอำเภอ",
            "from_code": "8001",
            "to_code": "8099",
            "name_th": name,
        },
        {"on_date": str(DAY), "kind": "moved", "from_code": "800106", "to_code": "809901"},
    ]
    imported(store, by, "area-changes", lines)
    raised = change(store, by, "raised", "8099", day=AFTER)

    def called(day: date) -> tuple[str, str, str, bool]:
        with reading(store) as session:
            (own,) = (one for one in districts(session, day) if one.code == "8099")
            found = search_areas(session, name, as_of=day)
            record = area_record(session, "809901", day)
            assert record
            return (
                str(own.name(day)),
                area_named(session, "8099", day).label,
                record.parents(day)[0][2],
                bool(found),
            )

    minor, whole = "กิ่งอำเภอช้างน้อย", "อำเภอช้างน้อย"
    assert called(DAY) == called(AFTER - timedelta(days=1)) == (minor, minor, minor, True)
    assert called(AFTER) == (whole, whole, whole, False)
    undo_batch(store, by, raised)
    assert called(AFTER) == (minor, minor, minor, True)


def test_a_name_written_with_its_level_is_kept_bare(store: Engine, by: By) -> None:
    change(store, by, "renamed", "8002", name_th="อำเภอพรหมใหม่")
    change(store, by, "renamed", "800201", name_th="ต.พรหมโลกใหม่")
    lines: Lines = [{"code": "8098", "name_th": "กิ่ง อ.ช้างใหญ่"}, {"code": "8099", "name_th": "อ.ช้างเล็ก"}]
    imported(store, by, "districts", lines)
    assert {row.result.value for row in imported(store, by, "districts", lines)[0].rows} == {"same"}
    imported(store, by, "areas", [{"code": "8097", "name_th": "กิ่งอ.ช้างกลาง"}])
    with reading(store) as session:
        names = {
            one.code: str(one.name(DAY))
            for one in (*districts(session, DAY), *subdistricts(session, "8002", DAY))
        }
    assert [names[code] for code in ("8002", "800201", "8097", "8098", "8099")] == [
        "อำเภอพรหมใหม่",
        "ตำบลพรหมโลกใหม่",
        "กิ่งอำเภอช้างกลาง",
        "กิ่งอำเภอช้างใหญ่",
        "อำเภอช้างเล็ก",
    ]


def test_an_area_is_found_by_the_name_it_bore(store: Engine, by: By) -> None:
    change(store, by, "renamed", "8002", name_th="เมืองพรหม")
    with reading(store) as session:
        found = find_nouns(area_entries(session), "พรหมคีรี")
    assert not found.near
    assert "8002" in {one.code for one in found.entries}
