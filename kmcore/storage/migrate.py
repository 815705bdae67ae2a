"""Migrations by alembic, the only way the schema changes."""

from enum import Enum, auto
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from kmcore.errors import StorageError
from kmcore.i18n import N_
from kmcore.storage.engine import WRITES, open_engine
from kmcore.storage.models import Revision

FOLDER: Final = Path(__file__).parent / "migrations"


class SchemaState(Enum):
    """How the store's schema stands against this program."""

    CURRENT = auto()
    EMPTY = auto()
    BEHIND = auto()
    UNKNOWN = auto()


def upgrade(url: str) -> None:
    """Bring the store at ``url`` to this program's schema; a no-op when it is there.

    Raises:
        StorageError: the store cannot be read, or belongs to another version or another program.
    """
    engine = open_engine(url)
    if schema_state(engine) is SchemaState.UNKNOWN:
        raise StorageError(NOT_OURS)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except (CommandError, SQLAlchemyError) as error:
            raise StorageError(HALF_WAY) from error


NOT_OURS = N_("ฐานข้อมูลนี้ไม่ได้สร้างด้วยโปรแกรมรุ่นนี้ เลือกฐานข้อมูลอื่นด้วย KM_DATABASE_URL หรือกู้จากไฟล์สำรอง ข้อมูลเดิมยังอยู่ครบ")
HALF_WAY = N_("ปรับรุ่นฐานข้อมูลไม่สำเร็จ ข้อมูลถูกย้อนกลับเป็นก่อนปรับ กู้จากไฟล์สำรองหรือแจ้งผู้ดูแลระบบ")
BEHIND = N_("ฐานข้อมูลเป็นรุ่นเก่ากว่าโปรแกรม สั่ง python -m kmcore init เพื่อปรับรุ่น ข้อมูลเดิมยังอยู่ครบ")
EMPTY = N_("ฐานข้อมูลยังว่าง สั่ง python -m kmcore init เพื่อสร้างและนำข้อมูลเข้า")
UNREADABLE = N_("เปิดฐานข้อมูลไม่ได้ ตรวจว่าไฟล์หรือเครื่องฐานข้อมูลอยู่ครบ หรือกู้จากไฟล์สำรองด้วย python -m kmcore restore")


def schema_state(engine: Engine) -> SchemaState:
    """Compare the store's migration with ours.

    Raises:
        StorageError: the store cannot be read at all.
    """
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            tables = set(inspect(connection).get_table_names())
            found = MigrationContext.configure(connection).get_current_revision()
    except DatabaseError as error:
        raise StorageError(UNREADABLE) from error
    if found is None:
        return SchemaState.UNKNOWN if tables - {"alembic_version"} else SchemaState.EMPTY
    if Revision.__tablename__ not in tables:  # another program's, whose migrations are numbered as ours
        return SchemaState.UNKNOWN
    scripts = ScriptDirectory.from_config(_config())
    if found == scripts.get_current_head():
        return SchemaState.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return SchemaState.BEHIND if found in known else SchemaState.UNKNOWN


def require_current(engine: Engine) -> None:
    """Refuse to go on with a store that is not at this program's schema.

    Raises:
        StorageError: with the sentence for what is wrong and the command that mends it.
    """
    sentences = {SchemaState.EMPTY: EMPTY, SchemaState.BEHIND: BEHIND, SchemaState.UNKNOWN: NOT_OURS}
    state = schema_state(engine)
    if state in sentences:
        raise StorageError(sentences[state])


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
