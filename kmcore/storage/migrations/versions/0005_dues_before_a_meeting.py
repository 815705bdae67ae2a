"""dues before a meeting, matters carried over

A due date that stands before a session says which one, so that it moves with it. Rows of earlier programs stay untied:
they do not say whether a day or a session was meant. A matter says which unreached one it takes up, or that it was
dropped.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

# Not as batches: SQLite would copy these tables and drop the first, to which others point.
ADDED = (
    ("resolution", "due_meeting VARCHAR(40) CONSTRAINT fk_resolution_due_meeting_meeting REFERENCES meeting (code)"),
    (
        "agenda_item",
        "carried_from INTEGER CONSTRAINT fk_agenda_item_carried_from_agenda_item REFERENCES agenda_item (id)",
    ),
    ("agenda_item", "dropped_on DATE"),
    ("agenda_item", "dropped_reason VARCHAR"),
)


def upgrade() -> None:
    with op.batch_alter_table('action_due', schema=None) as batch_op:
        batch_op.add_column(sa.Column('before_meeting', sa.String(length=40), nullable=True))
        batch_op.alter_column('due_date', existing_type=sa.Date(), nullable=True)
        batch_op.create_index(batch_op.f('ix_action_due_before_meeting'), ['before_meeting'], unique=False)
        batch_op.create_foreign_key(
            batch_op.f('fk_action_due_before_meeting_meeting'), 'meeting', ['before_meeting'], ['code']
        )
    for table, column in ADDED:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_index(op.f('ix_agenda_item_carried_from'), 'agenda_item', ['carried_from'], unique=False)


def downgrade() -> None:
    op.execute("DELETE FROM action_due WHERE due_date IS NULL")
    op.drop_index(op.f('ix_agenda_item_carried_from'), table_name='agenda_item')
    for table, name in (
        ('agenda_item', 'dropped_reason'),
        ('agenda_item', 'dropped_on'),
        ('agenda_item', 'carried_from'),
        ('resolution', 'due_meeting'),
    ):
        _drop(table, name)
    with op.batch_alter_table('action_due', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_action_due_before_meeting_meeting'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_action_due_before_meeting'))
        batch_op.alter_column('due_date', existing_type=sa.Date(), nullable=False)
        batch_op.drop_column('before_meeting')


def _drop(table: str, name: str) -> None:
    """SQLite refuses to drop a column that points elsewhere; as a batch it copies the table."""
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(name)
    else:
        op.drop_column(table, name)
