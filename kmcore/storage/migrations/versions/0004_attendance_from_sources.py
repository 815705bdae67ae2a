"""attendance from sources

Who came to a meeting was written at the agency ("present"), for one circle only. It becomes rows of the attendance
like any other, each with the source that says so.

Revision: 0004, after 0003
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

# The meeting that "present" spoke of, by the code the program had for it; where a store has no such meeting, the
# first that was held.
OF_MEETING = "khun-uea-2550-01-09"
MOVE = """
    INSERT INTO attendance (meeting_code, presence, agency_code, version, source_code, origin)
    SELECT meeting.code, 'present', agency.code, 1, agency.source_code, agency.origin
    FROM agency CROSS JOIN meeting
    WHERE agency.present AND meeting.code = (
        SELECT code FROM meeting WHERE held OR code = :code ORDER BY code <> :code, on_date, code LIMIT 1)
    ORDER BY agency.position
"""


def upgrade() -> None:
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source_code', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))
        batch_op.add_column(sa.Column('origin', sa.String(length=8), server_default='live', nullable=False))
        batch_op.create_index(batch_op.f('ix_attendance_origin'), ['origin'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_attendance_source_code_source'), 'source', ['source_code'], ['code'])
    op.execute(sa.text(MOVE).bindparams(code=OF_MEETING))
    # Not as a batch: SQLite would copy the table and drop the first, to which half of the store points.
    op.drop_column('agency', 'present')


def downgrade() -> None:
    op.add_column('agency', sa.Column('present', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        sa.text(
            "UPDATE agency SET present = true WHERE code IN (SELECT agency_code FROM attendance"
            " WHERE source_code IS NOT NULL AND presence = 'present')"
        )
    )
    op.execute("DELETE FROM attendance WHERE source_code IS NOT NULL")
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_attendance_source_code_source'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_attendance_origin'))
        batch_op.drop_column('origin')
        batch_op.drop_column('source_code')
