"""Whatever goes wrong: one sentence, the right exit code, nothing changed, never a traceback."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result

from kmcore.exchange.setup import initialise
from kmcore.storage import migrate
from kmcore.storage.engine import open_engine
from tests.integration.cli.conftest import Run

READING = (("show", "coverage"), ("export", "coverage", "x.csv"), ("demo", "remove"), ("backup", "x"))

BROKEN = """
from alembic import op
revision = "9000"
down_revision = "HEAD"

def upgrade():
    op.execute("CREATE TABLE half (id int)")
    op.execute("SELECT * FROM nope")
"""


def refused(result: Result, code: int, *said: str) -> None:
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "เลขอ้างอิง" not in result.stderr
    for words in said:
        assert words in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "คำสั่ง"),
        (("nope",), "ไม่มีคำสั่ง “nope”"),
        (("--nope",), "ไม่มีตัวเลือก --nope"),
        (("demo",), "add"),
        (("demo", "nope"), "ไม่มีคำสั่ง “nope”"),
        (("show",), "ขาด SUBJECT"),
        (("show", "nope"), "เลือกจาก coverage, cohorts"),
        (("show", "coverage", "extra"), "มีคำเกินมา: extra"),
        (("show", "coverage", "--by", "moo"), "เลือกจาก district"),
        (("show", "budget", "--by", "district"), "--by ใช้ได้กับ coverage เท่านั้น"),
        (("show", "coverage", "--as-of"), "--as-of"),
        (("show", "coverage", "--as-of", "2007-02-29"), "ไม่มีวันที่ 2007-02-29"),
        (("show", "coverage", "--as-of", "2551-02-29"), "ใส่เป็น ค.ศ. คือ 2008"),
        (("show", "coverage", "--as-of", "29 ก.พ. 2550"), "เช่น 2007-02-08"),
        (("show", "coverage", "--json=yes"), "--json"),
        (("export", "coverage"), "ขาด FILE"),
        (("export", "nope", "x.csv"), "เลือกจาก coverage, budget, actions"),
        (("export", "coverage", "x.pdf"), ".xlsx หรือ .csv"),
        (("export", "coverage", "x"), ".xlsx หรือ .csv"),
        (("init", "--dataset", "nope"), "empty, minutes-2550"),
        (("init", "--dataset", "../x"), "empty, minutes-2550"),
        (("backup",), "ขาด FILE"),
    ],
)
def test_wrong_use_exits_2(on_sqlite: Run, words: tuple[str, ...], said: str) -> None:
    refused(on_sqlite(*words), 2, said)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KM_PORT", "abc", "KM_PORT = “abc”"),
        ("KM_FOO", "1", "ไม่รู้จักค่าตั้ง KM_FOO"),
        ("KM_TODAY", "8 ก.พ. 2550", "KM_TODAY"),
        ("KM_LANGUAGE", "fr", "KM_LANGUAGE"),
    ],
)
@pytest.mark.parametrize("words", [("show", "coverage"), ("init",), ("verify",), ("demo", "add")])
def test_a_wrong_setting_stops_every_command(
    on_sqlite: Run, name: str, value: str, said: str, words: tuple[str, ...]
) -> None:
    refused(on_sqlite(*words, **{name: value}), 2, said)


def test_help_works_even_with_a_wrong_setting(run: Run) -> None:
    given = run("--help", KM_FOO="1")
    assert given.exit_code == 0
    assert given.stdout.startswith("วิธีใช้: python -m kmcore")


def test_another_province_names_the_ones_there_are(run: Run, tmp_path: Path) -> None:
    refused(run("init", KM_PROVINCE="81", KM_DATABASE_URL=f"sqlite:///{tmp_path}/x.db"), 2, "81", "80")


@pytest.mark.parametrize("words", READING)
def test_a_store_that_is_not_there_yet(run: Run, database_url: str, words: tuple[str, ...]) -> None:
    result = run(*words, KM_DATABASE_URL=database_url)
    refused(result, 1)
    assert "init" in result.stderr or "ไม่มีอะไรให้สำรอง" in result.stderr


@pytest.mark.parametrize("words", [*READING, ("init",), ("boundaries", "x")])
def test_a_file_that_is_no_database(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"not a database" * 1000)
    refused(run(*words, KM_DATABASE_URL=f"sqlite:///{path}"), 1, "restore")
    assert path.read_bytes() == b"not a database" * 1000


@pytest.mark.parametrize("words", [*READING[:3], ("init",)])
def test_a_store_of_a_later_program(run: Run, store_url: str, words: tuple[str, ...]) -> None:
    with open_engine(store_url).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    refused(run(*words, KM_DATABASE_URL=store_url), 1, "โปรแกรม")


def test_a_half_migrated_store_says_so_and_keeps_its_data(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later program's migration fails half-way: the store is as before, and goes on with this one."""
    later = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, later, ignore=shutil.ignore_patterns("__pycache__"))
    heads = sorted(path.stem.split("_")[0] for path in (later / "versions").glob("*.py"))
    (later / "versions" / "9000_broken.py").write_text(BROKEN.replace("HEAD", heads[-1]))
    url = f"sqlite:///{tmp_path}/x.db"
    initialise(url, demo=False)
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "FOLDER", later)
        refused(run("show", "coverage", KM_DATABASE_URL=url), 1, "รุ่นเก่ากว่า", "python -m kmcore init")
        refused(run("init", KM_DATABASE_URL=url), 1, "ถูกย้อนกลับ")
    assert run("show", "coverage", KM_DATABASE_URL=url).exit_code == 0
    with open_engine(url).connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'half'").all() == []


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "", "sqlite:////proc/nope/x.db"])
def test_an_address_that_cannot_be_used(run: Run, url: str) -> None:
    refused(run("show", "coverage", KM_DATABASE_URL=url), 1, "KM_DATABASE_URL")


def test_a_server_that_does_not_answer(run: Run) -> None:
    refused(run("show", "coverage", KM_DATABASE_URL="postgresql://km:s3cret@127.0.0.1:1/km"), 1, "ฐานข้อมูล")
    assert "s3cret" not in run("show", "coverage").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "coverage", "no/such/x.csv"), "no/such/x.csv"),
        (("backup", "no/such/x"), "no/such"),
        (("restore", "nope"), "nope"),
        (("boundaries", "nope.geojson"), "nope.geojson"),
    ],
)
def test_a_file_that_cannot_be_used(on_sqlite: Run, words: tuple[str, ...], said: str) -> None:
    refused(on_sqlite(*words), 1, said)


def test_a_store_holds_one_data_set(on_sqlite: Run) -> None:
    refused(on_sqlite("init", "--dataset", "empty"), 1, "minutes-2550")


def test_a_fault_of_ours_has_a_number_and_no_traceback(
    on_sqlite: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmcore.cli.setup.take_demo", lambda _url: 1 // 0)
    given = on_sqlite("demo", "remove")
    assert given.exit_code == 1
    assert "เลขอ้างอิง" in given.stderr
    assert "ZeroDivision" not in given.stderr
    assert "ZeroDivisionError" in on_sqlite("--debug", "demo", "remove").stderr
