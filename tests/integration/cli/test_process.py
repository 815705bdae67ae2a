"""`python -m kmcore` as a program of its own, as an operator or a script runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def program(root: Path, sqlite_url: str) -> "Program":
    return Program(root, {"KM_DATABASE_URL": sqlite_url})


class Program:
    """Runs ``python -m kmcore`` in a process of its own, with nothing of ours in its environment."""

    def __init__(self, root: Path, settings: dict[str, str]) -> None:
        self.root, self.settings = root, settings

    def __call__(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        clean = {name: value for name, value in os.environ.items() if not name.startswith("KM_")}
        return subprocess.run(
            [sys.executable, "-m", "kmcore", *words],
            cwd=self.root,
            env={**clean, **self.settings, **environment},
            capture_output=True,
            check=False,
            timeout=120,
        )


def test_json_on_standard_output_and_nothing_else(program: Program) -> None:
    done = program("show", "coverage", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["total"]["villages"] == 1551


def test_thai_goes_out_as_utf8_whatever_the_locale(program: Program) -> None:
    done = program("show", "cohorts", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "รุ่นที่ 1" in done.stdout.decode("utf-8")


def test_wrong_use_and_wrong_data_have_their_own_codes(program: Program, tmp_path: Path) -> None:
    misused = program("show", "coverage", "--as-of", "2550-02-08")
    assert (misused.returncode, misused.stdout) == (2, b"")
    assert "ค.ศ. คือ 2007" in misused.stderr.decode()
    spoilt = tmp_path / "x.db"
    spoilt.write_bytes(b"garbage")
    ruined = program("verify", KM_DATABASE_URL=f"sqlite:///{spoilt}")
    assert ruined.returncode == 1
    assert "✗" in ruined.stdout.decode()
    assert b"Traceback" not in ruined.stderr + misused.stderr


def test_verify_of_a_sound_store(program: Program) -> None:
    done = program("verify")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_stops_early_is_no_error(program: Program) -> None:
    command = f"{sys.executable} -m kmcore show sources --json | head -c 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=program.root,
        env={**os.environ, **program.settings},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr
