"""Backup and restore by PostgreSQL's own tools."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from kmcore.clock import fixed_clock
from kmcore.errors import StorageError
from kmcore.exchange.verify import verify
from kmcore.storage.backup import backup
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import upgrade
from tests.integration.storage.spoiling import restore

CLOCK = fixed_clock(date(2007, 2, 8))
DAY = date(2007, 2, 8)


def test_without_pg_dump_it_says_what_to_install(
    postgres_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StorageError, match=r"ไม่พบโปรแกรม pg_dump .*postgresql-client"):
        backup(postgres_store, tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_a_failing_pg_dump_leaves_no_file(
    postgres_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    tool = tools / "pg_dump"
    tool.write_text("#!/bin/sh\necho 'aborting because of server version mismatch' >&2\nexit 1\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(StorageError, match="server version mismatch"):
        backup(postgres_store, tmp_path / "x")
    assert [path.name for path in tmp_path.iterdir()] == ["tools"]


def test_a_password_never_shows_on_the_command_line(
    postgres_store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    run = subprocess.run

    def watched(command: list[str], **options: object) -> object:
        seen.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    url = make_url(postgres_store).set(password="s3cret-word").render_as_string(hide_password=False)  # noqa: S106 - made up
    backup(url, tmp_path / "x")
    assert seen
    assert "s3cret-word" not in str(seen)


def test_tables_of_a_later_program_are_gone_after_a_restore(postgres_store: str, tmp_path: Path) -> None:
    saved = backup(postgres_store, tmp_path / "saved").path
    engine = open_engine(postgres_store)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE later (id int REFERENCES revision(id))"))
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    restore(postgres_store, saved)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT to_regclass('later')")).scalar_one() is None
    upgrade(postgres_store)
    assert all(finding.ok for finding in verify(engine, DAY))
