"""further registers

Stages of evidence, the activity plan, indicators by area and year, blogs, trainings and holidays.

Revision: 0009, after 0008
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

TEXT = sqlmodel.sql.sqltypes.AutoString
TABLES = ('holiday', 'training', 'blog', 'indicator_value', 'indicator', 'activity', 'evidence_stage')


def upgrade() -> None:
    _table(
        'evidence_stage',
        sa.Column('code', TEXT(length=24), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name_th', TEXT(), nullable=False),
        sa.Column('name_en', TEXT(), nullable=False),
        sa.Column('meaning', TEXT(), nullable=True),
        key=('code',),
    )
    _table(
        'activity',
        sa.Column('code', TEXT(length=40), nullable=False),
        sa.Column('title', TEXT(), nullable=False),
        sa.Column('title_en', TEXT(), nullable=False),
        sa.Column('mission_code', TEXT(length=24), nullable=True),
        sa.Column('agency_code', TEXT(length=12), nullable=False),
        sa.Column('area_code', TEXT(length=8), nullable=True),
        sa.Column('place', TEXT(), nullable=True),
        sa.Column('from_date', sa.Date(), nullable=False),
        sa.Column('to_date', sa.Date(), nullable=True),
        sa.Column('budget_line_code', TEXT(length=40), nullable=True),
        sa.Column('people_planned', sa.Integer(), nullable=True),
        sa.Column('held_on', sa.Date(), nullable=True),
        sa.Column('people_reached', sa.Integer(), nullable=True),
        sa.Column('note', TEXT(), nullable=True),
        _to('activity', 'mission_code', 'mission'),
        _to('activity', 'agency_code', 'agency'),
        key=('code',),
    )
    op.create_index(op.f('ix_activity_agency_code'), 'activity', ['agency_code'], unique=False)
    _table(
        'indicator',
        sa.Column('code', TEXT(length=40), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column('name_th', TEXT(), nullable=False),
        sa.Column('name_en', TEXT(), nullable=False),
        sa.Column('unit', TEXT(), nullable=True),
        sa.Column('lack', sa.Boolean(), nullable=False),
        key=('code',),
    )
    _table(
        'indicator_value',
        sa.Column('indicator_code', TEXT(length=40), nullable=False),
        sa.Column('area_code', TEXT(length=8), nullable=False),
        sa.Column('year', sa.Integer(), nullable=False),
        sa.Column('hundredths', sa.BigInteger(), nullable=False),
        _to('indicator_value', 'indicator_code', 'indicator'),
        key=('indicator_code', 'area_code', 'year'),
    )
    _table(
        'blog',
        sa.Column('subdistrict_code', TEXT(length=6), nullable=False),
        sa.Column('title', TEXT(), nullable=False),
        sa.Column('url', TEXT(length=600), nullable=True),
        sa.Column('begun_on', sa.Date(), nullable=True),
        sa.Column('newest_post_on', sa.Date(), nullable=True),
        sa.Column('kept_by', TEXT(), nullable=True),
        _to('blog', 'subdistrict_code', 'subdistrict'),
        key=('subdistrict_code',),
    )
    _table(
        'training',
        sa.Column('code', TEXT(length=40), nullable=False),
        sa.Column('title', TEXT(), nullable=False),
        sa.Column('agency_code', TEXT(length=12), nullable=True),
        sa.Column('district_code', TEXT(length=4), nullable=True),
        sa.Column('place', TEXT(), nullable=True),
        sa.Column('planned_on', sa.Date(), nullable=False),
        sa.Column('held_on', sa.Date(), nullable=True),
        sa.Column('places', sa.Integer(), nullable=True),
        sa.Column('people', sa.Integer(), nullable=True),
        sa.Column('note', TEXT(), nullable=True),
        _to('training', 'agency_code', 'agency'),
        _to('training', 'district_code', 'district'),
        key=('code',),
    )
    _table(
        'holiday',
        sa.Column('on_date', sa.Date(), nullable=False),
        sa.Column('name_th', TEXT(), nullable=False),
        sa.Column('name_en', TEXT(), nullable=False),
        key=('on_date',),
    )


def _table(name: str, *columns: sa.Column | sa.ForeignKeyConstraint, key: tuple[str, ...]) -> None:
    """Make a table whose rows say where they come from."""
    op.create_table(
        name,
        sa.Column('source_code', TEXT(length=40), nullable=True),
        sa.Column('origin', sa.String(length=8), nullable=False),
        *columns,
        _to(name, 'source_code', 'source'),
        sa.PrimaryKeyConstraint(*key, name=op.f(f'pk_{name}')),
    )
    op.create_index(op.f(f'ix_{name}_origin'), name, ['origin'], unique=False)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f'{other}.code'], name=op.f(f'fk_{table}_{column}_{other}'))


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
