"""`python -m dashboard.serve`: checks that the port is free, says where, and starts the server."""

import os
import socket
import sys

from kmcore.errors import KmError
from kmcore.i18n import _, use_language
from kmcore.settings import ROOT, language_asked, settings


def main() -> int:
    """Become the server. Returns only when it cannot start: 1, with a sentence."""
    use_language(language_asked())
    try:
        wanted = settings()
        use_language(wanted.language)
        _require_free(wanted.host, wanted.port)
    except KmError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the operator's terminal
        return 1
    where = _("วงเอื้อเปิดที่ http://{host}:{port} (กด Ctrl+C เพื่อปิด)", host=wanted.host, port=wanted.port)
    print(where, flush=True)  # noqa: T201 - the operator's terminal
    os.chdir(ROOT)
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    options = [f"--server.port={wanted.port}", f"--server.address={wanted.host}"]
    return os.execv(sys.executable, command + options)  # noqa: S606 - our own interpreter, no shell


def _require_free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise KmError(
            "เปิดที่ {host} พอร์ต {port} ไม่ได้ อาจมีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือตั้ง KM_PORT เป็นเลขอื่น เช่น KM_PORT={other} make run",
            host=host,
            port=port,
            other=port + 1 if port < 65535 else 8501,
        ) from error


if __name__ == "__main__":
    raise SystemExit(main())
