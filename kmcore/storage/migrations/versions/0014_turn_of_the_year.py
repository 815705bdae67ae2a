"""turn of the year

What is planned for a new fiscal year, row by row, and which circle's resolution made it real.

Revision: 0014, after 0013
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'year_plan_decision',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('fiscal_year', sa.Integer(), nullable=False),
        sa.Column('resolution_code', sa.String(length=40), nullable=False),
        sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('actor', sa.String(length=80), nullable=False),
        sa.Column('batch_id', sa.Integer(), nullable=True),
        sa.Column('undone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(['batch_id'], ['register_batch.id'], name=op.f('fk_year_plan_decision_batch_id_register_batch')),
        sa.ForeignKeyConstraint(['resolution_code'], ['resolution.code'], name=op.f('fk_year_plan_decision_resolution_code_resolution')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_year_plan_decision')),
    )
    op.create_index(op.f('ix_year_plan_decision_fiscal_year'), 'year_plan_decision', ['fiscal_year'], unique=False)
    op.create_table(
        'year_plan_row',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('fiscal_year', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=24), nullable=False),
        sa.Column('row_key', sa.String(length=200), nullable=False),
        sa.Column('fate', sa.String(length=12), nullable=False),
        sa.Column('agency_code', sa.String(length=12), nullable=True),
        sa.Column('amount', sa.BigInteger(), nullable=True),
        sa.Column('carried_satang', sa.BigInteger(), nullable=True),
        sa.Column('carried_note', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column('districts', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column('ground', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('changed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column('changed_by', sa.String(length=80), nullable=False),
        sa.Column('decision_id', sa.Integer(), nullable=True),
        sa.Column('successor', sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(['agency_code'], ['agency.code'], name=op.f('fk_year_plan_row_agency_code_agency')),
        sa.ForeignKeyConstraint(['decision_id'], ['year_plan_decision.id'], name=op.f('fk_year_plan_row_decision_id_year_plan_decision')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_year_plan_row')),
        sa.UniqueConstraint('fiscal_year', 'kind', 'row_key', name=op.f('uq_year_plan_row_fiscal_year')),
    )
    op.create_index(op.f('ix_year_plan_row_decision_id'), 'year_plan_row', ['decision_id'], unique=False)


def downgrade() -> None:
    op.drop_table('year_plan_row')
    op.drop_table('year_plan_decision')
