"""What can go wrong with a file, and what a store holds."""

from functools import partial
from pathlib import Path

from sqlalchemy import make_url, select

from kmcore.schema import metadata
from kmcore.storage import backup
from kmcore.storage.engine import open_engine
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading

BOOKKEEPING = {"audit", "revision"}
restore = partial(backup.restore, tables=metadata.tables)


def contents(url: str) -> dict[str, list[str]]:
    with reading(open_engine(url)) as session:
        return {
            table.name: sorted(str(tuple(row)) for row in session.execute(select(table)))
            for table in metadata.sorted_tables
            if table.name not in BOOKKEEPING
        }


def number(url: str) -> int:
    with reading(open_engine(url)) as session:
        return revision(session)


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def file_of(url: str) -> Path:
    return Path(make_url(url).database or "")


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60_000])


def scratched(path: Path) -> None:
    """Pages in the middle overwritten, header and length right."""
    content = bytearray(path.read_bytes())
    content[8192:65536] = b"\xa5" * (65536 - 8192)
    path.write_bytes(content)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
