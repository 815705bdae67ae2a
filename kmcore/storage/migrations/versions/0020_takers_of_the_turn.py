"""takers of the turn

What is handed over at the turn of the year may go to several agencies: each further one with its part.

Revision: 0020, after 0019
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'year_plan_taker',
        sa.Column('row_id', sa.Integer(), nullable=False),
        sa.Column('place', sa.Integer(), nullable=False),
        sa.Column('agency_code', sa.String(length=12), nullable=False),
        sa.Column('amount', sa.BigInteger(), nullable=True),
        sa.Column('areas', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(['agency_code'], ['agency.code'], name=op.f('fk_year_plan_taker_agency_code_agency')),
        sa.ForeignKeyConstraint(['row_id'], ['year_plan_row.id'], name=op.f('fk_year_plan_taker_row_id_year_plan_row')),
        sa.PrimaryKeyConstraint('row_id', 'place', name=op.f('pk_year_plan_taker')),
    )


def downgrade() -> None:
    op.drop_table('year_plan_taker')
