"""drafts of grids

What a person has typed into the grid of a register and not yet sent is kept from here on.

Revision: 0015, after 0014
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'register_draft',
        sa.Column('account_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=24), nullable=False),
        sa.Column('body', sa.Text(), nullable=False),
        sa.Column('saved_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_register_draft_account_id_account')),
        sa.PrimaryKeyConstraint('account_id', 'kind', name=op.f('pk_register_draft')),
    )


def downgrade() -> None:
    op.drop_table('register_draft')
