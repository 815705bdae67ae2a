"""Making a store ready: schema, data set, schematic map, demonstration layer. Safe to run again."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlmodel import Session

from kmcore.access.demo_accounts import close_demo_accounts
from kmcore.areas.commands import put_boundary
from kmcore.areas.drawn_map import BY_POINTS
from kmcore.areas.queries import LEVELS, kept_boundaries
from kmcore.clock import Clock, system_clock
from kmcore.errors import KmError
from kmcore.exchange.dataset import load_dataset, names_a_province
from kmcore.exchange.dataset.corrections import (
    CorrectionReport,
    corrections_of_store,
    make_corrections,
)
from kmcore.exchange.dataset.files import HEADER
from kmcore.exchange.dataset.register import DISTRICTS
from kmcore.exchange.demo import MADE_FOR, DemoReport, add_demo, has_demo, remove_demo
from kmcore.settings import DEFAULT_DATASET, ROOT
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.dataset import held_dataset
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current, upgrade
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import UnitOfWork, reading
from kmcore.thai.text_files import read_text_file

DATA: Final = ROOT / "data"
CORRECTIONS: Final = DATA / "corrections"
DEFAULT_PROVINCE: Final = "80"
ACTOR: Final = "console"
INIT, DEMO_ADD, DEMO_REMOVE, CORRECT = "init", "demo add", "demo remove", "correct"


class UnknownChoiceError(KmError):
    """A data set or a province was named that does not ship with the program."""


class DemoState(StrEnum):
    """How the demonstration layer stands after ``initialise``, and why."""

    ADDED = "added"
    PRESENT = "present"
    REMOVED = "removed"
    DECLINED = "declined"
    NOT_MADE = "not_made"


@dataclass(frozen=True)
class InitReport:
    """What ``initialise`` did. ``rows``: of the data set, 0 when it was there; ``maps``: levels added.

    ``corrections``: rows of the data set that this version tells otherwise and ``correct`` would mend.
    """

    dataset: str
    rows: int
    maps: tuple[str, ...]
    demo: DemoState
    demo_rows: int
    revision: int
    corrections: int = 0


def initialise(
    url: str,
    dataset: str | None = DEFAULT_DATASET,
    demo: bool = True,  # noqa: FBT001, FBT002 - the name everyone calls it by; True is what a new store gets
    clock: Clock = system_clock,
    province: str = DEFAULT_PROVINCE,
) -> InitReport:
    """Migrate the store at ``url``, load the data set and the schematic map, add the demonstration layer.

    Running it again changes nothing: no row, no audit entry, no new revision. The layer is added only
    where the ``init`` that loaded the data set wanted it and nobody has added or removed it by hand
    since, which the audit chain tells: so an interrupted ``init`` is finished by the next one, but a
    layer that was declined (``demo`` False) or removed on purpose never comes back by itself.
    ``dataset`` None: the one that the store holds, in a store without any the default.

    Raises:
        UnknownChoiceError: no such data set or province; the sentence lists what there is.
        DatasetError: a row of the data set is wrong, or the store holds another data set.
        StorageError: the store cannot be used.
    """
    held = _held(url) if dataset is None else None
    if dataset is None:
        dataset = held or DEFAULT_DATASET
    if held and dataset not in _shipped():
        return _left_as_it_is(url, held)  # a folder of one's own, which need not be there any more
    folder = dataset_folder(dataset)
    areas = area_folder(province, folder) if names_a_province(folder) else None
    upgrade(url)
    with UnitOfWork(open_engine(url), actor=ACTOR, command=INIT, clock=clock) as work:
        work.queue()
        loaded = load_dataset(work.session, folder, areas or folder)
        maps = _add_missing_maps(work.session, areas) if areas else []
        if loaded.loaded:
            work.commit({"dataset": dataset, "rows": loaded.total, "maps": maps, "demo": demo})
        elif maps:
            work.commit({"maps": maps})
    state, demo_rows = _settle_demo(url, dataset, clock, wanted=demo)
    with reading(open_engine(url)) as session:
        waiting = len(corrections_of_store(session, CORRECTIONS).waiting)
        return InitReport(dataset, loaded.total, tuple(maps), state, demo_rows, revision(session), waiting)


def _held(url: str) -> str | None:
    """Return the data set that the store holds, its schema made current first; None for none."""
    upgrade(url)
    with reading(open_engine(url)) as session:
        return held_dataset(session)


def _left_as_it_is(url: str, held: str) -> InitReport:
    with reading(open_engine(url)) as session:
        return InitReport(held, 0, (), DemoState.NOT_MADE, 0, revision(session))


def put_demo(url: str, clock: Clock = system_clock) -> DemoReport:
    """Add the demonstration layer to a store at this program's schema; return the rows by table.

    Raises:
        DemoError: it is there already, or the store lacks what it stands on.
        StorageError: the store cannot be used.
    """
    require_current(open_engine(url))
    with UnitOfWork(open_engine(url), actor=ACTOR, command=DEMO_ADD, clock=clock) as work:
        work.queue()
        report = add_demo(work.session)
        work.commit({"rows": report.total})
    return report


def take_demo(url: str, clock: Clock = system_clock) -> DemoReport:
    """Remove the demonstration layer whole; return the rows by table, none when there was no layer.

    The accounts made for it are closed with it, and their sessions end.

    Raises:
        StorageError: the store cannot be used.
    """
    require_current(open_engine(url))
    with UnitOfWork(open_engine(url), actor=ACTOR, command=DEMO_REMOVE, clock=clock) as work:
        work.queue()
        report = remove_demo(work.session)
        closed = close_demo_accounts(work.session, clock())
        if report.total or closed:
            work.commit({"rows": report.total, "accounts_closed": closed})
    return report


def correct_dataset(url: str, clock: Clock = system_clock) -> CorrectionReport:
    """Mend the rows of the data set that this version tells otherwise, where they still stand as shipped.

    Rows somebody changed are left as they are and named in the report and in the audit row. Pictures frozen before
    stay as they were signed. Run again, it changes nothing.

    Raises:
        StorageError: the store cannot be used.
    """
    require_current(open_engine(url))
    with UnitOfWork(open_engine(url), actor=ACTOR, command=CORRECT, clock=clock) as work:
        work.queue()
        report = corrections_of_store(work.session, CORRECTIONS)
        if report.waiting:
            make_corrections(work.session, report)
            work.commit({"rows": len(report.waiting), "kept": [one.words for one in report.kept]})
    return report


def dataset_folder(name: str) -> Path:
    """Return the folder of a data set: one that ships, by its name, or a folder of one's own, by its path.

    Raises:
        UnknownChoiceError: there is none of that name, or the folder has no dataset.yaml.
    """
    known = _shipped()
    if (own := Path(name)).name != name:
        if not (own / HEADER).is_file():
            raise UnknownChoiceError(
                "โฟลเดอร์ “{name}” ไม่มีไฟล์ {header} ตรวจที่อยู่ของโฟลเดอร์ หรือใช้ชุดข้อมูลที่มี คือ {known}",
                name=name,
                header=HEADER,
                known=", ".join(known),
            )
        return own
    if name not in known:
        raise UnknownChoiceError(
            "ไม่มีชุดข้อมูล “{name}” ที่มีคือ {known} เลือกด้วย --dataset หรือ KM_DATASET",
            name=name,
            known=", ".join(known),
        )
    return DATA / name


def _shipped() -> list[str]:
    return _names(path.parent for path in DATA.glob("*/dataset.yaml"))


def area_folder(province: str, dataset: Path | None = None) -> Path:
    """Return the folder of a province's registers and schematic map: the data set's own ``areas``, else one that ships.

    Raises:
        UnknownChoiceError: the province does not ship.
    """
    if dataset is not None and (dataset / "areas" / DISTRICTS).is_file():
        return dataset / "areas"
    known = _names(path.parent for path in DATA.glob("areas/*/districts.csv"))
    if province not in known:
        raise UnknownChoiceError(
            "ยังไม่มีทะเบียนพื้นที่ของจังหวัดรหัส “{code}” ที่มีคือ {known} "
            "แก้ KM_PROVINCE หรือวางทะเบียนของจังหวัดไว้ที่ data/areas/{code}",
            code=province,
            known=", ".join(known),
        )
    return DATA / "areas" / province


def _names(folders: Iterable[Path]) -> list[str]:
    return sorted(folder.name for folder in folders)


def _add_missing_maps(session: Session, areas: Path) -> list[str]:
    """Add the schematic map of each level that has none; a map someone brought is never replaced."""
    added: list[str] = []
    for level in LEVELS:
        path = areas / f"map-{level}s.geojson"
        if path.exists() and kept_boundaries(session, level) is None:
            text = read_text_file(path)
            put_boundary(session, level, text, approximate=True, source=BY_POINTS)
            added.append(level)
    return added


def _settle_demo(url: str, dataset: str, clock: Clock, *, wanted: bool) -> tuple[DemoState, int]:
    with UnitOfWork(open_engine(url), actor=ACTOR, command=DEMO_ADD, clock=clock) as work:
        work.queue()
        state = _demo_state(work.session, dataset, wanted=wanted)
        if state is not DemoState.ADDED:
            return state, 0
        report = add_demo(work.session)
        work.commit({"rows": report.total, "by": INIT})
        return state, report.total


def _demo_state(session: Session, dataset: str, *, wanted: bool) -> DemoState:
    """Return how the layer stands; ADDED means that it is to be added now."""
    if dataset != MADE_FOR:
        return DemoState.NOT_MADE  # the layer is made for that data set's own codes
    if has_demo(session):
        return DemoState.PRESENT
    past = audit_entries(session, {INIT, DEMO_ADD, DEMO_REMOVE})
    if any(entry.command != INIT for entry in past):
        return DemoState.REMOVED
    asked = any(entry.detail.get("demo") is True for entry in past)
    return DemoState.ADDED if wanted and asked else DemoState.DECLINED
