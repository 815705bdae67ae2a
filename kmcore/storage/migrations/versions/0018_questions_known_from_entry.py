"""questions known from entry

A question on which sources disagree can be entered here now, and says on which day, as 0010 did for other rows. Of
those there already nothing is known of that day, so they count by their source's, as they did.

Revision: 0018, after 0017
"""

import sqlalchemy as sa
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('number_check', sa.Column('known_on', sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column('number_check', 'known_on')
