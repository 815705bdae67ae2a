"""known from entry

A row without a day of its own that is entered here says on which day: an earlier day shows nothing of it. Of rows
entered before nothing is known of that day, so they count on any, as they did.

Revision: 0010, after 0009
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

TABLES = ('agency', 'mission', 'cohort', 'km_team', 'visit', 'statement', 'budget_target')


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column('known_on', sa.Date(), nullable=True))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, 'known_on')
