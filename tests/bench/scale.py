"""How the coverage aggregate grows with the number of villages, on SQLite, in one run."""

import statistics
import tempfile
import time
from datetime import date
from itertools import product

from sqlalchemy import insert
from sqlmodel import Session

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.programme.coverage import coverage
from kmcore.programme.models import (
    Agency,
    Cohort,
    Mission,
    Responsibility,
    VillageCohort,
    VillageEvidence,
    VillagePromise,
)
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import upgrade
from kmcore.storage.unit_of_work import reading

SIZES = (1_551, 15_510, 75_000)
PER_SUBDISTRICT = 99
RUNS = 7
DAY = date(2007, 2, 8)


def scale_table() -> str:
    """Return a table: villages, median milliseconds, ratio to the first size."""
    medians = [_median_ms(size) for size in SIZES]
    lines = [
        f"| {size:,} | {median:.1f} | {median / medians[0]:.1f} | {size / SIZES[0]:.1f} |"
        for size, median in zip(SIZES, medians, strict=True)
    ]
    return "\n".join(
        ["| villages | coverage by district, ms | ratio | villages' ratio |", "|---|---|---|---|", *lines]
    )


def _median_ms(villages: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/scale.db"
        upgrade(url)
        with Session(open_engine(url)) as session:
            _fill(session, villages)
            session.commit()
        times = []
        for _ in range(RUNS):
            started = time.perf_counter()
            with reading(open_engine(url)) as session:
                coverage(session, DAY)
            times.append(1000 * (time.perf_counter() - started))
        open_engine(url).dispose()
    return statistics.median(times)


def _fill(session: Session, villages: int) -> None:
    """Every village with a cohort and a promise, two in three with evidence."""
    count = -(-villages // PER_SUBDISTRICT)
    places = [f"{district:04}{sub:02}" for district, sub in product(range(8001, 8100), range(1, 99))][:count]
    codes = [f"{place}{moo:02}" for place in places for moo in range(1, PER_SUBDISTRICT + 1)][:villages]
    session.add(Agency(code="cdd", position=1, short_th="ก", short_en="A", name_th="ก", name_en="A"))
    session.add(Mission(code="m", position=1, name_th="ภ", name_en="M", target_villages=villages))
    session.flush()
    session.add(Cohort(number=1, name_th="ร", name_en="C", target_villages=villages, mission_code="m"))
    promise = {
        "code": "r",
        "scheme": "cohort",
        "agency_code": "cdd",
        "party": "cdd",
        "role": "lead",
        "from_date": DAY,
    }
    session.flush()
    session.add(Responsibility.model_validate(promise))
    rows: list[tuple[type, list[dict[str, object]]]] = [
        (
            District,
            [{"code": code, "name_th": "อ", "name_en": "D"} for code in sorted({p[:4] for p in places})],
        ),
        (Subdistrict, [{"code": p, "district_code": p[:4], "name_th": "ต", "name_en": "S"} for p in places]),
        (Village, [{"code": c, "subdistrict_code": c[:6], "moo": int(c[6:])} for c in codes]),
        (VillageCohort, [{"village_code": c, "from_date": DAY, "cohort_number": 1} for c in codes]),
        (VillagePromise, [{"village_code": c, "responsibility_code": "r", "from_date": DAY} for c in codes]),
        (VillageEvidence, [_evidence(c) for c in codes if int(c) % 3]),
    ]
    for table, values in rows:
        session.execute(insert(table), [{"origin": "demo", **value} for value in values])


def _evidence(code: str) -> dict[str, object]:
    kind = "verified" if int(code) % 5 == 0 else "reported"
    return {
        "village_code": code,
        "agency_code": "cdd",
        "mission_code": "m",
        "kind": kind,
        "on_date": DAY,
        "note": "-",
    }
