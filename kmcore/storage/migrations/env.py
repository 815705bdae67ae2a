"""Alembic's entry: migrates the connection that ``kmcore.storage.migrate`` hands over."""

from alembic import context

from kmcore.storage.base import Base

# The metadata gives the naming of keys; its tables are not needed to migrate.
connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True
)
with context.begin_transaction():
    context.run_migrations()
