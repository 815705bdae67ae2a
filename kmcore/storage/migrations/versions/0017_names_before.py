"""names before

What an area was called before it got another name.

Revision: 0017, after 0016
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

COLUMNS = ('name_before_th', 'name_before_en')


def upgrade() -> None:
    for column in COLUMNS:
        op.add_column('area_change', sa.Column(column, sqlmodel.sql.sqltypes.AutoString(), nullable=True))


def downgrade() -> None:
    for column in COLUMNS:
        op.drop_column('area_change', column)
