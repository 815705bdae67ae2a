"""known from a day

A source says on which day it was said, and a circle or a session added here on which day it was: an earlier day
shows nothing of them. A store made before knows no such day but that of the meeting whose conclusions a document
is the source of: the rest counts on any day, as it did.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

OF_MINUTES = """
    UPDATE source SET said_on = (
        SELECT MIN(meeting.on_date) FROM resolution
        JOIN meeting ON meeting.code = resolution.meeting_code
        JOIN source AS said ON said.code = resolution.source_code
        WHERE said.document = source.document)
    WHERE source.line IS NOT NULL
"""


def upgrade() -> None:
    op.add_column('source', sa.Column('said_on', sa.Date(), nullable=True))
    op.add_column('circle', sa.Column('known_on', sa.Date(), nullable=True))
    op.add_column('meeting', sa.Column('known_on', sa.Date(), nullable=True))
    op.execute(OF_MINUTES)


def downgrade() -> None:
    op.drop_column('meeting', 'known_on')
    op.drop_column('circle', 'known_on')
    op.drop_column('source', 'said_on')
