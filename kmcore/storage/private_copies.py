"""Tables that one transaction may write without anybody waiting for it: what it writes is thrown away."""

from collections.abc import Iterable

from sqlalchemy import Column, MetaData, Table, insert, select
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
    for table in tables:
        copy, own = (_in_schema(table, schema) for schema in ("temp", "main"))
        connection.execute(CreateTable(copy))
        connection.execute(insert(copy).from_select(list(copy.columns.keys()), select(own)))


def _in_schema(table: Table, schema: str) -> Table:
    """Return a table's columns and key in one of SQLite's schemas, without what it refers to."""
    columns = (Column(one.name, one.type, primary_key=one.primary_key) for one in table.columns)
    return Table(table.name, MetaData(), *columns, schema=schema)
