"""reports after a circle

A report written on the day of a session that was over by then says so: it answers for the time after that session.
Reports of earlier programs do not say, and count as they did.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('action_update', sa.Column('after_circle', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column('action_update', 'after_circle')
