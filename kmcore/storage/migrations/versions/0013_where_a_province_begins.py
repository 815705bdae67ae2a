"""where a province begins

The fiscal year and the day with which a province begins here. A store that has met already began with its first
session; one that has not is asked at its set-up.

Revision: 0013, after 0012
"""

import sqlalchemy as sa
from alembic import op

from kmcore.thai.fiscal import fiscal_year_be

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

MEETING = sa.table('meeting', sa.column('on_date', sa.Date))
DATASET = sa.table('dataset', sa.column('fiscal_year', sa.Integer), sa.column('started_on', sa.Date))


def upgrade() -> None:
    op.add_column('dataset', sa.Column('fiscal_year', sa.Integer(), nullable=True))
    op.add_column('dataset', sa.Column('started_on', sa.Date(), nullable=True))
    first = op.get_bind().execute(sa.select(sa.func.min(MEETING.c.on_date))).scalar()
    if first is not None:
        op.execute(DATASET.update().values(fiscal_year=fiscal_year_be(first), started_on=first))


def downgrade() -> None:
    op.drop_column('dataset', 'started_on')
    op.drop_column('dataset', 'fiscal_year')
