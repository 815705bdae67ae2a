"""The command line knows every table that may point at a row, in a process that has loaded nothing else."""

import subprocess
import sys

ASKED = """
import kmcore.cli.registers
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_store import _pointers
for kind in KINDS.values():
    _pointers(kind.columns)
print(len(_pointers(KINDS["agencies"].columns)))
"""


def test_all_tables_are_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) > 5
