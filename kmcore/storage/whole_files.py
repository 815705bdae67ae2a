"""Writing a file so that it is there whole or not at all."""

import os
from pathlib import Path

from kmcore.errors import StorageError


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, in place of what was there.

    Raises:
        StorageError: the file cannot be written; what was there is still there.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise StorageError(
            "เขียนไฟล์ {file} ไม่ได้ ({reason}) ตรวจว่ามีโฟลเดอร์ มีสิทธิ์เขียน และไฟล์ไม่ได้เปิดค้างอยู่",
            file=path,
            reason=error.strerror,
        ) from error
    finally:
        part.unlink(missing_ok=True)
