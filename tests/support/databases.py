"""Fresh databases for tests, on SQLite and PostgreSQL alike: empty, or copied from a template made once."""

import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

Build = Callable[[str], None]


class Databases(ABC):
    """A place where databases come and go, each named by a URL of its own."""

    def __init__(self) -> None:
        self._templates: dict[Build, str] = {}

    @contextmanager
    def lend(self, build: Build | None = None) -> Iterator[str]:
        """Lend the URL of a database nobody else has: empty, or as ``build(url)`` makes it (run once)."""
        url = self._copy(self._template(build)) if build else self._create()
        try:
            yield url
        finally:
            self._drop(url)

    def _template(self, build: Build) -> str:
        if build not in self._templates:
            made = self._create()
            build(made)
            self._templates[build] = self._seal(made)
        return self._templates[build]

    @abstractmethod
    def _create(self) -> str: ...

    @abstractmethod
    def _seal(self, url: str) -> str:
        """Return the URL of a template with all that was committed at ``url``, safe to copy at any time."""

    @abstractmethod
    def _copy(self, template: str) -> str: ...

    @abstractmethod
    def _drop(self, url: str) -> None: ...


class SqliteDatabases(Databases):
    """One file a database; a copy is a copied file."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def _create(self) -> str:
        return f"sqlite:///{self._folder / uuid4().hex}.db"

    def _seal(self, url: str) -> str:
        """SQLite's own backup takes along what still lies in the write-ahead log; a plain copy does not."""
        sealed = self._create()
        with (
            closing(sqlite3.connect(_file(url))) as source,
            closing(sqlite3.connect(_file(sealed))) as target,
        ):
            source.backup(target)
        return sealed

    def _copy(self, template: str) -> str:
        url = self._create()
        shutil.copyfile(_file(template), _file(url))
        return url

    def _drop(self, url: str) -> None:
        file = _file(url)
        for part in file.parent.glob(f"{file.name}*"):
            part.unlink()


def _file(url: str) -> Path:
    return Path(make_url(url).database or "")


class PostgresDatabases(Databases):
    """Databases of one running server; a copy is PostgreSQL's own ``CREATE DATABASE … TEMPLATE``."""

    def __init__(self, server: str) -> None:
        super().__init__()
        self._server = make_url(server)
        self._admin = psycopg.connect(server, autocommit=True)

    def _create(self) -> str:
        return self._create_from("template0")

    def _create_from(self, template: str) -> str:
        name = f"test_{uuid4().hex}"
        # Copying the files takes half the time of writing each page to the log, where nothing is synced.
        self._run("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _seal(self, url: str) -> str:
        """Close the template for good: PostgreSQL copies no database that somebody is connected to."""
        name = _name(url)
        self._run("ALTER DATABASE {} WITH ALLOW_CONNECTIONS false", name)
        self._admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        return url

    def _copy(self, template: str) -> str:
        return self._create_from(_name(template))

    def _drop(self, url: str) -> None:
        self._run("DROP DATABASE {} WITH (FORCE)", _name(url))

    def _run(self, statement: str, *names: str) -> None:
        self._admin.execute(SQL(statement).format(*map(Identifier, names)))

    def close(self) -> None:
        """Give the server its connection back."""
        self._admin.close()


def _name(url: str) -> str:
    return make_url(url).database or ""
