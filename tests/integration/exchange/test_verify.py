"""What is wrong with a store is found, whatever it is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, text

from kmcore.cli.main import cli
from kmcore.exchange.setup import initialise, take_demo
from kmcore.exchange.verify import Finding, verify
from kmcore.snapshot.canonical import checksum
from kmcore.storage.engine import open_engine
from tests.integration.snapshot.closing import MEETING, close

DAY = date(2007, 2, 8)
RESEALED = f"UPDATE meeting_snapshot SET body = '{{}}', checksum = '{checksum('{}')}'"  # noqa: S608 - our own text


def wrong(engine: Engine) -> dict[str, str]:
    return {finding.code: finding.message for finding in verify(engine, DAY) if not finding.ok}


def tamper(engine: Engine, statement: str) -> None:
    """Change the store behind the program's back, past its foreign keys."""
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(str(engine.url.database))) as database:
            database.execute(statement)
            database.commit()
        return
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(statement))


def test_a_sound_store_is_sound(store: Engine) -> None:
    assert [(finding.code, finding.ok) for finding in verify(store, DAY)] == [
        (code, True)
        for code in ("integrity", "migrations", "foreign_keys", "audit", "reconciliation", "snapshots")
    ]


def test_it_stays_sound_through_commands(store: Engine, store_url: str) -> None:
    take_demo(store_url)
    assert wrong(store) == {}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = 'someone' WHERE id = 1",
        "UPDATE audit SET detail = '{}' WHERE id = 2",
        "DELETE FROM audit WHERE id = 1",
        "DELETE FROM audit WHERE id = 2",  # the last one: no hash after it would notice
        "UPDATE revision SET number = 7",
    ],
)
def test_a_changed_chain_is_found(store: Engine, change: str) -> None:
    tamper(store, change)
    assert set(wrong(store)) == {"audit"}


def test_a_code_that_leads_nowhere_is_found_by_table_and_column(store: Engine) -> None:
    tamper(store, "DELETE FROM agency WHERE code = 'tao'")
    found = wrong(store)
    assert set(found) == {"foreign_keys"}
    assert "responsibility.agency_code 1" in found["foreign_keys"]


def test_a_lost_village_is_found_by_the_sums(store: Engine) -> None:
    tamper(store, "DELETE FROM village WHERE code = (SELECT min(code) FROM village)")
    found = wrong(store)
    assert "1,550 ≠ 1,551" in found["reconciliation"]
    assert (
        "village_evidence.village_code" in found["foreign_keys"] or "village_cohort" in found["foreign_keys"]
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE meeting_snapshot SET body = replace(body, '812', '813')", "ค่าตรวจไม่ตรง"),
        ("UPDATE meeting_snapshot SET checksum = '0'", "ค่าตรวจไม่ตรง"),
        (RESEALED, "ไม่ตรงกับบันทึกการใช้งาน"),
        ("DELETE FROM meeting_snapshot", "หายไป"),
    ],
)
def test_a_changed_picture_is_named(store: Engine, change: str, said: str) -> None:
    close(store)
    tamper(store, change)
    found = wrong(store)
    assert set(found) == {"snapshots"}
    assert f"ภาพครั้งที่ 1 ของ {MEETING}" in found["snapshots"]
    assert said in found["snapshots"]


def test_a_picture_that_no_chain_vouches_for_must_be_readable(store: Engine) -> None:
    """The closing of a program that left no seal: the checksum is all there is, and the text must be a picture."""
    close(store)
    tamper(store, "UPDATE meeting_snapshot SET number = 2")
    tamper(store, RESEALED)
    found = wrong(store)["snapshots"]
    assert f"ภาพครั้งที่ 1 ของ {MEETING} หายไป" in found
    assert f"ภาพครั้งที่ 2 ของ {MEETING} อ่านไม่ได้" in found


def test_the_command_line_names_it_and_fails(
    store: Engine, store_url: str, use_store: Callable[[str], None]
) -> None:
    close(store)
    use_store(store_url)
    runner = CliRunner()
    assert runner.invoke(cli, ["verify"]).exit_code == 0
    tamper(store, "UPDATE meeting_snapshot SET body = body || ' '")
    run = runner.invoke(cli, ["verify"])
    assert run.exit_code == 1
    assert MEETING in run.output


def test_a_store_without_schema_is_told_how_to_get_one(database_url: str) -> None:
    found = wrong(open_engine(database_url))
    assert "python -m kmcore init" in found["migrations"]


def test_a_store_of_a_newer_program_is_told(store: Engine) -> None:
    tamper(store, "UPDATE alembic_version SET version_num = '9999'")
    assert set(wrong(store)) == {"migrations"}


@pytest.mark.parametrize("spoil", ["garbage", "scratched"])
def test_a_ruined_file_is_reported_not_raised(tmp_path: Path, sqlite_store_file: Path, spoil: str) -> None:
    path = tmp_path / "x.db"
    content = bytearray(sqlite_store_file.read_bytes())
    content[16384:] = b"\xa5" * (len(content) - 16384)
    path.write_bytes(b"not a database" * 100 if spoil == "garbage" else content)
    engine = open_engine(f"sqlite:///{path}")
    findings = verify(engine, DAY)
    engine.dispose()
    assert findings[-1].ok is False
    assert isinstance(findings[-1], Finding)
    assert "kmcore restore" in findings[-1].message


@pytest.fixture
def sqlite_store_file(tmp_path: Path) -> Path:

    path = tmp_path / "sound.db"
    initialise(f"sqlite:///{path}")
    open_engine(f"sqlite:///{path}").dispose()
    return path
