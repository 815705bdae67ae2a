"""Making a store ready, again and again."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from kmcore.areas.commands import put_boundary
from kmcore.areas.models import Boundary
from kmcore.areas.queries import boundaries, village_count
from kmcore.clock import fixed_clock
from kmcore.errors import StorageError
from kmcore.exchange import setup
from kmcore.exchange.dataset import DatasetError
from kmcore.exchange.demo import DemoError, has_demo
from kmcore.exchange.setup import DemoState, UnknownChoiceError, initialise, put_demo, take_demo
from kmcore.schema import metadata
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.engine import open_engine
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.support.audit_chain import broken_rows

CLOCK = fixed_clock(date(2007, 2, 8))


def everything(url: str) -> dict[str, list[tuple[object, ...]]]:
    with reading(open_engine(url)) as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def test_a_new_store_gets_schema_data_map_and_demonstration(database_url: str) -> None:
    report = initialise(database_url, clock=CLOCK)
    assert (report.demo, report.maps, report.revision) == (DemoState.ADDED, ("district", "subdistrict"), 2)
    assert report.rows > 2000 < report.demo_rows
    with reading(open_engine(database_url)) as session:
        assert village_count(session, date(2007, 2, 8)) == 1551
        assert broken_rows(session) == []
        assert [entry.command for entry in audit_entries(session, {"init", "demo add"})] == [
            "init",
            "demo add",
        ]
        district = boundaries(session, "district")
        assert district is not None
        assert district.approximate


def test_running_it_again_changes_nothing(store_url: str) -> None:
    before = everything(store_url)
    again = initialise(store_url)
    assert (again.rows, again.maps, again.demo, again.demo_rows) == (0, (), DemoState.PRESENT, 0)
    assert everything(store_url) == before


def test_a_layer_removed_on_purpose_stays_away(store_url: str) -> None:
    assert take_demo(store_url).total > 0
    before = everything(store_url)
    assert initialise(store_url).demo is DemoState.REMOVED
    assert everything(store_url) == before
    assert take_demo(store_url).total == 0
    assert everything(store_url) == before  # nothing removed, so nothing to write down


def test_a_layer_declined_at_first_is_not_slipped_in_later(database_url: str) -> None:
    assert initialise(database_url, demo=False).demo is DemoState.DECLINED
    assert initialise(database_url).demo is DemoState.DECLINED
    with reading(open_engine(database_url)) as session:
        assert not has_demo(session)
    assert put_demo(database_url).total > 0
    assert initialise(database_url).demo is DemoState.PRESENT


def test_an_interrupted_start_is_finished_by_the_next(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(setup, "add_demo", lambda _session: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            initialise(database_url)
    with reading(open_engine(database_url)) as session:
        assert (revision(session), village_count(session, date(2007, 2, 8)), has_demo(session)) == (
            1,
            1551,
            False,
        )
    assert initialise(database_url).demo is DemoState.ADDED


def test_a_load_that_fails_leaves_the_store_empty(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(setup, "_add_missing_maps", lambda *_args: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            initialise(database_url)
    rows = everything(database_url)
    assert {name for name, found in rows.items() if found} == {"revision"}
    assert rows["revision"] == [(1, 0)]


def test_a_map_someone_brought_is_kept(store_url: str) -> None:
    with Session(open_engine(store_url)) as session:
        put_boundary(session, "district", "{}", approximate=False, source="x")
        session.execute(delete(Boundary).where(col(Boundary.level) == "subdistrict"))
        session.commit()
    assert initialise(store_url).maps == ("subdistrict",)
    with reading(open_engine(store_url)) as session:
        district = boundaries(session, "district")
        assert district is not None
        assert (district.geojson, district.approximate) == ("{}", False)


def test_the_empty_data_set_is_nothing_but_itself_and_stays_so(database_url: str) -> None:
    report = initialise(database_url, "empty")
    assert (report.demo, report.maps) == (DemoState.NOT_MADE, ())
    rows = everything(database_url)
    assert {name for name, found in rows.items() if found} == {"revision", "dataset", "audit"}
    again = initialise(database_url, None)
    assert (again.dataset, again.rows, again.maps) == ("empty", 0, ())
    assert everything(database_url) == rows


def test_what_a_store_holds_needs_no_name_the_next_time(store_url: str) -> None:
    assert initialise(store_url, None).dataset == "minutes-2550"


def test_a_store_holds_one_data_set(store_url: str) -> None:
    before = everything(store_url)
    with pytest.raises(DatasetError, match="minutes-2550"):
        initialise(store_url, "empty")
    assert everything(store_url) == before


@pytest.mark.parametrize("name", ["nope", "areas", "../minutes-2550", ""])
def test_an_unknown_data_set_is_answered_with_those_there_are(tmp_path: Path, name: str) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    with pytest.raises(UnknownChoiceError, match=r"empty, minutes-2550"):
        initialise(url, name)
    assert not (tmp_path / "x.db").exists()


def test_a_folder_of_ones_own_loads_with_its_own_areas(database_url: str, tmp_path: Path) -> None:
    here = Path(__file__).parents[2] / "support" / "other_province"
    shutil.copytree(here / "data_set", tmp_path / "water")
    shutil.copytree(here / "areas", tmp_path / "water" / "areas")
    report = initialise(database_url, str(tmp_path / "water"))
    assert report.rows > 0
    assert report.demo is DemoState.NOT_MADE
    assert initialise(database_url, str(tmp_path / "water")).rows == 0
    shutil.rmtree(tmp_path / "water")
    assert initialise(database_url, None).dataset == "water-2566"


def test_a_data_set_keeps_the_rules_of_the_registers(database_url: str, tmp_path: Path) -> None:
    here = Path(__file__).parents[2] / "support" / "other_province"
    shutil.copytree(here / "data_set", tmp_path / "water")
    shutil.copytree(here / "areas", tmp_path / "water" / "areas")
    file = tmp_path / "water" / "responsibilities.yaml"
    file.write_text(file.read_text("utf-8").replace("cohort_number: 4, ", ""), "utf-8")
    with pytest.raises(DatasetError, match="แบ่งตามรุ่นต้องบอกรุ่นที่"):
        initialise(database_url, str(tmp_path / "water"))


@pytest.mark.parametrize("code", ["81", "..", ""])
def test_another_province_is_answered_with_those_there_are(tmp_path: Path, code: str) -> None:
    with pytest.raises(UnknownChoiceError, match=r"จังหวัด.*80.*KM_PROVINCE"):
        initialise(f"sqlite:///{tmp_path}/x.db", province=code)


def test_two_starts_at_once_load_once(database_url: str) -> None:
    initialise(database_url, demo=False)  # the schema first: two migrations at once are another matter
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _turn: _added(database_url), range(2)))
    assert sorted(results) == [False, True]
    with reading(open_engine(database_url)) as session:
        assert broken_rows(session) == []
        assert revision(session) == session.execute(select(func.count(col(AuditRow.id)))).scalar_one() == 2


def _added(url: str) -> bool:
    try:
        return put_demo(url).total > 0
    except DemoError:
        return False


@pytest.mark.parametrize("change", [put_demo, take_demo])
def test_the_layer_needs_a_store(database_url: str, change: Callable[[str], object]) -> None:
    with pytest.raises(StorageError, match="python -m kmcore init"):
        change(database_url)


def test_the_time_of_each_command_is_written_down(database_url: str) -> None:
    initialise(database_url, clock=CLOCK)
    with reading(open_engine(database_url)) as session:
        assert {entry.at for entry in audit_entries(session, {"init", "demo add"})} == {CLOCK()}


# Kinds of the registers for which the shipped data set has no file: an own folder's file is named after the kind.
OWN_ROWS = {
    "stages.yaml": "- {code: forum, name_th: เวทีประชาคม, source: first-minutes}",
    "activities.yaml": "- {title: เวทีแรก, code: a1, agency_code: water, area_code: '990101', from_date: 2023-07-01, source: first-minutes}",
    "evidence.yaml": "- {village_code: '99010101', agency_code: water, mission_code: tap-water, on_date: 2023-06-01, note: ทำแล้ว, source: first-minutes}",
    "holidays.yaml": "- {on_date: 1998-12-05, name_th: วันพ่อ, source: first-minutes}",
}
WRONG_ROWS = {
    ("activities.yaml", "'990101'", "'990199'"): "activities.yaml แถวที่ 1 (บรรทัด 1) ช่อง area_code: ไม่มีพื้นที่รหัส 990199",
    ("evidence.yaml", "2023-06-01", "2023-06-11"): "evidence.yaml แถวที่ 1 (บรรทัด 1) ช่อง on_date: 11 มิ.ย. 2566 ยังมาไม่ถึง",
    ("evidence.yaml", "agency_code: water", "agency_code: wood"): "ช่อง agency_code: ไม่มี wood ในตาราง agency",
    ("holidays.yaml", ", source: first-minutes", ""): "ช่อง source: ไม่มีที่มา",
    ("stages.yaml", "เวทีประชาคม", "12"): "ช่อง name_th: ต้องเป็นข้อความ แต่ได้ 12",
}  # fmt: skip


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """Return a data set with rows of further kinds."""
    here = Path(__file__).parents[2] / "support" / "other_province"
    folder = Path(shutil.copytree(here / "data_set", tmp_path / "water"))
    shutil.copytree(here / "areas", folder / "areas")
    for name, line in OWN_ROWS.items():
        (folder / name).write_text(line, "utf-8")
    return folder


def test_an_own_folder_may_hold_every_kind_of_the_registers(database_url: str, own_folder: Path) -> None:
    initialise(database_url, str(own_folder))
    rows = everything(database_url)
    counts = [len(rows[name]) for name in ("evidence_stage", "activity", "village_evidence", "holiday")]
    assert counts == [1, 1, 1, 1]


@pytest.mark.parametrize("spoilt", WRONG_ROWS)
def test_what_is_wrong_in_an_own_folder_is_told_with_its_remedy(
    database_url: str, own_folder: Path, spoilt: tuple[str, str, str]
) -> None:
    name, old, new = spoilt
    (own_folder / name).write_text(OWN_ROWS[name].replace(old, new), "utf-8")
    with pytest.raises(DatasetError) as refused:
        initialise(database_url, str(own_folder))
    assert WRONG_ROWS[spoilt] in str(refused.value)
    assert "วิธีแก้:" in str(refused.value)
    assert len(refused.value.rows) == 1
