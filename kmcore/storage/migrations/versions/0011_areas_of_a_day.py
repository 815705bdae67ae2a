"""areas of a day

Districts, subdistricts and villages from a day to a day, and what became of which.

Revision: 0011, after 0010
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
AREAS = ('district', 'subdistrict', 'village')
DAYS = ('from_date', 'to_date')
INDEXED = ('from_code', 'origin', 'to_code')


def upgrade() -> None:
    for table in AREAS:
        for day in DAYS:
            op.add_column(table, sa.Column(day, sa.Date(), nullable=True))
    op.create_table(
        'area_change',
        sa.Column('source_code', TEXT(length=40), nullable=True),
        sa.Column('origin', sa.String(length=8), nullable=False),
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('on_date', sa.Date(), nullable=False),
        sa.Column('kind', sa.String(length=12), nullable=False),
        sa.Column('from_code', TEXT(length=8), nullable=True),
        sa.Column('to_code', TEXT(length=8), nullable=True),
        sa.Column('carries', sa.Boolean(), nullable=False),
        sa.Column('name_th', TEXT(), nullable=True),
        sa.Column('name_en', TEXT(), nullable=True),
        sa.Column('note', TEXT(), nullable=True),
        sa.ForeignKeyConstraint(
            ['source_code'], ['source.code'], name=op.f('fk_area_change_source_code_source')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_area_change')),
    )
    for column in INDEXED:
        op.create_index(op.f(f'ix_area_change_{column}'), 'area_change', [column], unique=False)


def downgrade() -> None:
    for column in INDEXED:
        op.drop_index(op.f(f'ix_area_change_{column}'), table_name='area_change')
    op.drop_table('area_change')
    for table in AREAS:
        for day in DAYS:
            op.drop_column(table, day)
