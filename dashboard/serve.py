"""`python -m dashboard.serve`: checks that the port is free, says where, and starts the server."""

import os
import socket
import sys

from dashboard.web.demo_accounts import account_notices
from kmcore.access.signing_key import secret_key
from kmcore.errors import KmError, StorageError
from kmcore.i18n import _, use_language
from kmcore.settings import ROOT, Settings, language_asked, settings
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current


def main() -> int:
    """Become the server. Returns only when it cannot start: 1, with a sentence."""
    use_language(language_asked())
    try:
        wanted = settings()
        use_language(wanted.language)
        _require_free(wanted.host, wanted.port)
        accounts = _accounts(wanted)
    except KmError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the operator's terminal
        return 1
    where = _("วงเอื้อเปิดที่ http://{host}:{port} (กด Ctrl+C เพื่อปิด)", host=wanted.host, port=wanted.port)
    print("\n".join([*accounts, where]), flush=True)  # noqa: T201 - the operator's terminal
    os.chdir(ROOT)
    # uvicorn then believes the same proxies as we do, for the pages' own connections too; by itself it would
    # believe any program on this machine.
    os.environ["FORWARDED_ALLOW_IPS"] = wanted.proxies
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    options = [f"--server.port={wanted.port}", f"--server.address={wanted.host}"]
    return os.execv(sys.executable, command + options)  # noqa: S606 - our own interpreter, no shell


def _accounts(wanted: Settings) -> list[str]:
    """Make the demonstration accounts; return what is told.

    A store that is not ready yet is no reason not to start: /readyz says what to do.
    """
    engine = open_engine(wanted.database_url)
    secret_key(engine)  # a key that is too short stops the start
    try:
        require_current(engine)
        return account_notices(wanted)
    except StorageError as error:
        return [str(error)]


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
