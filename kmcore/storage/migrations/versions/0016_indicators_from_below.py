"""indicators from below

An indicator says whether an area without a value of its own may have one made of the areas in it: as their sum, as
their mean, or not at all, which is what holds for those entered before.

Revision: 0016, after 0015
"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('indicator', sa.Column('from_below', sa.String(length=8), server_default='none', nullable=False))


def downgrade() -> None:
    op.drop_column('indicator', 'from_below')
