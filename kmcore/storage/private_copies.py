"""Tables that one transaction may write without anybody waiting for it: what it writes is thrown away."""

from collections.abc import Iterable

from sqlalchemy import Column, MetaData, Table
from sqlalchemy.schema import CreateTable
from sqlmodel import Session


def copy_for_trial(session: Session, tables: Iterable[Table]) -> None:
    """Have the rest of this transaction, which must be rolled back, read and write copies of the tables.

    SQLite lets one transaction write at a time: there the copies are temporary tables, which stand before the store's
    own of the same name and take no lock of the store. PostgreSQL locks rows and not the store: nothing is copied.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return
    quoted = connection.dialect.identifier_preparer.quote
    for table in tables:
        columns = (Column(one.name, one.type, primary_key=one.primary_key) for one in table.columns)
        connection.execute(CreateTable(Table(table.name, MetaData(), *columns, prefixes=["TEMPORARY"])))
        names = ", ".join(quoted(one.name) for one in table.columns)
        connection.exec_driver_sql(
            f"INSERT INTO temp.{quoted(table.name)} ({names}) SELECT {names} FROM main.{quoted(table.name)}"
        )
