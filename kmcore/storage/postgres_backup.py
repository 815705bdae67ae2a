"""Backup and restore of a PostgreSQL store by its own tools: pg_dump, pg_restore and psql."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory
from sqlalchemy import URL, inspect, make_url

from kmcore.errors import StorageError
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import FOLDER, upgrade
from kmcore.storage.sqlite_backup import NEWER, NOT_OURS
from kmcore.storage.sqlite_files import NOT_A_BACKUP

MAGIC: Final = b"PGDMP"
OURS: Final = ("alembic_version", "audit", "dataset", "revision")


class PostgresStore:
    """A store in a PostgreSQL database; see ``kmcore.storage.backup.Store``."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.url = url
        # The password goes by the environment: a command line can be read by everyone on the machine.
        self.address = URL.create(
            "postgresql", parsed.username, None, parsed.host, parsed.port, parsed.database, parsed.query
        ).render_as_string(hide_password=False)
        # A reader that never ends would keep the tables from being replaced: give up, nothing is changed.
        self.environment = {**os.environ, "PGOPTIONS": "-c lock_timeout=15s"}
        if parsed.password:
            self.environment["PGPASSWORD"] = parsed.password

    def save(self, target: Path) -> None:
        """Write a pg_dump archive, complete or not at all."""
        part = target.with_name(f".{target.name}.part")
        try:
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--file={part}"]
            self._run("pg_dump", [*options, f"--dbname={self.address}"])
            part.chmod(0o600)  # it holds password hashes
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def check(self, source: Path) -> None:
        """Refuse a file that is no pg_dump archive of ours, or newer than this program."""
        with source.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise StorageError(NOT_A_BACKUP, file=source)
        found = self._schema_of(source)
        if found is None:
            raise StorageError(NOT_A_BACKUP, file=source)
        if found not in {script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()}:
            raise StorageError(NEWER, file=source)
        tables = inspect(open_engine(self.url)).get_table_names()
        if tables and "alembic_version" not in tables:
            raise StorageError(NOT_OURS)

    def keep_aside(self, source: Path, stamp: str) -> Path | None:
        """Dump the store as it is beside the backup it is about to be replaced by."""
        if not inspect(open_engine(self.url)).get_table_names():
            return None
        aside = source.with_name(f"{source.stem}.before-restore-{stamp}.dump")
        self.save(aside)
        return aside

    def load(self, source: Path, mark: Callable[[str], None]) -> None:
        """Replace every table by the archive's in one transaction, then migrate and mark."""
        script = self._run("pg_restore", ["--no-owner", "--no-privileges", "--file=-", str(source)])
        options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        clearing = [f"--command={statement}" for statement in self._clearing()]
        self._run("psql", [*options, *clearing, "--file=-", self.address], script)
        open_engine(self.url).dispose()
        upgrade(self.url)
        mark(self.url)

    def _schema_of(self, source: Path) -> str | None:
        """Return the migration an archive was made at, None where it is no store of ours."""
        try:
            listed = self._run("pg_restore", ["--list", str(source)]).decode(errors="replace")
            script = self._run(
                "pg_restore", ["--data-only", "--table=alembic_version", "--file=-", str(source)]
            )
        except StorageError as error:
            raise StorageError(NOT_A_BACKUP, file=source) from error
        if not all(f" TABLE public {name} " in listed for name in OURS):
            return None
        lines = script.decode(errors="replace").splitlines()
        rows = [after for line, after in pairwise(lines) if line.startswith("COPY ")]
        return rows[0].strip() if rows else None

    def _clearing(self) -> list[str]:
        engine = open_engine(self.url)
        quote = engine.dialect.identifier_preparer.quote
        names = ", ".join(quote(name) for name in inspect(engine).get_table_names())
        return [f"DROP TABLE {names} CASCADE"] if names else []

    def _run(self, tool: str, options: Sequence[str], script: bytes | None = None) -> bytes:
        path = shutil.which(tool)
        if path is None:
            raise StorageError(
                "ไม่พบโปรแกรม {tool} ติดตั้งชุด postgresql-client รุ่นเดียวกับเครื่องฐานข้อมูลแล้วสั่งใหม่", tool=tool
            )
        done = subprocess.run(  # noqa: S603 - a fixed tool found on PATH, no shell
            [path, *options], input=script, env=self.environment, capture_output=True, check=False
        )
        if done.returncode:
            raise StorageError(
                "{tool} ทำงานไม่สำเร็จ: {reason} ตรวจว่ารุ่นตรงกับเครื่องฐานข้อมูลและสิทธิ์ของผู้ใช้ ข้อมูลเดิมยังอยู่ครบ",
                tool=tool,
                reason=" ".join(done.stderr.decode(errors="replace").split())[:300],
            )
        return done.stdout
