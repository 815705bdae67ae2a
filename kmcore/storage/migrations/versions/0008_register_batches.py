"""batches of the registers

Rows of the registers can be entered, imported and taken back from here on: what each batch changed, row by row.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'register_batch',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=24), nullable=False),
        sa.Column('how', sa.String(length=8), nullable=False),
        sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('actor', sa.String(length=80), nullable=False),
        sa.Column('file_name', sa.String(length=255), nullable=True),
        sa.Column('sheet', sa.String(length=255), nullable=True),
        sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column('undone_by', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['undone_by'], ['register_batch.id'], name=op.f('fk_register_batch_undone_by_register_batch')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_register_batch')),
    )
    op.create_index(op.f('ix_register_batch_kind'), 'register_batch', ['kind'], unique=False)
    op.create_table(
        'register_change',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('batch_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=24), nullable=False),
        sa.Column('row_key', sa.String(length=200), nullable=False),
        sa.Column('file_row', sa.Integer(), nullable=True),
        sa.Column('action', sa.String(length=8), nullable=False),
        sa.Column('from_day', sa.Date(), nullable=True),
        sa.Column('before', sa.Text(), nullable=True),
        sa.Column('after', sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(['batch_id'], ['register_batch.id'], name=op.f('fk_register_change_batch_id_register_batch')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_register_change')),
    )
    op.create_index(op.f('ix_register_change_batch_id'), 'register_change', ['batch_id'], unique=False)
    op.create_index(op.f('ix_register_change_row_key'), 'register_change', ['row_key'], unique=False)


def downgrade() -> None:
    for table in ('register_change', 'register_batch'):
        op.drop_table(table)
