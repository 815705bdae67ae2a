"""How long a large file of an office takes to come into a register, and to be taken back, each in a process of its own."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from sqlmodel import Session, select
from xlsxwriter import Workbook

from kmcore.areas.models import Village
from tests.bench.report import table
from tests.support.builds import loaded, open_engine

ROWS: Final = 80_000
HEADINGS: Final = ("รหัสหมู่บ้าน", "หน่วยงาน", "ภารกิจ", "วันที่ทำ", "สิ่งที่ทำ")
AGENCIES: Final = ("พช.", "กศน.", "เกษตร")


def measure_imports(folder: Path) -> str:
    """Return the table: checking, writing and undoing ``ROWS`` rows of evidence from one XLSX."""
    url = f"sqlite:///{folder / 'imports.db'}"
    loaded(url)
    file = folder / "evidence.xlsx"
    _write(file, url)
    rows = [_timed(url, "check", "import", "evidence", str(file), "--dry-run", "--json")]
    rows.append(_timed(url, "import", "import", "evidence", str(file), "--json"))
    rows.append(_timed(url, "undo", "undo", str(_batch(rows[-1][-1]))))
    title = f"{ROWS:,} rows of an XLSX into a register (goal: below 30 s and 500 MB)"
    return table(title, ["", "seconds", "CPU s", "MB at most"], [row[:-1] for row in rows])


def _write(file: Path, url: str) -> None:
    with Session(open_engine(url)) as session:
        codes = list(session.exec(select(Village.code)))
    book = Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    for number in range(ROWS):
        day, agency = f"{number % 28 + 1} ม.ค. 2550", AGENCIES[number % len(AGENCIES)]
        sheet.write_row(
            number + 1, 0, (codes[number % len(codes)], agency, "sufficiency", day, f"เวที {number}")
        )
    book.close()


def _timed(url: str, name: str, *command: str) -> list[str]:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "kmcore", *command],
        env={**os.environ, "KM_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [name, f"{seconds:.1f}", f"{cpu:.1f}", f"{after.ru_maxrss / 1024:.0f}", done.stdout]


def _batch(printed: str) -> int:
    number: int = json.loads(printed)["batch"]
    return number
