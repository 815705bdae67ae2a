"""Areas that change from a day on: every total is the register's of its day, earlier days stay, undone as one."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import pytest
from shapely.geometry import shape
from sqlalchemy import Engine, select
from sqlmodel import Session

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.areas.area_indicators import measured_of_area
from kmcore.areas.indicators import indicator_figures
from kmcore.areas.kinds import FromBelow
from kmcore.areas.models import Indicator, IndicatorValue
from kmcore.areas.queries import (
    LEVELS,
    boundaries,
    districts,
    subdistricts,
    village_count,
)
from kmcore.exchange.show import show
from kmcore.fieldwork.models import Blog
from kmcore.fieldwork.queries import blogs
from kmcore.programme.coverage import Coverage, GroupBy, coverage, coverage_total
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.village_record import village_evidence, village_record
from kmcore.registers.definition import Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import RefusedRowError, RegisterError, UndoError
from kmcore.registers.row_commands import RowEdit, add_row, correct_row
from kmcore.registers.row_store import all_rows
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.area_acts import AFTER, BEFORE, CHANGES, DAY, change
from tests.integration.registers.support import Lines, imported
from tests.support.builds import loaded, open_engine
from tests.support.databases import Databases
from tests.support.people import person

GROUPS: Final[tuple[GroupBy, ...]] = ("district", "subdistrict", "cohort")
MOVED = ("800106", "800299")
AREAS = ("districts", "subdistricts", "villages", "area-changes")


@pytest.fixture
def by(store: Engine) -> By:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT).by()


def tables(store: Engine) -> dict[str, list[Values]]:
    with reading(store) as session:
        return {
            code: [row for _key, row in sorted(all_rows(session, KINDS[code]).items(), key=str)]
            for code in AREAS
        }


def shown(store: Engine, day: date) -> Any:
    """Return what ``show`` says of a day: by the smallest groups, by cohort, whose villages, and the visits."""
    with reading(store) as session:
        found = [show(session, "coverage", by=by, as_of=day) for by in ("subdistrict", "cohort")]
        found += [show(session, subject, as_of=day) for subject in ("responsibility", "visits", "models")]
        return [(one.found.rows, one.found.total) for one in found]


def require_sums(store: Engine, day: date) -> Coverage:
    """Check that every total of a day is the register's of that day; return the whole."""
    with reading(store) as session:
        count = village_count(session, day)
        found = {by: coverage(session, day, by) for by in GROUPS}
        wholes = [coverage_total(rows) for rows in found.values()]
        assert {row.code for row in found["subdistrict"]} == {
            one.code for one in subdistricts(session, as_of=day)
        }
        assert {row.code for row in found["district"]} == {one.code for one in districts(session, day)}
        assert {one.register for one in wholes} == {count}
        assert {(one.promised, one.reported, one.verified, one.gap, one.overlap) for one in wholes} == {
            (wholes[0].promised, wholes[0].reported, wholes[0].verified, wholes[0].gap, wholes[0].overlap)
        }
        return wholes[0]


ACTS: dict[str, tuple[list[tuple[str, str | None, str | None, dict[str, Any]]], int]] = {
    "renamed district": ([("renamed", "8002", None, {"name_th": "พรหมคีรีใหม่"})], 0),
    "renamed subdistrict": ([("renamed", "800201", None, {"name_th": "พรหมโลกใหม่"})], 0),
    "named village": ([("named", "80010601", None, {"name_th": "บ้านมีชื่อ"})], 0),
    "renumbered": ([("renumbered", "80010601", "80010699", {})], 0),
    "split": ([("split", "80010601", "80010699", {"name_th": "บ้านใหม่เหนือ"})], 1),
    "merged": ([("merged", "80010602", "80010601", {})], -1),
    "moved village": ([("moved", "80010601", "80010799", {})], 0),
    "moved subdistrict": ([("moved", "800106", "800299", {})], 0),
    "abolished": ([("abolished", "80010602", "80010601", {})], -1),
    "founded district": (
        [
            ("founded", "8001", "8099", {"name_th": "ช้างน้อย"}),
            ("moved", "800106", "809901", {}),
            ("moved", "800107", "809902", {}),
        ],
        0,
    ),
    "founded subdistrict": (
        [("founded", "800106", "800199", {"name_th": "ตำบลใหม่"}), ("moved", "80010601", "80019901", {})],
        0,
    ),
    "founded village": ([("founded", None, "80010699", {"name_th": "บ้านตั้งใหม่"})], 1),
    "founded minor district": (
        [("minor", "8001", "8099", {"name_th": "ช้างน้อย"}), ("moved", "800106", "809901", {})],
        0,
    ),
    "raised": ([("raised", "8001", None, {})], 0),
}


@pytest.fixture(scope="module")
def kept(databases: Databases) -> Iterator[tuple[Engine, By]]:
    """Return a store that the acts share, and who writes: each act is undone, and leaves it as it was."""
    with databases.lend(loaded) as url:
        engine = open_engine(url)
        yield engine, person(engine, AccountRole.SECRETARIAT).by()
        engine.dispose()


@pytest.fixture(scope="module")
def untouched(kept: tuple[Engine, By]) -> tuple[Any, Any, Coverage]:
    """Return the tables, what the day before shows, and the whole on the day, before any act."""
    return tables(kept[0]), shown(kept[0], BEFORE), require_sums(kept[0], DAY)


@pytest.mark.parametrize("act", ACTS)
def test_totals_before_on_and_after_each_act(kept: tuple[Engine, By], untouched: Any, act: str) -> None:
    (store, by), (rows, before, count), (steps, more) = kept, untouched, ACTS[act]
    lines: Lines = [
        {"on_date": str(DAY), "kind": kind, "from_code": old, "to_code": new, **rest}
        for kind, old, new, rest in steps
    ]
    preview, written = imported(store, by, "area-changes", lines)
    assert written.batch, [problem.sentence for row in preview.rows for problem in row.problems]
    assert shown(store, BEFORE) == before
    now = require_sums(store, DAY)
    assert (now.register, require_sums(store, AFTER).register) == (count.register + more,) * 2
    if more >= 0:
        assert (now.reported, now.verified, now.promised) == (count.reported, count.verified, count.promised)
    undo_batch(store, by, written.batch)
    assert tables(store) == rows


@pytest.mark.parametrize("act", ["moved subdistrict", "founded district", "founded subdistrict"])
def test_the_map_is_that_of_the_day(kept: tuple[Engine, By], act: str) -> None:
    store, by = kept
    lines: Lines = [
        {"on_date": str(DAY), "kind": kind, "from_code": old, "to_code": new, **rest}
        for kind, old, new, rest in ACTS[act][0]
    ]
    batch = imported(store, by, "area-changes", lines)[1].batch or 0
    with reading(store) as session:
        for day in (BEFORE, DAY):
            for level in LEVELS:
                areas = districts(session, day) if level == "district" else subdistricts(session, as_of=day)
                drawn = boundaries(session, level, day)
                assert drawn
                features = json.loads(drawn.geojson)["features"]
                assert {one["id"] for one in features} == {one.code for one in areas}
                assert all(shape(one["geometry"]).is_valid for one in features)
    undo_batch(store, by, batch)


def test_what_stands_on_a_village_counts_for_what_it_became(store: Engine, by: By) -> None:
    with reading(store) as session:
        code = session.scalar(
            select(KINDS["evidence"].columns.c.village_code)
            .where(KINDS["evidence"].columns.c.on_date < DAY)
            .limit(1)
        )
        assert code
        record, evidence = village_record(session, code, DAY), village_evidence(session, DAY)
    new = f"{code[:6]}98"
    change(store, by, "renumbered", code, new)
    with reading(store) as session:
        assert village_record(session, new, DAY) == record
        assert village_record(session, code, BEFORE).promises
        later = village_evidence(session, DAY)
    assert (later.count, later.villages) == (evidence.count, evidence.villages)
    assert {row.village_code for row in later.rows} - {row.village_code for row in evidence.rows} == {new}


def test_a_union_counts_once_and_a_part_begins_with_nothing(store: Engine, by: By) -> None:
    with reading(store) as session:
        named = promised_villages(session, DAY)
    table = KINDS["promises"].columns
    under: dict[tuple[str, str], list[str]] = {}
    with store.connect() as connection:
        query = select(table.c.responsibility_code, table.c.village_code).where(table.c.from_date <= DAY)
        for responsibility, code in connection.execute(query.order_by(table.c.village_code)):
            under.setdefault((responsibility, code[:6]), []).append(code)
    (responsibility, _home), (kept, gone, *_rest) = next(
        pair for pair in under.items() if len(pair[1]) > 1 and pair[0][0] in named
    )
    change(store, by, "merged", gone, kept)
    with reading(store) as session:
        assert promised_villages(session, DAY)[responsibility].villages == named[responsibility].villages - 1
        assert promised_villages(session, BEFORE)[responsibility].villages == named[responsibility].villages
    new = f"{kept[:6]}97"
    change(store, by, "split", kept, new, name_th="บ้านแยก")
    with reading(store) as session:
        record = village_record(session, new, DAY)
        assert (record.cohort, record.promises) == (None, ())
        assert village_record(session, kept, DAY).promises


def test_what_was_measured_and_the_blog_go_along_with_a_subdistrict_that_moves(store: Engine, by: By) -> None:
    with Session(store) as session:
        session.add(
            Indicator(code="poor", position=1, name_th="ยากจน", unit="ครัวเรือน", from_below=FromBelow.NONE)
        )
        session.flush()
        for area, year, hundredths in (("800106", 2549, 700), ("800201", 2549, 900)):
            session.add(
                IndicatorValue(indicator_code="poor", area_code=area, year=year, hundredths=hundredths)
            )
        session.add(Blog(subdistrict_code="800106", title="-", url="https://example.org/blog"))
        session.commit()
    change(store, by, "moved", "800106", "800299")

    def told(day: date) -> Any:
        with reading(store) as session:
            own = indicator_figures(session, day, "poor:2549", "subdistrict").values
            years = {
                code: [one.years[0].hundredths for one in measured_of_area(session, code, day)]
                for code in MOVED
            }
            return (
                {code: own[code].hundredths for code in (*MOVED, "800201") if code in own},
                years,
                [one.subdistrict_code for one in blogs(session, day)],
            )

    assert told(BEFORE) == ({"800106": 700, "800201": 900}, {"800106": [700], "800299": []}, ["800106"])
    assert told(DAY) == ({"800299": 700, "800201": 900}, {"800106": [700], "800299": [700]}, ["800299"])


@pytest.mark.parametrize(
    ("kind", "before", "after", "more", "sentence"),
    [
        ("renumbered", "80010601", "80010602", {}, "เป็นหรือเคยเป็นของ"),
        ("renumbered", "80010601", "80010799", {}, "ย้ายสังกัด"),
        ("renumbered", "80010601", None, {}, "ใส่รหัสในช่องรหัสใหม่"),
        ("moved", "80010601", "80999901", {}, "ไม่มีในวันที่"),
        ("moved", "8001", "8099", {}, "อำเภอไม่ย้ายสังกัด"),
        ("merged", "80010601", "80010601", {}, "ตนเอง"),
        ("merged", "800106", "800107", {}, "ย้ายหรือรวมก่อน"),
        ("abolished", "800106", None, {}, "ย้ายหรือรวมก่อน"),
        ("renamed", "8001", None, {}, "ใส่ชื่อ"),
        ("split", "800106", "80010699", {"name_th": "ก"}, "ต้องมี 6 หลัก"),
        ("raised", "800106", None, {}, "กิ่งอำเภอ"),
        ("minor", None, "80010699", {"name_th": "ก"}, "4 หลัก"),
        ("founded", None, "8099", {"name_th": "กิ่งอำเภอช้างน้อย"}, "ตั้งเป็นกิ่งอำเภอ"),
    ],
)
def test_what_cannot_come_about_is_refused_in_a_sentence(  # noqa: PLR0917 - a case of the table
    store: Engine, by: By, kind: str, before: str, after: str | None, more: dict[str, Any], sentence: str
) -> None:
    rows = tables(store)
    with pytest.raises(RefusedRowError, match=sentence):
        change(store, by, kind, before, after, **more)
    assert tables(store) == rows


def test_a_village_with_promises_is_not_abolished_without_being_told_where_they_go(
    store: Engine, by: By
) -> None:
    with reading(store) as session:
        code = session.scalar(select(KINDS["promises"].columns.c.village_code).limit(1))
    with pytest.raises(RefusedRowError, match="หมู่บ้านที่รับปาก"):
        change(store, by, "abolished", code)


def test_what_came_later_is_undone_first(store: Engine, by: By) -> None:
    first = change(store, by, "renumbered", "80010601", "80010699")
    second = change(store, by, "merged", "80010699", "80010602", day=AFTER)
    with pytest.raises(RefusedRowError, match="มีการเปลี่ยนแปลงเมื่อ"):
        change(store, by, "renamed", "80010602", name_th="ก่อนหน้า", day=DAY)
    with pytest.raises(UndoError):
        undo_batch(store, by, first)
    undo_batch(store, by, second)
    undo_batch(store, by, first)


def test_what_stands_on_a_new_village_keeps_it(store: Engine, by: By) -> None:
    batch = change(store, by, "split", "80010601", "80010699", name_th="บ้านแยก")
    cells: dict[str, Any] = {"village_code": "80010699", "cohort_number": 2, "from_date": "1 เม.ย. 2550"}
    add_row(store, by, KINDS["village-cohorts"], cells)
    with pytest.raises(UndoError, match="หมู่บ้านในรุ่น"):
        undo_batch(store, by, batch)


def test_a_village_does_not_come_back_into_a_subdistrict_that_is_no_more(store: Engine, by: By) -> None:
    lines: Lines = [
        {"on_date": str(DAY), "kind": "founded", "from_code": None, "to_code": "800199", "name_th": "ใหม่"}
    ]
    lines += [
        {"on_date": str(DAY), "kind": "founded", "from_code": None, "to_code": "80019901", "name_th": "บ้าน"}
    ]
    imported(store, by, "area-changes", lines)
    moved = change(store, by, "moved", "80019901", "80010699", day=AFTER)
    change(store, by, "abolished", "800199", day=AFTER + timedelta(days=1))
    with pytest.raises(UndoError, match="ไม่มีแล้ว"):
        undo_batch(store, by, moved)


def test_what_was_entered_is_not_corrected(store: Engine, by: By) -> None:
    change(store, by, "renamed", "8002", name_th="ชื่อใหม่")
    (row,) = tables(store)["area-changes"]
    with pytest.raises(RegisterError, match="ถอนคืนทั้งชุด"):
        correct_row(store, by, RowEdit(CHANGES, (row["id"],), {"name_th": "อื่น"}, {}))


def test_a_list_comes_in_again_as_the_same(store: Engine, by: By) -> None:
    lines: Lines = [
        {"on_date": str(DAY), "kind": "moved", "from_code": "800106", "to_code": "800299"},
        {"on_date": str(DAY), "kind": "renamed", "from_code": "8002", "name_th": "ชื่อใหม่"},
    ]
    imported(store, by, "area-changes", lines)
    preview, written = imported(store, by, "area-changes", lines)
    assert written.batch is None
    assert {row.result.value for row in preview.rows} == {"same"}
