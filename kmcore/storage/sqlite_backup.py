"""Backup and restore of a SQLite store by SQLite's own online copy."""

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from kmcore.errors import StorageError
from kmcore.i18n import N_
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import SchemaState, schema_state, upgrade
from kmcore.storage.sqlite_files import (
    NOT_A_BACKUP,
    copy_pages,
    finish_copy,
    flush_folder,
    has_magic,
    hidden_name_beside,
    is_readable,
    is_sound,
    remove_database,
    removed_on_failure,
    table_names,
    unused_name,
    url_of,
)

NEWER: Final = N_(
    "ไฟล์ {file} มาจากโปรแกรมอื่นหรือรุ่นที่ใหม่กว่านี้ ถ้าเป็นรุ่นใหม่กว่า ให้ปรับโปรแกรมก่อนแล้วกู้ใหม่ ข้อมูลเดิมยังอยู่ครบ"
)
NOT_OURS: Final = N_("ฐานข้อมูลปลายทางเป็นของโปรแกรมอื่น จึงไม่เขียนทับ ตรวจ KM_DATABASE_URL แล้วสั่งใหม่")


class SqliteStore:
    """A store in a SQLite file; see ``kmcore.storage.backup.Store``."""

    def __init__(self, url: str, tables: Collection[str] = ()) -> None:
        database = make_url(url).database
        if not database or database == ":memory:":
            raise StorageError("ฐานข้อมูลนี้อยู่ในหน่วยความจำ สำรองหรือกู้ไม่ได้ ตั้ง KM_DATABASE_URL เป็นไฟล์")
        self.url, self.path, self.tables = url, Path(database), frozenset(tables)

    def save(self, target: Path) -> None:
        """Copy the store, checked and on disk, to ``target``."""
        part = hidden_name_beside(target, "part")
        with removed_on_failure(part):
            copy_pages(self.path, part)
            finish_copy(part)
            part.replace(target)
        flush_folder(target.parent)

    def check(self, source: Path) -> None:
        """Refuse a file that is damaged, no store of ours, or newer than this program."""
        if source.resolve() == self.path.resolve():
            raise StorageError("ไฟล์ {file} คือฐานข้อมูลที่ใช้อยู่ ไม่ใช่ไฟล์สำรอง เลือกไฟล์อื่น", file=source)
        if not has_magic(source) or not is_sound(source) or "alembic_version" not in table_names(source):
            raise StorageError(NOT_A_BACKUP, file=source)
        if self._is_foreign():
            raise StorageError(NOT_OURS)
        with self._staged(source):
            pass

    def keep_aside(self, source: Path, stamp: str) -> Path | None:  # noqa: ARG002 - kept beside the store
        """Copy the store as it is, readable or not, beside itself."""
        if not self.path.exists():
            return None
        aside = unused_name(self.path.with_name(f"{self.path.stem}.before-restore-{stamp}{self.path.suffix}"))
        with removed_on_failure(aside):
            if is_readable(self.path):
                copy_pages(self.path, aside)
                finish_copy(aside)
            else:
                shutil.copy2(self.path, aside)
        return aside

    def load(self, source: Path, mark: Callable[[str], None]) -> None:
        """Put a migrated, marked copy of ``source`` in the store's place: one transaction or one rename."""
        with self._staged(source) as staged:
            mark(url_of(staged))
            open_engine(url_of(staged)).dispose()
            finish_copy(staged)
            if is_readable(self.path):
                copy_pages(
                    staged, self.path
                )  # in place: programs that have the file open see the new content
            else:
                open_engine(self.url).dispose()
                for leftover in ("-wal", "-shm"):  # SQLite would replay them into the new file
                    Path(f"{self.path}{leftover}").unlink(missing_ok=True)
                staged.replace(self.path)
        flush_folder(self.path.parent)

    @contextmanager
    def _staged(self, source: Path) -> Iterator[Path]:
        """A copy of the backup beside the store, at this program's schema; gone afterwards."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        staged = hidden_name_beside(self.path, "restoring")
        engine = open_engine(url_of(staged))
        remove_database(staged)
        try:
            copy_pages(source, staged)
            if schema_state(engine) is SchemaState.UNKNOWN:
                raise StorageError(NEWER, file=source)
            upgrade(url_of(staged))
            if not self.tables <= table_names(staged):  # another program's, with our migration's name
                raise StorageError(NOT_A_BACKUP, file=source)
            yield staged
        finally:
            engine.dispose()
            remove_database(staged)

    def _is_foreign(self) -> bool:
        tables = table_names(self.path) if is_readable(self.path) else set()
        return bool(tables) and "alembic_version" not in tables
