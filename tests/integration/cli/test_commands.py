"""Every command does its work and says so."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kmcore.exchange.setup import DATA
from kmcore.storage.engine import open_engine
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.integration.cli.conftest import Run


def test_init_twice(run: Run, database_url: str) -> None:
    first = run("init", KM_DATABASE_URL=database_url)
    assert (first.exit_code, first.stderr) == (0, "")
    assert "นำชุดข้อมูล minutes-2550 เข้าแล้ว" in first.stdout
    assert "เพิ่มชั้นข้อมูลสาธิต" in first.stdout
    second = run("init", KM_DATABASE_URL=database_url)
    assert "มีชุดข้อมูล minutes-2550 อยู่แล้ว" in second.stdout
    assert first.stdout.splitlines()[-1] == second.stdout.splitlines()[-1]  # the same revision


def test_init_without_demonstration_and_from_settings(run: Run, database_url: str) -> None:
    given = run("init", "--no-demo", KM_DATABASE_URL=database_url, KM_DATASET="empty")
    assert "ชุดข้อมูล empty" in given.stdout
    assert "/setup" in given.stdout
    again = run("init", KM_DATABASE_URL=database_url, KM_DATASET="empty")
    assert "จังหวัดใหม่" not in again.stdout
    assert "ไม่มีชั้นข้อมูลสาธิต" in again.stdout
    assert run("show", "coverage", "--json").exit_code == 0


def test_the_demonstration_goes_and_comes(on_store: Run, store_url: str) -> None:
    assert "ลบชั้นข้อมูลสาธิตแล้ว 7," in on_store("demo", "remove").stdout
    assert on_store("demo", "remove").stdout == "ไม่มีชั้นข้อมูลสาธิตให้ลบ\n"
    assert "สาธิต" not in on_store("show", "coverage").stdout.splitlines()[-1]
    assert "demo add" in on_store("init").stdout
    assert on_store("demo", "add").exit_code == 0
    again = on_store("demo", "add")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "demo remove" in again.stderr
    with reading(open_engine(store_url)) as session:
        assert revision(session) == 4


@pytest.mark.parametrize("kind", ["coverage", "budget", "actions"])
def test_export(on_store: Run, tmp_path: Path, kind: str) -> None:
    for ending in ("xlsx", "csv", "XLSX"):
        given = on_store("export", kind, f"{tmp_path}/{kind}.{ending}", "--as-of", "2007-01-31")
        assert given.exit_code == 0, given.stderr
    sheet = load_workbook(tmp_path / f"{kind}.xlsx").active
    assert sheet is not None
    assert sheet["B2"].value == "31 มกราคม 2550"
    text = (tmp_path / f"{kind}.csv").read_text(encoding="utf-8-sig")
    assert next(csv.reader(StringIO(text)))[0] == "เรื่อง"
    assert not list(tmp_path.glob(".*"))


def test_an_export_replaces_the_last_one(on_store: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")
    assert on_store("export", "coverage", str(path)).exit_code == 0
    assert "old" not in path.read_text(encoding="utf-8-sig")


def test_boundaries(on_store: Run) -> None:
    given = on_store("boundaries", str(DATA / "areas" / "80" / "map-districts.geojson"))
    assert given.stdout == "นำขอบเขต 23 อำเภอ เข้าแล้ว\n"


def test_backup_restore_verify(on_store: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if on_store("backup", str(tmp_path / "first")).exit_code:
        pytest.skip(
            "pg_dump of the server's version is not on PATH; tests/integration/storage brings its own"
        )
    assert on_store("demo", "remove").exit_code == 0
    given = on_store("restore", str(tmp_path / "first"))
    assert given.exit_code == 0, given.stderr
    assert "ก่อนกู้เก็บไว้ที่" in given.stdout
    assert "สาธิต" in on_store("show", "coverage").stdout.splitlines()[-1]
    looked = on_store("verify")
    assert looked.exit_code == 0
    assert [line[0] for line in looked.stdout.splitlines()] == ["✓"] * 6


def test_verify_says_what_is_wrong_and_exits_1(on_store: Run, store_url: str) -> None:
    with open_engine(store_url).begin() as connection:
        connection.exec_driver_sql("UPDATE audit SET actor = 'x' WHERE id = 1")
    given = on_store("verify")
    assert given.exit_code == 1
    assert "✗ บันทึกการใช้งานถูกแก้ไข" in given.stdout
