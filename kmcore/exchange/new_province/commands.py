"""What a new province is told: which one it is, and its areas from a list."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.areas.queries import districts
from kmcore.errors import KmError
from kmcore.exchange.new_province.province_form import ProvinceError, ProvinceForm, checked_province
from kmcore.i18n import N_
from kmcore.registers.commands import import_file
from kmcore.registers.read_models import RowResult, WrittenBatch
from kmcore.registers.understood_file import UnderstoodFile
from kmcore.settings import settings
from kmcore.storage.dataset import ProvinceInfo, province_info, put_province
from kmcore.storage.reference_date import reference_day

OTHERWISE: Final = N_(
    "ผู้อื่นบันทึกจังหวัดไว้แล้วหลังจากท่านเปิดแบบนี้ คือ “{name}” รหัส {code} ยังไม่ได้บันทึกของท่าน ส่งอีกครั้งถ้าต้องการใช้ค่าที่ท่านพิมพ์"
)


class OtherProvinceError(KmError):
    """Somebody else has said since which province this is."""


def set_province(
    engine: Engine, by: By, form: ProvinceForm, seen: ProvinceInfo | None = None
) -> ProvinceInfo:
    """Keep which province this is; every page and every paper takes its name from here. Return what is kept.

    ``seen``: what the form was filled from; where somebody else has said otherwise since, nothing is kept.

    Raises:
        OtherProvinceError: somebody else has said otherwise since.
        ProvinceError: a part of the form is missing or cannot be taken, or its areas are another province's.
        FormError: several parts cannot be taken.
        NotAllowedError: ``by`` is neither of the secretariat nor an administrator.
    """
    with command(engine, by, permissions.SET_PROVINCE) as running:
        info = checked_province(form, reference_day(running.session, settings(), by.clock))
        _require_own_areas(running.session, info.code)
        before = province_info(running.session)
        if seen is not None and seen != before:
            raise OtherProvinceError(OTHERWISE, name=before.name.th, code=before.code)
        put_province(running.session, info)
        running.commit({"before": _told(before), "after": _told(info)}, thing="province:")
        return info


def take_areas(engine: Engine, by: By, files: Sequence[UnderstoodFile]) -> list[WrittenBatch]:
    """Write a list of areas, each level a batch of its own that can be undone; return the batches that wrote something.

    What stands already as the list says is left. Stopped on the way, the next try goes on where it stopped.

    Raises: as ``import_file``.
    """
    written = [import_file(engine, by, file)[1] for file in files]
    return [one for one in written if one.batch is not None]


def take_good_areas(
    engine: Engine, by: By, files: Sequence[UnderstoodFile]
) -> tuple[list[WrittenBatch], int]:
    """Write the rows of a list that can be taken, knowingly without the others; return the batches, and how many are left.

    What lies in an area that is left stays out with it. The left rows come by a later list.

    Raises: as ``import_file``.
    """
    found = [import_file(engine, by, file, only_good=True) for file in files]
    left = sum(preview.counts[RowResult.REFUSED] for preview, _batch in found)
    return [batch for _preview, batch in found if batch.batch is not None], left


def _require_own_areas(session: Session, code: str) -> None:
    other = next((area for area in districts(session) if not area.code.startswith(code)), None)
    if other is not None:
        raise ProvinceError(
            "ทะเบียนมีอำเภอรหัส {district} ซึ่งไม่ได้ขึ้นต้นด้วย {code} แก้รหัสจังหวัด หรือถอนรายชื่ออำเภอนั้นก่อน",
            field="code",
            district=other.code,
            code=code,
        )


def _told(info: ProvinceInfo) -> dict[str, object]:
    said: dict[str, object] = {
        "province_code": info.code,
        "province": info.name.th,
        "province_en": info.name.en,
        "programme": info.programme.th,
        "programme_en": info.programme.en,
        "fiscal_year": info.fiscal_year,
        "started_on": info.started_on,
    }
    return {name: value for name, value in said.items() if value}
