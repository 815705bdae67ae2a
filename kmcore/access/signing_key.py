"""The secret key of this installation, and what is signed with it."""

import hmac
import os
import secrets
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from kmcore.errors import StorageError
from kmcore.settings import ROOT, SettingsError, settings

SHORTEST: Final = 32  # characters of KM_SECRET_KEY: what is shorter can be tried out


def signature(engine: Engine, purpose: str, text: str) -> str:
    """Return the HMAC-SHA256 of ``text`` in hex; another ``purpose`` gives another one for the same text.

    Raises:
        SettingsError: KM_SECRET_KEY is too short.
        StorageError: the key can be neither read nor kept.
    """
    message = f"{purpose}\0{text}".encode(errors="surrogatepass")
    return hmac.new(secret_key(engine), message, sha256).hexdigest()


def secret_key(engine: Engine) -> bytes:
    """Return ``KM_SECRET_KEY``, else the key kept beside the database: the same for every process of a machine.

    Several machines that serve one PostgreSQL database must be given the same KM_SECRET_KEY.
    """
    given = settings().secret_key
    if not given:
        return _kept(_file(engine))
    if len(given) < SHORTEST:
        raise SettingsError(
            "ค่าตั้ง KM_SECRET_KEY สั้นเกินไป ใส่ข้อความสุ่มอย่างน้อย {count} ตัวอักษร "
            "หรือไม่ตั้งเลย แล้วโปรแกรมจะสร้างและเก็บไว้ข้างฐานข้อมูลเอง",
            count=SHORTEST,
        )
    return given.encode()


def _file(engine: Engine) -> Path:
    database = engine.url.database
    if engine.dialect.name == "sqlite" and database and database != ":memory:":
        path = Path(database)
        return path.with_name(f"{path.name}.key")
    return ROOT / "data" / "local" / "secret.key"


@cache
def _kept(path: Path) -> bytes:
    """Read the key, or make it: whoever links first has made it, and the others read that one."""
    try:
        if not path.exists():
            _make(path)
        return path.read_bytes()
    except OSError as error:
        raise StorageError(
            "อ่านหรือเก็บกุญแจลับที่ {path} ไม่ได้ ตรวจสิทธิ์ของโฟลเดอร์ หรือตั้ง KM_SECRET_KEY", path=path
        ) from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_urlsafe(48).encode())
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
