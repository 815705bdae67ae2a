"""minor districts

Which districts are กิ่งอำเภอ, until the day they become อำเภอ where it is known.

Revision: 0019, after 0018
"""

import sqlalchemy as sa
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('district', sa.Column('minor', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text('UPDATE district SET minor = :yes WHERE amphoe_from IS NOT NULL').bindparams(yes=True))


def downgrade() -> None:
    op.drop_column('district', 'minor')
