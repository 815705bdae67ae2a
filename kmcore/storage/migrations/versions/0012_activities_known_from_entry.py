"""activities known from entry

An activity or a training that is entered here says on which day, as 0010 did for other rows: an earlier day shows
nothing of it. Of rows entered before nothing is known of that day, so they count on any, as they did.

Revision: 0012, after 0011
"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

TABLES = ('activity', 'training')


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column('known_on', sa.Date(), nullable=True))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, 'known_on')
